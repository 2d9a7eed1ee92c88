/** The words of signing in and out. */
import type { Language, Words } from '../../core/language.ts'

type SignInTexts = {
  title: string
  intro: (services: string) => string
  toService: (service: string) => string
  username: string
  usernameHint: (mail: boolean) => string
  password: string
  submit: string
  passkey: string
  wrong: string
  lockedNow: (time: string) => string
  locked: (time: string) => string
  lockedTitle: string
  lockedText: string
  otherWays: string
  ways: { wait: (time: string) => string; knownBrowser: string; recover: string; desk: string }
  slowDown: (minutes: number) => string
  trouble: string
  activate: string
  forgottenPin: string
  forgottenPassword: string
  forgottenUsername: string
  withEid: string
  otherWaysIn: string
  slowDownShort: string
  openingCode: {
    title: string
    intro: string
    label: string
    submit: string
    empty: string
    wrong: string
    ask: string
  }
  whyNoAccess: string
  out: {
    title: string
    intro: string
    submit: string
    done: string
    doneText: string
    cleared: string
    clearedText: string
    again: string
    front: string
    atProvider: string
  }
}

const words: Words<SignInTexts> = {
  nb: {
    title: 'Logg inn',
    intro: (name) => `Med brukerkontoen din ved ${name}.`,
    toService: (service) => `Så går du videre til ${service}.`,
    username: 'Brukernavn',
    usernameHint: (mail) => (mail ? 'Du kan også skrive e-postadressen du har fått her.' : ''),
    password: 'Passord',
    submit: 'Logg inn',
    passkey: 'Logg inn med passnøkkel',
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
      recover: 'Har du glemt passordet, kan du få et nytt. Den veien er ikke stengt.',
      desk: 'Ta kontakt med brukerstøtten om det ikke var du som prøvde.',
    },
    slowDown: (minutes) =>
      `Det har kommet mange feil forsøk fra nettet du er på. Vent ${minutes} minutter og prøv igjen. Kontoen din er ikke stengt av dette.`,
    trouble: 'Kommer du ikke inn?',
    activate: 'Jeg er ny og har ikke aktivert kontoen',
    forgottenPin: 'Jeg har glemt PIN-koden',
    forgottenPassword: 'Jeg har glemt passordet',
    forgottenUsername: 'Jeg har glemt brukernavnet',
    withEid: 'Logg inn med ID-porten',
    otherWaysIn: 'Uten passord',
    slowDownShort: 'Det er kommet for mange forsøk herfra på kort tid. Vent noen minutter og prøv igjen.',
    openingCode: {
      title: 'Skriv koden fra brukerstøtten',
      intro:
        'PIN-koden er riktig. Siden du har valgt den selv, trenger vi også den korte koden som brukerstøtten sa til deg.',
      label: 'Kode fra brukerstøtten',
      submit: 'Gå videre',
      empty: 'Skriv koden som brukerstøtten sa til deg.',
      wrong: 'Koden er ikke riktig. Etter for mange forsøk må brukerstøtten gi deg en ny.',
      ask: 'Fikk du ingen kode, eller husker du den ikke? Spør her:',
    },
    whyNoAccess: 'Hvorfor kommer jeg ikke inn?',
    out: {
      title: 'Logg ut',
      intro:
        'Du logger ut av kontoportalen i denne nettleseren. Andre tjenester logger du ut av hver for seg.',
      submit: 'Logg ut',
      done: 'Du er logget ut',
      doneText: 'Sitter du ved en felles maskin, så lukk alle vinduene i nettleseren også.',
      cleared: 'Alt er slettet',
      clearedText:
        'Du er logget ut, og nettleseren har ikke noe igjen etter deg herfra. Lukk alle vinduene før du går.',
      again: 'Logg inn igjen',
      front: 'Til forsiden',
      atProvider: 'Logg ut av den elektroniske ID-en',
    },
  },
  nn: {
    title: 'Logg inn',
    intro: (name) => `Med brukarkontoen din ved ${name}.`,
    toService: (service) => `Så går du vidare til ${service}.`,
    username: 'Brukarnamn',
    usernameHint: (mail) => (mail ? 'Du kan òg skrive e-postadressa du har fått her.' : ''),
    password: 'Passord',
    submit: 'Logg inn',
    passkey: 'Logg inn med passnøkkel',
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
      recover: 'Har du gløymt passordet, kan du få eit nytt. Den vegen er ikkje stengd.',
      desk: 'Ta kontakt med brukarstøtta om det ikkje var du som prøvde.',
    },
    slowDown: (minutes) =>
      `Det har kome mange feil forsøk frå nettet du er på. Vent ${minutes} minutt og prøv igjen. Kontoen din er ikkje stengd av dette.`,
    trouble: 'Kjem du ikkje inn?',
    activate: 'Eg er ny og har ikkje aktivert kontoen',
    forgottenPin: 'Eg har gløymt PIN-koden',
    forgottenPassword: 'Eg har gløymt passordet',
    forgottenUsername: 'Eg har gløymt brukarnamnet',
    withEid: 'Logg inn med ID-porten',
    otherWaysIn: 'Utan passord',
    slowDownShort: 'Det har kome for mange forsøk herifrå på kort tid. Vent nokre minutt og prøv igjen.',
    openingCode: {
      title: 'Skriv koden frå brukarstøtta',
      intro:
        'PIN-koden er rett. Sidan du har valt han sjølv, treng vi òg den korte koden som brukarstøtta sa til deg.',
      label: 'Kode frå brukarstøtta',
      submit: 'Gå vidare',
      empty: 'Skriv koden som brukarstøtta sa til deg.',
      wrong: 'Koden er ikkje rett. Etter for mange forsøk må brukarstøtta gi deg ein ny.',
      ask: 'Fekk du ingen kode, eller hugsar du han ikkje? Spør her:',
    },
    whyNoAccess: 'Kvifor kjem eg ikkje inn?',
    out: {
      title: 'Logg ut',
      intro:
        'Du loggar ut av kontoportalen i denne nettlesaren. Andre tenester loggar du ut av kvar for seg.',
      submit: 'Logg ut',
      done: 'Du er logga ut',
      doneText: 'Sit du ved ei felles maskin, så lukk alle vindauga i nettlesaren òg.',
      cleared: 'Alt er sletta',
      clearedText:
        'Du er logga ut, og nettlesaren har ikkje noko att etter deg herfrå. Lukk alle vindauga før du går.',
      again: 'Logg inn igjen',
      front: 'Til framsida',
      atProvider: 'Logg ut av den elektroniske ID-en',
    },
  },
  en: {
    title: 'Sign in',
    intro: (name) => `With your user account at ${name}.`,
    toService: (service) => `Then you go on to ${service}.`,
    username: 'Username',
    usernameHint: (mail) => (mail ? 'You can also enter the e-mail address you were given here.' : ''),
    password: 'Password',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
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
      recover: 'If you have forgotten the password, you can get a new one. That way is not closed.',
      desk: 'Contact the service desk if it was not you who tried.',
    },
    slowDown: (minutes) =>
      `Many wrong tries have come from the network you are on. Wait ${minutes} minutes and try again. This does not close your account.`,
    trouble: 'Cannot get in?',
    activate: 'I am new and have not activated my account',
    forgottenPin: 'I have forgotten the PIN',
    forgottenPassword: 'I have forgotten the password',
    forgottenUsername: 'I have forgotten the username',
    withEid: 'Sign in with ID-porten',
    otherWaysIn: 'Without a password',
    slowDownShort: 'Too many tries have come from here in a short time. Wait a few minutes and try again.',
    openingCode: {
      title: 'Enter the code from the service desk',
      intro:
        'The PIN is right. Because you chose it yourself, we also need the short code that the service desk told you.',
      label: 'Code from the service desk',
      submit: 'Continue',
      empty: 'Enter the code that the service desk told you.',
      wrong: 'The code is not right. After too many tries the service desk must give you a new one.',
      ask: 'Were you given no code, or do you not remember it? Ask here:',
    },
    whyNoAccess: 'Why can’t I get in?',
    out: {
      title: 'Sign out',
      intro:
        'You sign out of the account portal in this browser. Other services are signed out of one by one.',
      submit: 'Sign out',
      done: 'You have signed out',
      doneText: 'If you are at a shared computer, close all the windows of the browser too.',
      cleared: 'Everything is cleared',
      clearedText:
        'You have signed out, and the browser has nothing left of you from here. Close all the windows before you leave.',
      again: 'Sign in again',
      front: 'To the front page',
      atProvider: 'Sign out of your electronic ID',
    },
  },
}

/** The words in one language. */
export function signInTexts(language: Language): SignInTexts {
  return words[language]
}
