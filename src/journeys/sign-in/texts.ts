/** The words of signing in and out. */
import type { Language, Words } from '../../core/language.ts'

type SignInTexts = {
  title: string
  intro: (services: string) => string
  username: string
  usernameHint: (mail: boolean) => string
  password: string
  submit: string
  wrong: string
  lockedNow: (time: string) => string
  locked: (time: string) => string
  lockedTitle: string
  lockedText: string
  otherWays: string
  ways: { wait: (time: string) => string; knownBrowser: string; desk: string }
  slowDown: (minutes: number) => string
  trouble: string
  activate: string
  forgottenPin: string
  whyNoAccess: string
  out: {
    title: string
    intro: string
    submit: string
    done: string
    doneText: string
    again: string
    front: string
  }
}

const words: Words<SignInTexts> = {
  nb: {
    title: 'Logg inn',
    intro: (name) => `Med brukerkontoen din ved ${name}.`,
    username: 'Brukernavn',
    usernameHint: (mail) => (mail ? 'Du kan også skrive e-postadressen du har fått her.' : ''),
    password: 'Passord',
    submit: 'Logg inn',
    wrong: 'Brukernavnet eller passordet er feil.',
    lockedNow: (time) =>
      `Brukernavnet eller passordet er feil, for mange ganger på rad. Innlogging med passord herfra er stengt til ${time}.`,
    locked: (time) =>
      `Innlogging med passord herfra er stengt til ${time}, fordi passordet var feil for mange ganger på rad.`,
    lockedTitle: 'Dette kan du gjøre',
    lockedText:
      'Kontoen er ikke stengt. Det er bare innlogging med passord fra denne nettleseren som må vente.',
    otherWays: 'Andre veier inn',
    ways: {
      wait: (time) => `Vent til ${time}, og prøv igjen. Flere forsøk før det gjør ikke ventetiden lengre.`,
      knownBrowser: 'Bruk en nettleser du har logget inn med før. Den er ikke stengt.',
      desk: 'Ta kontakt med brukerstøtten om det ikke var du som prøvde.',
    },
    slowDown: (minutes) =>
      `Det har kommet mange feil forsøk fra nettet du er på. Vent ${minutes} minutter og prøv igjen. Kontoen din er ikke stengt av dette.`,
    trouble: 'Kommer du ikke inn?',
    activate: 'Jeg er ny og har ikke aktivert kontoen',
    forgottenPin: 'Jeg har glemt PIN-koden',
    whyNoAccess: 'Hvorfor kommer jeg ikke inn?',
    out: {
      title: 'Logg ut',
      intro:
        'Du logger ut av kontoportalen i denne nettleseren. Andre tjenester logger du ut av hver for seg.',
      submit: 'Logg ut',
      done: 'Du er logget ut',
      doneText: 'Sitter du ved en felles maskin, så lukk alle vinduene i nettleseren også.',
      again: 'Logg inn igjen',
      front: 'Til forsiden',
    },
  },
  nn: {
    title: 'Logg inn',
    intro: (name) => `Med brukarkontoen din ved ${name}.`,
    username: 'Brukarnamn',
    usernameHint: (mail) => (mail ? 'Du kan òg skrive e-postadressa du har fått her.' : ''),
    password: 'Passord',
    submit: 'Logg inn',
    wrong: 'Brukarnamnet eller passordet er feil.',
    lockedNow: (time) =>
      `Brukarnamnet eller passordet er feil, for mange gonger på rad. Innlogging med passord herifrå er stengd til ${time}.`,
    locked: (time) =>
      `Innlogging med passord herifrå er stengd til ${time}, fordi passordet var feil for mange gonger på rad.`,
    lockedTitle: 'Dette kan du gjere',
    lockedText:
      'Kontoen er ikkje stengd. Det er berre innlogging med passord frå denne nettlesaren som må vente.',
    otherWays: 'Andre vegar inn',
    ways: {
      wait: (time) => `Vent til ${time}, og prøv igjen. Fleire forsøk før det gjer ikkje ventetida lengre.`,
      knownBrowser: 'Bruk ein nettlesar du har logga inn med før. Han er ikkje stengd.',
      desk: 'Ta kontakt med brukarstøtta om det ikkje var du som prøvde.',
    },
    slowDown: (minutes) =>
      `Det har kome mange feil forsøk frå nettet du er på. Vent ${minutes} minutt og prøv igjen. Kontoen din er ikkje stengd av dette.`,
    trouble: 'Kjem du ikkje inn?',
    activate: 'Eg er ny og har ikkje aktivert kontoen',
    forgottenPin: 'Eg har gløymt PIN-koden',
    whyNoAccess: 'Kvifor kjem eg ikkje inn?',
    out: {
      title: 'Logg ut',
      intro:
        'Du loggar ut av kontoportalen i denne nettlesaren. Andre tenester loggar du ut av kvar for seg.',
      submit: 'Logg ut',
      done: 'Du er logga ut',
      doneText: 'Sit du ved ei felles maskin, så lukk alle vindauga i nettlesaren òg.',
      again: 'Logg inn igjen',
      front: 'Til framsida',
    },
  },
  en: {
    title: 'Sign in',
    intro: (name) => `With your user account at ${name}.`,
    username: 'Username',
    usernameHint: (mail) => (mail ? 'You can also enter the e-mail address you were given here.' : ''),
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The username or the password is wrong.',
    lockedNow: (time) =>
      `The username or the password is wrong, too many times in a row. Signing in with a password from here is closed until ${time}.`,
    locked: (time) =>
      `Signing in with a password from here is closed until ${time}, because the password was wrong too many times in a row.`,
    lockedTitle: 'What you can do',
    lockedText: 'The account is not closed. Only signing in with a password from this browser has to wait.',
    otherWays: 'Other ways in',
    ways: {
      wait: (time) => `Wait until ${time} and try again. More tries before that do not make the wait longer.`,
      knownBrowser: 'Use a browser you have signed in with before. It is not closed.',
      desk: 'Contact the service desk if it was not you who tried.',
    },
    slowDown: (minutes) =>
      `Many wrong tries have come from the network you are on. Wait ${minutes} minutes and try again. This does not close your account.`,
    trouble: 'Cannot get in?',
    activate: 'I am new and have not activated my account',
    forgottenPin: 'I have forgotten the PIN',
    whyNoAccess: 'Why can’t I get in?',
    out: {
      title: 'Sign out',
      intro:
        'You sign out of the account portal in this browser. Other services are signed out of one by one.',
      submit: 'Sign out',
      done: 'You have signed out',
      doneText: 'If you are at a shared computer, close all the windows of the browser too.',
      again: 'Sign in again',
      front: 'To the front page',
    },
  },
}

/** The words in one language. */
export function signInTexts(language: Language): SignInTexts {
  return words[language]
}
