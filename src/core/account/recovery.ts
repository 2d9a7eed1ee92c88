/** May this person get back in by text message or mail, and if not, why? Outside nobody hears it; the desk reads it here. */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { RegisterName } from '../institution/words.ts'
import type { NotSent } from '../journal/not-sent.ts'
import { isMobileIn, readPhone } from '../person/phone.ts'
import { type Hindrance, stopping } from './hindrance.ts'

/** What recovery looks at. */
export type Recovering = {
  deceased: boolean
  /** Null: there is no account yet. */
  account: {
    kind: 'personal' | 'admin' | 'service' | 'guest'
    closed: boolean
    /** Somebody whose rank needs two people at the desk; absent: nobody (case Z-04). */
    ranked?: boolean
    hindrances: readonly Hindrance[]
  } | null
  knownSince: Temporal.Instant
  email: string | null
  emailChanged: Temporal.PlainDate | null
  mobile: string | null
  mobileRegister: string | null
  mobileChanged: Temporal.PlainDate | null
}

/** Every reason why no link or code may go to the personal mail; empty means it may (rows O-4, A-4). */
export function mailObjections(it: Recovering, institution: Institution, now: Temporal.Instant): NotSent[] {
  return [
    ...personObjections(it, 'personal-mail'),
    ...(it.email === null ? (['no-mail-address'] as const) : []),
    ...(restsAfterChange(it.emailChanged, it.knownSince, institution, now)
      ? (['mail-address-changed-lately'] as const)
      : []),
  ]
}

/**
 * Every reason why no text message may go to the registered number (row O-5): HR's number outranks FS's, Norwegian mobiles
 * only, none that was changed within a week unless the whole person is new, never for accounts with power.
 */
export function textMessageObjections(
  it: Recovering,
  institution: Institution,
  now: Temporal.Instant,
): NotSent[] {
  const { countries, numberFrom } = institution.recovery.temporaryPassword
  const phone = it.mobile === null ? null : readPhone(it.mobile)
  const from = numberFrom.find((register: RegisterName) => register === it.mobileRegister)
  return [
    ...personObjections(it, 'temporary-password'),
    ...(phone === null || from === undefined ? (['no-mobile-number'] as const) : []),
    ...(phone !== null && !isMobileIn(phone, countries) ? (['mobile-of-another-country'] as const) : []),
    ...(restsAfterChange(it.mobileChanged, it.knownSince, institution, now)
      ? (['mobile-changed-lately'] as const)
      : []),
  ]
}

/** What holds for every channel: nobody is brought back who must stay out, or whose account has power (cases R-16, Z-04). */
export function personObjections(
  { deceased, account }: Recovering,
  proof: 'personal-mail' | 'temporary-password',
): NotSent[] {
  if (deceased) return ['not-offered']
  if (account === null) return ['not-activated']
  return [
    ...(account.closed ? (['account-closed'] as const) : []),
    ...((account.kind === 'personal' || account.kind === 'guest') && account.ranked !== true
      ? []
      : (['account-with-power'] as const)),
    ...(stopping(account.hindrances, 'portal').some(({ leavesOpen }) => !leavesOpen.includes(proof))
      ? (['account-locked'] as const)
      : []),
  ]
}

/** A number or address changed lately may be a thief's; a person who is new altogether has no thief yet (cases ). */
export function restsAfterChange(
  changed: Temporal.PlainDate | null,
  knownSince: Temporal.Instant,
  { recovery, timeZone }: Institution,
  now: Temporal.Instant,
): boolean {
  if (changed === null) return false
  const { lasts, notForPeopleNewerThan } = recovery.contactRest
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const known = knownSince.toZonedDateTimeISO(timeZone).toPlainDate()
  const isNew = Temporal.PlainDate.compare(known.add(notForPeopleNewerThan), today) >= 0
  return !isNew && Temporal.PlainDate.compare(changed.add(lasts), today) > 0
}
