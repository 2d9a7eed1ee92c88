/** The words on where a password works by now. */
import type { Language, Words } from '../../core/language.ts'
import type { PasswordThere } from '../../core/targets/password-there.ts'

type PlacesTexts = {
  title: string
  /** Right after a change. */
  afterChange: string
  is: Readonly<Record<PasswordThere, { tag: string; text: string | null }>>
}

const words: Words<PlacesTexts> = {
  nb: {
    title: 'Her virker passordet ditt',
    afterChange: 'Passordet sendes videre nå. Som regel er det på plass før du har lest dette.',
    is: {
      works: { tag: 'Virker', text: null },
      'on-its-way': { tag: 'På vei', text: 'Det tar noen sekunder.' },
      late: {
        tag: 'Forsinket',
        text: 'Systemet har ikke tatt imot alt fra oss ennå. Det forrige passordet kan virke der så lenge. Vi prøver igjen av oss selv, du trenger ikke gjøre noe.',
      },
      'waits-for-you': {
        tag: 'Venter på deg',
        text: 'Logg inn her én gang til med passordet ditt, så følger det etter.',
      },
      'not-taken': {
        tag: 'Ikke tatt imot',
        text: 'Systemet tok ikke imot det vi sendte, så passordet ditt virker kanskje ikke der. Brukerstøtte kan se hvorfor.',
      },
    },
  },
  nn: {
    title: 'Her verkar passordet ditt',
    afterChange: 'Passordet blir sendt vidare no. Som regel er det på plass før du har lese dette.',
    is: {
      works: { tag: 'Verkar', text: null },
      'on-its-way': { tag: 'På veg', text: 'Det tek nokre sekund.' },
      late: {
        tag: 'Forseinka',
        text: 'Systemet har ikkje teke imot alt frå oss enno. Det førre passordet kan verke der så lenge. Vi prøver igjen av oss sjølve, du treng ikkje gjere noko.',
      },
      'waits-for-you': {
        tag: 'Ventar på deg',
        text: 'Logg inn her éin gong til med passordet ditt, så følgjer det etter.',
      },
      'not-taken': {
        tag: 'Ikkje teke imot',
        text: 'Systemet tok ikkje imot det vi sende, så passordet ditt verkar kanskje ikkje der. Brukarstøtte kan sjå kvifor.',
      },
    },
  },
  en: {
    title: 'Where your password works',
    afterChange: 'The password is on its way now. As a rule it is there before you have read this.',
    is: {
      works: { tag: 'Works', text: null },
      'on-its-way': { tag: 'On its way', text: 'It takes a few seconds.' },
      late: {
        tag: 'Delayed',
        text: 'The system has not taken everything from us yet. The previous password may work there until it has. We try again by ourselves, you need not do anything.',
      },
      'waits-for-you': {
        tag: 'Waits for you',
        text: 'Sign in here once more with your password, and it follows.',
      },
      'not-taken': {
        tag: 'Not taken',
        text: 'The system did not take what we sent, so your password may not work there. The service desk can see why.',
      },
    },
  },
}

/** In one language. */
export function placesTexts(language: Language): PlacesTexts {
  return words[language]
}
