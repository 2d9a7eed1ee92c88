/** The words of the numbers' page. */
import type { Language, Words } from '../../core/language.ts'

type StatisticsTexts = {
  title: string
  intro: string
  days: (number: number) => string
  period: string
  none: string
  noneText: string
  byDay: string
  chart: (tried: number, refused: number) => string
  tried: string
  refused: string
  share: string
  day: string
  step: string
  fields: string
  wholeForm: string
  byStep: string
  table: string
  guides: string
  guide: string
  yes: string
  no: string
  language: string
  noAnswers: string
  download: string
  outcome: string
  count: string
}

const words: Words<StatisticsTexts> = {
  nb: {
    title: 'Tall',
    intro:
      'Hva folk får til, og hva de stopper på. Bare antall: ingen navn, og ingenting av det som ble skrevet.',
    days: (number) => `${number} dager`,
    period: 'Periode',
    none: 'Ingen tall ennå',
    noneText: 'Tallene kommer etter hvert som folk bruker sidene.',
    byDay: 'Dag for dag',
    chart: (tried, refused) => `${tried} skjemaer ble sendt, og ${refused} av dem ble stoppet.`,
    tried: 'Sendt',
    refused: 'Stoppet',
    share: 'Andel stoppet',
    day: 'Dag',
    step: 'Side',
    fields: 'Stopper oftest på',
    wholeForm: 'hele skjemaet',
    byStep: 'Side for side',
    table: 'Vis som tabell',
    guides: 'Fant folk det de lette etter?',
    guide: 'Veiledning',
    yes: 'Ja',
    no: 'Nei',
    language: 'Språk',
    noAnswers: 'Ingen har svart ennå.',
    download: 'Last ned som regneark (CSV)',
    outcome: 'Utfall',
    count: 'Antall',
  },
  nn: {
    title: 'Tal',
    intro:
      'Kva folk får til, og kva dei stoppar på. Berre tal: ingen namn, og ingenting av det som vart skrive.',
    days: (number) => `${number} dagar`,
    period: 'Periode',
    none: 'Ingen tal enno',
    noneText: 'Tala kjem etter kvart som folk brukar sidene.',
    byDay: 'Dag for dag',
    chart: (tried, refused) => `${tried} skjema vart sende, og ${refused} av dei vart stoppa.`,
    tried: 'Sende',
    refused: 'Stoppa',
    share: 'Del stoppa',
    day: 'Dag',
    step: 'Side',
    fields: 'Stoppar oftast på',
    wholeForm: 'heile skjemaet',
    byStep: 'Side for side',
    table: 'Vis som tabell',
    guides: 'Fann folk det dei leita etter?',
    guide: 'Rettleiing',
    yes: 'Ja',
    no: 'Nei',
    language: 'Språk',
    noAnswers: 'Ingen har svart enno.',
    download: 'Last ned som rekneark (CSV)',
    outcome: 'Utfall',
    count: 'Tal',
  },
  en: {
    title: 'Numbers',
    intro:
      'What people get through, and where they stop. Numbers only: no names, and nothing of what was typed.',
    days: (number) => `${number} days`,
    period: 'Period',
    none: 'No numbers yet',
    noneText: 'They come as people use the pages.',
    byDay: 'Day by day',
    chart: (tried, refused) => `${tried} forms were sent, and ${refused} of them were stopped.`,
    tried: 'Sent',
    refused: 'Stopped',
    share: 'Share stopped',
    day: 'Day',
    step: 'Page',
    fields: 'Stops most often at',
    wholeForm: 'the whole form',
    byStep: 'Page by page',
    table: 'Show as a table',
    guides: 'Did people find what they looked for?',
    guide: 'Guide',
    yes: 'Yes',
    no: 'No',
    language: 'Language',
    noAnswers: 'Nobody has answered yet.',
    download: 'Download as a spreadsheet (CSV)',
    outcome: 'Outcome',
    count: 'Count',
  },
}

/** The words in one language. */
export function statisticsTexts(language: Language): StatisticsTexts {
  return words[language]
}
