/** The words of the front page, the desks, and what the portal says about itself. (Long: four pages in three languages.) */
import type { Language, Words } from '../../core/language.ts'

type FrontTexts = {
  title: string
  intro: (name: string) => string
  activate: { title: string; text: string }
  signIn: { title: string; text: string }
  myAccount: { title: string; text: string }
  forgottenPassword: { title: string; text: string }
  forgottenUsername: { title: string; text: string }
  forgottenPin: { title: string; text: string }
  why: { title: string; text: string }
  projects: { title: string; text: string }
  other: string
  guides: string
  desks: {
    title: string
    intro: string
    all: string
    offices: string
    officesIntro: string
    none: string
  }
  accessibility: {
    title: string
    lines: readonly string[]
    statement: string
    tell: string
  }
  privacy: {
    title: string
    lines: (name: string, days: number) => readonly string[]
    statement: string
    ask: string
  }
}

const words: Words<FrontTexts> = {
  nb: {
    title: 'Brukerkontoen din',
    intro: (name) => `Én konto for e-post, læringsplattform, nett og alt annet ved ${name}.`,
    activate: { title: 'Aktiver kontoen', text: 'For deg som er ny student eller ny ansatt.' },
    signIn: { title: 'Logg inn', text: 'Bytt passord, velg PIN og se hva kontoen åpner.' },
    myAccount: { title: 'Min konto', text: 'Du er logget inn.' },
    forgottenPassword: {
      title: 'Glemt passordet',
      text: 'Med elektronisk ID, eller med e-post og SMS.',
    },
    forgottenUsername: { title: 'Glemt brukernavnet', text: 'Se det her når du har vist hvem du er.' },
    forgottenPin: { title: 'Glemt PIN-koden', text: 'Få en ny til den private e-posten din.' },
    projects: {
      title: 'Administrasjon av utenlandske brukere',
      text: 'For deg som administrerer et prosjekt: hjelp et medlem inn igjen.',
    },
    why: { title: 'Hvorfor kommer jeg ikke inn?', text: 'Se hva som stenger, og hva du gjør med det.' },
    other: 'Trenger du hjelp?',
    guides: 'Søk i hjelpen, eller se alle svarene',
    desks: {
      title: 'Brukerstøtte',
      intro: 'Her får du hjelp av mennesker. Ingen av dem spør noen gang etter passordet ditt.',
      all: 'Alle steder og åpningstider',
      offices: 'Studieadministrasjonen',
      officesIntro: 'De svarer på spørsmål om studierett, semesterregistrering og semesteravgift.',
      none: 'Lærestedet har ikke lagt inn noen brukerstøtte ennå.',
    },
    accessibility: {
      title: 'Tilgjengelighet',
      lines: [
        'Portalen er laget for å følge WCAG 2.1 på nivå AA.',
        'Alt kan gjøres med tastaturet alene, uten mus, og uten at nettleseren kjører skript.',
        'Sidene virker med skjermleser, i stor skrift og på små skjermer, og finnes på bokmål, nynorsk og engelsk.',
      ],
      statement: 'Tilgjengelighetserklæringen',
      tell: 'Møter du noe som ikke virker for deg, så si fra:',
    },
    privacy: {
      title: 'Personvern',
      lines: (name, days) => [
        `${name} har ansvaret for opplysningene om deg her.`,
        'Navn, studier, stillinger og kontaktopplysninger kommer fra registrene, og rettes der. Fødselsnummeret ligger kryptert og vises aldri.',
        'Passordet lagres aldri, bare et avtrykk som ikke kan regnes tilbake til det.',
        `Portalen setter bare informasjonskapsler den trenger: for innloggingen, for språket, og for å kjenne igjen nettleseren din i ${days} dager. Ingenting deles med andre, og ingen teller besøkene dine.`,
        'Alt som skjer med kontoen, kan du lese under «Hendelser».',
      ],
      statement: 'Personvernerklæringen',
      ask: 'Spørsmål om opplysningene dine:',
    },
  },
  nn: {
    title: 'Brukarkontoen din',
    intro: (name) => `Éin konto for e-post, læringsplattform, nett og alt anna ved ${name}.`,
    activate: { title: 'Aktiver kontoen', text: 'For deg som er ny student eller nytilsett.' },
    signIn: { title: 'Logg inn', text: 'Byt passord, vel PIN og sjå kva kontoen opnar.' },
    myAccount: { title: 'Min konto', text: 'Du er logga inn.' },
    forgottenPassword: {
      title: 'Gløymt passordet',
      text: 'Med elektronisk ID, eller med e-post og SMS.',
    },
    forgottenUsername: { title: 'Gløymt brukarnamnet', text: 'Sjå det her når du har vist kven du er.' },
    forgottenPin: { title: 'Gløymt PIN-koden', text: 'Få ein ny til den private e-posten din.' },
    projects: {
      title: 'Administrasjon av utanlandske brukarar',
      text: 'For deg som administrerer eit prosjekt: hjelp ein medlem inn att.',
    },
    why: { title: 'Kvifor kjem eg ikkje inn?', text: 'Sjå kva som stengjer, og kva du gjer med det.' },
    other: 'Treng du hjelp?',
    guides: 'Søk i hjelpa, eller sjå alle svara',
    desks: {
      title: 'Brukarstøtte',
      intro: 'Her får du hjelp av menneske. Ingen av dei spør nokon gong etter passordet ditt.',
      all: 'Alle stader og opningstider',
      offices: 'Studieadministrasjonen',
      officesIntro: 'Dei svarer på spørsmål om studierett, semesterregistrering og semesteravgift.',
      none: 'Lærestaden har ikkje lagt inn noka brukarstøtte enno.',
    },
    accessibility: {
      title: 'Tilgjenge',
      lines: [
        'Portalen er laga for å følgje WCAG 2.1 på nivå AA.',
        'Alt kan gjerast med tastaturet åleine, utan mus, og utan at nettlesaren køyrer skript.',
        'Sidene verkar med skjermlesar, i stor skrift og på små skjermar, og finst på bokmål, nynorsk og engelsk.',
      ],
      statement: 'Tilgjengeerklæringa',
      tell: 'Møter du noko som ikkje verkar for deg, så sei frå:',
    },
    privacy: {
      title: 'Personvern',
      lines: (name, days) => [
        `${name} har ansvaret for opplysningane om deg her.`,
        'Namn, studium, stillingar og kontaktopplysningar kjem frå registra, og blir retta der. Fødselsnummeret ligg kryptert og blir aldri vist.',
        'Passordet blir aldri lagra, berre eit avtrykk som ikkje kan reknast tilbake til det.',
        `Portalen set berre informasjonskapslar han treng: for innlogginga, for språket, og for å kjenne att nettlesaren din i ${days} dagar. Ingenting blir delt med andre, og ingen tel besøka dine.`,
        'Alt som skjer med kontoen, kan du lese under «Hendingar».',
      ],
      statement: 'Personvernerklæringa',
      ask: 'Spørsmål om opplysningane dine:',
    },
  },
  en: {
    title: 'Your user account',
    intro: (name) => `One account for e-mail, learning platform, network and everything else at ${name}.`,
    activate: { title: 'Activate your account', text: 'For new students and new employees.' },
    signIn: { title: 'Sign in', text: 'Change your password, choose a PIN and see what the account opens.' },
    myAccount: { title: 'My account', text: 'You are signed in.' },
    forgottenPassword: {
      title: 'Forgotten password',
      text: 'With electronic ID, or by e-mail and SMS.',
    },
    forgottenUsername: { title: 'Forgotten username', text: 'See it here once you have shown who you are.' },
    forgottenPin: { title: 'Forgotten the PIN', text: 'Get a new one to your personal e-mail.' },
    projects: {
      title: 'Foreign user administration',
      text: 'For administrators of a project: help a member back in.',
    },
    why: { title: 'Why can’t I get in?', text: 'See what is in the way, and what to do about it.' },
    other: 'Need help?',
    guides: 'Search the help, or see all the answers',
    desks: {
      title: 'Service desk',
      intro: 'Here people help you. None of them will ever ask for your password.',
      all: 'All places and opening hours',
      offices: 'Student administration',
      officesIntro:
        'They answer questions about places of study, semester registration and the semester fee.',
      none: 'The institution has not listed a service desk yet.',
    },
    accessibility: {
      title: 'Accessibility',
      lines: [
        'The portal is made to follow WCAG 2.1 at level AA.',
        'Everything can be done with the keyboard alone, without a mouse, and without the browser running scripts.',
        'The pages work with a screen reader, in large print and on small screens, and exist in Bokmål, Nynorsk and English.',
      ],
      statement: 'The accessibility statement',
      tell: 'If you meet something that does not work for you, tell us:',
    },
    privacy: {
      title: 'Privacy',
      lines: (name, days) => [
        `${name} is responsible for what is kept about you here.`,
        'Name, studies, positions and contact data come from the registers, and are corrected there. The national identity number is kept encrypted and never shown.',
        'The password is never kept, only a print of it that cannot be turned back.',
        `The portal sets only the cookies it needs: for signing in, for the language, and to recognise your browser for ${days} days. Nothing is shared with others, and nobody counts your visits.`,
        'Everything that happens to the account can be read under “Events”.',
      ],
      statement: 'The privacy statement',
      ask: 'Questions about your data:',
    },
  },
}

/** The words in one language. */
export function frontTexts(language: Language): FrontTexts {
  return words[language]
}
