/** The words of the way back to a username, in nb, nn and en. */
import type { Language, Words } from '../../core/language.ts'
import type { MailCodeWords } from '../../web/mail-code/words.ts'

type ForgottenUsernameTexts = MailCodeWords & {
  shown: { title: string; intro: string; username: string; signIn: string; password: string }
}

const words: Words<ForgottenUsernameTexts> = {
  nb: {
    title: 'Glemt brukernavnet',
    intro: 'Vis hvem du er, så viser vi brukernavnet ditt på siden. Vi sender det aldri i en melding.',
    after: 'Etterpå ser du brukernavnet ditt her.',
    shown: {
      title: 'Brukernavnet ditt',
      intro: 'Merk deg det før du går videre.',
      username: 'Brukernavn',
      signIn: 'Logg inn',
      password: 'Jeg har glemt passordet også',
    },
  },
  nn: {
    title: 'Gløymt brukarnamnet',
    intro: 'Vis kven du er, så viser vi brukarnamnet ditt på sida. Vi sender det aldri i ei melding.',
    after: 'Etterpå ser du brukarnamnet ditt her.',
    shown: {
      title: 'Brukarnamnet ditt',
      intro: 'Merk deg det før du går vidare.',
      username: 'Brukarnamn',
      signIn: 'Logg inn',
      password: 'Eg har gløymt passordet òg',
    },
  },
  en: {
    title: 'Forgotten username',
    intro: 'Show who you are, and we show your username on the page. We never send it in a message.',
    after: 'After that you see your username here.',
    shown: {
      title: 'Your username',
      intro: 'Make a note of it before you go on.',
      username: 'Username',
      signIn: 'Sign in',
      password: 'I have forgotten the password too',
    },
  },
}

/** The words in one language. */
export function forgottenUsernameTexts(language: Language): ForgottenUsernameTexts {
  return words[language]
}
