/** Sends the link that is asked for beside the PIN when somebody activates an account (cases P-05 and P-07). By mail only. */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const activationLink: Wording<{ path: string; until: Temporal.Instant }> = {
  mail: {
    nb: (voice, { path, until }) => ({
      subject: `Lenke for å aktivere brukerkontoen din ved ${voice.short}`,
      says: [
        `Noen, vi går ut fra at det er deg, holder på å aktivere brukerkontoen din ved ${voice.institution}. Gå videre her:`,
        voice.link(path),
        `Lenken virker én gang, til ${voice.when(until)}. Du trenger også PIN-koden din.`,
        'Har du ikke bedt om dette, kan du se bort fra e-posten. Lenken åpner ingenting uten PIN-koden din, så ikke gi den til noen.',
        voice.reachDesk,
      ],
    }),
    nn: (voice, { path, until }) => ({
      subject: `Lenkje for å aktivere brukarkontoen din ved ${voice.short}`,
      says: [
        `Nokon, vi går ut frå at det er du, held på å aktivere brukarkontoen din ved ${voice.institution}. Gå vidare her:`,
        voice.link(path),
        `Lenkja verkar éin gong, til ${voice.when(until)}. Du treng òg PIN-koden din.`,
        'Har du ikkje bede om dette, kan du sjå bort frå e-posten. Lenkja opnar ingenting utan PIN-koden din, så ikkje gi han til nokon.',
        voice.reachDesk,
      ],
    }),
    en: (voice, { path, until }) => ({
      subject: `Link for activating your user account at ${voice.short}`,
      says: [
        `Somebody, we assume you, is activating your user account at ${voice.institution}. Continue here:`,
        voice.link(path),
        `The link works once, until ${voice.when(until)}. You will also need your PIN.`,
        'If you did not ask for this, you can ignore this e-mail. The link opens nothing without your PIN, so do not give the PIN to anybody.',
        voice.reachDesk,
      ],
    }),
  },
  sms: null,
}
