/** The words about desks and their hours, wherever a desk is shown. */
import type { WayToDesk } from '../../core/institution/desks.ts'
import type { Language, Words } from '../../core/language.ts'

type DeskTexts = {
  ways: Record<WayToDesk['kind'], string>
  thisWeek: string
  usually: string
  season: (from: string, until: string, hours: string) => string
  holidays: (days: string) => string
  map: string
  days: readonly string[]
  off: string
  faculties: (codes: string) => string
  campuses: (names: string) => string
  everybody: string
}

const words: Words<DeskTexts> = {
  nb: {
    ways: {
      counter: 'Skranke',
      phone: 'Telefon',
      mail: 'E-post',
      case: 'Meld en sak',
      chat: 'Chat',
      video: 'Videomøte',
      loan: 'Utlån',
      return: 'Innlevering',
    },
    thisWeek: 'Denne uken',
    usually: 'Vanligvis',
    season: (from, until, hours) => `${from}–${until}: ${hours}`,
    holidays: (days) => `Stengt på offentlige høytidsdager. De neste er ${days}.`,
    map: 'Kart',
    days: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
    off: 'stengt',
    faculties: (codes) => `For fakultet ${codes}`,
    campuses: (names) => `For campus ${names}`,
    everybody: 'For alle andre',
  },
  nn: {
    ways: {
      counter: 'Skranke',
      phone: 'Telefon',
      mail: 'E-post',
      case: 'Meld ei sak',
      chat: 'Chat',
      video: 'Videomøte',
      loan: 'Utlån',
      return: 'Innlevering',
    },
    thisWeek: 'Denne veka',
    usually: 'Vanlegvis',
    season: (from, until, hours) => `${from}–${until}: ${hours}`,
    holidays: (days) => `Stengt på offentlege høgtidsdagar. Dei neste er ${days}.`,
    map: 'Kart',
    days: ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'søndag'],
    off: 'stengt',
    faculties: (codes) => `For fakultet ${codes}`,
    campuses: (names) => `For campus ${names}`,
    everybody: 'For alle andre',
  },
  en: {
    ways: {
      counter: 'Counter',
      phone: 'Telephone',
      mail: 'E-mail',
      case: 'Register a case',
      chat: 'Chat',
      video: 'Video meeting',
      loan: 'Loan',
      return: 'Return',
    },
    thisWeek: 'This week',
    usually: 'Usually',
    season: (from, until, hours) => `${from} to ${until}: ${hours}`,
    holidays: (days) => `Closed on public holidays. The next are ${days}.`,
    map: 'Map',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    off: 'closed',
    faculties: (codes) => `For faculty ${codes}`,
    campuses: (names) => `For campus ${names}`,
    everybody: 'For everybody else',
  },
}

/** The words in one language. */
export function deskTexts(language: Language): DeskTexts {
  return words[language]
}
