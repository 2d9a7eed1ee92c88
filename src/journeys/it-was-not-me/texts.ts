/** The words for somebody who did not make a change, in nb, nn and en. */
import type { Language, Words } from '../../core/language.ts'

type What = 'password' | 'second-factor' | 'factor-wait'
type ItWasNotMeTexts = {
  title: string
  what: Record<What, (when: string) => string>
  happens: Record<What, string>
  wasMe: string
  submit: Record<What, string>
  keep: string
  undone: { title: string; text: Record<What, string>; signIn: string }
  dead: { title: string; text: string }
}

const words: Words<ItWasNotMeTexts> = {
  nb: {
    title: 'Var det ikke deg?',
    what: {
      password: (when) => `Passordet ble endret ${when}.`,
      'second-factor': (when) => `Totrinnsinnloggingen ble endret ${when}.`,
      'factor-wait': (when) => `Totrinnsinnloggingen ble meldt mistet ${when}.`,
    },
    happens: {
      password:
        'Sier du fra her, gjelder ikke det nye passordet lenger, og alle logges ut. Etterpå kommer bare den inn som identifiserer seg med elektronisk ID eller hos brukerstøtten.',
      'second-factor':
        'Sier du fra her, blir totrinnsinnloggingen som den var, og alle logges ut. Etterpå kommer bare den inn som identifiserer seg med elektronisk ID eller hos brukerstøtten.',
      'factor-wait':
        'Sier du nei her, stopper det, og alle logges ut. Noen andre kjenner passordet ditt, så bytt det etterpå.',
    },
    wasMe: 'Var det deg, lukker du bare siden.',
    submit: {
      password: 'Det var ikke meg, angre endringen',
      'second-factor': 'Det var ikke meg, angre endringen',
      'factor-wait': 'Det var ikke meg, stopp det',
    },
    keep: 'Det var meg',
    undone: {
      title: 'Takk, det er gjort',
      text: {
        password: 'Endringen er angret, og alle er logget ut. Identifiser deg for å velge et nytt passord.',
        'second-factor':
          'Endringen er angret, og alle er logget ut. Identifiser deg for å velge et nytt passord.',
        'factor-wait': 'Det er stoppet, og alle er logget ut. Logg inn som vanlig og bytt passord nå.',
      },
      signIn: 'Logg inn og bytt passord',
    },
    dead: {
      title: 'Lenken kan ikke brukes lenger',
      text: 'Den er brukt, for gammel, eller noe er endret etterpå. Er du usikker på hvem som har brukt kontoen, så ta kontakt.',
    },
  },
  nn: {
    title: 'Var det ikkje du?',
    what: {
      password: (when) => `Passordet vart endra ${when}.`,
      'second-factor': (when) => `Totrinnsinnlogginga vart endra ${when}.`,
      'factor-wait': (when) => `Totrinnsinnlogginga vart meld mista ${when}.`,
    },
    happens: {
      password:
        'Seier du frå her, gjeld ikkje det nye passordet lenger, og alle blir logga ut. Etterpå kjem berre den inn som identifiserer seg med elektronisk ID eller hos brukarstøtta.',
      'second-factor':
        'Seier du frå her, blir totrinnsinnlogginga som ho var, og alle blir logga ut. Etterpå kjem berre den inn som identifiserer seg med elektronisk ID eller hos brukarstøtta.',
      'factor-wait':
        'Seier du nei her, stoppar det, og alle blir logga ut. Nokon andre kjenner passordet ditt, så byt det etterpå.',
    },
    wasMe: 'Var det du, lukkar du berre sida.',
    submit: {
      password: 'Det var ikkje eg, angre endringa',
      'second-factor': 'Det var ikkje eg, angre endringa',
      'factor-wait': 'Det var ikkje eg, stopp det',
    },
    keep: 'Det var eg',
    undone: {
      title: 'Takk, det er gjort',
      text: {
        password: 'Endringa er angra, og alle er logga ut. Identifiser deg for å velje eit nytt passord.',
        'second-factor':
          'Endringa er angra, og alle er logga ut. Identifiser deg for å velje eit nytt passord.',
        'factor-wait': 'Det er stoppa, og alle er logga ut. Logg inn som vanleg og byt passord no.',
      },
      signIn: 'Logg inn og byt passord',
    },
    dead: {
      title: 'Lenkja kan ikkje brukast lenger',
      text: 'Ho er brukt, for gammal, eller noko er endra etterpå. Er du usikker på kven som har brukt kontoen, så ta kontakt.',
    },
  },
  en: {
    title: 'Was it not you?',
    what: {
      password: (when) => `The password was changed on ${when}.`,
      'second-factor': (when) => `Two-factor sign-in was changed on ${when}.`,
      'factor-wait': (when) => `Two-factor sign-in was reported lost on ${when}.`,
    },
    happens: {
      password:
        'If you tell us here, the new password no longer holds, and everybody is signed out. After that only somebody who is identified by electronic ID or at the service desk gets in.',
      'second-factor':
        'If you tell us here, two-factor sign-in is put back as it was, and everybody is signed out. After that only somebody who is identified by electronic ID or at the service desk gets in.',
      'factor-wait':
        'If you say no here, it stops, and everybody is signed out. Somebody else knows your password, so change it afterwards.',
    },
    wasMe: 'If it was you, just close the page.',
    submit: {
      password: 'It was not me, undo the change',
      'second-factor': 'It was not me, undo the change',
      'factor-wait': 'It was not me, stop it',
    },
    keep: 'It was me',
    undone: {
      title: 'Thank you, it is done',
      text: {
        password:
          'The change is undone, and everybody is signed out. Identify yourself to choose a new password.',
        'second-factor':
          'The change is undone, and everybody is signed out. Identify yourself to choose a new password.',
        'factor-wait':
          'It is stopped, and everybody is signed out. Sign in as usual and change your password now.',
      },
      signIn: 'Sign in and change the password',
    },
    dead: {
      title: 'The link can no longer be used',
      text: 'It has been used, is too old, or something was changed after it. If you are unsure who has used the account, contact us.',
    },
  },
}

/** The words in one language. */
export function itWasNotMeTexts(language: Language): ItWasNotMeTexts {
  return words[language]
}
