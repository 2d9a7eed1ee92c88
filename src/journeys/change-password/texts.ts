/** The words of changing and renewing a password. */
import type { Language, Words } from '../../core/language.ts'

type ChangePasswordTexts = {
  title: string
  intro: (validFor: string | null) => string
  current: string
  currentHint: string
  submit: string
  tooLate: string
  set: {
    title: string
    intro: string
    own: string
    submit: string
    skip: string
    late: { title: string; text: string; signIn: string }
  }
  changed: {
    title: string
    notice: string
    /** While another system is still to get it. */
    noticeHere: string
    sessions: string
    validUntil: (day: string) => string
    devicesTitle: string
    devicesText: string
    told: string
    toAccount: string
  }
}

const words: Words<ChangePasswordTexts> = {
  nb: {
    title: 'Bytt passord',
    intro: (validFor) =>
      validFor === null
        ? 'Det nye passordet virker i alle tjenestene kontoen åpner.'
        : `Det nye passordet virker i alle tjenestene kontoen åpner, og gjelder i ${validFor}.`,
    current: 'Passordet du har nå',
    currentHint: 'Slik vet vi at det er du som bytter.',
    submit: 'Bytt passord',
    tooLate: 'Passordet ble byttet et annet sted imens. Dette byttet er ikke gjort.',
    set: {
      title: 'Velg et nytt passord',
      intro: 'Det gamle passordet kan ikke brukes lenger. Velg et nytt, så er du inne.',
      own: 'Velg ditt eget passord. Når det er lagret, gjelder bare det.',
      submit: 'Lagre passordet',
      skip: 'Hopp over',
      late: {
        title: 'Det gikk for lang tid',
        text: 'Passordet er ikke byttet. Logg inn en gang til, så kommer du tilbake hit.',
        signIn: 'Logg inn',
      },
    },
    changed: {
      title: 'Passordet er byttet',
      notice: 'Det nye passordet virker nå.',
      noticeHere: 'Det nye passordet virker her nå.',
      sessions: 'Du er logget ut alle andre steder i kontoportalen.',
      validUntil: (day) => `Det gjelder til ${day}. Vi sier fra før den dagen.`,
      devicesTitle: 'Bytt det også her',
      devicesText: 'Disse kan ha det gamle passordet lagret. Gi dem det nye nå, ellers slutter de å virke.',
      told: 'Vi sender deg beskjed der registrene når deg. Var det ikke du som byttet, så ta kontakt med brukerstøtten.',
      toAccount: 'Til min konto',
    },
  },
  nn: {
    title: 'Byt passord',
    intro: (validFor) =>
      validFor === null
        ? 'Det nye passordet verkar i alle tenestene kontoen opnar.'
        : `Det nye passordet verkar i alle tenestene kontoen opnar, og gjeld i ${validFor}.`,
    current: 'Passordet du har no',
    currentHint: 'Slik veit vi at det er du som byter.',
    submit: 'Byt passord',
    tooLate: 'Passordet vart bytt ein annan stad imens. Dette bytet er ikkje gjort.',
    set: {
      title: 'Vel eit nytt passord',
      intro: 'Det gamle passordet kan ikkje brukast lenger. Vel eit nytt, så er du inne.',
      own: 'Vel ditt eige passord. Når det er lagra, gjeld berre det.',
      submit: 'Lagre passordet',
      skip: 'Hopp over',
      late: {
        title: 'Det gjekk for lang tid',
        text: 'Passordet er ikkje bytt. Logg inn ein gong til, så kjem du tilbake hit.',
        signIn: 'Logg inn',
      },
    },
    changed: {
      title: 'Passordet er bytt',
      notice: 'Det nye passordet verkar no.',
      noticeHere: 'Det nye passordet verkar her no.',
      sessions: 'Du er logga ut alle andre stader i kontoportalen.',
      validUntil: (day) => `Det gjeld til ${day}. Vi seier frå før den dagen.`,
      devicesTitle: 'Byt det òg her',
      devicesText: 'Desse kan ha det gamle passordet lagra. Gje dei det nye no, elles sluttar dei å verke.',
      told: 'Vi sender deg beskjed der registrene når deg. Var det ikkje du som bytte, så ta kontakt med brukarstøtta.',
      toAccount: 'Til min konto',
    },
  },
  en: {
    title: 'Change password',
    intro: (validFor) =>
      validFor === null
        ? 'The new password works in every service that the account opens.'
        : `The new password works in every service that the account opens, and is valid for ${validFor}.`,
    current: 'The password you have now',
    currentHint: 'This is how we know that it is you.',
    submit: 'Change password',
    tooLate: 'The password was changed somewhere else in the meantime. This change was not made.',
    set: {
      title: 'Choose a new password',
      intro: 'The old password can no longer be used. Choose a new one, and you are in.',
      own: 'Choose a password of your own. Once it is saved, only that one holds.',
      submit: 'Save the password',
      skip: 'Skip',
      late: {
        title: 'Too much time has passed',
        text: 'The password has not been changed. Sign in once more and you will come back here.',
        signIn: 'Sign in',
      },
    },
    changed: {
      title: 'The password has been changed',
      notice: 'The new password works now.',
      noticeHere: 'The new password works here now.',
      sessions: 'You have been signed out everywhere else in the account portal.',
      validUntil: (day) => `It is valid until ${day}. We will tell you before that day.`,
      devicesTitle: 'Change it here too',
      devicesText: 'These may have the old password stored. Give them the new one now, or they stop working.',
      told: 'We are sending you a notice wherever the registers can reach you. If it was not you who changed it, contact the service desk.',
      toAccount: 'To my account',
    },
  },
}

/** The words in one language. */
export function changePasswordTexts(language: Language): ChangePasswordTexts {
  return words[language]
}
