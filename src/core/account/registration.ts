/** What the registers give a person a right to on a day: study, employment, or neither, and where each stands. */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { Day, Membership, PersonFacts, Position, Study } from '../person/facts.ts'

/**
 * Where a study or a position stands on a day:
 * ahead ──opensOn──▶ open ──the day after endedOn──▶ leaving ──closedOn──▶ closed
 * `closedOn` is the first day on which it is closed; some endings close on their own day.
 */
export type Standing =
  | { state: 'ahead'; opensOn: Day }
  | { state: 'open' }
  | { state: 'leaving'; endedOn: Day; closesOn: Day }
  | { state: 'closed'; endedOn: Day; closedOn: Day }

export type StudyStanding = { study: Study; standing: Standing }
export type PositionStanding = { position: Position; standing: Standing }
export type MembershipStanding = { membership: Membership; standing: Standing }

type StudentSetting = Institution['lifecycle']['student']
type EmployeeSetting = Institution['lifecycle']['employee']
type MemberSetting = Institution['lifecycle']['projectMember']

/** Days are text; they compare as they stand. Whole days, nearly all there are, are counted without the calendar: a night asks millions of times. */
export function shift(day: Day, by: Temporal.Duration, direction: 1 | -1): Day {
  const { years, months, weeks, days, hours, minutes, seconds } = by
  const isWholeDays = (years || months || hours || minutes || seconds) === 0
  if (isWholeDays && day < lastCounted)
    return new Date(Date.parse(day) + direction * (weeks * 7 + days) * 86_400_000).toISOString().slice(0, 10)
  const from = Temporal.PlainDate.from(day)
  return (direction === 1 ? from.add(by) : from.subtract(by)).toString()
}

/** Later days could leave the years of four digits. */
const lastCounted: Day = '9900'

/** The day after. */
export function dayAfter(day: Day): Day {
  return shift(day, oneDay, 1)
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return shift(day, oneDay, -1)
}

/** Open, or still open for a while. */
export function isIn({ state }: Standing): boolean {
  return state === 'open' || state === 'leaving'
}

/** From when a study opens the account (field 3.4: 65 days before, exchange 14). */
export function opensOnFor(study: Study, setting: StudentSetting): Day {
  return shift(study.from, setting.opensBeforeFor[study.kind] ?? setting.opensBefore, -1)
}

/**
 * Where a study stands (O-16: open so long after the end that the register has; some endings close at once).
 * What the register says of the end outranks the planned end; a study that ended before it began never opens for long.
 */
export function standingOfStudy(study: Study, today: Day, setting: StudentSetting): Standing {
  const { ended, from, until } = study
  const atOnce = ended !== null && (ended.on < from || setting.closesAtOnce.includes(ended.why))
  if (atOnce && today >= ended.on) return { state: 'closed', endedOn: ended.on, closedOn: ended.on }
  const opensOn = opensOnFor(study, setting)
  if (today < opensOn) return { state: 'ahead', opensOn }
  const end = ended?.on ?? until
  if (end === null || today <= end) return { state: 'open' }
  return afterEnd(end, setting.closesAfter, today)
}

/** Where an employment stands. */
export function standingOfPosition(position: Position, today: Day, setting: EmployeeSetting): Standing {
  const end = earliest(position.ended, position.until)
  if (end !== null && end < position.from && today >= end)
    return { state: 'closed', endedOn: end, closedOn: end }
  const opensOn = shift(position.from, setting.opensBefore, -1)
  if (today < opensOn) return { state: 'ahead', opensOn }
  if (end === null || today <= end) return { state: 'open' }
  return afterEnd(end, setting.closesAfter, today)
}

/** Where belonging to a project stands: from the project's first day to its last, and so long after it. */
export function standingOfMembership(membership: Membership, today: Day, setting: MemberSetting): Standing {
  const { from, until } = membership
  if (from !== null && today < from) return { state: 'ahead', opensOn: from }
  if (until === null || today <= until) return { state: 'open' }
  return afterEnd(until, setting.closesAfter, today)
}

/** Where a guest stands; the stay is over the day after the last one, by itself. Null: no guest. */
export function standingOfGuest({ guest }: PersonFacts, today: Day): Standing | null {
  if (guest === null || guest === undefined) return null
  if (today < guest.from) return { state: 'ahead', opensOn: guest.from }
  if (today <= guest.until) return { state: 'open' }
  return { state: 'closed', endedOn: guest.until, closedOn: dayAfter(guest.until) }
}

/** All studies where they stand, the best first: open, else leaving, else to come, else closed; the newest right wins (field 5.29). */
export function studiesOn(facts: PersonFacts, today: Day, setting: StudentSetting): StudyStanding[] {
  const all = facts.studies.map((study) => ({ study, standing: standingOfStudy(study, today, setting) }))
  return all.sort((a, b) => byWorth(a.standing, b.standing) || byAge(a.study, b.study))
}

/** The best of the studies on a day. */
export function bestStudy(facts: PersonFacts, today: Day, setting: StudentSetting): StudyStanding | null {
  return studiesOn(facts, today, setting)[0] ?? null
}

/** All employments where they stand, the best first. */
export function positionsOn(facts: PersonFacts, today: Day, setting: EmployeeSetting): PositionStanding[] {
  const all = facts.positions.map((position) => ({
    position,
    standing: standingOfPosition(position, today, setting),
  }))
  return all.sort((a, b) => byWorth(a.standing, b.standing) || byAge(a.position, b.position))
}

/** The best of the employments on a day. */
export function bestPosition(
  facts: PersonFacts,
  today: Day,
  setting: EmployeeSetting,
): PositionStanding | null {
  return positionsOn(facts, today, setting)[0] ?? null
}

/** All projects of somebody where they stand, the best first. */
export function membershipsOn(facts: PersonFacts, today: Day, setting: MemberSetting): MembershipStanding[] {
  const all = facts.projects.map((membership) => ({
    membership,
    standing: standingOfMembership(membership, today, setting),
  }))
  return all.sort(
    (a, b) =>
      byWorth(a.standing, b.standing) ||
      byAge(
        { ...a.membership, from: a.membership.from ?? '' },
        { ...b.membership, from: b.membership.from ?? '' },
      ),
  )
}

/** The best of the projects on a day. */
export function bestMembership(
  facts: PersonFacts,
  today: Day,
  setting: MemberSetting,
): MembershipStanding | null {
  return membershipsOn(facts, today, setting)[0] ?? null
}

const oneDay = Temporal.Duration.from({ days: 1 })

/** The last day belongs to the study or the employment, so the account is never closed on it. */
function afterEnd(endedOn: Day, closesAfter: Temporal.Duration, today: Day): Standing {
  const after = shift(endedOn, closesAfter, 1)
  const closesOn = after > endedOn ? after : dayAfter(endedOn)
  return today < closesOn
    ? { state: 'leaving', endedOn, closesOn }
    : { state: 'closed', endedOn, closedOn: closesOn }
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** Within a state: what stays longest, comes first, or closed last. */
function byWorth(a: Standing, b: Standing): number {
  if (a.state === 'ahead' && b.state === 'ahead') return compare(a.opensOn, b.opensOn)
  if (a.state === 'leaving' && b.state === 'leaving') return compare(b.closesOn, a.closesOn)
  if (a.state === 'closed' && b.state === 'closed') return compare(b.closedOn, a.closedOn)
  return order.indexOf(a.state) - order.indexOf(b.state)
}

const order = ['open', 'leaving', 'ahead', 'closed'] as const satisfies readonly Standing['state'][]

/** The newest first; two of the same day always in the same order, however the register listed them. */
function byAge<T extends { from: Day }>(a: T, b: T): number {
  return compare(b.from, a.from) || compare(JSON.stringify(a), JSON.stringify(b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
