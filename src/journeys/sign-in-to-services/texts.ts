/** The words on the way to a service, and out of it. */
import type { Language, Words } from '../../core/language.ts'

type Texts = {
  on: { title: (service: string) => string; intro: string; button: string }
  here: { title: string; intro: string; button: string }
  gone: { title: string; text: string; account: string }
  secondFactor: { title: string; intro: (service: string) => string; submit: string; account: string }
  keptOut: { title: (service: string) => string; intro: string; desks: string; account: string }
  notForYou: { title: (service: string) => string; text: (service: string) => string }
  out: {
    title: string
    intro: (service: string | null) => string
    submit: string
    stay: string
    done: string
    doneText: string
    back: (service: string | null) => string
  }
}

const words: Words<Texts> = {
  nb: {
    on: {
      title: (service) => `Du går videre til ${service}`,
      intro: 'Siden går videre av seg selv. Skjer det ikke, velg «Gå videre».',
      button: 'Gå videre',
    },
    here: {
      title: 'Et øyeblikk',
      intro: 'Vi ser om du er logget inn. Siden går videre av seg selv. Skjer det ikke, velg «Gå videre».',
      button: 'Gå videre',
    },
    gone: {
      title: 'Denne innloggingen kan ikke brukes lenger',
      text: 'Den var for gammel, allerede brukt, eller begynt i en annen nettleser. Gå tilbake til tjenesten og logg inn derfra på nytt.',
      account: 'Til min konto',
    },
    secondFactor: {
      title: 'Her trengs totrinnsinnlogging',
      intro: (service) =>
        `${service} slipper bare inn dem som har logget inn i to trinn. Sett det opp nå, så går du videre etterpå.`,
      submit: 'Sett opp totrinnsinnlogging',
      account: 'Ikke nå, til min konto',
    },
    keptOut: {
      title: (service) => `Du kommer ikke inn i ${service} nå`,
      intro: 'Kontoen din åpner ikke for tjenester akkurat nå. Her ser du hvorfor, og hva du kan gjøre.',
      desks: 'Brukerstøtte',
      account: 'Til min konto',
    },
    notForYou: {
      title: (service) => `${service} er ikke for kontoen din`,
      text: (service) =>
        `Slik du er registrert hos oss nå, hører ${service} ikke til det kontoen din åpner. Mener du at det er feil, så spør brukerstøtten.`,
    },
    out: {
      title: 'Logge ut her også?',
      intro: (service) =>
        `${service === null ? 'Tjenesten' : service} har logget deg ut hos seg. Du er fortsatt logget inn i kontoportalen og i andre tjenester.`,
      submit: 'Logg ut overalt i denne nettleseren',
      stay: 'Bli innlogget',
      done: 'Du er logget ut',
      doneText: 'Tjenestene du gikk til herfra, får beskjed om at du er logget ut.',
      back: (service) => (service === null ? 'Tilbake' : `Tilbake til ${service}`),
    },
  },
  nn: {
    on: {
      title: (service) => `Du går vidare til ${service}`,
      intro: 'Sida går vidare av seg sjølv. Skjer ikkje det, vel «Gå vidare».',
      button: 'Gå vidare',
    },
    here: {
      title: 'Eit augeblikk',
      intro: 'Vi ser om du er logga inn. Sida går vidare av seg sjølv. Skjer ikkje det, vel «Gå vidare».',
      button: 'Gå vidare',
    },
    gone: {
      title: 'Denne innlogginga kan ikkje brukast lenger',
      text: 'Ho var for gammal, alt brukt, eller byrja i ein annan nettlesar. Gå tilbake til tenesta og logg inn derifrå på nytt.',
      account: 'Til kontoen min',
    },
    secondFactor: {
      title: 'Her trengst totrinnsinnlogging',
      intro: (service) =>
        `${service} slepp berre inn dei som har logga inn i to trinn. Set det opp no, så går du vidare etterpå.`,
      submit: 'Set opp totrinnsinnlogging',
      account: 'Ikkje no, til kontoen min',
    },
    keptOut: {
      title: (service) => `Du kjem ikkje inn i ${service} no`,
      intro: 'Kontoen din opnar ikkje for tenester akkurat no. Her ser du kvifor, og kva du kan gjere.',
      desks: 'Brukarstøtte',
      account: 'Til kontoen min',
    },
    notForYou: {
      title: (service) => `${service} er ikkje for kontoen din`,
      text: (service) =>
        `Slik du er registrert hos oss no, høyrer ${service} ikkje til det kontoen din opnar. Meiner du at det er feil, så spør brukarstøtta.`,
    },
    out: {
      title: 'Logge ut her òg?',
      intro: (service) =>
        `${service === null ? 'Tenesta' : service} har logga deg ut hos seg. Du er framleis logga inn i kontoportalen og i andre tenester.`,
      submit: 'Logg ut overalt i denne nettlesaren',
      stay: 'Bli innlogga',
      done: 'Du er logga ut',
      doneText: 'Tenestene du gjekk til herifrå, får melding om at du er logga ut.',
      back: (service) => (service === null ? 'Tilbake' : `Tilbake til ${service}`),
    },
  },
  en: {
    on: {
      title: (service) => `You are going on to ${service}`,
      intro: 'The page goes on by itself. If it does not, choose “Continue”.',
      button: 'Continue',
    },
    here: {
      title: 'One moment',
      intro:
        'We are checking whether you are signed in. The page goes on by itself. If it does not, choose “Continue”.',
      button: 'Continue',
    },
    gone: {
      title: 'This sign-in can no longer be used',
      text: 'It was too old, used already, or begun in another browser. Go back to the service and sign in from there again.',
      account: 'To my account',
    },
    secondFactor: {
      title: 'Two-step sign-in is needed here',
      intro: (service) =>
        `${service} only lets in those who have signed in with two steps. Set it up now, and you go on afterwards.`,
      submit: 'Set up two-step sign-in',
      account: 'Not now, to my account',
    },
    keptOut: {
      title: (service) => `You cannot get into ${service} now`,
      intro: 'Your account does not open services at this moment. Here you see why, and what you can do.',
      desks: 'Service desks',
      account: 'To my account',
    },
    notForYou: {
      title: (service) => `${service} is not for your account`,
      text: (service) =>
        `As you are registered here now, ${service} is not among what your account opens. If you think that this is wrong, ask the service desk.`,
    },
    out: {
      title: 'Sign out here too?',
      intro: (service) =>
        `${service === null ? 'The service' : service} has signed you out on its side. You are still signed in to the account portal and to other services.`,
      submit: 'Sign out everywhere in this browser',
      stay: 'Stay signed in',
      done: 'You are signed out',
      doneText: 'The services you went to from here are told that you are signed out.',
      back: (service) => (service === null ? 'Back' : `Back to ${service}`),
    },
  },
}

/** The words in one language. */
export function serviceTexts(language: Language): Texts {
  return words[language]
}
