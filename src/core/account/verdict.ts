/** The verdict as it is kept: what an account opens now, why not more, until when that holds, and what the clock closes next. */
import { Temporal } from 'temporal-polyfill'
import type { HindranceReason } from '../institution/hindrances.ts'
import type { Institution } from '../institution/institution.ts'
import { type groups, type Place, places } from '../institution/words.ts'
import type { Day } from '../person/facts.ts'
import { access, dayAt, groupsOf, type Judged, type JudgedPerson } from './access.ts'
import { type Hindrance, stopping } from './hindrance.ts'
import { midnight, momentsBetween } from './moments.ts'
import { openedServices } from './opened-services.ts'
import { isPaused } from './registration-hindrances.ts'
import { servingStudy } from './student-facts.ts'
import type { Closing } from './closing.ts'
import { closingDay, type TermDeadlines, termDeadlines } from './what-happens.ts'

/** What other systems, search, forecasts and notices read; computed from the same function as every door. */
export type Verdict = {
  /** Which parts of the account are open. */
  open: Place[]
  /** The same, but for what only waits for the owner: other systems hide nobody whose password ran out (field 5.14). */
  listed: Place[]
  /** Every reason, the weightiest first. */
  reasons: HindranceReason[]
  /** What the person counts as to other systems: a student only while active (row O-15). */
  groups: (typeof groups)[number][]
  /** The services that are open, by their keys. */
  services: string[]
  /** The same, but for what only waits for the owner; one that closes before the account is in neither (field 29). */
  listedServices: string[]
  /** Kept open only because a register is silent. */
  paused: boolean
  /** Since when what the registers say keeps it closed; null: it does not. */
  closedSince: Temporal.Instant | null
  /** When the account closes as things stand, and what ends with it (row O-16). */
  ends: Closing | null
  /** The last days for a fee that is not paid and a registration that is not made (rows O-14, O-15). */
  due: TermDeadlines
  /** The next closing by the clock within the forecast, and why. */
  closes: { at: Temporal.Instant; because: HindranceReason[] } | null
  /** So long this verdict holds by itself; nothing but a change of facts, locks or settings ends it earlier. */
  validUntil: Temporal.Instant
}

/** So far ahead closings are forecast; a night later the next day is in sight. */
export const forecastFor = Temporal.Duration.from({ hours: 8 * 24 })
/** No verdict is trusted for longer, whatever the clock says: every night looks at each anyway. */
const longest = Temporal.Duration.from({ hours: 45 * 24 })
/** Somebody who is in only because a register is silent is looked at again so soon. */
const whilePaused = Temporal.Duration.from({ minutes: 15 })

/** The verdict at `now`. Pure. */
export function verdictOf(judged: Judged, institution: Institution, now: Temporal.Instant): Verdict {
  const hindrances = access(judged, institution, now)
  const { person } = judged
  const today = dayAt(now, institution)
  const open = openAt(judged, hindrances)
  const lasting = hindrances.filter(({ reason }) => !waitsForOwner.includes(reason))
  const listed = openAt(judged, lasting)
  const moments = momentsBetween(judged, institution, { after: now, until: now.add(longest) })
  const paused = person !== null && isPaused(person, today, institution)
  return {
    open,
    listed,
    reasons: [...new Set(hindrances.map(({ reason }) => reason))],
    groups: person ? activeGroups(person, institution, today) : [],
    services: open.length === 0 ? [] : openServices(person, hindrances, institution, today),
    listedServices: listed.length === 0 ? [] : openServices(person, lasting, institution, today),
    paused,
    closedSince: closedSince(hindrances, institution),
    ends: person ? closingDay(person, today, institution) : null,
    due: person ? termDeadlines(person, today, institution) : { fee: null, registration: null },
    closes: nextClosing(judged, institution, { open, moments, until: now.add(forecastFor) }),
    validUntil: paused ? now.add(whilePaused) : (moments[0] ?? now.add(longest)),
  }
}

/** Groups as other systems learn of them: a student who lacks the fee or the registration is none (rows O-14, O-15). */
export function activeGroups(
  person: JudgedPerson,
  institution: Institution,
  today: Day,
): (typeof groups)[number][] {
  if (person.deceased !== null) return []
  return groupsOf(person, institution, today).filter(
    (group) => group !== 'student' || isActiveStudent(person, institution, today),
  )
}

/** Whether nothing of what the institution asks of students is missing; also on the day on which a silent register stopped. */
function isActiveStudent(person: JudgedPerson, institution: Institution, today: Day): boolean {
  const days = [today, person.clockStops?.fs].filter((day) => day !== undefined)
  const { student } = institution.lifecycle
  return days.some((day) => servingStudy(person.facts, day, student, institution)?.missing.length === 0)
}

/** The two reasons that somebody is not, or not any longer, here. */
const registration: readonly string[] = [
  'not-registered',
  'fee-not-paid',
  'study-ended',
  'employment-ended',
] satisfies HindranceReason[]

/** What the owner mends at the next sign-in; until then nobody else needs to know. */
const waitsForOwner: readonly string[] = [
  'password-expired',
  'must-change-password',
  'rules-not-accepted',
  'second-factor-missing',
  'too-many-wrong-passwords',
] satisfies HindranceReason[]

/** Whether a reason comes from what the registers say. */
export function isOfRegisters(reason: string): boolean {
  return registration.includes(reason)
}

function openAt({ account }: Judged, hindrances: readonly Hindrance[]): Place[] {
  if (account !== null && account.closedAt !== null) return []
  return places.filter((place) => stopping(hindrances, place).length === 0)
}

function openServices(
  person: JudgedPerson | null,
  hindrances: readonly Hindrance[],
  institution: Institution,
  today: Day,
): string[] {
  return openedServices(person, hindrances, institution, today)
    .filter(({ state }) => state === 'open')
    .map(({ service }) => service.key)
}

function closedSince(hindrances: readonly Hindrance[], institution: Institution): Temporal.Instant | null {
  const since = hindrances.filter(({ reason }) => isOfRegisters(reason)).map((hindrance) => hindrance.since)
  const known = since.filter((at) => at !== null).map((at) => instantOf(at, institution))
  return known.reduce<Temporal.Instant | null>(
    (first, at) => (first === null || Temporal.Instant.compare(at, first) < 0 ? at : first),
    null,
  )
}

function instantOf(at: Temporal.Instant | Day, institution: Institution): Temporal.Instant {
  return typeof at === 'string' ? midnight(at, institution) : at
}

/** The first moment in the forecast at which something that is open now will not be. */
function nextClosing(
  judged: Judged,
  institution: Institution,
  { open, moments, until }: { open: Place[]; moments: readonly Temporal.Instant[]; until: Temporal.Instant },
): Verdict['closes'] {
  if (open.length === 0) return null
  for (const at of moments) {
    if (Temporal.Instant.compare(at, until) > 0) return null
    const then = access(judged, institution, at)
    if (openAt(judged, then).length < open.length)
      return { at, because: [...new Set(then.map(({ reason }) => reason))] }
  }
  return null
}
