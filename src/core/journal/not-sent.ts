/** Why nothing was sent to somebody who asked: told to the person in the own journal, and never to whoever asked. */
import type { Language, Words } from '../language.ts'

/** One reason; it is kept in the journal line's details under `notSent`. */
export type NotSent =
  | 'not-offered'
  | 'already-activated'
  | 'no-mail-address'
  | 'mail-address-changed-lately'
  | 'too-many-new-pins'
  | 'not-activated'
  | 'account-closed'
  | 'account-locked'
  | 'account-with-power'
  | 'shared-mail-address'
  | 'no-mobile-number'
  | 'mobile-of-another-country'
  | 'mobile-changed-lately'
  | 'channel-used-lately'
  | 'sim-card-changed-lately'
  | 'sim-card-not-known'

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
  'not-activated': {
    nb: 'Kontoen er ikke aktivert ennå',
    nn: 'Kontoen er ikkje aktivert enno',
    en: 'The account is not activated yet',
  },
  'account-closed': { nb: 'Kontoen er stengt', nn: 'Kontoen er stengd', en: 'The account is closed' },
  'account-locked': { nb: 'Kontoen er sperret', nn: 'Kontoen er sperra', en: 'The account is locked' },
  'account-with-power': {
    nb: 'Kontoen har rettigheter som ikke gjenopprettes på denne måten',
    nn: 'Kontoen har rettar som ikkje blir retta opp att på denne måten',
    en: 'The account has rights that are not recovered in this way',
  },
  'shared-mail-address': {
    nb: 'Flere er registrert med den samme e-postadressen',
    nn: 'Fleire er registrerte med den same e-postadressa',
    en: 'Several people are registered with the same e-mail address',
  },
  'no-mobile-number': {
    nb: 'Ikke noe mobilnummer er registrert',
    nn: 'Ikkje noko mobilnummer er registrert',
    en: 'No mobile number is registered',
  },
  'mobile-of-another-country': {
    nb: 'Det registrerte nummeret er ikke et mobilnummer vi kan sende til',
    nn: 'Det registrerte nummeret er ikkje eit mobilnummer vi kan sende til',
    en: 'The registered number is not a mobile that we can send to',
  },
  'mobile-changed-lately': {
    nb: 'Mobilnummeret ble endret for kort tid siden',
    nn: 'Mobilnummeret vart endra for kort tid sidan',
    en: 'The mobile number was changed a short time ago',
  },
  'channel-used-lately': {
    nb: 'Den samme veien ga deg passordet tilbake for kort tid siden',
    nn: 'Den same vegen gav deg passordet tilbake for kort tid sidan',
    en: 'The same way gave you back the password a short time ago',
  },
  'sim-card-changed-lately': {
    nb: 'SIM-kortet til mobilnummeret ble byttet for kort tid siden',
    nn: 'SIM-kortet til mobilnummeret vart bytt for kort tid sidan',
    en: 'The SIM card of the mobile number was changed a short time ago',
  },
  'sim-card-not-known': {
    nb: 'Mobiloperatøren kunne ikke si om SIM-kortet er byttet',
    nn: 'Mobiloperatøren kunne ikkje seie om SIM-kortet er bytt',
    en: 'The mobile operator could not tell whether the SIM card was changed',
  },
  'too-many-new-pins': {
    nb: 'Det er sendt for mange nye PIN-koder den siste tiden',
    nn: 'Det er sendt for mange nye PIN-kodar den siste tida',
    en: 'Too many new PINs have been sent lately',
  },
}
