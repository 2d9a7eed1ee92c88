/** Why an account cannot be activated now, said only to somebody who has shown who they are (N-3, N-7, O-14, U-1). (Long: three languages.) */
import type { Language, Words } from '../../core/language.ts'

type ReasonWords = { title: string; text: string; next: string }

type ReasonTexts = {
  title: string
  intro: Record<'pin' | 'eid', string>
  pinStillWorks: string
  reminded: string
  notOpenYet: (day: string) => ReasonWords
  notRegistered: (register: string | null) => ReasonWords
  missing: Record<
    'study-programme' | 'semester-registration' | 'semester-fee',
    Omit<ReasonWords, 'next'> & { next: (place: string) => string }
  >
  /** Where the register's own pages have no name in the settings. */
  register: string
  feeLag: (days: number) => string
  waivedFor: (kinds: string) => string
  kinds: Record<'ordinary' | 'exchange' | 'doctoral' | 'single-course' | 'private-candidate', string>
  otherWay: ReasonWords
  alreadyActivated: ReasonWords
  signIn: string
  again: string
}

const words: Words<ReasonTexts> = {
  nb: {
    title: 'Kontoen kan ikke aktiveres ennå',
    intro: {
      pin: 'Opplysningene og PIN-koden er riktige. Dette står i veien:',
      eid: 'Du er identifisert. Dette står i veien:',
    },
    pinStillWorks: 'PIN-koden er ikke brukt opp. Bruk den samme når dette er i orden.',
    reminded:
      'Du får en e-post når aktiveringen åpner, til den private adressen som er registrert på deg. Den inneholder ingen koder.',
    notOpenYet: (day) => ({
      title: `Aktiveringen åpner ${day}`,
      text: 'Du er registrert, men det er for tidlig å aktivere kontoen.',
      next: `Kom tilbake ${day} eller senere.`,
    }),
    notRegistered: (register) => ({
      title: 'Du er ikke registrert som student eller ansatt nå',
      text:
        register === null
          ? 'Registrene våre har ingen studierett og ingen stilling på deg som gjelder nå.'
          : `Det er ingen studierett og ingen stilling som gjelder nå, i ${register}.`,
      next: 'Mener du at det er feil, ta kontakt med dem som registrerer deg.',
    }),
    missing: {
      'study-programme': {
        title: 'Du er ikke knyttet til et studieprogram',
        text: 'Kontoen kan aktiveres når studieprogrammet er registrert på deg.',
        next: (place) => `Sjekk i ${place} at du har takket ja til studieplassen.`,
      },
      'semester-registration': {
        title: 'Du er ikke semesterregistrert',
        text: 'Kontoen kan aktiveres når du er registrert for dette semesteret.',
        next: (place) => `Registrer deg for semesteret i ${place}.`,
      },
      'semester-fee': {
        title: 'Semesteravgiften er ikke registrert som betalt',
        text: 'Kontoen kan aktiveres når betalingen er registrert.',
        next: (place) => `Betal semesteravgiften i ${place}, hvis du ikke har gjort det.`,
      },
    },
    feeLag: (days) =>
      days === 1
        ? 'Har du betalt, kan det ta en dag før vi ser det.'
        : `Har du betalt, kan det ta ${days} dager før vi ser det.`,
    waivedFor: (kinds) => `Kravet gjelder ikke ${kinds}.`,
    kinds: {
      ordinary: 'ordinære studenter',
      exchange: 'utvekslingsstudenter',
      doctoral: 'doktorgradskandidater',
      'single-course': 'studenter på enkeltemner',
      'private-candidate': 'privatister',
    },
    register: 'studentregisteret',
    otherWay: {
      title: 'Med dette nummeret går aktiveringen en annen vei',
      text: 'PIN-kode kan ikke brukes sammen med den typen nummer du er registrert med.',
      next: 'Bruk elektronisk ID, eller ta kontakt.',
    },
    alreadyActivated: {
      title: 'Kontoen din er allerede aktivert',
      text: 'Du har hatt konto her før, og den gjelder fortsatt, også om du har begynt på et nytt studium. Brukernavnet er det samme som før.',
      next: 'Logg inn med brukernavnet og passordet ditt. Har du glemt dem, hjelper brukerstøtten.',
    },
    signIn: 'Logg inn',
    again: 'Tilbake til aktivering',
  },
  nn: {
    title: 'Kontoen kan ikkje aktiverast enno',
    intro: {
      pin: 'Opplysningane og PIN-koden er rette. Dette står i vegen:',
      eid: 'Du er identifisert. Dette står i vegen:',
    },
    pinStillWorks: 'PIN-koden er ikkje brukt opp. Bruk den same når dette er i orden.',
    reminded:
      'Du får ein e-post når aktiveringa opnar, til den private adressa som er registrert på deg. Han inneheld ingen kodar.',
    notOpenYet: (day) => ({
      title: `Aktiveringa opnar ${day}`,
      text: 'Du er registrert, men det er for tidleg å aktivere kontoen.',
      next: `Kom tilbake ${day} eller seinare.`,
    }),
    notRegistered: (register) => ({
      title: 'Du er ikkje registrert som student eller tilsett no',
      text:
        register === null
          ? 'Registra våre har ingen studierett og inga stilling på deg som gjeld no.'
          : `Det er ingen studierett og inga stilling som gjeld no, i ${register}.`,
      next: 'Meiner du at det er feil, ta kontakt med dei som registrerer deg.',
    }),
    missing: {
      'study-programme': {
        title: 'Du er ikkje knytt til eit studieprogram',
        text: 'Kontoen kan aktiverast når studieprogrammet er registrert på deg.',
        next: (place) => `Sjekk i ${place} at du har takka ja til studieplassen.`,
      },
      'semester-registration': {
        title: 'Du er ikkje semesterregistrert',
        text: 'Kontoen kan aktiverast når du er registrert for dette semesteret.',
        next: (place) => `Registrer deg for semesteret i ${place}.`,
      },
      'semester-fee': {
        title: 'Semesteravgifta er ikkje registrert som betalt',
        text: 'Kontoen kan aktiverast når betalinga er registrert.',
        next: (place) => `Betal semesteravgifta i ${place}, om du ikkje har gjort det.`,
      },
    },
    feeLag: (days) =>
      days === 1
        ? 'Har du betalt, kan det ta ein dag før vi ser det.'
        : `Har du betalt, kan det ta ${days} dagar før vi ser det.`,
    waivedFor: (kinds) => `Kravet gjeld ikkje ${kinds}.`,
    kinds: {
      ordinary: 'ordinære studentar',
      exchange: 'utvekslingsstudentar',
      doctoral: 'doktorgradskandidatar',
      'single-course': 'studentar på enkeltemne',
      'private-candidate': 'privatistar',
    },
    register: 'studentregisteret',
    otherWay: {
      title: 'Med dette nummeret går aktiveringa ein annan veg',
      text: 'PIN-kode kan ikkje brukast saman med den typen nummer du er registrert med.',
      next: 'Bruk elektronisk ID, eller ta kontakt.',
    },
    alreadyActivated: {
      title: 'Kontoen din er alt aktivert',
      text: 'Du har hatt konto her før, og han gjeld framleis, òg om du har byrja på eit nytt studium. Brukarnamnet er det same som før.',
      next: 'Logg inn med brukarnamnet og passordet ditt. Har du gløymt dei, hjelper brukarstøtta.',
    },
    signIn: 'Logg inn',
    again: 'Tilbake til aktivering',
  },
  en: {
    title: 'The account cannot be activated yet',
    intro: {
      pin: 'Your details and the PIN are right. This stands in the way:',
      eid: 'You are identified. This is in the way:',
    },
    pinStillWorks: 'Your PIN is not used up. Use the same one when this is in order.',
    reminded:
      'You will get an e-mail when activation opens, at the personal address that is registered for you. It holds no codes.',
    notOpenYet: (day) => ({
      title: `Activation opens on ${day}`,
      text: 'You are registered, but it is too early to activate the account.',
      next: `Come back on ${day} or later.`,
    }),
    notRegistered: (register) => ({
      title: 'You are not registered as a student or an employee now',
      text:
        register === null
          ? 'Our registers hold no right to study and no position for you that is valid now.'
          : `There is no right to study and no position that is valid now, in ${register}.`,
      next: 'If you think this is wrong, contact those who register you.',
    }),
    missing: {
      'study-programme': {
        title: 'You are not connected to a programme of study',
        text: 'The account can be activated once the programme is registered for you.',
        next: (place) => `Check in ${place} that you have accepted the offer of a place.`,
      },
      'semester-registration': {
        title: 'You are not registered for the semester',
        text: 'The account can be activated once you are registered for this semester.',
        next: (place) => `Register for the semester in ${place}.`,
      },
      'semester-fee': {
        title: 'The semester fee is not registered as paid',
        text: 'The account can be activated once the payment is registered.',
        next: (place) => `Pay the semester fee in ${place}, if you have not done so.`,
      },
    },
    feeLag: (days) =>
      days === 1
        ? 'If you have paid, it can take a day before we see it.'
        : `If you have paid, it can take ${days} days before we see it.`,
    waivedFor: (kinds) => `This is not required of ${kinds}.`,
    kinds: {
      ordinary: 'ordinary students',
      exchange: 'exchange students',
      doctoral: 'doctoral candidates',
      'single-course': 'students on single courses',
      'private-candidate': 'private candidates',
    },
    register: 'the student register',
    otherWay: {
      title: 'With this number, activation goes another way',
      text: 'A PIN cannot be used together with the kind of number you are registered with.',
      next: 'Use electronic ID, or contact us.',
    },
    alreadyActivated: {
      title: 'Your account is already activated',
      text: 'You have had an account here before, and it goes on, also if you have begun on a new programme. The username is the same as before.',
      next: 'Sign in with your username and password. If you have forgotten them, the service desk will help.',
    },
    signIn: 'Sign in',
    again: 'Back to activation',
  },
}

/** The words in one language. */
export function reasonTexts(language: Language): ReasonTexts {
  return words[language]
}
