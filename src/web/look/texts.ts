/** The words that stand on every page: the shell, the form parts and what they announce. */
import type { Language, Words } from '../../core/language.ts'

type LookTexts = {
  skip: string
  languages: string
  menu: string
  account: string
  front: string
  signedInAs: string
  signOut: string
  footer: string
  help: string
  accessibility: string
  privacy: string
  contact: string
  errorInTitle: string
  errorSummary: string
  /** On a button; `thePassword` is read out after it. */
  show: string
  hide: string
  thePassword: string
  rules: string
  ruleMet: string
  ruleUnmet: string
  /** `{met}` and `{all}` are numbers. */
  rulesSummary: string
  step: (now: number, all: number) => string
  notice: Readonly<Record<'info' | 'success' | 'warning' | 'danger', string>>
  since: string
  until: string
  liftedBy: string
  next: string
  stillWorks: string
  optional: string
  thisDevice: string
  device: string
  signedIn: string
  lastSeen: string
  place: string
  endSession: string
  reference: string
  opensElsewhere: string
  shared: { title: string; says: string; end: string }
}

const words: Words<LookTexts> = {
  nb: {
    skip: 'Hopp til innholdet',
    languages: 'Språk',
    menu: 'Meny for kontoen',
    account: 'Brukerkonto',
    front: 'Til forsiden',
    signedInAs: 'Logget inn som',
    signOut: 'Logg ut',
    footer: 'Om tjenesten',
    help: 'Hjelp',
    accessibility: 'Tilgjengelighetserklæring',
    privacy: 'Personvern',
    contact: 'Kontakt',
    errorInTitle: 'Feil: ',
    errorSummary: 'Dette må rettes før du kan gå videre',
    show: 'Vis',
    hide: 'Skjul',
    thePassword: 'passordet',
    rules: 'Slik skal passordet være',
    ruleMet: 'Oppfylt',
    ruleUnmet: 'Ikke oppfylt ennå',
    rulesSummary: '{met} av {all} krav er oppfylt',
    step: (now, all) => `Steg ${now} av ${all}`,
    notice: { info: 'Til orientering', success: 'Utført', warning: 'Obs', danger: 'Viktig' },
    since: 'Siden',
    until: 'Til',
    liftedBy: 'Hvem kan løse det',
    next: 'Dette gjør du nå',
    stillWorks: 'Dette virker fortsatt',
    optional: 'valgfritt',
    thisDevice: 'Denne enheten',
    device: 'Enhet',
    signedIn: 'Logget inn',
    lastSeen: 'Sist brukt',
    place: 'Sted',
    endSession: 'Logg ut enheten',
    reference: 'Referansenummer',
    opensElsewhere: 'åpnes på et annet nettsted',
    shared: {
      title: 'Delt datamaskin',
      says: 'Delt datamaskin: Ingenting blir liggende igjen når du avslutter.',
      end: 'Jeg er ferdig: logg ut og slett spor',
    },
  },
  nn: {
    skip: 'Hopp til innhaldet',
    languages: 'Språk',
    menu: 'Meny for kontoen',
    account: 'Brukarkonto',
    front: 'Til framsida',
    signedInAs: 'Logga inn som',
    signOut: 'Logg ut',
    footer: 'Om tenesta',
    help: 'Hjelp',
    accessibility: 'Tilgjengelegheitserklæring',
    privacy: 'Personvern',
    contact: 'Kontakt',
    errorInTitle: 'Feil: ',
    errorSummary: 'Dette må rettast før du kan gå vidare',
    show: 'Vis',
    hide: 'Skjul',
    thePassword: 'passordet',
    rules: 'Slik skal passordet vere',
    ruleMet: 'Oppfylt',
    ruleUnmet: 'Ikkje oppfylt enno',
    rulesSummary: '{met} av {all} krav er oppfylte',
    step: (now, all) => `Steg ${now} av ${all}`,
    notice: { info: 'Til orientering', success: 'Utført', warning: 'Obs', danger: 'Viktig' },
    since: 'Sidan',
    until: 'Til',
    liftedBy: 'Kven kan løyse det',
    next: 'Dette gjer du no',
    stillWorks: 'Dette verkar framleis',
    optional: 'valfritt',
    thisDevice: 'Denne eininga',
    device: 'Eining',
    signedIn: 'Logga inn',
    lastSeen: 'Sist brukt',
    place: 'Stad',
    endSession: 'Logg ut eininga',
    reference: 'Referansenummer',
    opensElsewhere: 'blir opna på ein annan nettstad',
    shared: {
      title: 'Delt datamaskin',
      says: 'Delt datamaskin: Ingenting blir liggjande att når du avsluttar.',
      end: 'Eg er ferdig: logg ut og slett spor',
    },
  },
  en: {
    skip: 'Skip to the content',
    languages: 'Language',
    menu: 'Account menu',
    account: 'User account',
    front: 'To the front page',
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    footer: 'About the service',
    help: 'Help',
    accessibility: 'Accessibility statement',
    privacy: 'Privacy',
    contact: 'Contact',
    errorInTitle: 'Error: ',
    errorSummary: 'Correct this before you go on',
    show: 'Show',
    hide: 'Hide',
    thePassword: 'the password',
    rules: 'What the password must be like',
    ruleMet: 'Met',
    ruleUnmet: 'Not met yet',
    rulesSummary: '{met} of {all} requirements met',
    step: (now, all) => `Step ${now} of ${all}`,
    notice: { info: 'For your information', success: 'Done', warning: 'Note', danger: 'Important' },
    since: 'Since',
    until: 'Until',
    liftedBy: 'Who can solve it',
    next: 'What to do now',
    stillWorks: 'What still works',
    optional: 'optional',
    thisDevice: 'This device',
    device: 'Device',
    signedIn: 'Signed in',
    lastSeen: 'Last used',
    place: 'Place',
    endSession: 'Sign out the device',
    reference: 'Reference number',
    opensElsewhere: 'opens on another site',
    shared: {
      title: 'Shared computer',
      says: 'Shared computer: nothing is left behind once you end.',
      end: 'I am done: sign out and clear',
    },
  },
}

/** The shell's words in one language. */
export function lookTexts(language: Language): LookTexts {
  return words[language]
}
