/** Why can't I get in? Every reason at once, computed; sign-in, portal, desk and every target ask this one function. (Long: one function, and what it asks.) */
import type { Temporal } from 'temporal-polyfill'
import { remembered } from '../remembered.ts'
import type { Institution } from '../institution/institution.ts'
import { type groups, places } from '../institution/words.ts'
import type { Day, PersonFacts } from '../person/facts.ts'
import { endsByItself } from './long-run.ts'
import { type FoundHindrance, found, type Hindrance } from './hindrance.ts'
import { factorHindrances } from './second-factor-due.ts'
import { registrationHindrances } from './registration-hindrances.ts'
import {
  bestMembership,
  bestPosition,
  bestStudy,
  dayAfter,
  isIn,
  shift,
  type Standing,
  standingOfGuest,
} from './registration.ts'
import { type ClockStops, everywhere, type JudgingDays, stoppedDays } from './silent-registers.ts'

/** A stored lock: only what somebody placed. */
export type PlacedLock = {
  id: string
  class: 'desk' | 'security' | 'deactivated'
  since: Temporal.Instant
  until: Temporal.Instant | null
  pausedUntil: Temporal.Instant | null
  placedBy: string
  mayLift: string
  because: string
}

/** What is judged of an account. */
export type JudgedAccount = {
  openedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  passwordSetAt: Temporal.Instant | null
  mustChangeSince: Temporal.Instant | null
  /** Somebody came back after a long time: who they are has to be shown anew, the old password is not enough (row N-7). */
  mustIdentify?: boolean
  hasSecondFactor: boolean
  locks: readonly PlacedLock[]
  /** A living wrong-password lock of the bucket that is asked about, if any. */
  wrongPasswordLock: { since: Temporal.Instant | null; until: Temporal.Instant } | null
}

/** What is judged of a person. */
export type JudgedPerson = {
  facts: PersonFacts
  deceased: Day | null
  acceptances: readonly { document: string; version: string; acceptedAt: Temporal.Instant }[]
  /** Registers that have been silent too long, each with the day on which the clock stopped; absent: none is. */
  clockStops?: ClockStops
}

/** Everything the judgement looks at. `account` null: nothing was activated yet. `person` null: a service account. */
export type Judged = { account: JudgedAccount | null; person: JudgedPerson | null }

/**
 * Every reason that keeps somebody out at `now`, the weightiest first. Empty means: open.
 * Pure: the same facts and the same moment give the same answer at every door (mission A-3).
 */
export function access(
  { account, person }: Judged,
  institution: Institution,
  now: Temporal.Instant,
): Hindrance[] {
  const today = dayAt(now, institution)
  const all: FoundHindrance[] = [
    ...(account ? locksOf(account, now) : []),
    ...(person ? registrationHindrances(person, today, institution) : []),
    ...(account?.openedAt
      ? []
      : [found('not-activated', { since: null, liftedBy: 'self', next: 'activate' })]),
    ...(account?.openedAt ? credentialHindrances(account, institution, now) : []),
    ...(account?.openedAt && person && !account.hasSecondFactor
      ? factorHindrances(groupsOf(person, institution, today), institution, today)
      : []),
    ...(account?.openedAt && person ? ruleHindrances(person, institution, today) : []),
  ]
  return all.map((hindrance) => ({ ...hindrance, ...effectOf(hindrance, institution) }))
}

/**
 * What the owner closed by "it was not me" the owner opens again, identified by electronic ID; a password from before a
 * long absence opens no Wi-Fi either (row N-7); other reasons as the file says.
 */
function effectOf({ reason, liftedBy, next }: FoundHindrance, { hindrances }: Institution) {
  const effect = hindrances[reason]
  if (next === 'recover') return { ...effect, stops: places.filter((place) => place !== 'door') }
  return reason === 'security-incident' && liftedBy === 'self'
    ? { ...effect, leavesOpen: ['eid' as const] }
    : effect
}

/** The day it is at the institution. */
export function dayAt(now: Temporal.Instant, { timeZone }: Pick<Institution, 'timeZone'>): Day {
  // no time zone is a part of a quarter of an hour away from UTC, so within one the day is the same
  const quarter = Math.floor(now.epochMilliseconds / 900_000)
  return dayOfQuarter(`${timeZone} ${quarter}`, () =>
    now.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  )
}

const dayOfQuarter = remembered<Day>()

/** Which groups a person belongs to on a day; somebody leaving still belongs. */
export function groupsOf(
  person: JudgedPerson,
  institution: Institution,
  today: Day,
): (typeof groups)[number][] {
  const { facts, clockStops: stops } = person
  const { student, employee, projectMember } = institution.lifecycle
  const stopped = stoppedDays(today, stops)
  const on = (is: (days: JudgingDays) => { standing: Standing } | null) =>
    [everywhere(today), ...(stopped ? [stopped] : [])].some((days) => {
      const best = is(days)
      return best !== null && isIn(best.standing)
    })
  const guest = standingOfGuest(facts, today)
  return [
    ...(on(({ fs }) => bestStudy(facts, fs, student)) ? (['student'] as const) : []),
    ...(on(({ hr }) => bestPosition(facts, hr, employee)) ? (['employee'] as const) : []),
    ...(on(({ projects }) => bestMembership(facts, projects, projectMember))
      ? (['project-member'] as const)
      : []),
    ...(guest && isIn(guest) ? (['guest'] as const) : []),
  ]
}

/** Until when the password can be used: its year, or the day from which a new one is required (O-6, U-6). Null: for ever. */
export function passwordEnds(
  account: Pick<JudgedAccount, 'passwordSetAt' | 'mustChangeSince'>,
  institution: Institution,
): Temporal.Instant | null {
  const [expiry, required] = [passwordExpiry(account, institution), account.mustChangeSince]
  if (expiry === null || required === null) return expiry ?? required
  return required.epochMilliseconds < expiry.epochMilliseconds ? required : expiry
}

/** When the year of the password is over; null: it has none, or there is no password. */
export function passwordExpiry(
  account: Pick<JudgedAccount, 'passwordSetAt'>,
  institution: Institution,
): Temporal.Instant | null {
  const { validFor } = institution.passwords
  if (!account.passwordSetAt || !validFor) return null
  return account.passwordSetAt.toZonedDateTimeISO(institution.timeZone).add(validFor).toInstant()
}

/**
 * Whether the year of the password may be over at a moment. By the length of the year alone, which costs nothing: the
 * calendar is asked only for the few whose day is near or past.
 */
export function mayBeOver(
  { passwordSetAt }: Pick<JudgedAccount, 'passwordSetAt'>,
  { passwords }: Pick<Institution, 'passwords'>,
  at: Temporal.Instant,
): boolean {
  if (!passwordSetAt || !passwords.validFor) return false
  const { validFor } = passwords
  const length = lengths.get(validFor) ?? validFor.total({ unit: 'milliseconds', relativeTo: '2026-01-01' })
  lengths.set(validFor, length)
  return passwordSetAt.epochMilliseconds + length - marginMs <= at.epochMilliseconds
}

const lengths = new WeakMap<Temporal.Duration, number>()
/** Leap days and changes of the clock make a year longer or shorter by less than this. */
const marginMs = 5 * 24 * 3_600_000

function locksOf(account: JudgedAccount, now: Temporal.Instant): FoundHindrance[] {
  const placed = account.locks.filter((lock) => isLiving(lock, now)).map(hindranceOf)
  const wrong = account.wrongPasswordLock
  return wrong !== null && now.epochMilliseconds < wrong.until.epochMilliseconds
    ? [...placed, wrongPasswords(wrong)]
    : placed
}

/** A lock that no time ends is lifted by a new password, from a browser that the account knows (case B-15). */
function wrongPasswords(lock: NonNullable<JudgedAccount['wrongPasswordLock']>): FoundHindrance {
  return endsByItself(lock.until)
    ? found('too-many-wrong-passwords', { ...lock, liftedBy: 'time', next: 'wait' })
    : found('too-many-wrong-passwords', { since: null, liftedBy: 'self', next: 'change-password' })
}

const reasonOf = {
  security: 'security-incident',
  desk: 'desk-decision',
  deactivated: 'deactivated-by-desk',
} as const satisfies Record<PlacedLock['class'], Hindrance['reason']>

function hindranceOf(lock: PlacedLock): FoundHindrance {
  return found(reasonOf[lock.class], {
    since: lock.since,
    until: lock.until,
    liftedBy: lock.mayLift === 'self' ? 'self' : lock.class === 'security' ? 'security' : 'desk',
    next:
      lock.class === 'deactivated' ? 'sign-in-with-pin' : lock.mayLift === 'self' ? 'identify' : 'ask-desk',
    because: lock.because,
  })
}

function isLiving(lock: PlacedLock, now: Temporal.Instant): boolean {
  const at = now.epochMilliseconds
  const paused = lock.pausedUntil !== null && at < lock.pausedUntil.epochMilliseconds
  return (
    !paused &&
    lock.since.epochMilliseconds <= at &&
    (lock.until === null || at < lock.until.epochMilliseconds)
  )
}

function credentialHindrances(
  account: JudgedAccount,
  institution: Institution,
  now: Temporal.Instant,
): FoundHindrance[] {
  const expiry = mayBeOver(account, institution, now) ? passwordExpiry(account, institution) : null
  const expired = expiry !== null && expiry.epochMilliseconds <= now.epochMilliseconds
  const mended = { liftedBy: 'self', next: 'set-new-password' } as const
  const identified = { liftedBy: 'self', next: 'recover' } as const
  return [
    ...(expired ? [found('password-expired', { since: expiry, ...mended })] : []),
    ...(account.mustChangeSince && account.mustChangeSince.epochMilliseconds <= now.epochMilliseconds
      ? [
          found('must-change-password', {
            since: account.mustChangeSince,
            ...(account.mustIdentify ? identified : mended),
          }),
        ]
      : []),
  ]
}

/** Rules are accepted per version; whoever accepted an older one may wait a while with the new (O-22, U-4). */
function ruleHindrances(person: JudgedPerson, institution: Institution, today: Day): FoundHindrance[] {
  const due = rulesDue(person, institution, today)
  if (due.length === 0) return []
  const known = person.acceptances.map(({ document }) => document)
  const since = due.every(({ key }) => known.includes(key))
    ? due.map(({ from, grace }) => dayAfter(shift(from, grace, 1))).reduce((a, b) => (a < b ? a : b))
    : null
  return [found('rules-not-accepted', { since, liftedBy: 'self', next: 'accept-rules' })]
}

/** The documents somebody must accept before going on. */
export function rulesDue(
  person: JudgedPerson,
  institution: Institution,
  today: Day,
): Institution['rulesDocuments'] {
  const groups: readonly string[] = groupsOf(person, institution, today)
  return institution.rulesDocuments.filter((document) => {
    if (!document.who.some((group) => groups.includes(group))) return false
    const accepted = person.acceptances.filter((acceptance) => acceptance.document === document.key)
    if (accepted.some((acceptance) => acceptance.version === document.version)) return false
    return accepted.length === 0 || today > shift(document.from, document.grace, 1)
  })
}
