/** Tells somebody who came too early that the account can be activated now (row U-1). No number, PIN or name is repeated. */
import type { Wording } from '../voice.ts'

export const activationOpen: Wording<Record<never, never>> = {
  mail: {
    nb: (voice) => ({
      subject: `Nå kan du aktivere brukerkontoen din ved ${voice.short}`,
      says: [
        `Du var innom kontoportalen ved ${voice.institution} før aktiveringen åpnet. Nå er den åpen:`,
        voice.link('/activate-account'),
        'Du trenger de samme numrene og den samme PIN-koden som sist. Vi gjentar dem ikke i e-post.',
        'Har du aktivert kontoen allerede, kan du se bort fra denne e-posten. Den kommer bare én gang.',
        voice.reachDesk,
      ],
    }),
    nn: (voice) => ({
      subject: `No kan du aktivere brukarkontoen din ved ${voice.short}`,
      says: [
        `Du var innom kontoportalen ved ${voice.institution} før aktiveringa opna. No er ho open:`,
        voice.link('/activate-account'),
        'Du treng dei same numra og den same PIN-koden som sist. Vi tek dei ikkje opp att i e-post.',
        'Har du alt aktivert kontoen, kan du sjå bort frå denne e-posten. Han kjem berre éin gong.',
        voice.reachDesk,
      ],
    }),
    en: (voice) => ({
      subject: `You can now activate your user account at ${voice.short}`,
      says: [
        `You visited the account portal of ${voice.institution} before activation had opened. It is open now:`,
        voice.link('/activate-account'),
        'You will need the same numbers and the same PIN as last time. We do not repeat them by e-mail.',
        'If you have activated the account already, you can ignore this e-mail. It comes only once.',
        voice.reachDesk,
      ],
    }),
  },
  sms: null,
}
