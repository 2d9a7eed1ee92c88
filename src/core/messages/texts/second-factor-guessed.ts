/** Tells a person that somebody who has the password is guessing at the second step (ASVS 6.3.5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const secondFactorGuessed: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Mange feil engangskoder til kontoen din ved ${voice.short}`,
      says: [
        `Noen har skrevet riktig passord til brukerkontoen din ved ${voice.institution}, men feil engangskode mange ganger, sist ${voice.when(at)}. Ingen har kommet inn med dette.`,
        'Var det deg, kan du vente litt og prøve igjen. Sjekk at klokka på telefonen går riktig.',
        `Var det ikke deg, kjenner noen passordet ditt. Bytt det med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Mange feil eingongskodar til kontoen din ved ${voice.short}`,
      says: [
        `Nokon har skrive rett passord til brukarkontoen din ved ${voice.institution}, men feil eingongskode mange gonger, sist ${voice.when(at)}. Ingen har kome inn med dette.`,
        'Var det du, kan du vente litt og prøve igjen. Sjekk at klokka på telefonen går rett.',
        `Var det ikkje du, kjenner nokon passordet ditt. Byt det med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `Many wrong one-time codes for your account at ${voice.short}`,
      says: [
        `Somebody has typed the right password for your user account at ${voice.institution}, but a wrong one-time code many times, most recently on ${voice.when(at)}. Nobody came in this way.`,
        'If it was you, wait a little and try again. Check that the clock of your phone is right.',
        `If it was not you, somebody knows your password. Change it at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice) =>
      `${voice.short}: Noen har riktig passord til kontoen din, men feil engangskode. Ikke deg? Bytt passord. Hjelp: ${voice.desk}`,
    nn: (voice) =>
      `${voice.short}: Nokon har rett passord til kontoen din, men feil eingongskode. Ikkje du? Byt passord. Hjelp: ${voice.desk}`,
    en: (voice) =>
      `${voice.short}: Somebody has your password, but no right one-time code. Not you? Change it. Help: ${voice.desk}`,
  },
}
