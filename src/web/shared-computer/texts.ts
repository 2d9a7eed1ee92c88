/** The words about computers that others use too (row N-9). */
import type { Language, Words } from '../../core/language.ts'

type SharedTexts = {
  tick: string
  hint: (idle: string) => string
  link: string
  title: string
  intro: string
  lines: (idle: string, atMost: string) => readonly string[]
  save: string
  submit: string
  on: { title: string; intro: string; next: string }
  passkey: string
}

const words: Words<SharedTexts> = {
  nb: {
    tick: 'Dette er en delt datamaskin',
    hint: (idle) => `Du blir logget ut etter ${idle} uten aktivitet, og nettleseren huskes ikke.`,
    link: 'Sitter du ved en delt datamaskin? Si fra først.',
    title: 'Delt datamaskin',
    intro:
      'Bruker du en datamaskin på campus, på biblioteket eller hos noen andre, sier du fra her før du begynner. Da blir ingenting liggende igjen etter deg.',
    lines: (idle, atMost) => [
      `Du blir logget ut etter ${idle} uten aktivitet, og uansett etter ${atMost}.`,
      'Nettleseren blir ikke husket som din.',
      'Øverst på hver side står knappen som logger deg ut og sletter alt vi har lagt igjen i nettleseren.',
    ],
    save: 'Spør nettleseren om den skal lagre passordet, svarer du nei.',
    submit: 'Dette er en delt datamaskin',
    on: {
      title: 'Nettleseren er satt til delt datamaskin',
      intro: 'Når du er ferdig, trykker du på knappen øverst på siden. Til slutt lukker du alle vinduene.',
      next: 'Til forsiden',
    },
    passkey: 'En passnøkkel som lages her, blir liggende på maskinen. Lag den på din egen telefon i stedet.',
  },
  nn: {
    tick: 'Dette er ei delt datamaskin',
    hint: (idle) => `Du blir logga ut etter ${idle} utan aktivitet, og nettlesaren blir ikkje hugsa.`,
    link: 'Sit du ved ei delt datamaskin? Sei frå først.',
    title: 'Delt datamaskin',
    intro:
      'Bruker du ei datamaskin på campus, på biblioteket eller hos nokon andre, seier du frå her før du byrjar. Då blir ingenting liggjande att etter deg.',
    lines: (idle, atMost) => [
      `Du blir logga ut etter ${idle} utan aktivitet, og uansett etter ${atMost}.`,
      'Nettlesaren blir ikkje hugsa som din.',
      'Øvst på kvar side står knappen som loggar deg ut og slettar alt vi har lagt att i nettlesaren.',
    ],
    save: 'Spør nettlesaren om han skal lagre passordet, svarer du nei.',
    submit: 'Dette er ei delt datamaskin',
    on: {
      title: 'Nettlesaren er sett til delt datamaskin',
      intro: 'Når du er ferdig, trykkjer du på knappen øvst på sida. Til slutt lukkar du alle vindauga.',
      next: 'Til framsida',
    },
    passkey:
      'Ein passnøkkel som blir laga her, blir liggjande på maskina. Lag han på din eigen telefon i staden.',
  },
  en: {
    tick: 'This is a shared computer',
    hint: (idle) => `You are signed out after ${idle} without activity, and the browser is not remembered.`,
    link: 'Are you at a shared computer? Say so first.',
    title: 'Shared computer',
    intro:
      'If you use a computer on campus, in the library or at somebody else’s place, say so here before you begin. Then nothing is left behind after you.',
    lines: (idle, atMost) => [
      `You are signed out after ${idle} without activity, and after ${atMost} in any case.`,
      'The browser is not remembered as yours.',
      'At the top of every page is the button that signs you out and clears everything we have left in the browser.',
    ],
    save: 'If the browser asks whether to save the password, say no.',
    submit: 'This is a shared computer',
    on: {
      title: 'The browser is set to shared computer',
      intro: 'When you are done, press the button at the top of the page. Then close all the windows.',
      next: 'To the front page',
    },
    passkey: 'A passkey made here stays on this computer. Make it on your own phone instead.',
  },
}

/** The words in one language. */
export function sharedTexts(language: Language): SharedTexts {
  return words[language]
}
