/** The words of the page where people choose what others see of them. */
import type { Language, Words } from '../../core/language.ts'

type VisibilityTexts = {
  title: string
  intro: (institution: string) => string
  saved: string
  same: string
  toOthers: string
  number: string
  noNumber: string
  noNumberYet: string
  from: (register: string) => string
  correct: (at: string) => string
  showMobile: (institution: string) => string
  showPicture: (institution: string) => string
  notYours: (institution: string) => string
  registerOverrules: (at: string) => string
  accountOverrules: (at: string) => string
  seeRegister: (at: string) => string
  submit: string
  back: string
}

const words: Words<VisibilityTexts> = {
  nb: {
    title: 'Mobilnummer og bilde',
    intro: (institution) =>
      `Du bestemmer om andre ved ${institution} ser mobilnummeret og bildet ditt når de slår deg opp.`,
    saved: 'Valget er lagret. Slik er det nå.',
    same: 'Ingenting er endret. Slik er det nå.',
    toOthers: 'For andre',
    number: 'Registrert nummer',
    noNumber: 'Ikke registrert',
    noNumberYet: 'Valget ditt gjelder fra et nummer blir registrert.',
    from: (register) => `Fra ${register}.`,
    correct: (at) => `Rett det: ${at}`,
    showMobile: (institution) => `Vis mobilnummeret mitt for andre ved ${institution}`,
    showPicture: (institution) => `Vis bildet mitt for andre ved ${institution}`,
    notYours: (institution) => `Dette bestemmer ${institution}.`,
    registerOverrules: (at) => `Endrer du dette i ${at} senere, gjelder det foran det du velger her.`,
    accountOverrules: (at) => `Det du velger her, gjelder foran det som står i ${at}.`,
    seeRegister: (at) => `Til ${at}`,
    submit: 'Lagre',
    back: 'Til min konto',
  },
  nn: {
    title: 'Mobilnummer og bilete',
    intro: (institution) =>
      `Du bestemmer om andre ved ${institution} ser mobilnummeret og biletet ditt når dei slår deg opp.`,
    saved: 'Valet er lagra. Slik er det no.',
    same: 'Ingenting er endra. Slik er det no.',
    toOthers: 'For andre',
    number: 'Registrert nummer',
    noNumber: 'Ikkje registrert',
    noNumberYet: 'Valet ditt gjeld frå eit nummer blir registrert.',
    from: (register) => `Frå ${register}.`,
    correct: (at) => `Rett det: ${at}`,
    showMobile: (institution) => `Vis mobilnummeret mitt for andre ved ${institution}`,
    showPicture: (institution) => `Vis biletet mitt for andre ved ${institution}`,
    notYours: (institution) => `Dette bestemmer ${institution}.`,
    registerOverrules: (at) => `Endrar du dette i ${at} seinare, gjeld det framfor det du vel her.`,
    accountOverrules: (at) => `Det du vel her, gjeld framfor det som står i ${at}.`,
    seeRegister: (at) => `Til ${at}`,
    submit: 'Lagre',
    back: 'Til min konto',
  },
  en: {
    title: 'Mobile number and picture',
    intro: (institution) =>
      `You decide whether others at ${institution} see your mobile number and picture when they look you up.`,
    saved: 'Your choice is saved. This is how it is now.',
    same: 'Nothing was changed. This is how it is now.',
    toOthers: 'To others',
    number: 'Registered number',
    noNumber: 'Not registered',
    noNumberYet: 'Your choice holds as soon as a number is registered.',
    from: (register) => `From ${register}.`,
    correct: (at) => `Correct it: ${at}`,
    showMobile: (institution) => `Show my mobile number to others at ${institution}`,
    showPicture: (institution) => `Show my picture to others at ${institution}`,
    notYours: (institution) => `${institution} decides this.`,
    registerOverrules: (at) => `If you change this in ${at} later, that overrules what you choose here.`,
    accountOverrules: (at) => `What you choose here overrules what ${at} says.`,
    seeRegister: (at) => `To ${at}`,
    submit: 'Save',
    back: 'To my account',
  },
}

/** The words in one language. */
export function visibilityTexts(language: Language): VisibilityTexts {
  return words[language]
}
