/** Tells a person that the password was changed, and what to do if somebody else did it (row A-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const passwordChanged: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Passordet ditt ved ${voice.short} er endret`,
      says: [
        `Passordet til brukerkontoen din ved ${voice.institution} ble endret ${voice.when(at)}.`,
        'Var det deg, trenger du ikke gjøre noe her. Husk bare å bytte passordet også på telefonen, PC-en og andre steder der det gamle er lagret.',
        `Var det ikke deg? Ta kontakt med en gang, så hjelper vi deg å ta kontoen tilbake. ${voice.reachDesk}`,
        'Du får denne meldingen fordi vi alltid sier fra når et passord blir endret.',
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Passordet ditt ved ${voice.short} er endra`,
      says: [
        `Passordet til brukarkontoen din ved ${voice.institution} vart endra ${voice.when(at)}.`,
        'Var det du som gjorde det, treng du ikkje gjere noko her. Hugs berre å byte passordet på telefonen, PC-en og andre stader der det gamle er lagra.',
        `Var det ikkje du? Ta kontakt med ein gong, så hjelper vi deg å ta kontoen tilbake. ${voice.reachDesk}`,
        'Du får denne meldinga fordi vi alltid seier frå når eit passord blir endra.',
      ],
    }),
    en: (voice, { at }) => ({
      subject: `Your password at ${voice.short} has been changed`,
      says: [
        `The password of your user account at ${voice.institution} was changed on ${voice.when(at)}.`,
        'If it was you, there is nothing to do here. Just remember to change it on your phone, your computer and wherever else the old one is stored.',
        `Was it not you? Contact us at once, and we will help you to take the account back. ${voice.reachDesk}`,
        'You receive this message because we always tell you when a password is changed.',
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: Passordet ditt ble endret ${voice.when(at)}. Var det ikke deg? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { at }) =>
      `${voice.short}: Passordet ditt vart endra ${voice.when(at)}. Var det ikkje du? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { at }) =>
      `${voice.short}: Your password was changed on ${voice.when(at)}. Not you? Contact the service desk: ${voice.desk}`,
  },
}
