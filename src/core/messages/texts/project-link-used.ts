/** Tells a member that the link from the project was used together with its secret (row A-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const projectLinkUsed: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Lenken til kontoen din ved ${voice.short} er brukt`,
      says: [
        `Lenken fra administratoren for prosjektet ditt ble brukt ${voice.when(at)}, sammen med nøkkelen. Den virker ikke lenger.`,
        `Var det deg, trenger du ikke gjøre noe. Var det ikke deg, ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Lenkja til kontoen din ved ${voice.short} er brukt`,
      says: [
        `Lenkja frå administratoren for prosjektet ditt vart brukt ${voice.when(at)}, saman med nøkkelen. Ho verkar ikkje lenger.`,
        `Var det du, treng du ikkje gjere noko. Var det ikkje du, ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `The link to your account at ${voice.short} was used`,
      says: [
        `The link from the administrator of your project was used on ${voice.when(at)}, together with its secret. It no longer works.`,
        `If it was you, there is nothing to do. If it was not you, contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice) =>
      `${voice.short}: Lenken fra prosjektet ditt er brukt sammen med nøkkelen. Var det ikke deg? Ta kontakt: ${voice.desk}`,
    nn: (voice) =>
      `${voice.short}: Lenkja frå prosjektet ditt er brukt saman med nøkkelen. Var det ikkje du? Ta kontakt: ${voice.desk}`,
    en: (voice) =>
      `${voice.short}: The link from your project was used with its secret. Was it not you? Contact us: ${voice.desk}`,
  },
}
