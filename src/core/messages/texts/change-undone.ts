/** Tells every channel that a change was undone because somebody said "it was not me", and how to get in again (row A-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const changeUndone: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `En endring på kontoen din ved ${voice.short} er angret`,
      says: [
        `${voice.when(at)} fikk vi beskjed om at en endring på brukerkontoen din ved ${voice.institution} ikke var din. Den er angret, og alle er logget ut.`,
        'For å komme inn igjen må du identifisere deg med elektronisk ID eller hos brukerstøtten, og velge et nytt passord.',
        voice.reachDesk,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Ei endring på kontoen din ved ${voice.short} er angra`,
      says: [
        `${voice.when(at)} fekk vi melding om at ei endring på brukarkontoen din ved ${voice.institution} ikkje var di. Ho er angra, og alle er logga ut.`,
        'For å kome inn igjen må du identifisere deg med elektronisk ID eller hos brukarstøtta, og velje eit nytt passord.',
        voice.reachDesk,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `A change to your account at ${voice.short} has been undone`,
      says: [
        `On ${voice.when(at)} we were told that a change to your user account at ${voice.institution} was not yours. It has been undone, and everybody has been signed out.`,
        'To get in again, identify yourself with electronic ID or at the service desk, and choose a new password.',
        voice.reachDesk,
      ],
    }),
  },
  sms: {
    nb: (voice) =>
      `${voice.short}: Endringen er angret, og alle er logget ut. Kom inn igjen med elektronisk ID eller via ${voice.desk}`,
    nn: (voice) =>
      `${voice.short}: Endringa er angra, og alle er logga ut. Kom inn igjen med elektronisk ID eller via ${voice.desk}`,
    en: (voice) =>
      `${voice.short}: The change is undone and everybody is signed out. Get in again with electronic ID or through ${voice.desk}`,
  },
}
