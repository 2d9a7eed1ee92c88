/** The words of the page that a service's request ends on when it cannot go back there. */
import type { Language, Words } from '../../core/language.ts'

type Texts = { title: string; intro: string; code: string; account: string }

const words: Words<Texts> = {
  nb: {
    title: 'Innloggingen kom ikke fram',
    intro:
      'Enten tok det for lang tid, eller så spør tjenesten på en måte vi ikke godtar. Gå tilbake til tjenesten og prøv igjen. Skjer det på nytt, så fortell dem som driver tjenesten, det som står under.',
    code: 'Til dem som driver tjenesten',
    account: 'Til min konto',
  },
  nn: {
    title: 'Innlogginga kom ikkje fram',
    intro:
      'Anten tok det for lang tid, eller så spør tenesta på ein måte vi ikkje godtek. Gå tilbake til tenesta og prøv igjen. Skjer det på nytt, så fortel dei som driv tenesta, det som står under.',
    code: 'Til dei som driv tenesta',
    account: 'Til kontoen min',
  },
  en: {
    title: 'The sign-in did not get through',
    intro:
      'Either it took too long, or the service asks in a way that we do not accept. Go back to the service and try again. If it happens again, tell those who run the service what stands below.',
    code: 'For those who run the service',
    account: 'To my account',
  },
}

/** The words in one language. */
export function openidTexts(language: Language): Texts {
  return words[language]
}
