/** The words of "why can't I get in". */
import type { Language, Words } from '../../core/language.ts'

type WhyTexts = {
  title: string
  intro: string
  first: string
  firstText: string
  signIn: string
  withEid: string
  guide: string
  cannot: { title: string; lines: readonly string[] }
  activate: string
  forgottenPin: string
  desks: string
  toAccount: string
}

const words: Words<WhyTexts> = {
  nb: {
    title: 'Hvorfor kommer jeg ikke inn?',
    intro: 'Her står alt som stenger for kontoen din, siden når, hvem som kan åpne, og hva du gjør nå.',
    first: 'Logg inn først',
    firstText:
      'Svaret er ditt alene, så vi må vite hvem du er. Logg inn, eller identifiser deg; det går også når kontoen er stengt.',
    signIn: 'Logg inn',
    withEid: 'Identifiser deg med elektronisk ID',
    guide: 'Hva som kan stenge en konto',
    cannot: {
      title: 'Virker ikke innloggingen?',
      lines: [
        'Er du ny, må kontoen aktiveres først.',
        'Er passordet skrevet feil mange ganger på rad, er innloggingen stengt en stund og åpner av seg selv.',
        'Husker du ikke passordet, hjelper brukerstøtten.',
      ],
    },
    activate: 'Aktiver kontoen',
    forgottenPin: 'Glemt PIN-koden',
    desks: 'Brukerstøtte og åpningstider',
    toAccount: 'Til min konto',
  },
  nn: {
    title: 'Kvifor kjem eg ikkje inn?',
    intro: 'Her står alt som stengjer for kontoen din, sidan når, kven som kan opne, og kva du gjer no.',
    first: 'Logg inn først',
    firstText:
      'Svaret er ditt åleine, så vi må vite kven du er. Logg inn, eller identifiser deg; det går òg når kontoen er stengd.',
    signIn: 'Logg inn',
    withEid: 'Identifiser deg med elektronisk ID',
    guide: 'Kva som kan stengje ein konto',
    cannot: {
      title: 'Verkar ikkje innlogginga?',
      lines: [
        'Er du ny, må kontoen aktiverast først.',
        'Er passordet skrive feil mange gonger på rad, er innlogginga stengd ei stund og opnar av seg sjølv.',
        'Hugsar du ikkje passordet, hjelper brukarstøtta.',
      ],
    },
    activate: 'Aktiver kontoen',
    forgottenPin: 'Gløymt PIN-koden',
    desks: 'Brukarstøtte og opningstider',
    toAccount: 'Til min konto',
  },
  en: {
    title: 'Why can’t I get in?',
    intro: 'Here is everything that closes your account, since when, who can open it, and what to do now.',
    first: 'Sign in first',
    firstText:
      'The answer is yours alone, so we have to know who you are. Sign in, or identify yourself; that works even when the account is closed.',
    signIn: 'Sign in',
    withEid: 'Identify yourself with electronic ID',
    guide: 'What can close an account',
    cannot: {
      title: 'Signing in does not work?',
      lines: [
        'If you are new, the account has to be activated first.',
        'If the password was wrong many times in a row, signing in is closed for a while and opens by itself.',
        'If you do not remember the password, the service desk will help.',
      ],
    },
    activate: 'Activate the account',
    forgottenPin: 'Forgotten the PIN',
    desks: 'Service desk and opening hours',
    toAccount: 'To my account',
  },
}

/** The words in one language. */
export function whyTexts(language: Language): WhyTexts {
  return words[language]
}
