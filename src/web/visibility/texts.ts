/** The words for shown and hidden, and for who decided it: to the person, and to those who help. */
import type { Language, Words } from '../../core/language.ts'

/** `from`: the day of the choice that a register's change goes before. */
type DecidedWords = {
  you: (day: string) => string
  register: (at: string, day: string) => string
  overruled: (at: string, day: string, from: string) => string
  default: string
  protectedAddress: string
  death: string
}
type VisibilityWords = {
  title: string
  mobile: string
  picture: string
  shown: string
  hidden: string
  you: DecidedWords
  somebody: DecidedWords
}

const words: Words<VisibilityWords> = {
  nb: {
    title: 'Synlig for andre',
    mobile: 'Mobilnummer',
    picture: 'Bilde',
    shown: 'Synlig',
    hidden: 'Skjult',
    you: {
      you: (day) => `Du valgte dette ${day}.`,
      register: (at, day) => `Endret i ${at} ${day}.`,
      overruled: (at, day, from) => `Endret i ${at} ${day}; det gjelder foran valget ditt fra ${from}.`,
      default: 'Du har ikke valgt noe ennå. Slik er det til du velger.',
      protectedAddress:
        'Adressen din er beskyttet i registeret. Da vises verken nummer eller bilde til noen, uansett hva som er valgt.',
      death: 'Vises ikke lenger.',
    },
    somebody: {
      you: (day) => `Valgt av personen selv ${day}`,
      register: (at, day) => `Endret i ${at} ${day}`,
      overruled: (at, day, from) => `Endret i ${at} ${day}; gjelder foran personens valg fra ${from}`,
      default: 'Ikke valgt',
      protectedAddress: 'Beskyttet adresse: vises aldri',
      death: 'Registrert som død: vises ikke',
    },
  },
  nn: {
    title: 'Synleg for andre',
    mobile: 'Mobilnummer',
    picture: 'Bilete',
    shown: 'Synleg',
    hidden: 'Skjult',
    you: {
      you: (day) => `Du valde dette ${day}.`,
      register: (at, day) => `Endra i ${at} ${day}.`,
      overruled: (at, day, from) => `Endra i ${at} ${day}; det gjeld framfor valet ditt frå ${from}.`,
      default: 'Du har ikkje valt noko enno. Slik er det til du vel.',
      protectedAddress:
        'Adressa di er verna i registeret. Då blir verken nummer eller bilete vist til nokon, uansett kva som er valt.',
      death: 'Blir ikkje vist lenger.',
    },
    somebody: {
      you: (day) => `Valt av personen sjølv ${day}`,
      register: (at, day) => `Endra i ${at} ${day}`,
      overruled: (at, day, from) => `Endra i ${at} ${day}; gjeld framfor valet til personen frå ${from}`,
      default: 'Ikkje valt',
      protectedAddress: 'Verna adresse: blir aldri vist',
      death: 'Registrert som død: blir ikkje vist',
    },
  },
  en: {
    title: 'Visible to others',
    mobile: 'Mobile number',
    picture: 'Picture',
    shown: 'Visible',
    hidden: 'Hidden',
    you: {
      you: (day) => `You chose this on ${day}.`,
      register: (at, day) => `Changed in ${at} on ${day}.`,
      overruled: (at, day, from) => `Changed in ${at} on ${day}; that overrules your choice of ${from}.`,
      default: 'You have not chosen yet. It stays like this until you do.',
      protectedAddress:
        'Your address is protected in the register. So neither number nor picture is shown to anyone, whatever has been chosen.',
      death: 'No longer shown.',
    },
    somebody: {
      you: (day) => `Chosen by the person on ${day}`,
      register: (at, day) => `Changed in ${at} on ${day}`,
      overruled: (at, day, from) => `Changed in ${at} on ${day}; overrules the person’s choice of ${from}`,
      default: 'Not chosen',
      protectedAddress: 'Protected address: never shown',
      death: 'Registered as deceased: not shown',
    },
  },
}

/** The words in one language. */
export function visibilityWords(language: Language): VisibilityWords {
  return words[language]
}
