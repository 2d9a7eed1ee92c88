/** The words of the pages where somebody asks for a code by mail and types it; each journey adds what it is for. */
import type { Language, Words } from '../../core/language.ts'

/** What a journey says on these pages. */
export type MailCodeWords = {
  title: string
  intro: string
  /** What happens after the code. */
  after: string
}

type Shared = {
  eidTitle: string
  eidText: string
  eid: string
  mailTitle: string
  mailText: string
  email: string
  emailHint: (register: string) => string
  emptyEmail: string
  ask: string
  slowDown: string
  code: { title: string; intro: (minutes: number) => string; label: string; hint: string; submit: string }
  emptyCode: string
  wrongCode: (tries: number) => string
  none: { title: string; lines: (rest: number) => readonly string[]; again: string }
  link: { title: string; intro: string }
  dead: { title: string; text: string; again: string }
  askDesk: string
  notHere: { title: string; text: string }
}

const words: Words<Shared> = {
  nb: {
    eidTitle: 'Med elektronisk ID',
    eidText: 'Raskest, og det sikreste: MinID, BankID eller en annen elektronisk ID gjennom ID-porten.',
    eid: 'Identifiser deg med ID-porten',
    mailTitle: 'Uten elektronisk ID',
    mailText: 'Vi sender en kode til den private e-postadressen som er registrert på deg.',
    email: 'Privat e-postadresse',
    emailHint: (register) => `Den som står i ${register}, ikke adressen du har fått her.`,
    emptyEmail: 'Skriv den private e-postadressen din.',
    ask: 'Send kode',
    slowDown: 'Det er kommet for mange forsøk herfra på kort tid. Vent noen minutter og prøv igjen.',
    code: {
      title: 'Se i e-posten din',
      intro: (minutes) =>
        `Er adressen registrert hos oss, kommer det en kode dit om et øyeblikk. Skriv den her innen ${minutes} minutter, og la siden stå åpen imens.`,
      label: 'Kode fra e-posten',
      hint: 'Bare siffer. Mellomrom gjør ingenting.',
      submit: 'Gå videre',
    },
    emptyCode: 'Skriv koden fra e-posten.',
    wrongCode: (tries) =>
      `Koden er ikke riktig, eller den er for gammel. Etter ${tries} forsøk må du be om en ny. Bare den nyeste koden virker.`,
    none: {
      title: 'Kommer det ingen kode?',
      lines: (rest) => [
        'Se i søppelposten, og vent et par minutter.',
        'Sjekk at adressen er nøyaktig den som er registrert.',
        `Er adressen endret de siste ${rest} dagene, sender vi ikke noe dit ennå.`,
        'Kontoen må være aktivert og ikke sperret.',
        'Vi sender bare noen få koder i timen til hver adresse.',
      ],
      again: 'Be om en ny kode',
    },
    link: {
      title: 'Skriv koden fra e-posten',
      intro: 'Koden står i den samme e-posten som lenken du åpnet.',
    },
    dead: {
      title: 'Lenken virker ikke lenger',
      text: 'Den er brukt, for gammel eller erstattet av en nyere. Be om en ny kode.',
      again: 'Be om en ny kode',
    },
    askDesk: 'Går det ikke, hjelper brukerstøtten:',
    notHere: { title: 'Dette gjøres ikke her', text: 'Brukerstøtten hjelper deg videre.' },
  },
  nn: {
    eidTitle: 'Med elektronisk ID',
    eidText: 'Raskast, og det sikraste: MinID, BankID eller ein annan elektronisk ID gjennom ID-porten.',
    eid: 'Identifiser deg med ID-porten',
    mailTitle: 'Utan elektronisk ID',
    mailText: 'Vi sender ein kode til den private e-postadressa som er registrert på deg.',
    email: 'Privat e-postadresse',
    emailHint: (register) => `Den som står i ${register}, ikkje adressa du har fått her.`,
    emptyEmail: 'Skriv den private e-postadressa di.',
    ask: 'Send kode',
    slowDown: 'Det har kome for mange forsøk herifrå på kort tid. Vent nokre minutt og prøv igjen.',
    code: {
      title: 'Sjå i e-posten din',
      intro: (minutes) =>
        `Er adressa registrert hos oss, kjem det ein kode dit om ei lita stund. Skriv han her innan ${minutes} minutt, og lat sida stå open så lenge.`,
      label: 'Kode frå e-posten',
      hint: 'Berre siffer. Mellomrom gjer ingenting.',
      submit: 'Gå vidare',
    },
    emptyCode: 'Skriv koden frå e-posten.',
    wrongCode: (tries) =>
      `Koden er ikkje rett, eller han er for gammal. Etter ${tries} forsøk må du be om ein ny. Berre den nyaste koden verkar.`,
    none: {
      title: 'Kjem det ingen kode?',
      lines: (rest) => [
        'Sjå i søppelposten, og vent eit par minutt.',
        'Sjekk at adressa er nøyaktig den som er registrert.',
        `Er adressa endra dei siste ${rest} dagane, sender vi ikkje noko dit enno.`,
        'Kontoen må vere aktivert og ikkje sperra.',
        'Vi sender berre nokre få kodar i timen til kvar adresse.',
      ],
      again: 'Be om ein ny kode',
    },
    link: {
      title: 'Skriv koden frå e-posten',
      intro: 'Koden står i den same e-posten som lenkja du opna.',
    },
    dead: {
      title: 'Lenkja verkar ikkje lenger',
      text: 'Ho er brukt, for gammal eller erstatta av ei nyare. Be om ein ny kode.',
      again: 'Be om ein ny kode',
    },
    askDesk: 'Går det ikkje, hjelper brukarstøtta:',
    notHere: { title: 'Dette blir ikkje gjort her', text: 'Brukarstøtta hjelper deg vidare.' },
  },
  en: {
    eidTitle: 'With electronic ID',
    eidText: 'The quickest and the safest: MinID, BankID or another electronic ID through ID-porten.',
    eid: 'Identify yourself with ID-porten',
    mailTitle: 'Without electronic ID',
    mailText: 'We send a code to the personal e-mail address that is registered for you.',
    email: 'Personal e-mail address',
    emailHint: (register) => `The one in ${register}, not the address you were given here.`,
    emptyEmail: 'Enter your personal e-mail address.',
    ask: 'Send a code',
    slowDown: 'Too many tries have come from here in a short time. Wait a few minutes and try again.',
    code: {
      title: 'Look in your e-mail',
      intro: (minutes) =>
        `If the address is registered with us, a code will arrive there in a moment. Type it here within ${minutes} minutes, and leave this page open meanwhile.`,
      label: 'Code from the e-mail',
      hint: 'Digits only. Spaces make no difference.',
      submit: 'Continue',
    },
    emptyCode: 'Enter the code from the e-mail.',
    wrongCode: (tries) =>
      `The code is not right, or it is too old. After ${tries} tries you must ask for a new one. Only the newest code works.`,
    none: {
      title: 'Is no code arriving?',
      lines: (rest) => [
        'Look in the spam folder, and wait a couple of minutes.',
        'Check that the address is exactly the one that is registered.',
        `If the address was changed in the last ${rest} days, we do not send anything to it yet.`,
        'The account must be activated and not locked.',
        'We send only a few codes an hour to each address.',
      ],
      again: 'Ask for a new code',
    },
    link: {
      title: 'Enter the code from the e-mail',
      intro: 'The code is in the same e-mail as the link you opened.',
    },
    dead: {
      title: 'The link no longer works',
      text: 'It has been used, is too old or was replaced by a newer one. Ask for a new code.',
      again: 'Ask for a new code',
    },
    askDesk: 'If that does not work, the service desk helps:',
    notHere: { title: 'This is not done here', text: 'The service desk will help you.' },
  },
}

/** The shared words in one language. */
export function mailCodeWords(language: Language): Shared {
  return words[language]
}
