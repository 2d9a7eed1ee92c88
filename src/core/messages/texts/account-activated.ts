/** Tells a person that the account was activated. Username, mail address and password are never repeated (row N-6). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const accountActivated: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Brukerkontoen din ved ${voice.short} er aktivert`,
      says: [
        `Brukerkontoen din ved ${voice.institution} ble aktivert ${voice.when(at)}, og du kan begynne å bruke den.`,
        `Brukernavnet og e-postadressen ble vist på siden da du aktiverte kontoen. Vi gjentar dem ikke i e-post eller SMS. Har du glemt dem, hjelper brukerstøtten deg.`,
        `Var det ikke deg? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Brukarkontoen din ved ${voice.short} er aktivert`,
      says: [
        `Brukarkontoen din ved ${voice.institution} vart aktivert ${voice.when(at)}, og du kan byrje å bruke han.`,
        `Brukarnamnet og e-postadressa vart viste på sida då du aktiverte kontoen. Vi tek dei ikkje opp att i e-post eller SMS. Har du gløymt dei, hjelper brukarstøtta deg.`,
        `Var det ikkje du? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `Your user account at ${voice.short} has been activated`,
      says: [
        `Your user account at ${voice.institution} was activated on ${voice.when(at)}, and you can start using it.`,
        `The username and the mail address were shown on the page when you activated the account. We do not repeat them by e-mail or text message. If you have forgotten them, the service desk helps you.`,
        `Was it not you? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: Brukerkontoen din ble aktivert ${voice.when(at)}. Var det ikke deg? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { at }) =>
      `${voice.short}: Brukarkontoen din vart aktivert ${voice.when(at)}. Var det ikkje du? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { at }) =>
      `${voice.short}: Your account was activated on ${voice.when(at)}. Not you? Contact the service desk: ${voice.desk}`,
  },
}
