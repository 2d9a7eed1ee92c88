/** The words of the page that a service's request ends on when it cannot go back there. */
import type { Language, Words } from '../../core/language.ts'

type Texts = {
  title: string
  intro: string
  code: string
  account: string
  crowded: { title: string; intro: string }
}

const words: Words<Texts> = {
  nb: {
    title: 'Innloggingen kom ikke fram',
    intro:
      'Enten tok det for lang tid, eller så spør tjenesten på en måte vi ikke godtar. Gå tilbake til tjenesten og prøv igjen. Skjer det på nytt, så fortell dem som driver tjenesten, det som står under.',
    code: 'Til dem som driver tjenesten',
    account: 'Til min konto',
    crowded: {
      title: 'Mange innlogginger på kort tid',
      intro:
        'Fra nettet du er på, er det begynt på svært mange innlogginger som ingen har fullført. Vent noen minutter, gå tilbake til tjenesten og prøv igjen. Har du et annet nett, så bruk det. Kontoen din er ikke låst av dette.',
    },
  },
  nn: {
    title: 'Innlogginga kom ikkje fram',
    intro:
      'Anten tok det for lang tid, eller så spør tenesta på ein måte vi ikkje godtek. Gå tilbake til tenesta og prøv igjen. Skjer det på nytt, så fortel dei som driv tenesta, det som står under.',
    code: 'Til dei som driv tenesta',
    account: 'Til kontoen min',
    crowded: {
      title: 'Mange innloggingar på kort tid',
      intro:
        'Frå nettet du er på, er det byrja på svært mange innloggingar som ingen har fullført. Vent nokre minutt, gå tilbake til tenesta og prøv igjen. Har du eit anna nett, så bruk det. Kontoen din er ikkje låst av dette.',
    },
  },
  en: {
    title: 'The sign-in did not get through',
    intro:
      'Either it took too long, or the service asks in a way that we do not accept. Go back to the service and try again. If it happens again, tell those who run the service what stands below.',
    code: 'For those who run the service',
    account: 'To my account',
    crowded: {
      title: 'Many sign-ins in a short time',
      intro:
        'Very many sign-ins have been begun from the network you are on that nobody has finished. Wait a few minutes, go back to the service and try again. If you have another network, use that. This does not lock your account.',
    },
  },
}

/** The words in one language. */
export function openidTexts(language: Language): Texts {
  return words[language]
}
