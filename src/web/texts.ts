/** The words that belong to no single page: the menu, opening hours, and every page that says "this did not work". */
import type { Language, Words } from '../core/language.ts'

type ErrorWords = { title: string; says: string }
type WebTexts = {
  /** Signing in by password is closed to unknown browsers until somebody acts (case B-15). */
  closedForLong: string
  myAccount: string
  password: string
  doorPin: string
  secondFactor: string
  sessions: string
  journal: string
  desks: string
  open: string
  closed: string
  openUntil: (time: string) => string
  opens: (when: string) => string
  toFront: string
  toSignIn: string
  tryAgain: string
  notFound: ErrorWords
  refused: ErrorWords
  formTooOld: ErrorWords
  formUnreadable: ErrorWords
  tooLarge: ErrorWords
  busy: ErrorWords
  slowDown: ErrorWords
  sessionEnded: Record<'timed-out' | 'credentials-changed' | 'ended', ErrorWords>
  notWithThisSession: ErrorWords
  failed: ErrorWords
}

const words: Words<WebTexts> = {
  nb: {
    closedForLong:
      'Innlogging med passord herfra er stengt, fordi passordet har vært feil svært mange ganger på rad. Det åpner ikke av seg selv. Bruk en nettleser du har logget inn med før, og bytt passord der, eller ta kontakt med brukerstøtten.',
    myAccount: 'Min konto',
    password: 'Passord',
    doorPin: 'PIN til dører',
    secondFactor: 'Totrinn',
    sessions: 'Innlogginger',
    journal: 'Hendelser',
    desks: 'Brukerstøtte',
    open: 'Åpent nå',
    closed: 'Stengt',
    openUntil: (time) => `Åpent nå, til ${time}`,
    opens: (when) => `Åpner ${when}`,
    toFront: 'Til forsiden',
    toSignIn: 'Logg inn',
    tryAgain: 'Prøv igjen',
    notFound: {
      title: 'Vi finner ikke siden',
      says: 'Adressen kan være skrevet feil, eller siden er flyttet.',
    },
    refused: {
      title: 'Dette har du ikke tilgang til',
      says: 'Siden finnes, men ikke for denne innloggingen.',
    },
    formTooOld: {
      title: 'Skjemaet er for gammelt',
      says: 'Ingenting er endret. Gå tilbake, last siden på nytt og fyll ut skjemaet en gang til. Nettleseren må tillate informasjonskapsler for denne siden.',
    },
    formUnreadable: {
      title: 'Vi kunne ikke lese skjemaet',
      says: 'Ingenting er endret. Last siden på nytt og prøv en gang til.',
    },
    tooLarge: {
      title: 'Det du sendte, er for stort',
      says: 'Ingenting er endret. Skriv mindre og prøv en gang til.',
    },
    busy: {
      title: 'Mange logger inn akkurat nå',
      says: 'Ingenting er endret, og forsøket teller ikke. Vent noen sekunder og prøv igjen.',
    },
    slowDown: {
      title: 'For mange forsøk på kort tid',
      says: 'Vent ti minutter før du prøver igjen. Kontoen din er ikke låst av dette.',
    },
    sessionEnded: {
      'timed-out': {
        title: 'Du er logget ut',
        says: 'Det gikk for lang tid. Logg inn igjen for å fortsette.',
      },
      'credentials-changed': {
        title: 'Du er logget ut',
        says: 'Passordet ble byttet et annet sted. Logg inn med det nye. Var det ikke deg, ta kontakt med brukerstøtten.',
      },
      ended: {
        title: 'Du er logget ut',
        says: 'Denne innloggingen er avsluttet. Logg inn igjen for å fortsette.',
      },
    },
    notWithThisSession: {
      title: 'Du må logge inn for å komme hit',
      says: 'Det du har gjort til nå, åpner ikke denne siden.',
    },
    failed: {
      title: 'Noe gikk galt hos oss',
      says: 'Ingenting er endret. Prøv igjen om litt. Hjelper ikke det, gi brukerstøtten dette nummeret:',
    },
  },
  nn: {
    closedForLong:
      'Innlogging med passord herifrå er stengd, fordi passordet har vore feil svært mange gonger på rad. Det opnar ikkje av seg sjølv. Bruk ein nettlesar du har logga inn med før, og byt passord der, eller ta kontakt med brukarstøtta.',
    myAccount: 'Min konto',
    password: 'Passord',
    doorPin: 'PIN til dører',
    secondFactor: 'Totrinn',
    sessions: 'Innloggingar',
    journal: 'Hendingar',
    desks: 'Brukarstøtte',
    open: 'Ope no',
    closed: 'Stengt',
    openUntil: (time) => `Ope no, til ${time}`,
    opens: (when) => `Opnar ${when}`,
    toFront: 'Til framsida',
    toSignIn: 'Logg inn',
    tryAgain: 'Prøv igjen',
    notFound: { title: 'Vi finn ikkje sida', says: 'Adressa kan vere skriven feil, eller sida er flytta.' },
    refused: {
      title: 'Dette har du ikkje tilgang til',
      says: 'Sida finst, men ikkje for denne innlogginga.',
    },
    formTooOld: {
      title: 'Skjemaet er for gammalt',
      says: 'Ingenting er endra. Gå tilbake, last sida på nytt og fyll ut skjemaet ein gong til. Nettlesaren må tillate informasjonskapslar for denne sida.',
    },
    formUnreadable: {
      title: 'Vi kunne ikkje lese skjemaet',
      says: 'Ingenting er endra. Last sida på nytt og prøv ein gong til.',
    },
    tooLarge: {
      title: 'Det du sende, er for stort',
      says: 'Ingenting er endra. Skriv mindre og prøv ein gong til.',
    },
    busy: {
      title: 'Mange loggar inn akkurat no',
      says: 'Ingenting er endra, og forsøket tel ikkje. Vent nokre sekund og prøv igjen.',
    },
    slowDown: {
      title: 'For mange forsøk på kort tid',
      says: 'Vent ti minutt før du prøver igjen. Kontoen din er ikkje låst av dette.',
    },
    sessionEnded: {
      'timed-out': {
        title: 'Du er logga ut',
        says: 'Det gjekk for lang tid. Logg inn igjen for å halde fram.',
      },
      'credentials-changed': {
        title: 'Du er logga ut',
        says: 'Passordet vart bytt ein annan stad. Logg inn med det nye. Var det ikkje deg, ta kontakt med brukarstøtta.',
      },
      ended: {
        title: 'Du er logga ut',
        says: 'Denne innlogginga er avslutta. Logg inn igjen for å halde fram.',
      },
    },
    notWithThisSession: {
      title: 'Du må logge inn for å kome hit',
      says: 'Det du har gjort til no, opnar ikkje denne sida.',
    },
    failed: {
      title: 'Noko gjekk gale hos oss',
      says: 'Ingenting er endra. Prøv igjen om litt. Hjelper ikkje det, gi brukarstøtta dette nummeret:',
    },
  },
  en: {
    closedForLong:
      'Signing in with a password from here is closed, because the password was wrong very many times in a row. It does not open by itself. Use a browser you have signed in with before and change the password there, or contact the service desk.',
    myAccount: 'My account',
    password: 'Password',
    doorPin: 'Door PIN',
    secondFactor: 'Two-factor',
    sessions: 'Sign-ins',
    journal: 'Events',
    desks: 'Service desk',
    open: 'Open now',
    closed: 'Closed',
    openUntil: (time) => `Open now, until ${time}`,
    opens: (when) => `Opens ${when}`,
    toFront: 'To the front page',
    toSignIn: 'Sign in',
    tryAgain: 'Try again',
    notFound: {
      title: 'We cannot find that page',
      says: 'The address may be misspelt, or the page has moved.',
    },
    refused: { title: 'You do not have access to this', says: 'The page exists, but not for this sign-in.' },
    formTooOld: {
      title: 'The form is too old',
      says: 'Nothing was changed. Go back, reload the page and fill in the form once more. Your browser must allow cookies for this site.',
    },
    formUnreadable: {
      title: 'We could not read the form',
      says: 'Nothing was changed. Reload the page and try once more.',
    },
    tooLarge: {
      title: 'What you sent is too large',
      says: 'Nothing was changed. Write less and try once more.',
    },
    busy: {
      title: 'Many people are signing in right now',
      says: 'Nothing was changed, and this try does not count. Wait a few seconds and try again.',
    },
    slowDown: {
      title: 'Too many tries in a short time',
      says: 'Wait ten minutes before you try again. This does not lock your account.',
    },
    sessionEnded: {
      'timed-out': {
        title: 'You have been signed out',
        says: 'Too much time has passed. Sign in again to continue.',
      },
      'credentials-changed': {
        title: 'You have been signed out',
        says: 'The password was changed somewhere else. Sign in with the new one. If that was not you, contact the service desk.',
      },
      ended: {
        title: 'You have been signed out',
        says: 'This sign-in was ended. Sign in again to continue.',
      },
    },
    notWithThisSession: {
      title: 'Sign in to come here',
      says: 'What you have done so far does not open this page.',
    },
    failed: {
      title: 'Something went wrong on our side',
      says: 'Nothing was changed. Try again in a while. If that does not help, give the service desk this number:',
    },
  },
}

/** The words in one language. */
export function webTexts(language: Language): WebTexts {
  return words[language]
}
