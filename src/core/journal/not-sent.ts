/** Why nothing was sent to somebody who asked: told to the person in the own journal, and never to whoever asked. */
import type { Language, Words } from '../language.ts'

/** One reason; it is kept in the journal line's details under `notSent`. */
export type NotSent =
  | 'not-offered'
  | 'already-activated'
  | 'no-mail-address'
  | 'mail-address-changed-lately'
  | 'too-many-new-pins'

/** The reason in words; null for what is none. */
export function notSentText(reason: unknown, language: Language): string | null {
  const known =
    typeof reason === 'string' && Object.hasOwn(reasons, reason) ? reasons[reason as NotSent] : null
  return known ? known[language] : null
}

const reasons: Readonly<Record<NotSent, Words>> = {
  'not-offered': {
    nb: 'Det sendes ikke i ditt tilfelle',
    nn: 'Det blir ikkje sendt i ditt tilfelle',
    en: 'It is not sent in your case',
  },
  'already-activated': {
    nb: 'Kontoen er allerede aktivert',
    nn: 'Kontoen er alt aktivert',
    en: 'The account is already activated',
  },
  'no-mail-address': {
    nb: 'Ingen personlig e-postadresse er registrert',
    nn: 'Inga personleg e-postadresse er registrert',
    en: 'No personal e-mail address is registered',
  },
  'mail-address-changed-lately': {
    nb: 'E-postadressen ble endret for kort tid siden',
    nn: 'E-postadressa vart endra for kort tid sidan',
    en: 'The e-mail address was changed a short time ago',
  },
  'too-many-new-pins': {
    nb: 'Det er sendt for mange nye PIN-koder den siste tiden',
    nn: 'Det er sendt for mange nye PIN-kodar den siste tida',
    en: 'Too many new PINs have been sent lately',
  },
}
