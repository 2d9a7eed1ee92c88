/** The words for somebody who lost the phone, the app or the key, in nb, nn and en. */
import type { Language, Words } from '../../core/language.ts'

type Way = { title: string; text: string; go: string }
type LostSecondFactorTexts = {
  title: string
  intro: string
  signInFirst: string
  signIn: string
  recoveryCode: Way
  otherFactor: Way
  eid: { title: string; text: string }
  waiting: {
    title: string
    overTitle: string
    text: (lasts: string) => string
    until: (when: string) => string
    over: string
    begin: string
    goOn: string
  }
  projectLink: { title: string; text: string }
  desk: { title: string; text: string; hasCode: string }
  code: {
    title: string
    intro: (minutes: number) => string
    label: string
    none: (rest: number) => readonly string[]
    otherWays: string
  }
  begun: { title: (when: string) => string; lines: readonly string[]; front: string }
}

const words: Words<LostSecondFactorTexts> = {
  nb: {
    title: 'Mistet totrinnsinnloggingen',
    intro:
      'Ny telefon, slettet app eller mistet nøkkel? Velg den øverste veien som passer. Passordet alene er aldri nok.',
    signInFirst:
      'Logg inn med brukernavn og passord først, så ser du hvilke veier du har. Med elektronisk ID kan du begynne med en gang.',
    signIn: 'Logg inn',
    recoveryCode: {
      title: 'Reservekode',
      text: 'En av kodene du fikk da du satte opp totrinnsinnlogging. Hver virker én gang.',
      go: 'Skriv en reservekode',
    },
    otherFactor: {
      title: 'Passnøkkel eller en annen enhet',
      text: 'Har du satt opp mer enn én, virker de andre som før.',
      go: 'Bruk passnøkkel',
    },
    eid: {
      title: 'Elektronisk ID',
      text: 'Etter at du har identifisert deg, setter du opp en ny app eller passnøkkel. Den gamle slettes.',
    },
    waiting: {
      title: 'Vent noen dager',
      overTitle: 'Ventetiden er over',
      text: (lasts) =>
        `Vi sender en kode til mobilen eller den private e-posten som er registrert, og sier fra overalt der vi kan nå deg. Etter ${lasts} kan du sette opp en ny, hvis ingen har sagt nei.`,
      until: (when) => `Ventetiden er i gang. Logg inn igjen etter ${when} og gå videre herfra.`,
      over: 'Ventetiden er over. Vi sender en ny kode, og så setter du opp en ny app eller passnøkkel.',
      begin: 'Send kode og begynn å vente',
      goOn: 'Send kode og gå videre',
    },
    projectLink: {
      title: 'Lenke fra prosjektet',
      text: 'Administratoren for prosjektet ditt kan sende deg en lenke.',
    },
    desk: {
      title: 'Brukerstøtten',
      text: 'Går ikke noe av dette, hjelper brukerstøtten:',
      hasCode: 'Jeg har fått en engangskode fra brukerstøtten',
    },
    code: {
      title: 'Skriv koden vi sendte',
      intro: (minutes) =>
        `Er kontaktopplysningene dine i orden, kommer koden om et øyeblikk, på SMS eller til den private e-posten. Den virker i ${minutes} minutter.`,
      label: 'Kode',
      none: (rest) => [
        'Vent et par minutter, og se i søppelposten.',
        `Er nummeret eller adressen endret de siste ${rest} dagene, sender vi ikke noe dit ennå.`,
        'Det du fikk passordet tilbake med nylig, kan ikke også gi deg totrinnsinnloggingen.',
      ],
      otherWays: 'Se de andre veiene',
    },
    begun: {
      title: (when) => `Du kan gå videre ${when}`,
      lines: [
        'Vi har sagt fra på e-post og SMS. Sier noen nei, stopper det.',
        'Logg inn igjen da, og velg den samme veien en gang til.',
        'Finner du telefonen før det, logger du bare inn som vanlig.',
      ],
      front: 'Til forsiden',
    },
  },
  nn: {
    title: 'Mista totrinnsinnlogginga',
    intro:
      'Ny telefon, sletta app eller mista nøkkel? Vel den øvste vegen som passar. Passordet åleine er aldri nok.',
    signInFirst:
      'Logg inn med brukarnamn og passord først, så ser du kva vegar du har. Med elektronisk ID kan du begynne med ein gong.',
    signIn: 'Logg inn',
    recoveryCode: {
      title: 'Reservekode',
      text: 'Ein av kodane du fekk då du sette opp totrinnsinnlogging. Kvar verkar éin gong.',
      go: 'Skriv ein reservekode',
    },
    otherFactor: {
      title: 'Passnøkkel eller ei anna eining',
      text: 'Har du sett opp meir enn éin, verkar dei andre som før.',
      go: 'Bruk passnøkkel',
    },
    eid: {
      title: 'Elektronisk ID',
      text: 'Etter at du har identifisert deg, set du opp ein ny app eller passnøkkel. Den gamle blir sletta.',
    },
    waiting: {
      title: 'Vent nokre dagar',
      overTitle: 'Ventetida er over',
      text: (lasts) =>
        `Vi sender ein kode til mobilen eller den private e-posten som er registrert, og seier frå overalt der vi kan nå deg. Etter ${lasts} kan du setje opp ein ny, om ingen har sagt nei.`,
      until: (when) => `Ventetida er i gang. Logg inn igjen etter ${when} og gå vidare herifrå.`,
      over: 'Ventetida er over. Vi sender ein ny kode, og så set du opp ein ny app eller passnøkkel.',
      begin: 'Send kode og begynn å vente',
      goOn: 'Send kode og gå vidare',
    },
    projectLink: {
      title: 'Lenkje frå prosjektet',
      text: 'Administratoren for prosjektet ditt kan sende deg ei lenkje.',
    },
    desk: {
      title: 'Brukarstøtta',
      text: 'Går ikkje noko av dette, hjelper brukarstøtta:',
      hasCode: 'Eg har fått ein eingongskode frå brukarstøtta',
    },
    code: {
      title: 'Skriv koden vi sende',
      intro: (minutes) =>
        `Er kontaktopplysningane dine i orden, kjem koden om ei lita stund, på SMS eller til den private e-posten. Han verkar i ${minutes} minutt.`,
      label: 'Kode',
      none: (rest) => [
        'Vent eit par minutt, og sjå i søppelposten.',
        `Er nummeret eller adressa endra dei siste ${rest} dagane, sender vi ikkje noko dit enno.`,
        'Det du fekk passordet tilbake med nyleg, kan ikkje òg gi deg totrinnsinnlogginga.',
      ],
      otherWays: 'Sjå dei andre vegane',
    },
    begun: {
      title: (when) => `Du kan gå vidare ${when}`,
      lines: [
        'Vi har sagt frå på e-post og SMS. Seier nokon nei, stoppar det.',
        'Logg inn igjen då, og vel den same vegen ein gong til.',
        'Finn du telefonen før det, loggar du berre inn som vanleg.',
      ],
      front: 'Til framsida',
    },
  },
  en: {
    title: 'Lost second factor',
    intro:
      'New phone, deleted app or lost key? Choose the first way that suits you. The password alone is never enough.',
    signInFirst:
      'Sign in with username and password first, and you will see which ways you have. With electronic ID you can begin at once.',
    signIn: 'Sign in',
    recoveryCode: {
      title: 'Recovery code',
      text: 'One of the codes you were given when you set up two-factor sign-in. Each works once.',
      go: 'Enter a recovery code',
    },
    otherFactor: {
      title: 'Passkey or another device',
      text: 'If you have set up more than one, the others work as before.',
      go: 'Use a passkey',
    },
    eid: {
      title: 'Electronic ID',
      text: 'Once you have identified yourself, you set up a new app or passkey. The old one is deleted.',
    },
    waiting: {
      title: 'Wait some days',
      overTitle: 'The waiting is over',
      text: (lasts) =>
        `We send a code to the mobile or the personal e-mail that is registered, and tell you everywhere we can reach you. After ${lasts} you can set up a new one, if nobody has said no.`,
      until: (when) => `The waiting has begun. Sign in again after ${when} and go on from here.`,
      over: 'The waiting is over. We send a new code, and then you set up a new app or passkey.',
      begin: 'Send a code and begin to wait',
      goOn: 'Send a code and continue',
    },
    projectLink: {
      title: 'Link from the project',
      text: 'The administrator of your project can send you a link.',
    },
    desk: {
      title: 'The service desk',
      text: 'If none of this works, the service desk helps:',
      hasCode: 'I have a one-time code from the service desk',
    },
    code: {
      title: 'Enter the code we sent',
      intro: (minutes) =>
        `If your contact details are in order, the code will arrive in a moment, by SMS or to your personal e-mail. It works for ${minutes} minutes.`,
      label: 'Code',
      none: (rest) => [
        'Wait a couple of minutes, and look in the spam folder.',
        `If the number or the address was changed in the last ${rest} days, we do not send anything to it yet.`,
        'What gave you back the password lately cannot also give you back the second factor.',
      ],
      otherWays: 'See the other ways',
    },
    begun: {
      title: (when) => `You can go on ${when}`,
      lines: [
        'We have told you by e-mail and SMS. If anybody says no, it stops.',
        'Sign in again then, and choose the same way once more.',
        'If you find the phone before that, just sign in as usual.',
      ],
      front: 'To the front page',
    },
  },
}

/** The words in one language. */
export function lostSecondFactorTexts(language: Language): LostSecondFactorTexts {
  return words[language]
}
