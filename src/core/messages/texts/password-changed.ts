/** Tells a person that the password was changed, and how to undo it if somebody else did it (row A-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

/** `dispute`: the way to "it was not me"; null where the change was shown with something that the link cannot outweigh. */
export const passwordChanged: Wording<{ at: Temporal.Instant; dispute: string | null }> = {
  mail: {
    nb: (voice, { at, dispute }) => ({
      subject: `Passordet ditt ved ${voice.short} er endret`,
      says: [
        `Passordet til brukerkontoen din ved ${voice.institution} ble endret ${voice.when(at)}.`,
        'Var det deg, trenger du ikke gjøre noe her. Husk bare å bytte passordet også på telefonen, PC-en og andre steder der det gamle er lagret.',
        ...(dispute === null
          ? [
              `Var det ikke deg? Ta kontakt med en gang, så hjelper vi deg å ta kontoen tilbake. ${voice.reachDesk}`,
            ]
          : [
              'Var det ikke deg? Åpne lenken og si fra der. Da angres endringen, og alle logges ut:',
              voice.link(dispute),
              voice.reachDesk,
            ]),
        'Du får denne meldingen fordi vi alltid sier fra når et passord blir endret.',
      ],
    }),
    nn: (voice, { at, dispute }) => ({
      subject: `Passordet ditt ved ${voice.short} er endra`,
      says: [
        `Passordet til brukarkontoen din ved ${voice.institution} vart endra ${voice.when(at)}.`,
        'Var det du som gjorde det, treng du ikkje gjere noko her. Hugs berre å byte passordet på telefonen, PC-en og andre stader der det gamle er lagra.',
        ...(dispute === null
          ? [
              `Var det ikkje du? Ta kontakt med ein gong, så hjelper vi deg å ta kontoen tilbake. ${voice.reachDesk}`,
            ]
          : [
              'Var det ikkje du? Opne lenkja og sei frå der. Då blir endringa angra, og alle blir logga ut:',
              voice.link(dispute),
              voice.reachDesk,
            ]),
        'Du får denne meldinga fordi vi alltid seier frå når eit passord blir endra.',
      ],
    }),
    en: (voice, { at, dispute }) => ({
      subject: `Your password at ${voice.short} has been changed`,
      says: [
        `The password of your user account at ${voice.institution} was changed on ${voice.when(at)}.`,
        'If it was you, there is nothing to do here. Just remember to change it on your phone, your computer and wherever else the old one is stored.',
        ...(dispute === null
          ? [
              `Was it not you? Contact us at once, and we will help you to take the account back. ${voice.reachDesk}`,
            ]
          : [
              'Was it not you? Open the link and tell us there. The change is then undone, and everybody is signed out:',
              voice.link(dispute),
              voice.reachDesk,
            ]),
        'You receive this message because we always tell you when a password is changed.',
      ],
    }),
  },
  sms: {
    nb: (voice, { at, dispute }) =>
      `${voice.short}: Passordet ditt ble endret ${voice.when(at)}. Ikke deg? ${dispute === null ? voice.desk : voice.link(dispute)}`,
    nn: (voice, { at, dispute }) =>
      `${voice.short}: Passordet ditt vart endra ${voice.when(at)}. Ikkje du? ${dispute === null ? voice.desk : voice.link(dispute)}`,
    en: (voice, { at, dispute }) =>
      `${voice.short}: Your password was changed on ${voice.when(at)}. Not you? ${dispute === null ? voice.desk : voice.link(dispute)}`,
  },
}
