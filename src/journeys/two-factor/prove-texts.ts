/** The words where more than the password is asked before the first second factor, in nb, nn and en. */
import type { Language, Words } from '../../core/language.ts'

type ProveTexts = {
  title: string
  intro: string
  smsTitle: string
  sms: string
  password: string
  wrongPassword: string
  codeTitle: string
  codeIntro: (minutes: number) => string
  codeLabel: string
  none: (rest: number) => readonly string[]
  otherWays: string
}

const words: Words<ProveTexts> = {
  nb: {
    title: 'Vis at det er deg',
    intro:
      'Før du setter opp totrinnsinnlogging første gang, må du vise mer enn passordet. Ellers kunne den som har stjålet det, sette opp sin egen telefon.',
    smsTitle: 'Kode på SMS',
    sms: 'Vi sender en kode til mobilnummeret som registeret har på deg.',
    password: 'Passordet ditt',
    wrongPassword: 'Passordet er ikke riktig.',
    codeTitle: 'Skriv koden fra SMS-en',
    codeIntro: (minutes) =>
      `Er nummeret ditt i orden i registeret, kommer koden om et øyeblikk. Den virker i ${minutes} minutter.`,
    codeLabel: 'Kode fra SMS-en',
    none: (rest) => [
      'Vent et par minutter, og se at telefonen har dekning.',
      `Er mobilnummeret endret de siste ${rest} dagene, sender vi ikke noe dit ennå.`,
      'Vi sender bare til norske mobilnumre, og bare noen få meldinger i timen.',
    ],
    otherWays: 'Be om en ny kode, eller velg en annen vei',
  },
  nn: {
    title: 'Vis at det er deg',
    intro:
      'Før du set opp totrinnsinnlogging første gong, må du vise meir enn passordet. Elles kunne den som har stole det, setje opp sin eigen telefon.',
    smsTitle: 'Kode på SMS',
    sms: 'Vi sender ein kode til mobilnummeret som registeret har på deg.',
    password: 'Passordet ditt',
    wrongPassword: 'Passordet er ikkje rett.',
    codeTitle: 'Skriv koden frå SMS-en',
    codeIntro: (minutes) =>
      `Er nummeret ditt i orden i registeret, kjem koden om ei lita stund. Han verkar i ${minutes} minutt.`,
    codeLabel: 'Kode frå SMS-en',
    none: (rest) => [
      'Vent eit par minutt, og sjå at telefonen har dekning.',
      `Er mobilnummeret endra dei siste ${rest} dagane, sender vi ikkje noko dit enno.`,
      'Vi sender berre til norske mobilnummer, og berre nokre få meldingar i timen.',
    ],
    otherWays: 'Be om ein ny kode, eller vel ein annan veg',
  },
  en: {
    title: 'Show that it is you',
    intro:
      'Before you set up two-factor sign-in for the first time, you must show more than the password. Otherwise whoever has stolen it could set up a phone of their own.',
    smsTitle: 'Code by SMS',
    sms: 'We send a code to the mobile number that the register holds for you.',
    password: 'Your password',
    wrongPassword: 'The password is not right.',
    codeTitle: 'Enter the code from the SMS',
    codeIntro: (minutes) =>
      `If your number is in order in the register, the code will arrive in a moment. It works for ${minutes} minutes.`,
    codeLabel: 'Code from the SMS',
    none: (rest) => [
      'Wait a couple of minutes, and see that the phone has coverage.',
      `If the mobile number was changed in the last ${rest} days, we do not send anything to it yet.`,
      'We send to Norwegian mobile numbers only, and only a few messages an hour.',
    ],
    otherWays: 'Ask for a new code, or choose another way',
  },
}

/** The words in one language. */
export function proveTexts(language: Language): ProveTexts {
  return words[language]
}
