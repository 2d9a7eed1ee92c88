/** The words where somebody chooses a new password, the same in activation, renewal and change. */
import type { Language, Words } from '../../core/language.ts'

type NewPasswordTexts = {
  pick: string
  pickHint: (bits: number) => string
  ownChoice: string
  own: string
  ownOrPick: string
  ownHint: string
  both: string
  none: string
  adviceTitle: string
  advice: readonly string[]
  secondFactor: string
  leaked: string
  more: string
}

const words: Words<NewPasswordTexts> = {
  nb: {
    pick: 'Velg et av disse passordene',
    pickHint: (bits) =>
      `De er laget for deg nå, tilfeldig valgt blant minst 2${raised(bits)} mulige. Ingen andre får de samme, og nye kommer hver gang siden lastes.`,
    ownChoice: 'Jeg skriver mitt eget',
    own: 'Nytt passord',
    ownOrPick: 'Eller skriv ditt eget',
    ownHint: 'En setning eller flere ord er sterkt og lett å huske. Mellomrom er lov.',
    both: 'Du har både valgt et forslag og skrevet et eget passord. Gjør bare det ene, så du vet hvilket som gjelder.',
    none: 'Skriv et passord eller velg et av forslagene.',
    adviceTitle: 'Råd om gode passord',
    advice: [
      'Bruk en frase: flere ord som ikke hører sammen, eller en setning bare du ville skrevet.',
      'La en passordbehandler lage og huske passordet.',
      'Bruk aldri dette passordet et annet sted, og aldri et du har hatt andre steder.',
      'Spesialtegn kan ligge på andre taster når tastaturet er stilt inn på et annet språk.',
    ],
    secondFactor: 'Sett opp totrinnsinnlogging. Da er ikke passordet alene nok for den som stjeler det.',
    leaked:
      'Vi sjekker om passordet er kjent fra lekkasjer. Det skjer her hos oss, og passordet sendes ingen steder.',
    more: 'Mer om passord',
  },
  nn: {
    pick: 'Vel eitt av desse passorda',
    pickHint: (bits) =>
      `Dei er laga til deg no, tilfeldig valde mellom minst 2${raised(bits)} moglege. Ingen andre får dei same, og nye kjem kvar gong sida blir lasta.`,
    ownChoice: 'Eg skriv mitt eige',
    own: 'Nytt passord',
    ownOrPick: 'Eller skriv ditt eige',
    ownHint: 'Ei setning eller fleire ord er sterkt og lett å hugse. Mellomrom er lov.',
    both: 'Du har både valt eit framlegg og skrive eit eige passord. Gjer berre det eine, så du veit kva som gjeld.',
    none: 'Skriv eit passord eller vel eitt av framlegga.',
    adviceTitle: 'Råd om gode passord',
    advice: [
      'Bruk ein frase: fleire ord som ikkje høyrer saman, eller ei setning berre du ville skrive.',
      'Lat ein passordhandterar lage og hugse passordet.',
      'Bruk aldri dette passordet ein annan stad, og aldri eit du har hatt andre stader.',
      'Spesialteikn kan liggje på andre tastar når tastaturet er stilt inn på eit anna språk.',
    ],
    secondFactor: 'Set opp totrinnsinnlogging. Då er ikkje passordet åleine nok for den som stel det.',
    leaked:
      'Vi sjekkar om passordet er kjent frå lekkasjar. Det skjer her hos oss, og passordet blir ikkje sendt nokon stad.',
    more: 'Meir om passord',
  },
  en: {
    pick: 'Pick one of these passwords',
    pickHint: (bits) =>
      `They were made for you just now, drawn at random from at least 2${raised(bits)} possible ones. Nobody else gets the same, and new ones come each time the page loads.`,
    ownChoice: 'I write my own',
    own: 'New password',
    ownOrPick: 'Or write your own',
    ownHint: 'A sentence or several words are strong and easy to remember. Spaces are fine.',
    both: 'You have both picked a suggestion and written a password. Do only one of them, so that you know which one holds.',
    none: 'Write a password or pick one of the suggestions.',
    adviceTitle: 'Advice on good passwords',
    advice: [
      'Use a phrase: several words that do not belong together, or a sentence only you would write.',
      'Let a password manager make and remember the password.',
      'Never use this password anywhere else, and never one that you have had elsewhere.',
      'Special characters may sit on other keys when the keyboard is set to another language.',
    ],
    secondFactor: 'Set up two-factor sign-in. Then the password alone is not enough for whoever steals it.',
    leaked:
      'We check whether the password is known from leaks. That happens here, and the password is not sent anywhere.',
    more: 'More about passwords',
  },
}

/** The words in one language. */
export function newPasswordTexts(language: Language): NewPasswordTexts {
  return words[language]
}

/** A number as an exponent: 2⁷¹. */
function raised(number: number): string {
  return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('')
}
