/** Every alarm in words: what came, why it is told, that nobody was changed, and what to do. (Long: three languages.) */
import type { Language, Words } from '../language.ts'
import type { AlarmFacts, AlarmKind } from './alarm.ts'
import { refusalInWords } from './refusal-words.ts'

/** What an alarm says. */
export type AlarmText = { title: string; says: readonly string[]; toDo: string }

/** An alarm as it is to be told. `about`: the register as people call it, or the agent. `when` says a moment. */
export type AlarmToTell = {
  kind: AlarmKind
  about: string
  facts: AlarmFacts
  when: (instant: string) => string
}

/** In the words of one language. `file` and `detail` come from outside and are shown as text. */
export function alarmText({ kind, about, facts, when }: AlarmToTell, language: Language): AlarmText {
  const number = (name: string) => (typeof facts[name] === 'number' ? facts[name] : 0)
  const said = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '')
  const line = typeof facts['line'] === 'number' ? facts['line'] : null
  return words[kind][language]({
    about,
    file: said('file'),
    why: refusalInWords(said('because'), line, language),
    detail: said('detail'),
    number,
    when: (name) => (said(name) === '' ? '' : when(said(name))),
  })
}

type Said = {
  about: string
  file: string
  why: string
  detail: string
  number: (name: string) => number
  when: (name: string) => string
}

const words: Record<AlarmKind, Words<(said: Said) => AlarmText>> = {
  'register-file-refused': {
    nb: ({ about, file, why, detail }) => ({
      title: `En fil fra ${about} ble avvist`,
      says: [`Filen ${file} ble ikke tatt inn. ${why}`, ...measured(detail), 'Ingen ble endret.'],
      toDo: 'Be den som leverer filen, om å lage den på nytt og levere den igjen. Den gode filen avslutter alarmen.',
    }),
    nn: ({ about, file, why, detail }) => ({
      title: `Ei fil frå ${about} vart avvist`,
      says: [`Fila ${file} vart ikkje teken inn. ${why}`, ...measured(detail), 'Ingen vart endra.'],
      toDo: 'Be den som leverer fila, om å lage ho på nytt og levere ho igjen. Den gode fila avsluttar alarmen.',
    }),
    en: ({ about, file, why, detail }) => ({
      title: `A file from ${about} was refused`,
      says: [`The file ${file} was not taken. ${why}`, ...measured(detail), 'Nobody was changed.'],
      toDo: 'Ask whoever delivers the file to make it again and send it once more. The good file ends this alarm.',
    }),
  },
  'register-brake': {
    nb: ({ about, file, why, detail }) => ({
      title: `Bremsen stanset en fil fra ${about}`,
      says: [`Filen ${file} ble ikke tatt inn. ${why}`, ...measured(detail), 'Ingen ble endret.'],
      toDo: 'Se hva filen ville gjort: «adgang import <fil>» viser det uten å endre noe. Er filen feil, be om en ny. Er den riktig, slipp den gjennom med «adgang import <fil> --apply --release-brake "<grunn>"». Filen ligger i mappen «refused».',
    }),
    nn: ({ about, file, why, detail }) => ({
      title: `Bremsa stansa ei fil frå ${about}`,
      says: [`Fila ${file} vart ikkje teken inn. ${why}`, ...measured(detail), 'Ingen vart endra.'],
      toDo: 'Sjå kva fila ville gjort: «adgang import <fil>» viser det utan å endre noko. Er fila feil, be om ei ny. Er ho rett, slepp ho gjennom med «adgang import <fil> --apply --release-brake "<grunn>"». Fila ligg i mappa «refused».',
    }),
    en: ({ about, file, why, detail }) => ({
      title: `The brake stopped a file from ${about}`,
      says: [`The file ${file} was not taken. ${why}`, ...measured(detail), 'Nobody was changed.'],
      toDo: 'See what it would do: “adgang import <file>” shows it and changes nothing. If the file is wrong, ask for a new one. If it is right, let it through with “adgang import <file> --apply --release-brake "<reason>"”. The file lies in the folder “refused”.',
    }),
  },
  'register-bad-lines': {
    nb: ({ about, file, detail }) => ({
      title: `For mange feil i en fil fra ${about}`,
      says: [
        `Filen ${file} har så mange linjer med feil at den ikke ble tatt inn.`,
        ...measured(detail),
        'Ingen ble endret.',
      ],
      toDo: 'Rapporten ved filen sier hvilke linjer det er, og hva som er galt. Gi den til den som leverer filen.',
    }),
    nn: ({ about, file, detail }) => ({
      title: `For mange feil i ei fil frå ${about}`,
      says: [
        `Fila ${file} har så mange linjer med feil at ho ikkje vart teken inn.`,
        ...measured(detail),
        'Ingen vart endra.',
      ],
      toDo: 'Rapporten ved fila seier kva linjer det er, og kva som er gale. Gje han til den som leverer fila.',
    }),
    en: ({ about, file, detail }) => ({
      title: `Too many bad lines in a file from ${about}`,
      says: [
        `The file ${file} has so many bad lines that it was not taken.`,
        ...measured(detail),
        'Nobody was changed.',
      ],
      toDo: 'The report beside the file says which lines they are and what is wrong. Give it to whoever delivers the file.',
    }),
  },
  'register-numbers-held': {
    nb: ({ about, file, number }) => ({
      title: `Identitetsnumre som ikke stemmer, i en fil fra ${about}`,
      says: [
        `I filen ${file} har ${number('lines')} linjer et nummer som er en annens, som står flere ganger, eller som er et annet enn før.`,
        'De linjene ble holdt tilbake, og ingen av dem det gjelder, ble endret. Resten av filen ble tatt inn.',
      ],
      toDo: 'Rapporten ved filen sier hvilke linjer det er. La registeret rette dem, eller avgjør dem under «Én eller to?».',
    }),
    nn: ({ about, file, number }) => ({
      title: `Identitetsnummer som ikkje stemmer, i ei fil frå ${about}`,
      says: [
        `I fila ${file} har ${number('lines')} linjer eit nummer som er ein annan sitt, som står fleire gonger, eller som er eit anna enn før.`,
        'Dei linjene vart haldne tilbake, og ingen av dei det gjeld, vart endra. Resten av fila vart teken inn.',
      ],
      toDo: 'Rapporten ved fila seier kva linjer det er. La registeret rette dei, eller avgjer dei under «Éin eller to?».',
    }),
    en: ({ about, file, number }) => ({
      title: `Identity numbers that do not fit in a file from ${about}`,
      says: [
        `In the file ${file}, ${number('lines')} lines have a number that is somebody else’s, stands more than once, or is another than before.`,
        'Those lines were held back and nobody they are about was changed. The rest of the file was taken.',
      ],
      toDo: 'The report beside the file says which lines they are. Have the register correct them, or decide them under “One or two?”.',
    }),
  },
  'register-silent': {
    nb: ({ about, number, when }) => ({
      title: `Det kommer ikke filer fra ${about}`,
      says: [
        `Den siste filen ble tatt inn ${when('last')}. Det skal ikke gå mer enn ${number('hours')} timer mellom dem.`,
        'Imens venter stenginger som følger av registeret.',
      ],
      toDo: 'Hør med den som leverer filene. Alarmen slutter når den neste gode filen er tatt inn.',
    }),
    nn: ({ about, number, when }) => ({
      title: `Det kjem ikkje filer frå ${about}`,
      says: [
        `Den siste fila vart teken inn ${when('last')}. Det skal ikkje gå meir enn ${number('hours')} timar mellom dei.`,
        'Imens ventar stengingar som følgjer av registeret.',
      ],
      toDo: 'Høyr med den som leverer filene. Alarmen sluttar når den neste gode fila er teken inn.',
    }),
    en: ({ about, number, when }) => ({
      title: `No files are coming from ${about}`,
      says: [
        `The last file was taken on ${when('last')}. There should not be more than ${number('hours')} hours between them.`,
        'Closings that follow from the register wait meanwhile.',
      ],
      toDo: 'Ask whoever delivers the files. The alarm ends when the next good file has been taken.',
    }),
  },
  'target-away': {
    nb: ({ about, when }) => ({
      title: `${about} svarer ikke`,
      says: [
        `Siden ${when('since')} har ingen endring nådd fram til ${about}. Endringene venter og går ut i rekkefølge når systemet svarer igjen. Ingen er mistet.`,
      ],
      toDo: 'Se «Andre systemer» ved skranken, eller kjør «adgang targets»: der står feilen i klare ord, og hvem som kan rette den.',
    }),
    nn: ({ about, when }) => ({
      title: `${about} svarar ikkje`,
      says: [
        `Sidan ${when('since')} har inga endring nådd fram til ${about}. Endringane ventar og går ut i rekkjefølgje når systemet svarar igjen. Ingen er mista.`,
      ],
      toDo: 'Sjå «Andre system» ved skranken, eller køyr «adgang targets»: der står feilen i klare ord, og kven som kan rette han.',
    }),
    en: ({ about, when }) => ({
      title: `${about} does not answer`,
      says: [
        `Since ${when('since')} no change has reached ${about}. Changes wait and go out in order when the system answers again. None is lost.`,
      ],
      toDo: 'See “Other systems” at the desk, or run “adgang targets”: it says what is wrong in plain words, and who can mend it.',
    }),
  },
  'target-differs': {
    nb: ({ about, number }) => ({
      title: `${about} avviker for mye`,
      says: [
        `En sammenligning fant ${number('differences')} kontoer som er annerledes i ${about} enn her. Det er flere enn bremsen tillater, så ingenting ble rettet.`,
      ],
      toDo: 'Se rapporten under «Andre systemer» ved skranken. Er avvikene feil i det andre systemet, rett dem med «adgang targets mend <navn> --because "<grunn>"».',
    }),
    nn: ({ about, number }) => ({
      title: `${about} avvik for mykje`,
      says: [
        `Ei samanlikning fann ${number('differences')} kontoar som er annleis i ${about} enn her. Det er fleire enn bremsa tillèt, så ingenting vart retta.`,
      ],
      toDo: 'Sjå rapporten under «Andre system» ved skranken. Er avvika feil i det andre systemet, rett dei med «adgang targets mend <namn> --because "<grunn>"».',
    }),
    en: ({ about, number }) => ({
      title: `${about} differs too much`,
      says: [
        `A comparison found ${number('differences')} accounts that are different in ${about} from here. That is more than the brake allows, so nothing was mended.`,
      ],
      toDo: 'See the report under “Other systems” at the desk. If the differences are faults of the other system, mend them with “adgang targets mend <name> --because "<reason>"”.',
    }),
  },
  'night-held': {
    nb: ({ number }) => ({
      title: 'Natten holdt igjen stenginger',
      says: [
        `${number('unexpected')} kontoer ville bli stengt uten at en dag eller en endring i registrene forklarer det. Institusjonen tillater ${number('limit')}.`,
        'Ingen av dem ble stengt.',
      ],
      toDo: 'Se etter hva som er endret i institusjonens innstillinger, og kjør «adgang nightly». Er det riktig, slipper «adgang nightly --apply --release-brake <grunn>» det gjennom.',
    }),
    nn: ({ number }) => ({
      title: 'Natta heldt igjen stengingar',
      says: [
        `${number('unexpected')} kontoar ville bli stengde utan at ein dag eller ei endring i registera forklarar det. Institusjonen tillèt ${number('limit')}.`,
        'Ingen av dei vart stengde.',
      ],
      toDo: 'Sjå etter kva som er endra i innstillingane til institusjonen, og køyr «adgang nightly». Er det rett, slepper «adgang nightly --apply --release-brake <grunn>» det gjennom.',
    }),
    en: ({ number }) => ({
      title: 'The night held closings back',
      says: [
        `${number('unexpected')} accounts would have closed although neither a day nor a change in the registers explains it. The institution allows ${number('limit')}.`,
        'None of them was closed.',
      ],
      toDo: 'Look at what was changed in the institution’s settings, and run “adgang nightly”. If it is right, “adgang nightly --apply --release-brake <reason>” lets it through.',
    }),
  },
  'register-failed': {
    nb: ({ about, file, why }) => ({
      title: `En fil fra ${about} kunne ikke importeres`,
      says: [`Filen ${file} ble gitt opp. ${why}`, 'Ingen er halvveis endret.'],
      toDo: 'Se i loggen etter «register-import-died», og si fra til dem som drifter programmet. Filen ligger i mappen «refused».',
    }),
    nn: ({ about, file, why }) => ({
      title: `Ei fil frå ${about} kunne ikkje importerast`,
      says: [`Fila ${file} vart gjeven opp. ${why}`, 'Ingen er halvvegs endra.'],
      toDo: 'Sjå i loggen etter «register-import-died», og sei frå til dei som driftar programmet. Fila ligg i mappa «refused».',
    }),
    en: ({ about, file, why }) => ({
      title: `A file from ${about} could not be imported`,
      says: [`The file ${file} was given up. ${why}`, 'Nobody is half changed.'],
      toDo: 'Look for “register-import-died” in the log and tell those who run the program. The file lies in the folder “refused”.',
    }),
  },
  'register-waits': {
    nb: ({ about, number, when }) => ({
      title: `Filer fra ${about} venter`,
      says: [`${number('files')} filer venter på å bli importert, den første siden ${when('since')}.`],
      toDo: 'Se etter at en arbeidsprosess går, og at den ser mappen med registerfiler.',
    }),
    nn: ({ about, number, when }) => ({
      title: `Filer frå ${about} ventar`,
      says: [`${number('files')} filer ventar på å bli importerte, den første sidan ${when('since')}.`],
      toDo: 'Sjå etter at ein arbeidsprosess går, og at han ser mappa med registerfiler.',
    }),
    en: ({ about, number, when }) => ({
      title: `Files from ${about} are waiting`,
      says: [`${number('files')} files wait to be imported, the first since ${when('since')}.`],
      toDo: 'See that a worker is running, and that it sees the folder of register files.',
    }),
  },
  'agent-budget-spent': {
    nb: ({ about, number }) => ({
      title: `${about} ble stanset`,
      says: [`${about} ble stanset etter ${number('acts')} handlinger på en time.`],
      toDo: 'Se i loggen hva som ble gjort, og hør med medarbeideren.',
    }),
    nn: ({ about, number }) => ({
      title: `${about} vart stansa`,
      says: [`${about} vart stansa etter ${number('acts')} handlingar på ein time.`],
      toDo: 'Sjå i loggen kva som vart gjort, og høyr med medarbeidaren.',
    }),
    en: ({ about, number }) => ({
      title: `${about} was stopped`,
      says: [`${about} was stopped after ${number('acts')} acts in one hour.`],
      toDo: 'See in the journal what was done, and ask the agent.',
    }),
  },
}

/** What the import measured, with its numbers. */
function measured(detail: string): string[] {
  return detail === '' ? [] : [`(${detail})`]
}
