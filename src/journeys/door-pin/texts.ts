/** The words of setting the PIN that opens doors. */
import type { Language, Words } from '../../core/language.ts'

type DoorPinTexts = {
  title: string
  intro: string
  one: string
  setAt: (when: string) => string
  neverSet: string
  newPin: string
  current: string
  currentHint: string
  submit: string
  done: {
    title: string
    text: string
    /** No door system takes it yet. */
    notConnected: string
    told: string
    toAccount: string
  }
}

const words: Words<DoorPinTexts> = {
  nb: {
    title: 'PIN til dører',
    intro:
      'PIN-koden og kortet åpner dørene sammen. Du velger koden selv, og den kan aldri brukes til å logge inn.',
    one: 'Her er det én PIN-kode for alt: den du velger nå, bruker du også hvis du må vise hvem du er.',
    setAt: (when) => `Du valgte den du har, ${when}.`,
    neverSet: 'Du har ikke valgt noen ennå.',
    newPin: 'Ny PIN-kode',
    current: 'Passordet ditt',
    currentHint: 'Det er en stund siden du logget inn, så vi spør en gang til.',
    submit: 'Lagre PIN-koden',
    done: {
      title: 'PIN-koden er lagret',
      text: 'Den sendes nå til dørsystemet, og virker vanligvis innen noen minutter.',
      notConnected: 'Dørsystemet er ikke koblet til ennå. Koden virker der når det er gjort.',
      told: 'Du får også en beskjed om at koden er endret. Koden selv sender vi aldri.',
      toAccount: 'Til min konto',
    },
  },
  nn: {
    title: 'PIN til dører',
    intro:
      'PIN-koden og kortet opnar dørene saman. Du vel koden sjølv, og han kan aldri brukast til å logge inn.',
    one: 'Her er det éin PIN-kode for alt: den du vel no, bruker du òg dersom du må vise kven du er.',
    setAt: (when) => `Du valde den du har, ${when}.`,
    neverSet: 'Du har ikkje valt nokon enno.',
    newPin: 'Ny PIN-kode',
    current: 'Passordet ditt',
    currentHint: 'Det er ei stund sidan du logga inn, så vi spør ein gong til.',
    submit: 'Lagre PIN-koden',
    done: {
      title: 'PIN-koden er lagra',
      text: 'Han blir no send til dørsystemet, og verkar til vanleg innan nokre minutt.',
      notConnected: 'Dørsystemet er ikkje kopla til enno. Koden verkar der når det er gjort.',
      told: 'Du får òg ein beskjed om at koden er endra. Sjølve koden sender vi aldri.',
      toAccount: 'Til min konto',
    },
  },
  en: {
    title: 'Door PIN',
    intro:
      'The PIN and your card open the doors together. You choose the PIN yourself, and it can never be used to sign in.',
    one: 'Here one PIN serves everything: the one you choose now is also used if you have to show who you are.',
    setAt: (when) => `You chose the one you have on ${when}.`,
    neverSet: 'You have not chosen one yet.',
    newPin: 'New PIN',
    current: 'Your password',
    currentHint: 'It is a while since you signed in, so we ask once more.',
    submit: 'Save the PIN',
    done: {
      title: 'The PIN is saved',
      text: 'It is now being sent to the door system and usually works within a few minutes.',
      notConnected: 'The door system is not connected yet. The PIN works there once it is.',
      told: 'You will also get a notice that the PIN was changed. We never send the PIN itself.',
      toAccount: 'To my account',
    },
  },
}

/** The words in one language. */
export function doorPinTexts(language: Language): DoorPinTexts {
  return words[language]
}
