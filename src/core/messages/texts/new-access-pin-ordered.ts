/** Tells a person, on the other channels we know, that a new PIN was sent (row A-5). The PIN itself is not in it. */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const newAccessPinOrdered: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `En ny PIN-kode fra ${voice.short} er sendt`,
      says: [
        `${voice.when(at)} ble det bestilt en ny PIN-kode til deg ved ${voice.institution}. Vi har sendt den på en annen måte enn denne e-posten. Den gamle koden virker ikke lenger.`,
        `Var det ikke deg som ba om den? Ta kontakt med en gang. ${voice.reachDesk}`,
        'Du får denne meldingen fordi vi alltid sier fra når en PIN-kode blir endret.',
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Ein ny PIN-kode frå ${voice.short} er send`,
      says: [
        `${voice.when(at)} vart det tinga ein ny PIN-kode til deg ved ${voice.institution}. Vi har sendt han på ein annan måte enn denne e-posten. Den gamle koden verkar ikkje lenger.`,
        `Var det ikkje du som bad om han? Ta kontakt med ein gong. ${voice.reachDesk}`,
        'Du får denne meldinga fordi vi alltid seier frå når ein PIN-kode blir endra.',
      ],
    }),
    en: (voice, { at }) => ({
      subject: `A new PIN from ${voice.short} has been sent`,
      says: [
        `On ${voice.when(at)} a new PIN was ordered for you at ${voice.institution}. We sent it by another way than this e-mail. The old PIN no longer works.`,
        `Was it not you who asked for it? Contact us at once. ${voice.reachDesk}`,
        'You receive this message because we always tell you when a PIN is changed.',
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: En ny PIN-kode ble bestilt til deg ${voice.when(at)}. Var det ikke deg? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { at }) =>
      `${voice.short}: Ein ny PIN-kode vart tinga til deg ${voice.when(at)}. Var det ikkje du? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { at }) =>
      `${voice.short}: A new PIN was ordered for you on ${voice.when(at)}. Not you? Contact the service desk: ${voice.desk}`,
  },
}
