/** The words of registers and nights: who speaks, what the clock will close, and what each run did. (Long: three languages.) */
import type { Language, Words } from '../../core/language.ts'

type NightTexts = {
  nav: string
  title: string
  intro: string
  registers: {
    title: string
    heard: string
    never: string
    speaks: string
    silent: string
    paused: (people: number) => string
    pausedText: string
  }
  forecast: {
    title: string
    intro: string
    none: string
    noneText: string
    chart: (people: number) => string
    legend: string
    all: string
    day: string
    because: string
    people: string
    who: (day: string) => string
    whoIntro: string
  }
  nights: {
    title: string
    none: string
    noneText: string
    of: (day: string) => string
    bySchedule: string
    by: (name: string) => string
    state: Record<'running' | 'done' | 'refused', string>
    sum: (closed: number, opened: number) => string
    silent: (registers: string) => string
    held: string
    heldText: string
    released: (because: string) => string
    count: Record<string, string>
  }
  files: {
    title: string
    none: string
    noneText: string
    from: (register: string, at: string) => string
    sum: (arrived: number, changed: number, gone: number) => string
    state: Record<'received' | 'running' | 'done' | 'refused' | 'failed', string>
  }
  run: {
    title: (register: string) => string
    facts: Record<'kind' | 'generated' | 'started' | 'finished' | 'people' | 'number', string>
    kind: Record<string, string>
    state: Record<'staged' | 'applying' | 'done' | 'refused', string>
    refused: string
    count: Record<string, string>
  }
  changes: {
    title: string
    none: string
    noneText: string
    closed: string
    opened: string
    other: string
    more: string
    protected: string
    nowOpen: (places: string) => string
    nowClosed: string
  }
  back: string
}

const words: Words<NightTexts> = {
  nb: {
    nav: 'Registre',
    title: 'Registre og netter',
    intro: 'Hvem registrene sist fortalte om, hva klokka stenger de neste dagene, og hva hver natt gjorde.',
    registers: {
      title: 'Registre',
      heard: 'Sist hørt fra',
      never: 'Aldri',
      speaks: 'Som det skal',
      silent: 'Stille for lenge',
      paused: (people) =>
        people === 1
          ? 'Én person er inne bare fordi et register er stille'
          : `${people} personer er inne bare fordi et register er stille`,
      pausedText:
        'Klokka stenger ingen på et stille registers ord. Stengingene kommer når registeret melder seg igjen.',
    },
    forecast: {
      title: 'Dette stenger klokka',
      intro:
        'De neste sju dagene, slik registrene sier nå. Betaler noen, eller blir de forlenget, faller de ut av listen.',
      none: 'Ingen stengninger i sikte',
      noneText: 'Slik registrene sier nå, blir ingen stengt de neste sju dagene.',
      chart: (people) => `${people} stengninger de neste dagene`,
      legend: 'Personer',
      all: 'Personer',
      day: 'Dag',
      because: 'Hvorfor',
      people: 'Personer',
      who: (day) => `Blir stengt ${day}`,
      whoIntro: 'Slik registrene sier nå.',
    },
    nights: {
      title: 'Netter',
      none: 'Ingen natt er kjørt ennå',
      noneText: 'Den første kjøres når klokka er så mye som innstillingene sier.',
      of: (day) => `Natten ${day}`,
      bySchedule: 'Av seg selv',
      by: (name) => `Startet av ${name}`,
      state: { running: 'Pågår', done: 'Ferdig', refused: 'Bremset' },
      sum: (closed, opened) => `${closed} stengt, ${opened} åpnet`,
      silent: (registers) => `Stille for lenge: ${registers}`,
      held: 'Bremsen holdt igjen',
      heldText:
        'Flere ville bli stengt enn institusjonen tillater, uten at en dag eller en endring i registrene forklarer det. Ingen av dem ble stengt. Se etter hva som er endret i institusjonens innstillinger. Er det riktig, kan driften slippe det gjennom med en begrunnelse.',
      released: (because) => `Bremsen ble løst: ${because}`,
      count: {
        looked: 'Kontoer vurdert',
        closed: 'Stengt, helt eller delvis',
        opened: 'Åpnet',
        unexpected: 'Stengninger uten forklaring',
        paused: 'Inne fordi et register er stille',
        toldOfClosing: 'Fikk beskjed om stenging',
        toldOfDeadline: 'Fikk beskjed om en frist',
        toldOfExpiry: 'Fikk beskjed om passordet',
        takenBack: 'Fikk beskjed om at kontoen likevel blir',
      },
    },
    files: {
      title: 'Filer fra registrene',
      none: 'Ingen fil er kommet ennå',
      noneText: 'Når et register leverer en fil, står den her med det som ble gjort.',
      from: (register, at) => `${register}, ${at}`,
      sum: (arrived, changed, gone) => `${arrived} kom til, ${changed} endret, ${gone} borte`,
      state: {
        received: 'Venter',
        running: 'Pågår',
        done: 'Tatt inn',
        refused: 'Avvist',
        failed: 'Gitt opp',
      },
    },
    run: {
      title: (register) => `Fil fra ${register}`,
      facts: {
        kind: 'Slag',
        generated: 'Laget',
        started: 'Lest fra',
        finished: 'Ferdig',
        people: 'Personer i filen',
        number: 'Nummer',
      },
      kind: { full: 'Hele registeret', changes: 'Bare endringer' },
      state: { staged: 'Lest', applying: 'Pågår', done: 'Tatt inn', refused: 'Avvist' },
      refused: 'Filen ble avvist, og ingen ble endret',
      count: {
        arrived: 'Kom til',
        changed: 'Endret',
        gone: 'Borte',
        returned: 'Kom tilbake',
        unchanged: 'Uendret',
        missing: 'Manglet i filen',
        wouldLock: 'Ville bli stengt',
        wouldClose: 'Ville bli avsluttet',
        queued: 'Venter på et menneske',
        badCount: 'Linjer med feil',
      },
    },
    changes: {
      title: 'Hvem fikk endret tilgang, og hvorfor',
      none: 'Ingen fikk endret tilgang',
      noneText: 'Det som ble endret, hadde ikke noe å si for hva kontoene åpner.',
      closed: 'Stengt',
      opened: 'Åpnet',
      other: 'Endret',
      more: 'Vis flere',
      protected: 'Skjermet person',
      nowOpen: (places) => `Nå åpent: ${places}`,
      nowClosed: 'Nå er alt stengt',
    },
    back: 'Registre og netter',
  },
  nn: {
    nav: 'Register',
    title: 'Register og netter',
    intro: 'Kven registera sist fortalde om, kva klokka stengjer dei neste dagane, og kva kvar natt gjorde.',
    registers: {
      title: 'Register',
      heard: 'Sist høyrt frå',
      never: 'Aldri',
      speaks: 'Som det skal',
      silent: 'Stille for lenge',
      paused: (people) =>
        people === 1
          ? 'Éin person er inne berre fordi eit register er stille'
          : `${people} personar er inne berre fordi eit register er stille`,
      pausedText:
        'Klokka stengjer ingen på ordet til eit stille register. Stengingane kjem når registeret melder seg igjen.',
    },
    forecast: {
      title: 'Dette stengjer klokka',
      intro:
        'Dei neste sju dagane, slik registera seier no. Betaler nokon, eller blir dei forlengde, fell dei ut av lista.',
      none: 'Ingen stengingar i sikte',
      noneText: 'Slik registera seier no, blir ingen stengde dei neste sju dagane.',
      chart: (people) => `${people} stengingar dei neste dagane`,
      legend: 'Personar',
      all: 'Personar',
      day: 'Dag',
      because: 'Kvifor',
      people: 'Personar',
      who: (day) => `Blir stengd ${day}`,
      whoIntro: 'Slik registera seier no.',
    },
    nights: {
      title: 'Netter',
      none: 'Inga natt er køyrd enno',
      noneText: 'Den første blir køyrd når klokka er så mykje som innstillingane seier.',
      of: (day) => `Natta ${day}`,
      bySchedule: 'Av seg sjølv',
      by: (name) => `Starta av ${name}`,
      state: { running: 'Går føre seg', done: 'Ferdig', refused: 'Bremsa' },
      sum: (closed, opened) => `${closed} stengde, ${opened} opna`,
      silent: (registers) => `Stille for lenge: ${registers}`,
      held: 'Bremsa heldt igjen',
      heldText:
        'Fleire ville bli stengde enn institusjonen tillèt, utan at ein dag eller ei endring i registera forklarar det. Ingen av dei vart stengde. Sjå etter kva som er endra i innstillingane til institusjonen. Er det rett, kan drifta sleppe det gjennom med ei grunngjeving.',
      released: (because) => `Bremsa vart løyst: ${because}`,
      count: {
        looked: 'Kontoar vurderte',
        closed: 'Stengde, heilt eller delvis',
        opened: 'Opna',
        unexpected: 'Stengingar utan forklaring',
        paused: 'Inne fordi eit register er stille',
        toldOfClosing: 'Fekk melding om stenging',
        toldOfDeadline: 'Fekk melding om ein frist',
        toldOfExpiry: 'Fekk melding om passordet',
        takenBack: 'Fekk melding om at kontoen likevel blir',
      },
    },
    files: {
      title: 'Filer frå registera',
      none: 'Inga fil er komen enno',
      noneText: 'Når eit register leverer ei fil, står ho her med det som vart gjort.',
      from: (register, at) => `${register}, ${at}`,
      sum: (arrived, changed, gone) => `${arrived} kom til, ${changed} endra, ${gone} borte`,
      state: {
        received: 'Ventar',
        running: 'Går føre seg',
        done: 'Teken inn',
        refused: 'Avvist',
        failed: 'Gjeven opp',
      },
    },
    run: {
      title: (register) => `Fil frå ${register}`,
      facts: {
        kind: 'Slag',
        generated: 'Laga',
        started: 'Lesen frå',
        finished: 'Ferdig',
        people: 'Personar i fila',
        number: 'Nummer',
      },
      kind: { full: 'Heile registeret', changes: 'Berre endringar' },
      state: { staged: 'Lesen', applying: 'Går føre seg', done: 'Teken inn', refused: 'Avvist' },
      refused: 'Fila vart avvist, og ingen vart endra',
      count: {
        arrived: 'Kom til',
        changed: 'Endra',
        gone: 'Borte',
        returned: 'Kom tilbake',
        unchanged: 'Uendra',
        missing: 'Mangla i fila',
        wouldLock: 'Ville bli stengde',
        wouldClose: 'Ville bli avslutta',
        queued: 'Ventar på eit menneske',
        badCount: 'Linjer med feil',
      },
    },
    changes: {
      title: 'Kven fekk endra tilgang, og kvifor',
      none: 'Ingen fekk endra tilgang',
      noneText: 'Det som vart endra, hadde ikkje noko å seie for kva kontoane opnar.',
      closed: 'Stengd',
      opened: 'Opna',
      other: 'Endra',
      more: 'Vis fleire',
      protected: 'Skjerma person',
      nowOpen: (places) => `No ope: ${places}`,
      nowClosed: 'No er alt stengt',
    },
    back: 'Register og netter',
  },
  en: {
    nav: 'Registers',
    title: 'Registers and nights',
    intro:
      'When each register last spoke, what the clock closes in the coming days, and what each night did.',
    registers: {
      title: 'Registers',
      heard: 'Last heard from',
      never: 'Never',
      speaks: 'As it should',
      silent: 'Silent too long',
      paused: (people) =>
        people === 1
          ? 'One person is in only because a register is silent'
          : `${people} people are in only because a register is silent`,
      pausedText:
        'The clock closes nobody on the word of a silent register. The closings come when the register speaks again.',
    },
    forecast: {
      title: 'What the clock will close',
      intro: 'The next seven days, as the registers say now. Whoever pays or is extended leaves this list.',
      none: 'No closings in sight',
      noneText: 'As the registers say now, nobody is closed in the next seven days.',
      chart: (people) => `${people} closings in the coming days`,
      legend: 'People',
      all: 'People',
      day: 'Day',
      because: 'Why',
      people: 'People',
      who: (day) => `Closed on ${day}`,
      whoIntro: 'As the registers say now.',
    },
    nights: {
      title: 'Nights',
      none: 'No night has been run yet',
      noneText: 'The first is run at the hour that the settings name.',
      of: (day) => `The night of ${day}`,
      bySchedule: 'By itself',
      by: (name) => `Started by ${name}`,
      state: { running: 'Running', done: 'Done', refused: 'Held back' },
      sum: (closed, opened) => `${closed} closed, ${opened} opened`,
      silent: (registers) => `Silent too long: ${registers}`,
      held: 'The brake held closings back',
      heldText:
        'More accounts would have closed than the institution allows, and neither a day nor a change in the registers explains it. None of them was closed. Look at what was changed in the institution’s settings. If it is right, operations can let it through and say why.',
      released: (because) => `The brake was released: ${because}`,
      count: {
        looked: 'Accounts judged',
        closed: 'Closed, wholly or in part',
        opened: 'Opened',
        unexpected: 'Closings without explanation',
        paused: 'In because a register is silent',
        toldOfClosing: 'Told of a closing',
        toldOfDeadline: 'Told of a deadline',
        toldOfExpiry: 'Told of the password',
        takenBack: 'Told that the account stays after all',
      },
    },
    files: {
      title: 'Files from the registers',
      none: 'No file has come yet',
      noneText: 'When a register delivers a file, it stands here with what was done.',
      from: (register, at) => `${register}, ${at}`,
      sum: (arrived, changed, gone) => `${arrived} arrived, ${changed} changed, ${gone} gone`,
      state: {
        received: 'Waits',
        running: 'Running',
        done: 'Taken in',
        refused: 'Refused',
        failed: 'Given up',
      },
    },
    run: {
      title: (register) => `File from ${register}`,
      facts: {
        kind: 'Kind',
        generated: 'Made',
        started: 'Read from',
        finished: 'Done',
        people: 'People in the file',
        number: 'Number',
      },
      kind: { full: 'The whole register', changes: 'Changes only' },
      state: { staged: 'Read', applying: 'Running', done: 'Taken in', refused: 'Refused' },
      refused: 'The file was refused, and nobody was changed',
      count: {
        arrived: 'Arrived',
        changed: 'Changed',
        gone: 'Gone',
        returned: 'Came back',
        unchanged: 'Unchanged',
        missing: 'Missing from the file',
        wouldLock: 'Would be locked',
        wouldClose: 'Would be closed',
        queued: 'Wait for a human',
        badCount: 'Lines with errors',
      },
    },
    changes: {
      title: 'Whose access changed, and why',
      none: 'Nobody’s access changed',
      noneText: 'What was changed made no difference to what the accounts open.',
      closed: 'Closed',
      opened: 'Opened',
      other: 'Changed',
      more: 'Show more',
      protected: 'Protected person',
      nowOpen: (places) => `Open now: ${places}`,
      nowClosed: 'Everything is closed now',
    },
    back: 'Registers and nights',
  },
}

/** In one language. */
export function nightTexts(language: Language): NightTexts {
  return words[language]
}
