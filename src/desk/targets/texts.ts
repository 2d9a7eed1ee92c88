/** The words of the desk's page of other systems. */
import type { Language, Words } from '../../core/language.ts'

type TargetTexts = {
  title: string
  intro: string
  none: string
  noneText: string
  state: Readonly<Record<'well' | 'behind' | 'trouble' | 'reports', string>>
  reportsText: string
  troubleSince: (when: string) => string
  whatToDo: string
  owner: string
  said: string
  accounts: string
  onTheirWay: string
  wouldBeWritten: string
  seconds: (count: number) => string
  putOff: string
  givenUp: string
  waitForPerson: string
  leaving: string
  notGone: string
  reached: string
  again: string
  compared: string
  neverCompared: string
  found: Readonly<
    Record<
      | 'missing'
      | 'adopt'
      | 'adopt-and-open'
      | 'differs'
      | 'changed-there'
      | 'other-password'
      | 'taken'
      | 'left-over'
      | 'not-ours'
      | 'not-opened',
      string
    >
  >
  nothingFound: (looked: number) => string
  mended: (count: number) => string
  held: string
  stopped: string
  brokenOff: string
  differences: string
  difference: string
  username: string
  attributes: string
  notTaken: string
  notLetGo: string
  notLetGoText: string
  account: {
    upToDate: string
    onItsWay: string
    waits: string
    givenUp: string
    waitsForPerson: string
    waitsForPersonText: string
    reports: string
    onlyReports: string
    appliedAt: (when: string) => string
  }
}

const words: Words<TargetTexts> = {
  nb: {
    title: 'Andre systemer',
    intro: 'Hva hvert system vet om kontoene, hva som er på vei, og hva som står fast og hvorfor.',
    none: 'Ingen andre systemer er koblet til',
    noneText: 'De settes opp i institusjonens fil under «targets».',
    state: { well: 'Oppdatert', behind: 'På vei', trouble: 'Står fast', reports: 'Rapporterer bare' },
    reportsText: 'Ingenting blir skrevet før «dryRun» settes til false i institusjonens fil.',
    troubleSince: (when) => `Siden ${when}`,
    whatToDo: 'Dette hjelper:',
    owner: 'Hvem som kan rette det:',
    said: 'Systemets eget svar:',
    accounts: 'Kontoer',
    onTheirWay: 'På vei',
    wouldBeWritten: 'Ville blitt skrevet',
    seconds: (count) => `den eldste har ventet i ${count} s`,
    putOff: 'Av dem: forsøkt forgjeves, prøves igjen',
    givenUp: 'Gitt opp',
    waitForPerson: 'Venter på at personen logger inn',
    leaving: 'Slettet her, blir fjernet der',
    notGone: 'Slettet her, finnes fortsatt der',
    reached: 'Svarte sist',
    again: 'Prøv alt på nytt nå',
    compared: 'Sist sammenlignet',
    neverCompared: 'Ikke ennå',
    found: {
      missing: 'mangler der',
      adopt: 'finnes der fra før, og blir våre',
      'adopt-and-open': 'finnes der fra før, er stengt der, blir våre og åpnes',
      differs: 'er annerledes der',
      'changed-there': 'ble endret der',
      'other-password': 'har et annet passord der',
      taken: 'har et navn som noen andre har der',
      'left-over': 'er igjen der uten konto her',
      'not-ours': 'er ikke våre, og får være i fred',
      'not-opened': 'har noe forseglet her som ikke lar seg åpne, og er ikke sammenlignet',
    },
    nothingFound: (looked) => `${looked} kontoer, ingen avvik`,
    mended: (count) => `${count} blir rettet`,
    held: 'For mange avvik: ingenting ble rettet. Se på dem først.',
    stopped: 'Sammenligningen ble avbrutt: systemet svarte ikke til slutt.',
    brokenOff: 'Vi avbrøt sammenligningen før den var ferdig.',
    differences: 'Avvik i siste sammenligning',
    difference: 'Avvik',
    username: 'Brukernavn',
    attributes: 'Felt',
    notTaken: 'Kontoer som systemet ikke tok imot',
    notLetGo: 'Slettede kontoer som fortsatt finnes der',
    notLetGoText:
      'Personen er slettet her. Fjern det som har denne ID-en i systemet, eller rett årsaken og prøv på nytt.',
    account: {
      upToDate: 'Oppdatert',
      onItsWay: 'På vei',
      waits: 'Prøver igjen',
      givenUp: 'Gitt opp',
      waitsForPerson: 'Venter på personen',
      waitsForPersonText: 'Passordet følger etter når personen logger inn her neste gang.',
      reports: 'Rapporterer bare',
      onlyReports: 'Ingenting skrives dit ennå.',
      appliedAt: (when) => `Sist skrevet ${when}`,
    },
  },
  nn: {
    title: 'Andre system',
    intro: 'Kva kvart system veit om kontoane, kva som er på veg, og kva som står fast og kvifor.',
    none: 'Ingen andre system er kopla til',
    noneText: 'Dei blir sette opp i fila til institusjonen under «targets».',
    state: { well: 'Oppdatert', behind: 'På veg', trouble: 'Står fast', reports: 'Rapporterer berre' },
    reportsText: 'Ingenting blir skrive før «dryRun» blir sett til false i fila til institusjonen.',
    troubleSince: (when) => `Sidan ${when}`,
    whatToDo: 'Dette hjelper:',
    owner: 'Kven som kan rette det:',
    said: 'Svaret frå systemet:',
    accounts: 'Kontoar',
    onTheirWay: 'På veg',
    wouldBeWritten: 'Ville ha blitt skrive',
    seconds: (count) => `den eldste har venta i ${count} s`,
    putOff: 'Av dei: forsøkt fåfengt, blir prøvd igjen',
    givenUp: 'Gitt opp',
    waitForPerson: 'Ventar på at personen loggar inn',
    leaving: 'Sletta her, blir fjerna der',
    notGone: 'Sletta her, finst framleis der',
    reached: 'Svara sist',
    again: 'Prøv alt på nytt no',
    compared: 'Sist samanlikna',
    neverCompared: 'Ikkje enno',
    found: {
      missing: 'manglar der',
      adopt: 'finst der frå før, og blir våre',
      'adopt-and-open': 'finst der frå før, er stengde der, blir våre og blir opna',
      differs: 'er annleis der',
      'changed-there': 'vart endra der',
      'other-password': 'har eit anna passord der',
      taken: 'har eit namn som nokon andre har der',
      'left-over': 'er att der utan konto her',
      'not-ours': 'er ikkje våre, og får vere i fred',
      'not-opened': 'har noko forsegla her som ikkje lèt seg opne, og er ikkje samanlikna',
    },
    nothingFound: (looked) => `${looked} kontoar, ingen avvik`,
    mended: (count) => `${count} blir retta`,
    held: 'For mange avvik: ingenting vart retta. Sjå på dei først.',
    stopped: 'Samanlikninga vart avbroten: systemet svara ikkje til slutt.',
    brokenOff: 'Vi avbraut samanlikninga før ho var ferdig.',
    differences: 'Avvik i siste samanlikning',
    difference: 'Avvik',
    username: 'Brukarnamn',
    attributes: 'Felt',
    notTaken: 'Kontoar som systemet ikkje tok imot',
    notLetGo: 'Sletta kontoar som framleis finst der',
    notLetGoText:
      'Personen er sletta her. Fjern det som har denne ID-en i systemet, eller rett årsaka og prøv på nytt.',
    account: {
      upToDate: 'Oppdatert',
      onItsWay: 'På veg',
      waits: 'Prøver igjen',
      givenUp: 'Gitt opp',
      waitsForPerson: 'Ventar på personen',
      waitsForPersonText: 'Passordet følgjer etter når personen loggar inn her neste gong.',
      reports: 'Rapporterer berre',
      onlyReports: 'Ingenting blir skrive dit enno.',
      appliedAt: (when) => `Sist skrive ${when}`,
    },
  },
  en: {
    title: 'Other systems',
    intro: 'What each system knows of the accounts, what is on its way, and what is stuck and why.',
    none: 'No other systems are connected',
    noneText: 'They are set up in the institution’s file, under “targets”.',
    state: { well: 'Up to date', behind: 'On its way', trouble: 'Stuck', reports: 'Only reports' },
    reportsText: 'Nothing is written until “dryRun” is set to false in the institution’s file.',
    troubleSince: (when) => `Since ${when}`,
    whatToDo: 'What helps:',
    owner: 'Who can mend it:',
    said: 'The system’s own answer:',
    accounts: 'Accounts',
    onTheirWay: 'On their way',
    wouldBeWritten: 'Would be written',
    seconds: (count) => `the oldest has waited ${count} s`,
    putOff: 'Of these: tried in vain, to be tried again',
    givenUp: 'Given up',
    waitForPerson: 'Wait until the person signs in',
    leaving: 'Erased here, being removed there',
    notGone: 'Erased here, still there',
    reached: 'Last answered',
    again: 'Try everything again now',
    compared: 'Last compared',
    neverCompared: 'Not yet',
    found: {
      missing: 'missing there',
      adopt: 'there already, and become ours',
      'adopt-and-open': 'there already and closed there, become ours and are opened',
      differs: 'different there',
      'changed-there': 'changed there',
      'other-password': 'with another password there',
      taken: 'with a name that somebody else has there',
      'left-over': 'left over there, without an account here',
      'not-ours': 'not ours, and left alone',
      'not-opened': 'with something sealed here that does not open, and not compared',
    },
    nothingFound: (looked) => `${looked} accounts, no difference`,
    mended: (count) => `${count} are being mended`,
    held: 'Too many differences: nothing was mended. Look at them first.',
    stopped: 'The comparison was stopped: the system did not answer to the end.',
    brokenOff: 'We broke the comparison off before it was through.',
    differences: 'Differences in the last comparison',
    difference: 'Difference',
    username: 'Username',
    attributes: 'Fields',
    notTaken: 'Accounts that the system did not take',
    notLetGo: 'Erased accounts that are still there',
    notLetGoText:
      'The person is erased here. Remove what carries this id in the system, or mend the cause and try again.',
    account: {
      upToDate: 'Up to date',
      onItsWay: 'On its way',
      waits: 'Trying again',
      givenUp: 'Given up',
      waitsForPerson: 'Waits for the person',
      waitsForPersonText: 'The password follows when the person next signs in here.',
      reports: 'Only reports',
      onlyReports: 'Nothing is written there yet.',
      appliedAt: (when) => `Last written ${when}`,
    },
  },
}

/** In one language. */
export function targetTexts(language: Language): TargetTexts {
  return words[language]
}
