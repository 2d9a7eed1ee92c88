/** The words of a current password that was asked for once more and did not prove anything. */
import type { Language, Words } from '../../core/language.ts'

type CurrentPasswordTexts = {
  wrong: string
  locked: (time: string) => string
  ended: { title: string; text: string; signIn: string }
}

const words: Words<CurrentPasswordTexts> = {
  nb: {
    wrong: 'Passordet er ikke riktig skrevet.',
    locked: (time) =>
      `Passordet var feil for mange ganger på rad. Du kan prøve igjen ${time}. Ingenting er endret.`,
    ended: {
      title: 'Du er logget ut',
      text: 'Passordet du skrev, var feil for mange ganger på rad. For sikkerhets skyld er innloggingen avsluttet. Ingenting er endret.',
      signIn: 'Logg inn',
    },
  },
  nn: {
    wrong: 'Passordet er ikkje rett skrive.',
    locked: (time) =>
      `Passordet var feil for mange gonger på rad. Du kan prøve igjen ${time}. Ingenting er endra.`,
    ended: {
      title: 'Du er logga ut',
      text: 'Passordet du skreiv, var feil for mange gonger på rad. For tryggleiks skuld er innlogginga avslutta. Ingenting er endra.',
      signIn: 'Logg inn',
    },
  },
  en: {
    wrong: 'The password is not written correctly.',
    locked: (time) =>
      `The password was wrong too many times in a row. You can try again at ${time}. Nothing has been changed.`,
    ended: {
      title: 'You have been signed out',
      text: 'The password you entered was wrong too many times in a row. To be safe, this sign-in was ended. Nothing has been changed.',
      signIn: 'Sign in',
    },
  },
}

/** The words in one language. */
export function currentPasswordTexts(language: Language): CurrentPasswordTexts {
  return words[language]
}
