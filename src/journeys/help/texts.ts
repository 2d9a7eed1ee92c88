/** The words around the guides. */
import type { GuideTopic } from '../../core/help/guide.ts'
import type { Language, Words } from '../../core/language.ts'

type HelpTexts = {
  title: string
  intro: string
  search: string
  searchHint: string
  submit: string
  foundTitle: string
  found: (many: number, asked: string) => string
  nothing: { title: string; text: string }
  none: string
  guides: string
  topics: Record<GuideTopic, string>
  otherProblems: string
  back: string
  published: string
  modified: string
  feedback: {
    question: string
    hint: string
    yes: string
    no: string
    submit: string
    choose: string
    thanks: string
  }
  ask: string
}

const words: Words<HelpTexts> = {
  nb: {
    title: 'Hjelp',
    intro: 'Korte svar om brukerkontoen. Hvert svar slutter på siden der du gjør det.',
    search: 'Hva trenger du hjelp til?',
    searchHint: 'Skriv noen ord, for eksempel «glemt passord» eller «ny telefon».',
    submit: 'Søk',
    foundTitle: 'Søk i hjelpen',
    found: (many, asked) =>
      many === 0
        ? `Ingen treff på «${asked}».`
        : many === 1
          ? `Ett treff på «${asked}».`
          : `${many} treff på «${asked}».`,
    nothing: {
      title: 'Vi fant ikke noe om det',
      text: 'Prøv med færre eller andre ord. Under står alle svarene vi har.',
    },
    none: 'Lærestedet har ikke lagt inn noen hjelpesider ennå.',
    guides: 'Treff',
    topics: {
      begin: 'Ny her',
      password: 'Passord, brukernavn og PIN',
      'two-factor': 'Totrinnsinnlogging',
      access: 'Kommer ikke inn',
      account: 'Kontoen din',
      services: 'Tjenester og datamaskiner',
      projects: 'Prosjekter',
      more: 'Mer hjelp',
    },
    otherProblems: 'Andre problemer',
    back: 'All hjelp',
    published: 'Publisert',
    modified: 'Sist endret',
    feedback: {
      question: 'Fant du det du lette etter?',
      hint: 'Vi teller bare hvor mange som svarer ja og nei.',
      yes: 'Ja',
      no: 'Nei',
      submit: 'Send svaret',
      choose: 'Velg ja eller nei.',
      thanks: 'Takk for svaret. Det hjelper oss å gjøre siden bedre.',
    },
    ask: 'Andre problemer? Spør',
  },
  nn: {
    title: 'Hjelp',
    intro: 'Korte svar om brukarkontoen. Kvart svar sluttar på sida der du gjer det.',
    search: 'Kva treng du hjelp til?',
    searchHint: 'Skriv nokre ord, til dømes «gløymt passord» eller «ny telefon».',
    submit: 'Søk',
    foundTitle: 'Søk i hjelpa',
    found: (many, asked) =>
      many === 0
        ? `Ingen treff på «${asked}».`
        : many === 1
          ? `Eitt treff på «${asked}».`
          : `${many} treff på «${asked}».`,
    nothing: {
      title: 'Vi fann ikkje noko om det',
      text: 'Prøv med færre eller andre ord. Under står alle svara vi har.',
    },
    none: 'Lærestaden har ikkje lagt inn nokon hjelpesider enno.',
    guides: 'Treff',
    topics: {
      begin: 'Ny her',
      password: 'Passord, brukarnamn og PIN',
      'two-factor': 'Totrinnsinnlogging',
      access: 'Kjem ikkje inn',
      account: 'Kontoen din',
      services: 'Tenester og datamaskiner',
      projects: 'Prosjekt',
      more: 'Meir hjelp',
    },
    otherProblems: 'Andre problem',
    back: 'All hjelp',
    published: 'Publisert',
    modified: 'Sist endra',
    feedback: {
      question: 'Fann du det du leita etter?',
      hint: 'Vi tel berre kor mange som svarer ja og nei.',
      yes: 'Ja',
      no: 'Nei',
      submit: 'Send svaret',
      choose: 'Vel ja eller nei.',
      thanks: 'Takk for svaret. Det hjelper oss å gjere sida betre.',
    },
    ask: 'Andre problem? Spør',
  },
  en: {
    title: 'Help',
    intro: 'Short answers about the user account. Each ends on the page where you do it.',
    search: 'What do you need help with?',
    searchHint: 'Type a few words, such as “forgotten password” or “new phone”.',
    submit: 'Search',
    foundTitle: 'Search the help',
    found: (many, asked) =>
      many === 0
        ? `Nothing found for “${asked}”.`
        : many === 1
          ? `One answer for “${asked}”.`
          : `${many} answers for “${asked}”.`,
    nothing: {
      title: 'We found nothing about that',
      text: 'Try fewer or other words. Below are all the answers we have.',
    },
    none: 'The institution has not written any guides yet.',
    guides: 'Found',
    topics: {
      begin: 'New here',
      password: 'Password, username and PIN',
      'two-factor': 'Two-factor sign-in',
      access: 'Cannot get in',
      account: 'Your account',
      services: 'Services and computers',
      projects: 'Projects',
      more: 'More help',
    },
    otherProblems: 'Other problems',
    back: 'All help',
    published: 'Published',
    modified: 'Last modified',
    feedback: {
      question: 'Did you find what you were looking for?',
      hint: 'We only count how many answer yes and no.',
      yes: 'Yes',
      no: 'No',
      submit: 'Send the answer',
      choose: 'Choose yes or no.',
      thanks: 'Thank you for the answer. It helps us make the page better.',
    },
    ask: 'Other problems? Ask',
  },
}

/** The words in one language. */
export function helpTexts(language: Language): HelpTexts {
  return words[language]
}
