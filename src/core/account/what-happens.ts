/** What will happen to an account, and when, if nobody does anything: so that no day comes as a surprise. */
import type { Temporal } from 'temporal-polyfill'
import type { HindranceReason } from '../institution/hindrances.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts } from '../person/facts.ts'
import { dayAt, type Judged, type JudgedPerson, passwordEnds } from './access.ts'
import {
  bestStudy,
  dayAfter,
  isIn,
  shift,
  type Standing,
  standingOfGuest,
  standingOfMembership,
  standingOfPosition,
  standingOfStudy,
} from './registration.ts'
import type { Closing } from './closing.ts'
import { earlierClosings } from './opened-services.ts'
import { registrationHindrances } from './registration-hindrances.ts'
import { feeDeadline, registrationDeadline } from './term.ts'

/** One thing that is on its way. */
export type Ahead =
  | { what: 'password-expires'; on: Temporal.Instant }
  /** Until that day the term before counts; then the fee of this one is needed (O-15). */
  | { what: 'fee-due'; on: Day }
  /** Until that day the term before counts as registered; then this one has to be (O-14). */
  | { what: 'registration-due'; on: Day }
  /** Study, employment, project or stay ends, and the account with it some time later (O-16). */
  | ({ what: 'closes' } & Closing)
  /** A service that closes before the account does (O-16: services may close at different times). */
  | { what: 'service-closes'; name: Institution['services'][number]['name']; on: Day }
  /** Study, employment, project or stay has not begun; the account opens by itself on that day. */
  | { what: 'opens'; on: Day }
  /** A new version of the rules may wait until then (O-22). */
  | { what: 'rules-due'; title: Institution['rulesDocuments'][number]['title']; on: Day }

/** Everything that is on its way, the nearest first. */
export function whatHappens(
  { account, person }: Judged,
  institution: Institution,
  now: Temporal.Instant,
): Ahead[] {
  const today = dayAt(now, institution)
  const expiry = account ? passwordEnds(account, institution) : null
  const ahead: Ahead[] = [
    ...(expiry && expiry.epochMilliseconds > now.epochMilliseconds
      ? [{ what: 'password-expires' as const, on: expiry }]
      : []),
    ...(person ? deadlines(person, today, institution) : []),
    ...(person ? closing(person, today, institution) : []),
    ...(person ? opening(person, today, institution) : []),
    ...(person ? rulesComing(person, today, institution) : []),
  ]
  return ahead.sort((a, b) => (dayOf(a, institution) < dayOf(b, institution) ? -1 : 1))
}

/** When this account closes as things stand; null: no end is known, or it has closed already. */
export function closingDay(
  { facts, deceased }: JudgedPerson,
  today: Day,
  { lifecycle }: Institution,
): Closing | null {
  if (deceased !== null) return null
  const on = (day: Day) => standingsOn(facts, day, lifecycle)
  const farEnds = on(farAway)
  let last: Closing | null = null
  // what has begun by then carries on; what only begins after a gap does not keep the account open until then
  for (let day = today; ; day = last.on) {
    const here = on(day).map(({ standing }, place) => (isIn(standing) ? farEnds[place] : undefined))
    const ends = here.filter((end) => end !== undefined)
    if (ends.length === 0) return last
    const next = latestEnd(ends)
    if (next === null) return null
    last = next
  }
}

/** When the last of these is over; null: one of them has no end. */
function latestEnd(ends: readonly { standing: Standing; by: Closing['by'] }[]): Closing | null {
  return ends
    .map(({ standing, by }) =>
      standing.state === 'closed' ? { endsOn: standing.endedOn, on: standing.closedOn, by } : null,
    )
    .reduce((last, end) => (last === null || end === null ? null : last.on < end.on ? end : last))
}

/** Every reason to be here, where it stands on a day. */
function standingsOn(
  facts: PersonFacts,
  day: Day,
  { student, employee, projectMember }: Institution['lifecycle'],
): { standing: Standing; by: Closing['by'] }[] {
  const guest = standingOfGuest(facts, day)
  return [
    ...facts.studies.map((study) => ({
      standing: standingOfStudy(study, day, student),
      by: 'student' as const,
    })),
    ...facts.positions.map((position) => ({
      standing: standingOfPosition(position, day, employee),
      by: 'employee' as const,
    })),
    ...facts.projects.map((membership) => ({
      standing: standingOfMembership(membership, day, projectMember),
      by: 'project-member' as const,
    })),
    ...(guest ? [{ standing: guest, by: 'guest' as const }] : []),
  ]
}

/** Later than any end that a register names. */
const farAway: Day = '9999-12-31'

function closing(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  const end = closingDay(person, today, institution)
  if (!end) return []
  const earlier = earlierClosings(person, end, institution).filter(({ on }) => on > today)
  return [
    { what: 'closes', ...end },
    ...earlier.map(({ service, on }) => ({ what: 'service-closes' as const, name: service.name, on })),
  ]
}

function opening(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  return registrationHindrances(person, today, institution).flatMap(({ until }) =>
    typeof until === 'string' ? [{ what: 'opens' as const, on: until }] : [],
  )
}

function deadlines(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  const { fee, registration } = termDeadlines(person, today, institution)
  return [
    ...(fee === null ? [] : [{ what: 'fee-due' as const, on: fee }]),
    ...(registration === null ? [] : [{ what: 'registration-due' as const, on: registration }]),
  ]
}

/** What somebody has not done yet for this term and will be closed for: the last day for each; null: nothing is due. */
export type TermDeadlines = { fee: Day | null; registration: Day | null }

/** The last days for the fee and for the registration of the term (rows O-14, O-15). */
export function termDeadlines(
  { facts, deceased }: JudgedPerson,
  today: Day,
  institution: Institution,
): TermDeadlines {
  const { terms, lifecycle } = institution
  const isStudent = bestStudy(facts, today, lifecycle.student)?.standing.state === 'open'
  const isClosed = (day: Day, reason: HindranceReason) =>
    registrationHindrances({ facts, deceased }, day, institution).some((found) => found.reason === reason)
  const due = (deadline: Day, reason: HindranceReason) =>
    isStudent && today <= deadline && !isClosed(today, reason) && isClosed(dayAfter(deadline), reason)
      ? deadline
      : null
  return {
    fee: due(feeDeadline(today, terms), 'fee-not-paid'),
    registration: due(registrationDeadline(today, terms), 'not-registered'),
  }
}

function rulesComing(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  return institution.rulesDocuments.flatMap((document) => {
    const accepted = person.acceptances.filter((acceptance) => acceptance.document === document.key)
    if (accepted.length === 0 || accepted.some((acceptance) => acceptance.version === document.version))
      return []
    const on = shift(document.from, document.grace, 1)
    return today <= on ? [{ what: 'rules-due' as const, title: document.title, on }] : []
  })
}

function dayOf(ahead: Ahead, institution: Institution): Day {
  return typeof ahead.on === 'string' ? ahead.on : dayAt(ahead.on, institution)
}
