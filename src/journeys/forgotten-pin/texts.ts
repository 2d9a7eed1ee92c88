/** The words on the page where a new PIN is ordered. */
import type { Language, Words } from '../../core/language.ts'

type ForgottenPinTexts = {
  title: string
  intro: string
  doorPin: string
  byEid: string
  order: string
  otherKind: { student: string; employee: string }
  slowDown: string
  ordered: {
    title: string
    text: string
    noneComes: string
    reasons: (most: number, rest: number) => readonly string[]
    ask: string
    back: string
  }
  notHere: { title: string; text: string }
}

const words: Words<ForgottenPinTexts> = {
  nb: {
    title: 'Bestill en ny PIN-kode',
    intro:
      'Vi sender en ny PIN-kode til den personlige e-postadressen som er registrert på deg. Den gamle koden slutter å virke.',
    byEid: 'Med elektronisk ID aktiverer du kontoen uten PIN-kode.',
    doorPin: 'Gjelder det koden til dørene, velger du en ny under Min konto.',
    order: 'Send ny PIN-kode',
    otherKind: { student: 'Er du ansatt, ikke student?', employee: 'Er du student, ikke ansatt?' },
    slowDown: 'Det har kommet for mange forespørsler herfra. Vent ti minutter og prøv igjen.',
    ordered: {
      title: 'Se i e-posten din',
      text: 'Er opplysningene riktige, får du en ny PIN-kode på e-post i løpet av noen minutter. Av hensyn til personvernet sier vi ikke her om de var riktige.',
      noneComes: 'Kommer det ingen e-post? Se i søppelposten. Ellers kan grunnen være:',
      reasons: (most, rest) => [
        'Et siffer er feil, eller du er registrert med et annet nummer.',
        'Ingen personlig e-postadresse er registrert på deg.',
        `E-postadressen ble endret for mindre enn ${rest} dager siden.`,
        `Du har fått ${most} nye PIN-koder den siste tiden.`,
        'Kontoen din er allerede aktivert. Da logger du inn med passord, og trenger ingen PIN-kode til det.',
      ],
      ask: 'Trenger du hjelp:',
      back: 'Tilbake til aktivering',
    },
    notHere: {
      title: 'PIN-koder bestilles ikke her',
      text: 'Her brukes ikke PIN-kode til kontoen, eller den bestilles hos brukerstøtten.',
    },
  },
  nn: {
    title: 'Ting ein ny PIN-kode',
    intro:
      'Vi sender ein ny PIN-kode til den personlege e-postadressa som er registrert på deg. Den gamle koden sluttar å verke.',
    byEid: 'Med elektronisk ID aktiverer du kontoen utan PIN-kode.',
    doorPin: 'Gjeld det koden til dørene, vel du ein ny under Min konto.',
    order: 'Send ny PIN-kode',
    otherKind: { student: 'Er du tilsett, ikkje student?', employee: 'Er du student, ikkje tilsett?' },
    slowDown: 'Det har kome for mange førespurnader herfrå. Vent ti minutt og prøv igjen.',
    ordered: {
      title: 'Sjå i e-posten din',
      text: 'Er opplysningane rette, får du ein ny PIN-kode på e-post i løpet av nokre minutt. Av omsyn til personvernet seier vi ikkje her om dei var rette.',
      noneComes: 'Kjem det ingen e-post? Sjå i søppelposten. Elles kan grunnen vere:',
      reasons: (most, rest) => [
        'Eit siffer er feil, eller du er registrert med eit anna nummer.',
        'Inga personleg e-postadresse er registrert på deg.',
        `E-postadressa vart endra for mindre enn ${rest} dagar sidan.`,
        `Du har fått ${most} nye PIN-kodar den siste tida.`,
        'Kontoen din er alt aktivert. Då loggar du inn med passord, og treng ingen PIN-kode til det.',
      ],
      ask: 'Treng du hjelp:',
      back: 'Tilbake til aktivering',
    },
    notHere: {
      title: 'PIN-kodar blir ikkje tinga her',
      text: 'Her blir PIN-kode ikkje brukt til kontoen, eller han blir tinga hos brukarstøtta.',
    },
  },
  en: {
    title: 'Order a new PIN',
    intro:
      'We send a new PIN to the personal e-mail address that is registered for you. The old PIN stops working.',
    byEid: 'With electronic ID you activate your account without a PIN.',
    doorPin: 'If you mean the PIN for the doors, choose a new one under My account.',
    order: 'Send a new PIN',
    otherKind: {
      student: 'Are you an employee, not a student?',
      employee: 'Are you a student, not an employee?',
    },
    slowDown: 'There have been too many requests from here. Wait ten minutes and try again.',
    ordered: {
      title: 'Look in your e-mail',
      text: 'If the details are right, you get a new PIN by e-mail within a few minutes. To protect everybody’s privacy we do not say here whether they were.',
      noneComes: 'No e-mail? Look in the spam folder. Otherwise the reason may be:',
      reasons: (most, rest) => [
        'A digit is wrong, or you are registered with another number.',
        'No personal e-mail address is registered for you.',
        `The e-mail address was changed less than ${rest} days ago.`,
        `You have been sent ${most} new PINs lately.`,
        'Your account is already activated. Then you sign in with your password and need no PIN for that.',
      ],
      ask: 'If you need help:',
      back: 'Back to activation',
    },
    notHere: {
      title: 'PINs are not ordered here',
      text: 'Here no PIN is used for the account, or it is ordered from the service desk.',
    },
  },
}

/** The words in one language. */
export function forgottenPinTexts(language: Language): ForgottenPinTexts {
  return words[language]
}
