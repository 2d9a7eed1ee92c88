/** The words about guests: who answers for them, from when until when, and what is wrong with what was typed. (Long: three languages.) */
import type { GuestObjection } from '../../actions/sponsor-guest.ts'
import type { Language, Words } from '../../core/language.ts'

type GuestTexts = {
  title: string
  intro: string
  register: string
  will: string
  list: string
  none: string
  notHere: string
  registered: string
  given: string
  family: string
  birthDate: string
  day: string
  email: string
  mobile: string
  mobileHint: string
  language: string
  languages: Record<Language, string>
  sponsor: string
  sponsorHint: string
  from: string
  until: string
  untilHint: (longest: string) => string
  button: string
  line: (from: string, until: string, sponsor: string) => string
  over: string
  waits: string
  change: string
  errors: Record<GuestObjection, string>
  one: {
    legend: string
    prolong: string
    end: string
    endHint: string
    choose: string
    noDay: string
    button: string
    done: string
    back: string
  }
}

const words: Words<GuestTexts> = {
  nb: {
    title: 'Gjester',
    intro: 'Folk som ikke står i noe register, og som noen her svarer for.',
    register: 'Registrer en gjest',
    will: 'Gjesten får en lenke på e-post og en kode på SMS, og aktiverer kontoen med begge. Kontoen stenges av seg selv dagen etter den siste dagen.',
    list: 'Gjester nå',
    none: 'Ingen gjester.',
    notHere: 'Kontoer aktiveres ikke med PIN-kode her, så gjester kan ikke ta imot en konto.',
    registered: 'Gjesten er registrert. Lenke og kode er på vei.',
    given: 'Fornavn',
    family: 'Etternavn',
    birthDate: 'Fødselsdato',
    day: 'ÅÅÅÅ-MM-DD',
    email: 'Privat e-post',
    mobile: 'Mobilnummer',
    mobileHint: 'Med landkode, hvis det ikke er norsk.',
    language: 'Språk',
    languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'Engelsk' },
    sponsor: 'Brukernavnet til den som svarer for gjesten',
    sponsorHint: 'En som er ansatt eller student her.',
    from: 'Første dag',
    until: 'Siste dag',
    untilHint: (longest) => `ÅÅÅÅ-MM-DD, høyst ${longest} etter den første dagen.`,
    button: 'Registrer gjest',
    line: (from, until, sponsor) => `Fra ${from} til og med ${until}. ${sponsor} svarer for gjesten.`,
    over: 'Over',
    waits: 'Ikke aktivert',
    change: 'Forleng eller avslutt',
    errors: {
      'no-name': 'Skriv navnet.',
      'no-birth-date': 'Skriv fødselsdatoen som ÅÅÅÅ-MM-DD.',
      'no-email': 'Skriv en e-postadresse.',
      'no-mobile': 'Skriv et mobilnummer.',
      'no-language': 'Velg språk.',
      'no-sponsor': 'Skriv brukernavnet til en som har åpen konto her og ikke selv er gjest.',
      'too-many-guests': 'Denne personen svarer for så mange gjester som det er lov til.',
      'known-already':
        'Noen med denne e-postadressen eller dette nummeret finnes allerede. Søk etter personen.',
      'no-days': 'Skriv første og siste dag som ÅÅÅÅ-MM-DD.',
      'ends-before-it-begins': 'Den siste dagen er før den første.',
      'over-already': 'Den siste dagen er passert.',
      'too-long': 'Oppholdet er lengre enn en gjest kan være her.',
      'no-reason': 'Skriv en begrunnelse.',
      'no-ticket': 'Skriv saksnummeret.',
    },
    one: {
      legend: 'Hva skal skje?',
      prolong: 'En annen siste dag',
      end: 'Avslutt nå',
      endHint: 'Kontoen stenges med en gang.',
      choose: 'Velg hva som skal skje.',
      noDay: 'Skriv den nye siste dagen som ÅÅÅÅ-MM-DD.',
      button: 'Lagre',
      done: 'Oppholdet er endret.',
      back: 'Tilbake til gjestene',
    },
  },
  nn: {
    title: 'Gjester',
    intro: 'Folk som ikkje står i noko register, og som nokon her svarer for.',
    register: 'Registrer ein gjest',
    will: 'Gjesten får ei lenkje på e-post og ein kode på SMS, og aktiverer kontoen med begge. Kontoen blir stengd av seg sjølv dagen etter den siste dagen.',
    list: 'Gjester no',
    none: 'Ingen gjester.',
    notHere: 'Kontoar blir ikkje aktiverte med PIN-kode her, så gjester kan ikkje ta imot ein konto.',
    registered: 'Gjesten er registrert. Lenkje og kode er på veg.',
    given: 'Fornamn',
    family: 'Etternamn',
    birthDate: 'Fødselsdato',
    day: 'ÅÅÅÅ-MM-DD',
    email: 'Privat e-post',
    mobile: 'Mobilnummer',
    mobileHint: 'Med landkode, om det ikkje er norsk.',
    language: 'Språk',
    languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'Engelsk' },
    sponsor: 'Brukarnamnet til den som svarer for gjesten',
    sponsorHint: 'Ein som er tilsett eller student her.',
    from: 'Første dag',
    until: 'Siste dag',
    untilHint: (longest) => `ÅÅÅÅ-MM-DD, høgst ${longest} etter den første dagen.`,
    button: 'Registrer gjest',
    line: (from, until, sponsor) => `Frå ${from} til og med ${until}. ${sponsor} svarer for gjesten.`,
    over: 'Over',
    waits: 'Ikkje aktivert',
    change: 'Forleng eller avslutt',
    errors: {
      'no-name': 'Skriv namnet.',
      'no-birth-date': 'Skriv fødselsdatoen som ÅÅÅÅ-MM-DD.',
      'no-email': 'Skriv ei e-postadresse.',
      'no-mobile': 'Skriv eit mobilnummer.',
      'no-language': 'Vel språk.',
      'no-sponsor': 'Skriv brukarnamnet til ein som har open konto her og ikkje sjølv er gjest.',
      'too-many-guests': 'Denne personen svarer for så mange gjester som det er lov til.',
      'known-already': 'Nokon med denne e-postadressa eller dette nummeret finst alt. Søk etter personen.',
      'no-days': 'Skriv første og siste dag som ÅÅÅÅ-MM-DD.',
      'ends-before-it-begins': 'Den siste dagen er før den første.',
      'over-already': 'Den siste dagen er passert.',
      'too-long': 'Opphaldet er lengre enn ein gjest kan vere her.',
      'no-reason': 'Skriv ei grunngiving.',
      'no-ticket': 'Skriv saksnummeret.',
    },
    one: {
      legend: 'Kva skal skje?',
      prolong: 'Ein annan siste dag',
      end: 'Avslutt no',
      endHint: 'Kontoen blir stengd med ein gong.',
      choose: 'Vel kva som skal skje.',
      noDay: 'Skriv den nye siste dagen som ÅÅÅÅ-MM-DD.',
      button: 'Lagre',
      done: 'Opphaldet er endra.',
      back: 'Tilbake til gjestene',
    },
  },
  en: {
    title: 'Guests',
    intro: 'People whom no register knows, and for whom somebody here answers.',
    register: 'Register a guest',
    will: 'The guest gets a link by e-mail and a code by SMS, and activates the account with both. The account closes by itself the day after the last day.',
    list: 'Guests now',
    none: 'No guests.',
    notHere: 'Accounts are not activated with a PIN here, so guests cannot take over an account.',
    registered: 'The guest is registered. Link and code are on their way.',
    given: 'First name',
    family: 'Last name',
    birthDate: 'Date of birth',
    day: 'YYYY-MM-DD',
    email: 'Personal e-mail',
    mobile: 'Mobile number',
    mobileHint: 'With the country code, unless it is Norwegian.',
    language: 'Language',
    languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' },
    sponsor: 'The username of whoever answers for the guest',
    sponsorHint: 'Somebody who works or studies here.',
    from: 'First day',
    until: 'Last day',
    untilHint: (longest) => `YYYY-MM-DD, at most ${longest} after the first day.`,
    button: 'Register guest',
    line: (from, until, sponsor) =>
      `From ${from} until ${until}, inclusive. ${sponsor} answers for the guest.`,
    over: 'Over',
    waits: 'Not activated',
    change: 'Prolong or end',
    errors: {
      'no-name': 'Type the name.',
      'no-birth-date': 'Type the date of birth as YYYY-MM-DD.',
      'no-email': 'Type an e-mail address.',
      'no-mobile': 'Type a mobile number.',
      'no-language': 'Choose a language.',
      'no-sponsor': 'Type the username of somebody who has an open account here and is no guest.',
      'too-many-guests': 'This person answers for as many guests as is allowed.',
      'known-already': 'Somebody with this e-mail address or number is known already. Search for the person.',
      'no-days': 'Type the first and the last day as YYYY-MM-DD.',
      'ends-before-it-begins': 'The last day is before the first one.',
      'over-already': 'The last day has passed.',
      'too-long': 'The stay is longer than a guest can be here.',
      'no-reason': 'Write a reason.',
      'no-ticket': 'Write the ticket number.',
    },
    one: {
      legend: 'What shall happen?',
      prolong: 'Another last day',
      end: 'End it now',
      endHint: 'The account closes at once.',
      choose: 'Choose what shall happen.',
      noDay: 'Type the new last day as YYYY-MM-DD.',
      button: 'Save',
      done: 'The stay is changed.',
      back: 'Back to the guests',
    },
  },
}

/** The words in one language. */
export function guestTexts(language: Language): GuestTexts {
  return words[language]
}
