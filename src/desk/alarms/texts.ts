/** The words of the desk's page of alarms. */
import type { Language, Words } from '../../core/language.ts'

type AlarmPageTexts = {
  title: string
  intro: string
  none: string
  noneText: string
  toDo: string
  first: string
  latest: (times: number) => string
  seen: string
  past: string
  seenBy: (name: string, when: string) => string
  over: (when: string) => string
  waiting: (number: number) => string
  look: string
}

const words: Words<AlarmPageTexts> = {
  nb: {
    title: 'Alarmer',
    intro: 'Det som trenger et menneske: registerfiler som ikke ble tatt inn, og det som ble stanset.',
    none: 'Ingen alarmer',
    noneText: 'Alt går som det skal.',
    toDo: 'Dette kan du gjøre:',
    first: 'Siden',
    latest: (times) => `${times} ganger, sist`,
    seen: 'Jeg har sett på det',
    past: 'Tidligere',
    seenBy: (name, when) => `Sett av ${name}, ${when}`,
    over: (when) => `Over ${when}`,
    waiting: (number) => (number === 1 ? 'Én alarm venter på deg' : `${number} alarmer venter på deg`),
    look: 'Se alarmene',
  },
  nn: {
    title: 'Alarmar',
    intro: 'Det som treng eit menneske: registerfiler som ikkje vart tekne inn, og det som vart stansa.',
    none: 'Ingen alarmar',
    noneText: 'Alt går som det skal.',
    toDo: 'Dette kan du gjere:',
    first: 'Sidan',
    latest: (times) => `${times} gonger, sist`,
    seen: 'Eg har sett på det',
    past: 'Tidlegare',
    seenBy: (name, when) => `Sett av ${name}, ${when}`,
    over: (when) => `Over ${when}`,
    waiting: (number) => (number === 1 ? 'Éin alarm ventar på deg' : `${number} alarmar ventar på deg`),
    look: 'Sjå alarmane',
  },
  en: {
    title: 'Alarms',
    intro: 'What needs a human: register files that were not taken, and what was stopped.',
    none: 'No alarms',
    noneText: 'Everything is as it should be.',
    toDo: 'What you can do:',
    first: 'Since',
    latest: (times) => `${times} times, last`,
    seen: 'I have looked at it',
    past: 'Earlier',
    seenBy: (name, when) => `Seen by ${name}, ${when}`,
    over: (when) => `Over on ${when}`,
    waiting: (number) => (number === 1 ? 'One alarm waits for you' : `${number} alarms wait for you`),
    look: 'See the alarms',
  },
}

export function alarmPageTexts(language: Language): AlarmPageTexts {
  return words[language]
}
