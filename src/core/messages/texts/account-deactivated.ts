/** Tells a person that the account was deactivated, and how it opens again (row O-13). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const accountDeactivated: Wording<{ at: Temporal.Instant; pinUntil: Temporal.Instant | null }> = {
  mail: {
    nb: (voice, { at, pinUntil }) => ({
      subject: `Brukerkontoen din ved ${voice.short} er deaktivert`,
      says: [
        `Brukerstøtten ved ${voice.institution} deaktiverte brukerkontoen din ${voice.when(at)}. Passordet du hadde, virker ikke lenger.`,
        pinUntil === null
          ? 'Identifiser deg med elektronisk ID for å velge et nytt passord.'
          : `Til ${voice.when(pinUntil)} kan du logge inn med brukernavn og PIN-kode, én gang, og må da velge et eget passord. Med elektronisk ID kan du gjøre det når som helst.`,
        `Var det ikke etter avtale med deg? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at, pinUntil }) => ({
      subject: `Brukarkontoen din ved ${voice.short} er deaktivert`,
      says: [
        `Brukarstøtta ved ${voice.institution} deaktiverte brukarkontoen din ${voice.when(at)}. Passordet du hadde, verkar ikkje lenger.`,
        pinUntil === null
          ? 'Identifiser deg med elektronisk ID for å velje eit nytt passord.'
          : `Til ${voice.when(pinUntil)} kan du logge inn med brukarnamn og PIN-kode, éin gong, og må då velje eit eige passord. Med elektronisk ID kan du gjere det når som helst.`,
        `Var det ikkje etter avtale med deg? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at, pinUntil }) => ({
      subject: `Your user account at ${voice.short} has been deactivated`,
      says: [
        `The service desk at ${voice.institution} deactivated your user account on ${voice.when(at)}. The password you had no longer works.`,
        pinUntil === null
          ? 'Identify yourself with electronic ID to choose a new password.'
          : `Until ${voice.when(pinUntil)} you can sign in with your username and PIN, once, and must then choose a password of your own. With electronic ID you can do so at any time.`,
        `Was this not agreed with you? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: Kontoen din ble deaktivert ${voice.when(at)}. Ikke avtalt? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { at }) =>
      `${voice.short}: Kontoen din vart deaktivert ${voice.when(at)}. Ikkje avtalt? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { at }) =>
      `${voice.short}: Your account was deactivated on ${voice.when(at)}. Not agreed? Contact the service desk: ${voice.desk}`,
  },
}
