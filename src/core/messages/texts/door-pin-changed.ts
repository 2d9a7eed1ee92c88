/** Tells a person that the PIN used with the card at doors was changed (rows O-11 and A-5). The PIN itself is never repeated. */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const doorPinChanged: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `PIN-koden til kortet ditt ved ${voice.short} er endret`,
      says: [
        `PIN-koden du bruker sammen med kortet ditt på dørene ved ${voice.institution}, ble endret ${voice.when(at)}.`,
        'Var det deg, trenger du ikke gjøre noe. Det kan ta litt tid før alle dørene kjenner den nye koden.',
        `Var det ikke deg? Ta kontakt med en gang. ${voice.reachDesk}`,
        'Du får denne meldingen fordi vi alltid sier fra når en PIN-kode blir endret.',
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `PIN-koden til kortet ditt ved ${voice.short} er endra`,
      says: [
        `PIN-koden du bruker saman med kortet ditt på dørene ved ${voice.institution}, vart endra ${voice.when(at)}.`,
        'Var det du som gjorde det, treng du ikkje gjere noko. Det kan ta litt tid før alle dørene kjenner den nye koden.',
        `Var det ikkje du? Ta kontakt med ein gong. ${voice.reachDesk}`,
        'Du får denne meldinga fordi vi alltid seier frå når ein PIN-kode blir endra.',
      ],
    }),
    en: (voice, { at }) => ({
      subject: `The PIN of your card at ${voice.short} has been changed`,
      says: [
        `The PIN that you use with your card at the doors of ${voice.institution} was changed on ${voice.when(at)}.`,
        'If it was you, there is nothing to do. It may take a while until every door knows the new one.',
        `Was it not you? Contact us at once. ${voice.reachDesk}`,
        'You receive this message because we always tell you when a PIN is changed.',
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: PIN-koden til kortet ditt ble endret ${voice.when(at)}. Var det ikke deg? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { at }) =>
      `${voice.short}: PIN-koden til kortet ditt vart endra ${voice.when(at)}. Var det ikkje du? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { at }) =>
      `${voice.short}: The PIN of your card was changed on ${voice.when(at)}. Not you? Contact the service desk: ${voice.desk}`,
  },
}
