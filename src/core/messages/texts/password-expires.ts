/** Says beforehand that the password runs out, and that a new one is chosen at the sign-in (row O-6). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const passwordExpires: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Passordet ditt ved ${voice.short} må snart fornyes`,
      says: [
        `Passordet til brukerkontoen din ved ${voice.institution} gjelder til ${voice.when(at)}.`,
        'Logg inn i kontoportalen og bytt det når det passer deg før den tid. Etterpå må du velge et nytt før du kommer videre.',
        'Vi sender aldri lenker til innloggingen i slike meldinger. Gå til portalen slik du pleier.',
        voice.reachDesk,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Passordet ditt ved ${voice.short} må snart fornyast`,
      says: [
        `Passordet til brukarkontoen din ved ${voice.institution} gjeld til ${voice.when(at)}.`,
        'Logg inn i kontoportalen og byt det når det passar deg før den tid. Etterpå må du velje eit nytt før du kjem vidare.',
        'Vi sender aldri lenkjer til innlogginga i slike meldingar. Gå til portalen slik du plar.',
        voice.reachDesk,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `Your password at ${voice.short} must soon be renewed`,
      says: [
        `The password of your user account at ${voice.institution} is valid until ${voice.when(at)}.`,
        'Sign in to the account portal and change it when it suits you before then. After that you must choose a new one before you can go on.',
        'We never send links to the sign-in in messages like this. Go to the portal the way you usually do.',
        voice.reachDesk,
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: Passordet ditt gjelder til ${voice.when(at)}. Logg inn i kontoportalen og bytt det før den tid.`,
    nn: (voice, { at }) =>
      `${voice.short}: Passordet ditt gjeld til ${voice.when(at)}. Logg inn i kontoportalen og byt det før den tid.`,
    en: (voice, { at }) =>
      `${voice.short}: Your password is valid until ${voice.when(at)}. Sign in to the account portal and change it before then.`,
  },
}
