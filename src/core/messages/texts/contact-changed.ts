/** Tells the address or number that was known before that a register has another one now (row A-5, field 22). */
import type { Temporal } from 'temporal-polyfill'
import type { Words } from '../../language.ts'
import type { Wording } from '../voice.ts'

export type ContactChangedFacts = { what: 'mail' | 'mobile'; at: Temporal.Instant }

export const contactChanged: Wording<ContactChangedFacts> = {
  mail: {
    nb: (voice, { what, at }) => ({
      subject: `${changed.nb[what]} ved ${voice.short} er endret`,
      says: [
        `Registeret har gitt ${voice.institution} en ny opplysning. ${changed.nb[what]} ble endret ${voice.when(at)}.`,
        'Du får denne meldingen fordi dette er den vi hadde fra før. Noen dager framover kan den nye ikke brukes til å komme inn på kontoen.',
        `Var det ikke deg? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { what, at }) => ({
      subject: `${changed.nn[what]} ved ${voice.short} er endra`,
      says: [
        `Registeret har gitt ${voice.institution} ei ny opplysning. ${changed.nn[what]} vart endra ${voice.when(at)}.`,
        'Du får denne meldinga fordi dette er den vi hadde frå før. Nokre dagar framover kan den nye ikkje brukast til å kome inn på kontoen.',
        `Var det ikkje du? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { what, at }) => ({
      subject: `Your ${changed.en[what]} at ${voice.short} has been changed`,
      says: [
        `${voice.institution} has been told by the register that your ${changed.en[what]} was changed on ${voice.when(at)}.`,
        'You receive this message because this is the one we had before. For some days the new one cannot be used to get into the account.',
        `Was it not you? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { what }) =>
      `${voice.short}: ${changed.nb[what]} i registeret er endret. Var det ikke deg? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { what }) =>
      `${voice.short}: ${changed.nn[what]} i registeret er endra. Var det ikkje du? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { what }) =>
      `${voice.short}: Your ${changed.en[what]} in the register has been changed. Not you? Contact the service desk: ${voice.desk}`,
  },
}

const changed: Words<Record<ContactChangedFacts['what'], string>> = {
  nb: { mail: 'E-postadressen din', mobile: 'Mobilnummeret ditt' },
  nn: { mail: 'E-postadressa di', mobile: 'Mobilnummeret ditt' },
  en: { mail: 'e-mail address', mobile: 'mobile number' },
}
