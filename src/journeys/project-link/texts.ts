/** The words for whoever opens the link of a project administrator (E-3, E-4). */
import type { Language, Words } from '../../core/language.ts'

export type ProjectLinkTexts = {
  open: {
    title: string
    intro: string
    secret: string
    hint: string
    empty: string
    submit: string
    wrong: (left: number) => string
    slowDown: string
    privateTitle: string
    privateText: string
  }
  dead: { title: string; text: string }
  skip: { link: string; title: string; text: string; submit: string; back: string; mustChoose: string }
  done: {
    title: string
    half: string
    first: string
    whole: string
    codes: { title: string; text: string }
    app: { title: string; text: string }
    account: { title: string; text: string }
  }
  codes: { title: string; intro: string; set: string }
}

const words: Words<ProjectLinkTexts> = {
  nb: {
    open: {
      title: 'Logg inn med nøkkelen',
      intro: 'Skriv nøkkelen du har fått av administratoren for prosjektet ditt.',
      secret: 'Nøkkel',
      hint: 'Ti bokstaver og tall, for eksempel K3M9X-7QP2V',
      empty: 'Skriv nøkkelen.',
      submit: 'Logg inn',
      wrong: (left) =>
        left === 1
          ? 'Nøkkelen er feil. Du kan prøve én gang til.'
          : `Nøkkelen er feil. Du kan prøve ${left} ganger til.`,
      slowDown: 'Det har vært for mange forsøk herfra. Vent ti minutter og prøv igjen.',
      privateTitle: 'Bruk et privat vindu',
      privateText:
        'Har du andre innlogginger åpne i nettleseren, lukk denne siden og åpne lenken fra e-posten i et privat vindu (inkognito). Lenken virker der også.',
    },
    dead: {
      title: 'Lenken virker ikke',
      text: 'Den er brukt, trukket tilbake eller for gammel, eller nøkkelen ble skrevet feil for mange ganger. Be administratoren for prosjektet ditt om en ny.',
    },
    skip: {
      link: 'Hopp over',
      title: 'Beholde passordet?',
      text: 'Passordet du har, gjelder videre. Etterpå setter du opp engangskoder på nytt, eller viser en kode fra appen du har.',
      submit: 'Behold passordet',
      back: 'Velg et nytt passord',
      mustChoose: 'Passordet ditt har gått ut, eller du må bytte det. Velg et nytt.',
    },
    done: {
      title: 'Du er logget inn med lenken',
      half: 'Ett steg gjenstår før kontoen er åpen: vis en kode fra appen din, eller sett opp engangskoder på nytt.',
      first: 'Ett steg gjenstår før kontoen er åpen: sett opp engangskoder.',
      whole: 'Kontoen er åpen.',
      codes: { title: 'OTP', text: 'Sett opp engangskoder på telefonen din.' },
      app: { title: 'Bruk appen du har', text: 'Skriv en kode fra den.' },
      account: { title: 'Min konto', text: 'Se kontoen og det den åpner.' },
    },
    codes: {
      title: 'OTP',
      intro:
        'Engangskodene lages av en app på telefonen din. Setter du opp en ny, slutter de gamle å virke med det samme den nye er i bruk.',
      set: 'Sett opp ny OTP',
    },
  },
  nn: {
    open: {
      title: 'Logg inn med nøkkelen',
      intro: 'Skriv nøkkelen du har fått av administratoren for prosjektet ditt.',
      secret: 'Nøkkel',
      hint: 'Ti bokstavar og tal, til dømes K3M9X-7QP2V',
      empty: 'Skriv nøkkelen.',
      submit: 'Logg inn',
      wrong: (left) =>
        left === 1
          ? 'Nøkkelen er feil. Du kan prøve éin gong til.'
          : `Nøkkelen er feil. Du kan prøve ${left} gonger til.`,
      slowDown: 'Det har vore for mange forsøk herfrå. Vent ti minutt og prøv igjen.',
      privateTitle: 'Bruk eit privat vindauge',
      privateText:
        'Har du andre innloggingar opne i nettlesaren, lukk denne sida og opne lenkja frå e-posten i eit privat vindauge (inkognito). Lenkja verkar der òg.',
    },
    dead: {
      title: 'Lenkja verkar ikkje',
      text: 'Ho er brukt, trekt tilbake eller for gammal, eller nøkkelen vart skriven feil for mange gonger. Be administratoren for prosjektet ditt om ei ny.',
    },
    skip: {
      link: 'Hopp over',
      title: 'Behalde passordet?',
      text: 'Passordet du har, gjeld vidare. Etterpå set du opp eingongskodar på nytt, eller viser ein kode frå appen du har.',
      submit: 'Behald passordet',
      back: 'Vel eit nytt passord',
      mustChoose: 'Passordet ditt har gått ut, eller du må byte det. Vel eit nytt.',
    },
    done: {
      title: 'Du er logga inn med lenkja',
      half: 'Eitt steg står att før kontoen er open: vis ein kode frå appen din, eller set opp eingongskodar på nytt.',
      first: 'Eitt steg står att før kontoen er open: set opp eingongskodar.',
      whole: 'Kontoen er open.',
      codes: { title: 'OTP', text: 'Set opp eingongskodar på telefonen din.' },
      app: { title: 'Bruk appen du har', text: 'Skriv ein kode frå han.' },
      account: { title: 'Min konto', text: 'Sjå kontoen og det han opnar.' },
    },
    codes: {
      title: 'OTP',
      intro:
        'Eingongskodane blir laga av ein app på telefonen din. Set du opp ein ny, sluttar dei gamle å verke så snart den nye er i bruk.',
      set: 'Set opp ny OTP',
    },
  },
  en: {
    open: {
      title: 'Log in with the secret',
      intro: 'Enter the secret that the administrator of your project gave you.',
      secret: 'Secret',
      hint: 'Ten letters and digits, for example K3M9X-7QP2V',
      empty: 'Enter the secret.',
      submit: 'Log in',
      wrong: (left) =>
        left === 1
          ? 'The secret is wrong. You can try once more.'
          : `The secret is wrong. You can try ${left} more times.`,
      slowDown: 'There have been too many attempts from here. Wait ten minutes and try again.',
      privateTitle: 'Use a private window',
      privateText:
        'If you are signed in to other things in this browser, close this page and open the link from the e-mail in a private window (incognito). The link works there too.',
    },
    dead: {
      title: 'The link does not work',
      text: 'It was used, revoked or is too old, or the secret was entered wrongly too many times. Ask the administrator of your project for a new one.',
    },
    skip: {
      link: 'Skip',
      title: 'Keep your password?',
      text: 'The password you have stays valid. Afterwards you set up one-time codes anew, or enter a code from the app you have.',
      submit: 'Keep the password',
      back: 'Choose a new password',
      mustChoose: 'Your password has expired, or you must change it. Choose a new one.',
    },
    done: {
      title: 'You are logged in with the link',
      half: 'One step is left before the account is open: enter a code from your app, or set up one-time codes anew.',
      first: 'One step is left before the account is open: set up one-time codes.',
      whole: 'The account is open.',
      codes: { title: 'OTP', text: 'Set up one-time codes on your phone.' },
      app: { title: 'Use the app you have', text: 'Enter a code from it.' },
      account: { title: 'My account', text: 'See the account and what it opens.' },
    },
    codes: {
      title: 'OTP',
      intro:
        'One-time codes are made by an app on your phone. When you set up a new one, the old ones stop working as soon as the new one is in use.',
      set: 'Set new OTP',
    },
  },
}

/** The words in one language. */
export function projectLinkTexts(language: Language): ProjectLinkTexts {
  return words[language]
}
