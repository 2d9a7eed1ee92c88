/** Tells a person that the IT department requires a new password; without a link to where one is typed (row U-6). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const passwordMustChange: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Du må velge et nytt passord ved ${voice.short}`,
      says: [
        `IT-avdelingen har bedt deg om å velge et nytt passord til brukerkontoen din ved ${voice.institution}. Det gjelder fra ${voice.when(at)}.`,
        'Åpne kontoportalen slik du pleier. Når du logger inn, kommer du rett til siden der du velger et nytt. Denne e-posten har med vilje ingen lenke dit.',
        `Lurer du på om dette er ekte, så spør oss. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Du må velje eit nytt passord ved ${voice.short}`,
      says: [
        `IT-avdelinga har bede deg om å velje eit nytt passord til brukarkontoen din ved ${voice.institution}. Det gjeld frå ${voice.when(at)}.`,
        'Opne kontoportalen slik du plar. Når du loggar inn, kjem du rett til sida der du vel eit nytt. Denne e-posten har med vilje inga lenkje dit.',
        `Lurer du på om dette er ekte, så spør oss. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `You have to choose a new password at ${voice.short}`,
      says: [
        `The IT department has asked you to choose a new password for your user account at ${voice.institution}. This applies from ${voice.when(at)}.`,
        'Open the account portal as you usually do. When you sign in, you come straight to the page where you choose a new one. This e-mail has no link to it on purpose.',
        `If you wonder whether this is genuine, ask us. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: null,
}
