/** The words of the list of people nobody can reach. (Long: three languages.) */
import type { ContactSource } from '../../actions/missing-contacts.ts'
import type { Counted, Missing, Stopped } from '../../core/person/missing-contacts.ts'
import type { Language, Words } from '../../core/language.ts'

type ContactsTexts = {
  nav: string
  title: string
  intro: string
  from: string
  source: Record<ContactSource, string>
  what: string
  all: string
  lacks: Record<Missing, string>
  filter: string
  onlySome: string
  found: (counted: Counted) => string
  none: string
  noneText: string
  missing: Record<Missing, string>
  stops: Record<Stopped, string>
  consequence: string
  ask: (whom: string) => string
  orPerson: (at: string) => string
  sponsor: (username: string) => string
  noAccount: string
  studentNumber: string
  record: (register: string, id: string) => string
  isProtected: string
  next: string
  first: string
  onlyBeginning: string
  noneSoFar: string
  download: string
  columns: {
    source: string
    id: string
    name: string
    studentNumber: string
    username: string
    missing: string
    stops: string
    ask: string
  }
}

const words: Words<ContactsTexts> = {
  nb: {
    nav: 'Mangler kontakt',
    title: 'Folk vi ikke når',
    intro:
      'Folk som har eller snart får konto, men som registrene ikke har privat e-post eller mobilnummer til. De nyeste først. Det rettes i registeret, aldri her.',
    from: 'Kommer fra',
    source: {
      fs: 'Studentregisteret',
      hr: 'Personalregisteret',
      projects: 'Prosjektregisteret',
      guest: 'Gjester',
    },
    what: 'Mangler',
    all: 'Alle',
    lacks: { mail: 'Privat e-post', mobile: 'Mobilnummer' },
    filter: 'Vis',
    onlySome: 'Vis bare noen',
    found: ({ number, is }) =>
      `${{ all: '', 'more-than': 'Mer enn ', 'at-least': 'Minst ' }[is]}${number} ${number === 1 ? 'person' : 'personer'}`,
    none: 'Ingen mangler noe',
    noneText: 'Alle her kan nås på e-post og mobil.',
    missing: { mail: 'Ingen privat e-post', mobile: 'Ingen mobil' },
    stops: {
      notices: 'varsler på e-post',
      'password-by-mail': 'nytt passord via e-post',
      'username-by-mail': 'brukernavnet på e-post',
      'pin-by-mail': 'ny PIN-kode på e-post',
      'project-link': 'lenke fra prosjektet',
      'temporary-password': 'midlertidig passord på SMS',
      'sms-code': 'kode på SMS til totrinn',
    },
    consequence: 'Kan ikke få',
    ask: (whom) => `Spør: ${whom}`,
    orPerson: (at) => `eller la personen rette det selv: ${at}`,
    sponsor: (username) => `den som står for gjesten (${username})`,
    noAccount: 'ingen konto ennå',
    studentNumber: 'studentnummer',
    record: (register, id) => `${register}: ${id}`,
    isProtected: 'Beskyttet adresse: navnet vises ikke',
    next: 'Neste side',
    first: 'Til de nyeste',
    onlyBeginning: 'Vi har ikke lest lenger i ett trekk. Det kan være flere på neste side.',
    noneSoFar: 'Ingen så langt',
    download: 'Last ned som regneark (CSV)',
    columns: {
      source: 'Register',
      id: 'Id i registeret',
      name: 'Navn',
      studentNumber: 'Studentnummer',
      username: 'Brukernavn',
      missing: 'Mangler',
      stops: 'Kan ikke få',
      ask: 'Spør',
    },
  },
  nn: {
    nav: 'Manglar kontakt',
    title: 'Folk vi ikkje når',
    intro:
      'Folk som har eller snart får konto, men som registra ikkje har privat e-post eller mobilnummer til. Dei nyaste først. Det blir retta i registeret, aldri her.',
    from: 'Kjem frå',
    source: {
      fs: 'Studentregisteret',
      hr: 'Personalregisteret',
      projects: 'Prosjektregisteret',
      guest: 'Gjester',
    },
    what: 'Manglar',
    all: 'Alle',
    lacks: { mail: 'Privat e-post', mobile: 'Mobilnummer' },
    filter: 'Vis',
    onlySome: 'Vis berre nokre',
    found: ({ number, is }) =>
      `${{ all: '', 'more-than': 'Meir enn ', 'at-least': 'Minst ' }[is]}${number} ${number === 1 ? 'person' : 'personar'}`,
    none: 'Ingen manglar noko',
    noneText: 'Alle her kan ein nå på e-post og mobil.',
    missing: { mail: 'Ingen privat e-post', mobile: 'Ingen mobil' },
    stops: {
      notices: 'varsel på e-post',
      'password-by-mail': 'nytt passord via e-post',
      'username-by-mail': 'brukarnamnet på e-post',
      'pin-by-mail': 'ny PIN-kode på e-post',
      'project-link': 'lenkje frå prosjektet',
      'temporary-password': 'mellombels passord på SMS',
      'sms-code': 'kode på SMS til totrinn',
    },
    consequence: 'Kan ikkje få',
    ask: (whom) => `Spør: ${whom}`,
    orPerson: (at) => `eller lat personen rette det sjølv: ${at}`,
    sponsor: (username) => `den som står for gjesten (${username})`,
    noAccount: 'ingen konto enno',
    studentNumber: 'studentnummer',
    record: (register, id) => `${register}: ${id}`,
    isProtected: 'Verna adresse: namnet blir ikkje vist',
    next: 'Neste side',
    first: 'Til dei nyaste',
    onlyBeginning: 'Vi har ikkje lese lenger i eitt drag. Det kan vere fleire på neste side.',
    noneSoFar: 'Ingen så langt',
    download: 'Last ned som rekneark (CSV)',
    columns: {
      source: 'Register',
      id: 'Id i registeret',
      name: 'Namn',
      studentNumber: 'Studentnummer',
      username: 'Brukarnamn',
      missing: 'Manglar',
      stops: 'Kan ikkje få',
      ask: 'Spør',
    },
  },
  en: {
    nav: 'Missing contact',
    title: 'People we cannot reach',
    intro:
      'People who have an account, or soon will, but for whom the registers hold no personal e-mail or no mobile number. Newest first. It is corrected in the register, never here.',
    from: 'Comes from',
    source: { fs: 'Student register', hr: 'Staff register', projects: 'Project register', guest: 'Guests' },
    what: 'Missing',
    all: 'All',
    lacks: { mail: 'Personal e-mail', mobile: 'Mobile number' },
    filter: 'Show',
    onlySome: 'Show only some',
    found: ({ number, is }) =>
      `${{ all: '', 'more-than': 'More than ', 'at-least': 'At least ' }[is]}${number} ${number === 1 ? 'person' : 'people'}`,
    none: 'Nobody lacks anything',
    noneText: 'Everybody here can be reached by e-mail and by mobile.',
    missing: { mail: 'No personal e-mail', mobile: 'No mobile' },
    stops: {
      notices: 'notices by e-mail',
      'password-by-mail': 'a new password through e-mail',
      'username-by-mail': 'the username by e-mail',
      'pin-by-mail': 'a new PIN by e-mail',
      'project-link': 'a link from the project',
      'temporary-password': 'a temporary password by SMS',
      'sms-code': 'a code by SMS for two-factor',
    },
    consequence: 'Cannot get',
    ask: (whom) => `Ask: ${whom}`,
    orPerson: (at) => `or let the person correct it: ${at}`,
    sponsor: (username) => `whoever answers for the guest (${username})`,
    noAccount: 'no account yet',
    studentNumber: 'student number',
    record: (register, id) => `${register}: ${id}`,
    isProtected: 'Protected address: the name is not shown',
    next: 'Next page',
    first: 'To the newest',
    onlyBeginning: 'We have not read further in one go. There may be more on the next page.',
    noneSoFar: 'Nobody so far',
    download: 'Download as a spreadsheet (CSV)',
    columns: {
      source: 'Register',
      id: 'Id in the register',
      name: 'Name',
      studentNumber: 'Student number',
      username: 'Username',
      missing: 'Missing',
      stops: 'Cannot get',
      ask: 'Ask',
    },
  },
}

/** The words in one language. */
export function contactsTexts(language: Language): ContactsTexts {
  return words[language]
}
