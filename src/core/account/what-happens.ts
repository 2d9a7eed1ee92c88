/** What will happen to an account, and when, if nobody does anything: so that no day comes as a surprise. */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'
import { dayAt, type Judged, type JudgedPerson, passwordEnds } from './access.ts'
import {
  bestStudy,
  dayAfter,
  isIn,
  membershipsOn,
  positionsOn,
  shift,
  standingOfGuest,
  standingOfMembership,
  standingOfPosition,
  standingOfStudy,
  studiesOn,
} from './registration.ts'
import { registrationHindrances } from './registration-hindrances.ts'
import { feeDeadline } from './term.ts'

/** One thing that is on its way. */
export type Ahead =
  | { what: 'password-expires'; on: Temporal.Instant }
  /** Until that day the term before counts; then the fee of this one is needed (O-15). */
  | { what: 'fee-due'; on: Day }
  /** Study, employment or project ends, and the account with it some time later (O-16). */
  | { what: 'closes'; endsOn: Day; on: Day }
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
    ...(person ? feeDue(person, today, institution) : []),
    ...(person ? closing(person, today, institution) : []),
    ...(person ? rulesComing(person, today, institution) : []),
  ]
  return ahead.sort((a, b) => (dayOf(a, institution) < dayOf(b, institution) ? -1 : 1))
}

/** When this account closes as things stand; null: no end is known, or it has closed already. */
export function closingDay(
  { facts, deceased }: JudgedPerson,
  today: Day,
  institution: Institution,
): { endsOn: Day; on: Day } | null {
  if (deceased !== null) return null
  const { student, employee, projectMember } = institution.lifecycle
  const studies = studiesOn(facts, today, student)
  const positions = positionsOn(facts, today, employee)
  const projects = membershipsOn(facts, today, projectMember)
  const guest = standingOfGuest(facts, today)
  const standings = [
    ...[...studies, ...positions, ...projects].map(({ standing }) => standing),
    ...(guest ? [guest] : []),
  ]
  if (!standings.some(isIn)) return null
  const ends = [
    ...studies.map(({ study }) => standingOfStudy(study, farAway, student)),
    ...positions.map(({ position }) => standingOfPosition(position, farAway, employee)),
    ...projects.map(({ membership }) => standingOfMembership(membership, farAway, projectMember)),
    ...[standingOfGuest(facts, farAway)].filter((end) => end !== null),
  ]
  // whoever has two reasons to be here stays as long as the longer one
  const closed = ends.map((end) =>
    end.state === 'closed' ? { endsOn: end.endedOn, on: end.closedOn } : null,
  )
  return closed.reduce((last, end) => (last === null || end === null ? null : last.on < end.on ? end : last))
}

/** Later than any end that a register names. */
const farAway: Day = '9999-12-31'

function closing(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  const end = closingDay(person, today, institution)
  return end ? [{ what: 'closes', ...end }] : []
}

function feeDue(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  const on = feeDueOn(person, today, institution)
  return on === null ? [] : [{ what: 'fee-due', on }]
}

/** The last day for a fee that somebody has not paid and will be closed for (row O-15); null: nothing is due. */
export function feeDueOn(
  { facts, deceased }: JudgedPerson,
  today: Day,
  institution: Institution,
): Day | null {
  const deadline = feeDeadline(today, institution.terms)
  if (today > deadline) return null
  if (bestStudy(facts, today, institution.lifecycle.student)?.standing.state !== 'open') return null
  const closedFor = (day: Day) =>
    registrationHindrances({ facts, deceased }, day, institution).some(
      ({ reason }) => reason === 'fee-not-paid',
    )
  return !closedFor(today) && closedFor(dayAfter(deadline)) ? deadline : null
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
