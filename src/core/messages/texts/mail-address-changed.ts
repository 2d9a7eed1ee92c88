/** Tells a person that their mail address here is new because their name is, and where it is shown: never in the message (row N-6). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export type MailAddressChangedFacts = { at: Temporal.Instant }

export const mailAddressChanged: Wording<MailAddressChangedFacts> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Du har fått en ny e-postadresse ved ${voice.short}`,
      says: [
        `Registeret har meldt at du har et nytt navn. Derfor fikk du en ny e-postadresse ved ${voice.institution} ${voice.when(at)}.`,
        'Den gamle er fortsatt din: e-post til den kommer fram som før. Logg inn og se begge på Min konto.',
        `Har du ikke fått nytt navn? Ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Du har fått ei ny e-postadresse ved ${voice.short}`,
      says: [
        `Registeret har meldt at du har eit nytt namn. Difor fekk du ei ny e-postadresse ved ${voice.institution} ${voice.when(at)}.`,
        'Den gamle er framleis di: e-post til henne kjem fram som før. Logg inn og sjå begge på Min konto.',
        `Har du ikkje fått nytt namn? Ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `You have a new mail address at ${voice.short}`,
      says: [
        `The register has told us that you have a new name. So you got a new mail address at ${voice.institution} on ${voice.when(at)}.`,
        'The old one is still yours: mail to it arrives as before. Sign in to see both under My account.',
        `Is your name still the same? Contact us. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice) =>
      `${voice.short}: Nytt navn ga deg ny e-postadresse her. Den gamle virker fortsatt. Feil? Brukerstøtten: ${voice.desk}`,
    nn: (voice) =>
      `${voice.short}: Nytt namn gav deg ny e-postadresse her. Den gamle verkar framleis. Feil? Brukarstøtta: ${voice.desk}`,
    en: (voice) =>
      `${voice.short}: A new name gave you a new mail address here. The old one still works. Wrong? Service desk: ${voice.desk}`,
  },
}
