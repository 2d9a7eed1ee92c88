/** The verdict over an account in one sentence, and whom to ask. */
import type { Language, Words } from '../../core/language.ts'

type VerdictTexts = {
  open: { title: string; text: string }
  limited: { title: string; text: string }
  closed: { title: string; text: string }
  waiting: { title: string; text: string }
  ask: string
  /** As the desk reads it. */
  ofSomebody: Record<'open' | 'limited' | 'closed' | 'waiting', { title: string; text: string }>
}

const words: Words<VerdictTexts> = {
  nb: {
    open: { title: 'Kontoen er åpen', text: 'Ingenting står i veien.' },
    limited: { title: 'Kontoen er åpen, men ikke for alt', text: 'Her er alt som står i veien.' },
    closed: {
      title: 'Kontoen er stengt nå',
      text: 'Her er alt som står i veien, og hva du kan gjøre med hvert av dem.',
    },
    waiting: { title: 'Kontoen åpner senere', text: 'Du trenger ikke gjøre noe nå.' },
    ask: 'Spør',
    ofSomebody: {
      open: { title: 'Kontoen er åpen', text: 'Ingenting står i veien.' },
      limited: { title: 'Kontoen er åpen, men ikke for alt', text: 'Dette står i veien:' },
      closed: { title: 'Kommer ikke inn nå', text: 'Dette står i veien, slik personen selv leser det:' },
      waiting: { title: 'Kommer ikke inn ennå', text: 'Det åpner av seg selv:' },
    },
  },
  nn: {
    open: { title: 'Kontoen er open', text: 'Ingenting står i vegen.' },
    limited: { title: 'Kontoen er open, men ikkje for alt', text: 'Her er alt som står i vegen.' },
    closed: {
      title: 'Kontoen er stengd no',
      text: 'Her er alt som står i vegen, og kva du kan gjere med kvart av dei.',
    },
    waiting: { title: 'Kontoen opnar seinare', text: 'Du treng ikkje gjere noko no.' },
    ask: 'Spør',
    ofSomebody: {
      open: { title: 'Kontoen er open', text: 'Ingenting står i vegen.' },
      limited: { title: 'Kontoen er open, men ikkje for alt', text: 'Dette står i vegen:' },
      closed: { title: 'Kjem ikkje inn no', text: 'Dette står i vegen, slik personen sjølv les det:' },
      waiting: { title: 'Kjem ikkje inn enno', text: 'Det opnar av seg sjølv:' },
    },
  },
  en: {
    open: { title: 'The account is open', text: 'Nothing stands in the way.' },
    limited: {
      title: 'The account is open, but not for everything',
      text: 'Here is everything that stands in the way.',
    },
    closed: {
      title: 'The account is closed now',
      text: 'Here is everything that stands in the way, and what you can do about each of them.',
    },
    waiting: { title: 'The account opens later', text: 'You do not need to do anything now.' },
    ask: 'Ask',
    ofSomebody: {
      open: { title: 'The account is open', text: 'Nothing stands in the way.' },
      limited: {
        title: 'The account is open, but not for everything',
        text: 'This stands in the way:',
      },
      closed: { title: 'Cannot get in now', text: 'This stands in the way, as the person reads it:' },
      waiting: { title: 'Cannot get in yet', text: 'It opens by itself:' },
    },
  },
}

/** The words in one language. */
export function verdictTexts(language: Language): VerdictTexts {
  return words[language]
}
