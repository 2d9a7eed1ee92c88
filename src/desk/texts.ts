/** The words of the desk's frame and of finding somebody. (Long: three languages.) */
import type { Language, Words } from '../core/language.ts'

type FrameTexts = {
  nav: { find: string; waiting: string; guests: string; merges: string; roles: string; close: string }
  agent: (name: string, rank: string) => string
  rank: Record<'agent' | 'senior' | 'administrator' | 'security', string>
  open: { title: string; intro: string; submit: string; ends: (idle: string, most: string) => string }
  closed: { title: string; text: string; again: string }
  first: {
    title: string
    intro: string
    secret: string
    hint: string
    submit: string
    wrong: string
    empty: string
  }
  find: {
    title: string
    intro: string
    label: string
    hint: string
    submit: string
    tooShort: string
    empty: string
    nobody: string
    nobodyText: string
    found: (number: number) => string
    more: (number: number) => string
    older: string
    earlier: string
    born: string
    studentNumber: string
    noAccount: string
    isProtected: string
    deceased: string
    by: Record<'name' | 'username' | 'student-number' | 'mobile' | 'email', string>
  }
}

const words: Words<FrameTexts> = {
  nb: {
    nav: {
      find: 'Finn person',
      waiting: 'Venter',
      guests: 'Gjester',
      merges: 'Én eller to?',
      roles: 'Roller',
      close: 'Lukk brukerstøtten',
    },
    agent: (name, rank) => `${name}, ${rank}`,
    rank: {
      agent: 'medarbeider',
      senior: 'seniormedarbeider',
      administrator: 'administrator',
      security: 'sikkerhet',
    },
    open: {
      title: 'Åpne brukerstøtten',
      intro: 'Her hjelper du andre med kontoen deres. Alt du gjør, står i loggen til den det gjelder.',
      submit: 'Åpne brukerstøtten',
      ends: (idle, most) => `Den lukkes etter ${idle} uten aktivitet, og senest etter ${most}.`,
    },
    closed: {
      title: 'Brukerstøtten er lukket',
      text: 'Du er fortsatt logget inn som deg selv.',
      again: 'Åpne på nytt',
    },
    first: {
      title: 'Bli den første administratoren',
      intro:
        'Da programmet startet, skrev det en hemmelighet i terminalen. Den virker én gang, og bare den første timen.',
      secret: 'Hemmeligheten fra terminalen',
      hint: '32 tegn. Mellomrom og bindestreker teller ikke.',
      submit: 'Bli administrator',
      wrong: 'Den virker ikke. Start programmet på nytt for å få en ny.',
      empty: 'Skriv inn hemmeligheten.',
    },
    find: {
      title: 'Finn person',
      intro: 'Søk på navn, brukernavn, studentnummer, telefon eller e-post.',
      label: 'Hvem leter du etter?',
      hint: 'Begynnelsen av hvert navn er nok. Fødselsnummer må skrives helt ut, og søket blir loggført hos personen.',
      submit: 'Søk',
      tooShort: 'Skriv minst to bokstaver.',
      empty: 'Skriv hvem du leter etter.',
      nobody: 'Ingen treff',
      nobodyText:
        'Prøv bare etternavnet, eller studentnummeret. Den som har hemmelig adresse, finnes bare med hele nummeret.',
      found: (number) => (number === 1 ? 'Én person' : `${number} personer`),
      more: (number) => `Mer enn ${number} personer. Skriv mer for å finne den rette.`,
      older: 'Flere',
      earlier: 'Forrige',
      born: 'Født',
      studentNumber: 'Studentnummer',
      noAccount: 'Har ikke aktivert konto',
      isProtected: 'Hemmelig adresse',
      deceased: 'Død',
      by: {
        name: 'Navn',
        username: 'Brukernavn',
        'student-number': 'Studentnummer',
        mobile: 'Telefon',
        email: 'E-post',
      },
    },
  },
  nn: {
    nav: {
      find: 'Finn person',
      waiting: 'Ventar',
      guests: 'Gjester',
      merges: 'Éin eller to?',
      roles: 'Roller',
      close: 'Lukk brukarstøtta',
    },
    agent: (name, rank) => `${name}, ${rank}`,
    rank: {
      agent: 'medarbeidar',
      senior: 'seniormedarbeidar',
      administrator: 'administrator',
      security: 'tryggleik',
    },
    open: {
      title: 'Opne brukarstøtta',
      intro: 'Her hjelper du andre med kontoen deira. Alt du gjer, står i loggen til den det gjeld.',
      submit: 'Opne brukarstøtta',
      ends: (idle, most) => `Ho blir lukka etter ${idle} utan aktivitet, og seinast etter ${most}.`,
    },
    closed: {
      title: 'Brukarstøtta er lukka',
      text: 'Du er framleis logga inn som deg sjølv.',
      again: 'Opne på nytt',
    },
    first: {
      title: 'Bli den første administratoren',
      intro:
        'Då programmet starta, skreiv det ein løyndom i terminalen. Han verkar éin gong, og berre den første timen.',
      secret: 'Løyndomen frå terminalen',
      hint: '32 teikn. Mellomrom og bindestrekar tel ikkje.',
      submit: 'Bli administrator',
      wrong: 'Han verkar ikkje. Start programmet på nytt for å få ein ny.',
      empty: 'Skriv inn løyndomen.',
    },
    find: {
      title: 'Finn person',
      intro: 'Søk på namn, brukarnamn, studentnummer, telefon eller e-post.',
      label: 'Kven leitar du etter?',
      hint: 'Byrjinga av kvart namn er nok. Fødselsnummer må skrivast heilt ut, og søket blir loggført hos personen.',
      submit: 'Søk',
      tooShort: 'Skriv minst to bokstavar.',
      empty: 'Skriv kven du leitar etter.',
      nobody: 'Ingen treff',
      nobodyText:
        'Prøv berre etternamnet, eller studentnummeret. Den som har hemmeleg adresse, finst berre med heile nummeret.',
      found: (number) => (number === 1 ? 'Éin person' : `${number} personar`),
      more: (number) => `Meir enn ${number} personar. Skriv meir for å finne den rette.`,
      older: 'Fleire',
      earlier: 'Førre',
      born: 'Fødd',
      studentNumber: 'Studentnummer',
      noAccount: 'Har ikkje aktivert konto',
      isProtected: 'Hemmeleg adresse',
      deceased: 'Død',
      by: {
        name: 'Namn',
        username: 'Brukarnamn',
        'student-number': 'Studentnummer',
        mobile: 'Telefon',
        email: 'E-post',
      },
    },
  },
  en: {
    nav: {
      find: 'Find a person',
      waiting: 'Waiting',
      guests: 'Guests',
      merges: 'One or two?',
      roles: 'Roles',
      close: 'Close the service desk',
    },
    agent: (name, rank) => `${name}, ${rank}`,
    rank: { agent: 'agent', senior: 'senior agent', administrator: 'administrator', security: 'security' },
    open: {
      title: 'Open the service desk',
      intro:
        'Here you help others with their accounts. Everything you do stands in the journal of whoever it is about.',
      submit: 'Open the service desk',
      ends: (idle, most) => `It closes after ${idle} without activity, and after ${most} at the latest.`,
    },
    closed: {
      title: 'The service desk is closed',
      text: 'You are still signed in as yourself.',
      again: 'Open it again',
    },
    first: {
      title: 'Become the first administrator',
      intro:
        'When the program started, it printed a secret in the terminal. It works once, and only for the first hour.',
      secret: 'The secret from the terminal',
      hint: '32 characters. Spaces and hyphens do not count.',
      submit: 'Become administrator',
      wrong: 'It does not work. Start the program again to get a new one.',
      empty: 'Type the secret.',
    },
    find: {
      title: 'Find a person',
      intro: 'Search by name, username, student number, phone or e-mail.',
      label: 'Who are you looking for?',
      hint: 'The beginning of each name is enough. An identity number must be typed whole, and the search is written into the person’s journal.',
      submit: 'Search',
      tooShort: 'Type at least two letters.',
      empty: 'Type who you are looking for.',
      nobody: 'Nobody found',
      nobodyText:
        'Try the family name alone, or the student number. Somebody with a protected address is found by the whole number only.',
      found: (number) => (number === 1 ? 'One person' : `${number} people`),
      more: (number) => `More than ${number} people. Type more to find the right one.`,
      older: 'More',
      earlier: 'Previous',
      born: 'Born',
      studentNumber: 'Student number',
      noAccount: 'No account activated',
      isProtected: 'Protected address',
      deceased: 'Deceased',
      by: {
        name: 'Name',
        username: 'Username',
        'student-number': 'Student number',
        mobile: 'Phone',
        email: 'E-mail',
      },
    },
  },
}

/** The words in one language. */
export function deskTexts(language: Language): FrameTexts {
  return words[language]
}
