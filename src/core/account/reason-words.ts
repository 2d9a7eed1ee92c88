/** Reasons in few words that suit anybody who reads them: the person in the journal, the desk in a report. */
import type { HindranceReason } from '../institution/hindrances.ts'
import type { Language, Words } from '../language.ts'

/** The name of a reason where nothing more is known of it. */
export function reasonName(reason: HindranceReason, language: Language): string {
  return reasonNames[reason][language]
}

const reasonNames: Readonly<Record<HindranceReason, Words>> = {
  'not-registered': { nb: 'Ikke registrert', nn: 'Ikkje registrert', en: 'Not registered' },
  'fee-not-paid': {
    nb: 'Semesteravgiften er ikke betalt',
    nn: 'Semesteravgifta er ikkje betalt',
    en: 'The semester fee is not paid',
  },
  'study-ended': { nb: 'Studiet er avsluttet', nn: 'Studiet er avslutta', en: 'The studies have ended' },
  'employment-ended': {
    nb: 'Arbeidsforholdet er avsluttet',
    nn: 'Arbeidsforholdet er avslutta',
    en: 'The employment has ended',
  },
  'not-activated': { nb: 'Ikke aktivert', nn: 'Ikkje aktivert', en: 'Not activated' },
  'too-many-wrong-passwords': {
    nb: 'For mange feil passord',
    nn: 'For mange feil passord',
    en: 'Too many wrong passwords',
  },
  'password-expired': {
    nb: 'Passordet er gått ut',
    nn: 'Passordet er gått ut',
    en: 'The password has expired',
  },
  'must-change-password': {
    nb: 'Passordet må byttes',
    nn: 'Passordet må bytast',
    en: 'The password must be changed',
  },
  'rules-not-accepted': {
    nb: 'Reglene er ikke godtatt',
    nn: 'Reglane er ikkje godtekne',
    en: 'The rules are not accepted',
  },
  'second-factor-missing': {
    nb: 'Totrinnsinnlogging mangler',
    nn: 'Totrinnsinnlogging manglar',
    en: 'Two-factor sign-in is missing',
  },
  'deactivated-by-desk': {
    nb: 'Deaktivert av brukerstøtten',
    nn: 'Deaktivert av brukarstøtta',
    en: 'Deactivated by the service desk',
  },
  'desk-decision': {
    nb: 'Stengt av brukerstøtten',
    nn: 'Stengd av brukarstøtta',
    en: 'Closed by the service desk',
  },
  'security-incident': {
    nb: 'Stengt for sikkerhets skyld',
    nn: 'Stengd for tryggleiken si skuld',
    en: 'Closed for security',
  },
}
