/** The words around electronic ID: back again, and every reason why it opened nothing. */
import type { ProvedByEid } from '../../actions/proved-by-eid.ts'
import type { Language, Words } from '../../core/language.ts'

/** Every reason why electronic ID opened nothing. */
export type Stopped = Exclude<ProvedByEid['is'], 'proved' | 'not-open-yet'> | 'not-offered'

export type StoppedWords = { title: string; says: string }
type ElectronicIdTexts = {
  identified: { title: string; intro: string; on: string }
  stopped: Record<Stopped, StoppedWords>
  ways: { again: string; back: string; activate: string; 'sign-in': string }
  ask: string
}

const words: Words<ElectronicIdTexts> = {
  nb: {
    identified: {
      title: 'Du er identifisert',
      intro: 'Siden går videre av seg selv. Skjer det ikke, velg «Gå videre».',
      on: 'Gå videre',
    },
    stopped: {
      'not-offered': {
        title: 'Elektronisk ID brukes ikke til dette her',
        says: 'Gå tilbake og velg en annen vei.',
      },
      'begin-again': {
        title: 'Begynn på nytt',
        says: 'Det gikk for lang tid, eller du kom hit fra en annen nettleser enn den du begynte i. Ingenting er endret.',
      },
      cancelled: {
        title: 'Du avbrøt',
        says: 'Du gikk tilbake før du hadde identifisert deg. Ingenting er endret.',
      },
      'too-weak': {
        title: 'Du trenger en sikrere elektronisk ID',
        says: 'Den elektroniske ID-en du brukte, er ikke sikker nok til dette. Prøv igjen med for eksempel BankID.',
      },
      refused: {
        title: 'Vi fikk ikke bekreftet hvem du er',
        says: 'Svaret vi fikk, kunne ikke godtas. Ingenting er endret. Prøv igjen fra begynnelsen.',
      },
      unavailable: {
        title: 'Elektronisk ID er ikke tilgjengelig nå',
        says: 'Tjenesten svarer ikke. Ingenting er endret. Prøv igjen om litt, eller velg en annen vei.',
      },
      'no-number': {
        title: 'Vi fikk ikke noe norsk identitetsnummer',
        says: 'Du er identifisert, men den elektroniske ID-en din er ikke knyttet til et fødselsnummer eller D-nummer. Uten nummeret finner vi ikke kontoen din. Velg en annen vei.',
      },
      'unknown-person': {
        title: 'Vi finner deg ikke',
        says: 'Identitetsnummeret ditt er ikke registrert hos oss. Er du ny, kan det ta noen dager før du er det. Er du registrert med et annet nummer, må det rettes før du kan bruke elektronisk ID.',
      },
      'no-account': {
        title: 'Du har ikke aktivert kontoen din ennå',
        says: 'Vi vet hvem du er, men kontoen er ikke tatt i bruk. Aktiver den først.',
      },
      'already-activated': {
        title: 'Kontoen din er allerede aktivert',
        says: 'Logg inn, eller velg et nytt passord om du har glemt det.',
      },
    },
    ways: {
      again: 'Prøv igjen',
      back: 'Gå tilbake',
      activate: 'Aktiver kontoen',
      'sign-in': 'Logg inn',
    },
    ask: 'Trenger du hjelp:',
  },
  nn: {
    identified: {
      title: 'Du er identifisert',
      intro: 'Sida går vidare av seg sjølv. Skjer ikkje det, vel «Gå vidare».',
      on: 'Gå vidare',
    },
    stopped: {
      'not-offered': {
        title: 'Elektronisk ID blir ikkje brukt til dette her',
        says: 'Gå tilbake og vel ein annan veg.',
      },
      'begin-again': {
        title: 'Byrj på nytt',
        says: 'Det gjekk for lang tid, eller du kom hit frå ein annan nettlesar enn den du byrja i. Ingenting er endra.',
      },
      cancelled: {
        title: 'Du avbraut',
        says: 'Du gjekk tilbake før du hadde identifisert deg. Ingenting er endra.',
      },
      'too-weak': {
        title: 'Du treng ein sikrare elektronisk ID',
        says: 'Den elektroniske ID-en du brukte, er ikkje sikker nok til dette. Prøv igjen med til dømes BankID.',
      },
      refused: {
        title: 'Vi fekk ikkje stadfesta kven du er',
        says: 'Svaret vi fekk, kunne ikkje godtakast. Ingenting er endra. Prøv igjen frå byrjinga.',
      },
      unavailable: {
        title: 'Elektronisk ID er ikkje tilgjengeleg no',
        says: 'Tenesta svarer ikkje. Ingenting er endra. Prøv igjen om litt, eller vel ein annan veg.',
      },
      'no-number': {
        title: 'Vi fekk ikkje noko norsk identitetsnummer',
        says: 'Du er identifisert, men den elektroniske ID-en din er ikkje knytt til eit fødselsnummer eller D-nummer. Utan nummeret finn vi ikkje kontoen din. Vel ein annan veg.',
      },
      'unknown-person': {
        title: 'Vi finn deg ikkje',
        says: 'Identitetsnummeret ditt er ikkje registrert hos oss. Er du ny, kan det ta nokre dagar før du er det. Er du registrert med eit anna nummer, må det rettast før du kan bruke elektronisk ID.',
      },
      'no-account': {
        title: 'Du har ikkje aktivert kontoen din enno',
        says: 'Vi veit kven du er, men kontoen er ikkje teken i bruk. Aktiver han først.',
      },
      'already-activated': {
        title: 'Kontoen din er alt aktivert',
        says: 'Logg inn, eller vel eit nytt passord om du har gløymt det.',
      },
    },
    ways: {
      again: 'Prøv igjen',
      back: 'Gå tilbake',
      activate: 'Aktiver kontoen',
      'sign-in': 'Logg inn',
    },
    ask: 'Treng du hjelp:',
  },
  en: {
    identified: {
      title: 'You are identified',
      intro: 'The page goes on by itself. If it does not, choose “Continue”.',
      on: 'Continue',
    },
    stopped: {
      'not-offered': {
        title: 'Electronic ID is not used for this here',
        says: 'Go back and choose another way.',
      },
      'begin-again': {
        title: 'Begin again',
        says: 'Too much time has passed, or you came here in another browser than the one you began in. Nothing was changed.',
      },
      cancelled: {
        title: 'You cancelled',
        says: 'You went back before you had identified yourself. Nothing was changed.',
      },
      'too-weak': {
        title: 'You need a stronger electronic ID',
        says: 'The electronic ID you used is not strong enough for this. Try again with BankID, for example.',
      },
      refused: {
        title: 'We could not confirm who you are',
        says: 'The answer we got could not be accepted. Nothing was changed. Try again from the beginning.',
      },
      unavailable: {
        title: 'Electronic ID is not available now',
        says: 'The service does not answer. Nothing was changed. Try again in a while, or choose another way.',
      },
      'no-number': {
        title: 'We got no Norwegian identity number',
        says: 'You are identified, but your electronic ID is not connected to a national identity number or a D number. Without the number we cannot find your account. Choose another way.',
      },
      'unknown-person': {
        title: 'We cannot find you',
        says: 'Your identity number is not registered with us. If you are new, it may take a few days. If you are registered with another number, it must be corrected before you can use electronic ID.',
      },
      'no-account': {
        title: 'You have not activated your account yet',
        says: 'We know who you are, but the account is not in use. Activate it first.',
      },
      'already-activated': {
        title: 'Your account is already activated',
        says: 'Sign in, or choose a new password if you have forgotten it.',
      },
    },
    ways: {
      again: 'Try again',
      back: 'Go back',
      activate: 'Activate the account',
      'sign-in': 'Sign in',
    },
    ask: 'Do you need help:',
  },
}

/** The words in one language. */
export function electronicIdTexts(language: Language): ElectronicIdTexts {
  return words[language]
}
