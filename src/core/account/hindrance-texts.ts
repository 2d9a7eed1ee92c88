/** What a person is told about each reason that keeps them out: what it is, who can lift it, and what to do next (O-14, A-3). */
import type { HindranceReason } from '../institution/hindrances.ts'
import type { Institution } from '../institution/institution.ts'
import type { Office } from '../institution/desks.ts'
import { officeFor } from '../institution/office.ts'
import { places } from '../institution/words.ts'
import type { Language, Words } from '../language.ts'
import type { Hindrance, LiftedBy, NextStep } from './hindrance.ts'
import { placeList } from './place-words.ts'

/** One hindrance in words. Dates are not in here: every door writes them its own way. */
export type HindranceText = {
  title: string
  text: string
  liftedBy: string
  next: string
  /** Where the next step is taken: a page of ours, or the register's own. */
  link: { href: string; label: string; leaves: boolean } | null
  /** The places that stay open all the same; null when none does. */
  stillWorks: string | null
  /** The office that can answer, by faculty and campus (O-14). */
  office: Office | null
  /** Whether the service desk is the one to ask. */
  askDesk: boolean
}

/** The words for one hindrance at one institution. */
export function hindranceText(
  hindrance: Hindrance,
  institution: Institution,
  language: Language,
): HindranceText {
  const { title, text } = reasonWords(hindrance)
  const next = nextAt(hindrance.next, institution)
  const student = institution.registers.fs
  const { projects } = institution.registers
  const corrected = hindrance.next === 'ask-project' ? projects?.corrected : student?.corrected
  const at = corrected?.at[language] ?? ''
  return {
    title: title[language],
    text: hindrance.because ?? text[language],
    liftedBy: liftedBy[hindrance.liftedBy][language],
    next: nextWords[next][language](at, feeDays(institution)),
    link: linkOf(next, institution, language),
    stillWorks: stillWorks(hindrance, language),
    office: asksOffice.includes(next) ? officeFor(institution.offices, whereOf(hindrance)) : null,
    askDesk: asksDesk.includes(next),
  }
}

/** Where no PIN opens a deactivated account, electronic ID does. */
function nextAt(next: NextStep, { recovery }: Institution): NextStep {
  return next === 'sign-in-with-pin' && !recovery.afterDeactivation.offered ? 'identify' : next
}

const asksDesk: readonly NextStep[] = ['ask-desk', 'ask-employer', 'identify', 'sign-in-with-pin']

const asksOffice: readonly NextStep[] = ['ask-study-office', 'register-for-semester', 'pay-fee']

/** One reason has several faces: not registered at all, not yet, not for this term. */
function reasonWords(hindrance: Hindrance): { title: Words; text: Words } {
  if (hindrance.reason === 'too-many-wrong-passwords' && hindrance.next === 'change-password')
    return closedForLong
  if (hindrance.reason === 'must-change-password' && hindrance.next === 'recover') return afterAbsence
  if (hindrance.reason !== 'not-registered') return reasons[hindrance.reason]
  if (hindrance.next === 'wait') return notRegistered.notYet
  if (hindrance.next === 'ask-desk') return notRegistered.deceased
  if (hindrance.next === 'ask-sponsor') return notRegistered.stayOver
  if (hindrance.next === 'ask-project') return notRegistered.withoutProject
  if (hindrance.next === 'register-for-semester') return notRegistered.notThisTerm
  return hindrance.missing === undefined ? notRegistered.gone : notRegistered.withoutPlace
}

function whereOf({ faculty, campus }: Hindrance) {
  return { faculty: faculty ?? null, campus: campus ?? null }
}

function feeDays({ activation }: Institution): number {
  return Math.round(activation.feeLag.total({ unit: 'days', relativeTo: '2026-01-01' }))
}

function linkOf(next: NextStep, institution: Institution, language: Language): HindranceText['link'] {
  const register = institution.registers.fs?.corrected
  switch (next) {
    case 'register-for-semester':
    case 'pay-fee':
      return register?.link ? { href: register.link, label: register.at[language], leaves: true } : null
    case 'activate':
      return { href: '/activate-account', label: links.activate[language], leaves: false }
    case 'set-new-password':
    case 'sign-in-with-pin':
      return { href: '/sign-in', label: links.signIn[language], leaves: false }
    case 'change-password':
      return { href: '/my-account/password', label: links.password[language], leaves: false }
    case 'accept-rules':
      return { href: '/my-account/rules', label: links.rules[language], leaves: false }
    case 'set-up-second-factor':
      return { href: '/my-account/two-factor', label: links.secondFactor[language], leaves: false }
    case 'recover':
      return { href: '/forgotten-password', label: links.recover[language], leaves: false }
    case 'identify':
      return { href: '/forgotten-password', label: identifyLabel[language], leaves: false }
    case 'wait':
    case 'ask-study-office':
    case 'ask-employer':
    case 'ask-project':
    case 'ask-sponsor':
    case 'ask-desk':
      return null
  }
}

function stillWorks({ stops, reason }: Hindrance, language: Language): string | null {
  if (reason === 'too-many-wrong-passwords') return knownBrowsers[language]
  const open = places.filter((place) => !stops.includes(place))
  if (open.length === 0) return null
  const list = placeList(open, language)
  return list.charAt(0).toUpperCase() + list.slice(1)
}

const identifyLabel: Words = {
  nb: 'Identifiser deg',
  nn: 'Identifiser deg',
  en: 'Identify yourself',
}

const knownBrowsers: Words = {
  nb: 'Nettlesere du har logget inn med før, og alt du allerede er logget inn på',
  nn: 'Nettlesarar du har logga inn med før, og alt du alt er logga inn på',
  en: 'Browsers you have signed in with before, and everything you are signed in to already',
}

const links = {
  activate: { nb: 'Aktiver kontoen', nn: 'Aktiver kontoen', en: 'Activate your account' },
  signIn: {
    nb: 'Logg inn og velg et nytt',
    nn: 'Logg inn og vel eit nytt',
    en: 'Sign in and choose a new one',
  },
  password: { nb: 'Bytt passord', nn: 'Byt passord', en: 'Change the password' },
  recover: { nb: 'Velg et nytt passord', nn: 'Vel eit nytt passord', en: 'Choose a new password' },
  rules: { nb: 'Les og godta reglene', nn: 'Les og godta reglane', en: 'Read and accept the rules' },
  secondFactor: {
    nb: 'Sett opp totrinnsinnlogging',
    nn: 'Set opp totrinnsinnlogging',
    en: 'Set up two-factor sign-in',
  },
} satisfies Record<string, Words>

const liftedBy: Readonly<Record<LiftedBy, Words>> = {
  self: { nb: 'Du selv', nn: 'Du sjølv', en: 'You yourself' },
  time: {
    nb: 'Ingen trenger å gjøre noe',
    nn: 'Ingen treng å gjere noko',
    en: 'Nobody needs to do anything',
  },
  register: {
    nb: 'Det åpner av seg selv når registeret sier at det er i orden',
    nn: 'Det opnar av seg sjølv når registeret seier at det er i orden',
    en: 'It opens by itself as soon as the register says that it is in order',
  },
  employer: { nb: 'Lederen din eller HR', nn: 'Leiaren din eller HR', en: 'Your manager or HR' },
  project: {
    nb: 'Administratoren for prosjektet ditt',
    nn: 'Administratoren for prosjektet ditt',
    en: 'The administrator of your project',
  },
  sponsor: {
    nb: 'Den som inviterte deg',
    nn: 'Den som inviterte deg',
    en: 'Whoever invited you',
  },
  desk: { nb: 'Brukerstøtten', nn: 'Brukarstøtta', en: 'The service desk' },
  security: {
    nb: 'De som arbeider med IT-sikkerhet, gjennom brukerstøtten',
    nn: 'Dei som arbeider med IT-tryggleik, gjennom brukarstøtta',
    en: 'The IT security team, through the service desk',
  },
}

const nextWords: Readonly<Record<NextStep, Words<(at: string, feeDays: number) => string>>> = {
  activate: {
    nb: () => 'Aktiver kontoen. Det tar noen minutter.',
    nn: () => 'Aktiver kontoen. Det tek nokre minutt.',
    en: () => 'Activate the account. It takes a few minutes.',
  },
  wait: {
    nb: () => 'Vent. Det går over av seg selv.',
    nn: () => 'Vent. Det går over av seg sjølv.',
    en: () => 'Wait. It passes by itself.',
  },
  'register-for-semester': {
    nb: (at) => `Registrer deg for semesteret i ${at}.`,
    nn: (at) => `Registrer deg for semesteret i ${at}.`,
    en: (at) => `Register for the semester in ${at}.`,
  },
  'pay-fee': {
    nb: (at, days) =>
      `Betal semesteravgiften; fakturaen finner du i ${at}. Har du betalt, kan det ta ${days} dager før vi ser det.`,
    nn: (at, days) =>
      `Betal semesteravgifta; fakturaen finn du i ${at}. Har du betalt, kan det ta ${days} dagar før vi ser det.`,
    en: (at, days) =>
      `Pay the semester fee; the invoice is in ${at}. If you have paid, it can take ${days} days before we see it.`,
  },
  'ask-study-office': {
    nb: () => 'Spør kontoret som står her, om du mener dette er feil eller skal studere videre.',
    nn: () => 'Spør kontoret som står her, om du meiner dette er feil eller skal studere vidare.',
    en: () => 'Ask the office named here if you think this is wrong or are going to continue your studies.',
  },
  'ask-employer': {
    nb: () => 'Snakk med lederen din eller HR om du fortsatt arbeider her.',
    nn: () => 'Snakk med leiaren din eller HR om du framleis arbeider her.',
    en: () => 'Talk to your manager or HR if you still work here.',
  },
  'ask-project': {
    nb: (at) => `Er du fortsatt med i et prosjekt, retter ${at} opp i det.`,
    nn: (at) => `Er du framleis med i eit prosjekt, rettar ${at} opp i det.`,
    en: (at) => `If you still belong to a project, ${at} can put it right.`,
  },
  'ask-sponsor': {
    nb: () => 'Snakk med den som inviterte deg, hvis du skal være her lenger.',
    nn: () => 'Snakk med den som inviterte deg, om du skal vere her lenger.',
    en: () => 'Talk to whoever invited you if you are going to stay longer.',
  },
  'set-new-password': {
    nb: () => 'Logg inn med passordet du har, og velg et nytt med én gang.',
    nn: () => 'Logg inn med passordet du har, og vel eit nytt med ein gong.',
    en: () => 'Sign in with the password you have, and choose a new one right away.',
  },
  'change-password': {
    nb: () => 'Bytt passord her på siden din, eller ta kontakt med brukerstøtten. Da åpner det igjen.',
    nn: () => 'Byt passord her på sida di, eller ta kontakt med brukarstøtta. Då opnar det igjen.',
    en: () => 'Change the password here on your page, or contact the service desk. Then it opens again.',
  },
  'accept-rules': {
    nb: () => 'Les reglene og godta dem.',
    nn: () => 'Les reglane og godta dei.',
    en: () => 'Read the rules and accept them.',
  },
  'set-up-second-factor': {
    nb: () => 'Sett opp totrinnsinnlogging ved neste innlogging.',
    nn: () => 'Set opp totrinnsinnlogging ved neste innlogging.',
    en: () => 'Set up two-factor sign-in the next time you sign in.',
  },
  identify: {
    nb: () =>
      'Identifiser deg med elektronisk ID og velg et nytt passord, eller ta kontakt med brukerstøtten.',
    nn: () =>
      'Identifiser deg med elektronisk ID og vel eit nytt passord, eller ta kontakt med brukarstøtta.',
    en: () => 'Identify yourself with electronic ID and choose a new password, or contact the service desk.',
  },
  recover: {
    nb: () => 'Gå til «Glemt passord», vis hvem du er på en av måtene der, og velg et nytt.',
    nn: () => 'Gå til «Gløymt passord», vis kven du er på ein av måtane der, og vel eit nytt.',
    en: () => 'Go to “Forgotten password”, show who you are in one of the ways there, and choose a new one.',
  },
  'sign-in-with-pin': {
    nb: () =>
      'Logg inn med brukernavn og PIN-kode innen fristen du har fått, eller identifiser deg med elektronisk ID når som helst. Du velger da et nytt passord. Er fristen ute, hjelper brukerstøtten deg.',
    nn: () =>
      'Logg inn med brukarnamn og PIN-kode innan fristen du har fått, eller identifiser deg med elektronisk ID når som helst. Du vel då eit nytt passord. Er fristen ute, hjelper brukarstøtta deg.',
    en: () =>
      'Sign in with your username and PIN within the time you were given, or identify yourself with electronic ID at any time. You then choose a new password. If the time is over, the service desk helps you.',
  },
  'ask-desk': {
    nb: () => 'Ta kontakt med brukerstøtten.',
    nn: () => 'Ta kontakt med brukarstøtta.',
    en: () => 'Contact the service desk.',
  },
}

const closedForLong = {
  title: {
    nb: 'Svært mange feil passord fra ukjente nettlesere',
    nn: 'Svært mange feil passord frå ukjende nettlesarar',
    en: 'Very many wrong passwords from unknown browsers',
  },
  text: {
    nb: 'Noen har skrevet feil passord til kontoen din svært mange ganger på rad. Innlogging med passord fra nettlesere du ikke har brukt før, er stengt og åpner ikke av seg selv.',
    nn: 'Nokon har skrive feil passord til kontoen din svært mange gonger på rad. Innlogging med passord frå nettlesarar du ikkje har brukt før, er stengd og opnar ikkje av seg sjølv.',
    en: 'Somebody has entered a wrong password for your account very many times in a row. Signing in with a password from browsers you have not used before is closed and does not open by itself.',
  },
}

const afterAbsence = {
  title: {
    nb: 'Passordet er fra før du var borte',
    nn: 'Passordet er frå før du var borte',
    en: 'The password is from before you were away',
  },
  text: {
    nb: 'Velkommen tilbake. Kontoen er den samme, med samme brukernavn og e-postadresse. Siden det er lenge siden sist, må du vise hvem du er og velge et nytt passord.',
    nn: 'Velkomen tilbake. Kontoen er den same, med same brukarnamn og e-postadresse. Sidan det er lenge sidan sist, må du vise kven du er og velje eit nytt passord.',
    en: 'Welcome back. The account is the same, with the same username and e-mail address. As it has been a long time, you must show who you are and choose a new password.',
  },
}

const notRegistered = {
  notYet: {
    title: {
      nb: 'Studiet, arbeidet eller prosjektet ditt har ikke begynt ennå',
      nn: 'Studiet, arbeidet eller prosjektet ditt har ikkje byrja enno',
      en: 'Your studies, work or project have not begun yet',
    },
    text: {
      nb: 'Kontoen åpner av seg selv når det er tid for det.',
      nn: 'Kontoen opnar av seg sjølv når det er tid for det.',
      en: 'The account opens by itself when the time comes.',
    },
  },
  deceased: {
    title: { nb: 'Kontoen er stengt', nn: 'Kontoen er stengd', en: 'The account is closed' },
    text: {
      nb: 'Registeret melder at personen er død.',
      nn: 'Registeret melder at personen er død.',
      en: 'The register says that the person is deceased.',
    },
  },
  notThisTerm: {
    title: {
      nb: 'Du er ikke registrert for semesteret',
      nn: 'Du er ikkje registrert for semesteret',
      en: 'You are not registered for the semester',
    },
    text: {
      nb: 'Du har en studierett, men ingen semesterregistrering som gjelder nå.',
      nn: 'Du har ein studierett, men inga semesterregistrering som gjeld no.',
      en: 'You have a place of study, but no semester registration that is valid now.',
    },
  },
  gone: {
    title: {
      nb: 'Du står ikke lenger i registrene våre',
      nn: 'Du står ikkje lenger i registra våre',
      en: 'You are no longer in our registers',
    },
    text: {
      nb: 'Ingen av registrene kjenner deg som student eller ansatt nå.',
      nn: 'Ingen av registra kjenner deg som student eller tilsett no.',
      en: 'None of the registers knows you as a student or an employee now.',
    },
  },
  withoutProject: {
    title: {
      nb: 'Du er ikke med i noe prosjekt nå',
      nn: 'Du er ikkje med i noko prosjekt no',
      en: 'You belong to no project now',
    },
    text: {
      nb: 'Kontoen hører til et prosjekt og er åpen så lenge du er med i et som varer.',
      nn: 'Kontoen høyrer til eit prosjekt og er open så lenge du er med i eit som varer.',
      en: 'The account belongs to a project, and is open as long as you are in one that lasts.',
    },
  },
  stayOver: {
    title: {
      nb: 'Gjesteoppholdet ditt er over',
      nn: 'Gjesteopphaldet ditt er over',
      en: 'Your stay as a guest is over',
    },
    text: {
      nb: 'Kontoen var for en gjest, og den siste dagen er passert.',
      nn: 'Kontoen var for ein gjest, og den siste dagen er passert.',
      en: 'The account was for a guest, and the last day has passed.',
    },
  },
  withoutPlace: {
    title: {
      nb: 'Du er ikke registrert som student eller ansatt',
      nn: 'Du er ikkje registrert som student eller tilsett',
      en: 'You are not registered as a student or an employee',
    },
    text: {
      nb: 'Registeret kjenner deg, men uten et studium eller en stilling som gjelder i dag.',
      nn: 'Registeret kjenner deg, men utan eit studium eller ei stilling som gjeld i dag.',
      en: 'The register knows you, but without a programme of study or a position that is valid today.',
    },
  },
} satisfies Record<string, { title: Words; text: Words }>

const reasons: Readonly<Record<Exclude<HindranceReason, 'not-registered'>, { title: Words; text: Words }>> = {
  'fee-not-paid': {
    title: {
      nb: 'Semesteravgiften er ikke betalt',
      nn: 'Semesteravgifta er ikkje betalt',
      en: 'The semester fee is not paid',
    },
    text: {
      nb: 'Studentregisteret har ikke fått betalingen for dette semesteret.',
      nn: 'Studentregisteret har ikkje fått betalinga for dette semesteret.',
      en: 'The student register has not received the payment for this semester.',
    },
  },
  'study-ended': {
    title: { nb: 'Studiet ditt er avsluttet', nn: 'Studiet ditt er avslutta', en: 'Your studies have ended' },
    text: {
      nb: 'Kontoen var åpen en tid etter at studiet tok slutt, og den tiden er over.',
      nn: 'Kontoen var open ei tid etter at studiet tok slutt, og den tida er over.',
      en: 'The account stayed open for a while after your studies ended, and that time is over.',
    },
  },
  'employment-ended': {
    title: {
      nb: 'Arbeidsforholdet ditt er avsluttet',
      nn: 'Arbeidsforholdet ditt er avslutta',
      en: 'Your employment has ended',
    },
    text: {
      nb: 'Personalsystemet har ingen stilling for deg som gjelder nå.',
      nn: 'Personalsystemet har inga stilling for deg som gjeld no.',
      en: 'The staff register has no position for you that is valid now.',
    },
  },
  'not-activated': {
    title: {
      nb: 'Kontoen er ikke aktivert',
      nn: 'Kontoen er ikkje aktivert',
      en: 'The account has not been activated',
    },
    text: {
      nb: 'Du har ikke laget et passord ennå, så kontoen åpner ingenting.',
      nn: 'Du har ikkje laga eit passord enno, så kontoen opnar ingenting.',
      en: 'You have not made a password yet, so the account opens nothing.',
    },
  },
  'too-many-wrong-passwords': {
    title: {
      nb: 'For mange feil passord fra ukjente nettlesere',
      nn: 'For mange feil passord frå ukjende nettlesarar',
      en: 'Too many wrong passwords from unknown browsers',
    },
    text: {
      nb: 'Noen har skrevet feil passord til kontoen din for mange ganger på rad. Innlogging med passord fra nettlesere du ikke har brukt før, er stengt en stund.',
      nn: 'Nokon har skrive feil passord til kontoen din for mange gonger på rad. Innlogging med passord frå nettlesarar du ikkje har brukt før, er stengd ei stund.',
      en: 'Somebody has entered a wrong password for your account too many times in a row. Signing in with a password from browsers you have not used before is closed for a while.',
    },
  },
  'password-expired': {
    title: { nb: 'Passordet har gått ut', nn: 'Passordet har gått ut', en: 'The password has expired' },
    text: {
      nb: 'Et passord gjelder en begrenset tid, og den er over.',
      nn: 'Eit passord gjeld ei avgrensa tid, og den er over.',
      en: 'A password is valid for a limited time, and that time is over.',
    },
  },
  'must-change-password': {
    title: { nb: 'Du må bytte passord', nn: 'Du må byte passord', en: 'You must change your password' },
    text: {
      nb: 'IT-avdelingen har bedt deg om å velge et nytt passord.',
      nn: 'IT-avdelinga har bede deg om å velje eit nytt passord.',
      en: 'The IT department has asked you to choose a new password.',
    },
  },
  'rules-not-accepted': {
    title: {
      nb: 'Du har ikke godtatt reglene',
      nn: 'Du har ikkje godteke reglane',
      en: 'You have not accepted the rules',
    },
    text: {
      nb: 'Reglene for bruk av IT-systemene må godtas før kontoen brukes.',
      nn: 'Reglane for bruk av IT-systema må godtakast før kontoen blir brukt.',
      en: 'The rules for using the IT systems must be accepted before the account is used.',
    },
  },
  'second-factor-missing': {
    title: {
      nb: 'Totrinnsinnlogging mangler',
      nn: 'Totrinnsinnlogging manglar',
      en: 'Two-factor sign-in is missing',
    },
    text: {
      nb: 'Kontoen din må ha totrinnsinnlogging før den kan brukes.',
      nn: 'Kontoen din må ha totrinnsinnlogging før han kan brukast.',
      en: 'Your account needs two-factor sign-in before it can be used.',
    },
  },
  'deactivated-by-desk': {
    title: { nb: 'Kontoen er deaktivert', nn: 'Kontoen er deaktivert', en: 'The account is deactivated' },
    text: {
      nb: 'Brukerstøtten har deaktivert kontoen.',
      nn: 'Brukarstøtta har deaktivert kontoen.',
      en: 'The service desk has deactivated the account.',
    },
  },
  'desk-decision': {
    title: {
      nb: 'Brukerstøtten har stengt kontoen',
      nn: 'Brukarstøtta har stengt kontoen',
      en: 'The service desk has closed the account',
    },
    text: {
      nb: 'Det er bestemt at kontoen skal være stengt.',
      nn: 'Det er bestemt at kontoen skal vere stengd.',
      en: 'It has been decided that the account is to be closed.',
    },
  },
  'security-incident': {
    title: {
      nb: 'Kontoen er stengt for å beskytte deg',
      nn: 'Kontoen er stengd for å verne deg',
      en: 'The account is closed to protect you',
    },
    text: {
      nb: 'Vi har sett noe som tyder på at andre har brukt kontoen.',
      nn: 'Vi har sett noko som tyder på at andre har brukt kontoen.',
      en: 'We have seen signs that somebody else has used the account.',
    },
  },
}
