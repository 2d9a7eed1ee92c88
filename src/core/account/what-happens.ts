/** What will happen to an account, and when, if nobody does anything: so that no day comes as a surprise. */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'
import { dayAt, type Judged, type JudgedPerson, passwordExpiry } from './access.ts'
import {
  bestPosition,
  bestStudy,
  missingFacts,
  shift,
  standingOfPosition,
  standingOfStudy,
} from './registration.ts'
import { dayAfterDeadline } from './term.ts'

/** One thing that is on its way. */
export type Ahead =
  | { what: 'password-expires'; on: Temporal.Instant }
  /** Until that day the term before counts; then the fee of this one is needed (O-15). */
  | { what: 'fee-due'; on: Day }
  /** Study or employment ends, and the account with it some time later (O-16). */
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
  const expiry = account ? passwordExpiry(account, institution) : null
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

/** The last day of this account as things stand; null: no end is known, or it has ended already. */
export function closingDay(
  person: JudgedPerson,
  today: Day,
  institution: Institution,
): { endsOn: Day; on: Day } | null {
  const { student, employee } = institution.lifecycle
  const study = bestStudy(person.facts, today, student)
  const position = bestPosition(person.facts, today, employee)
  const ends = [
    ...(study && isIn(study.standing.state) ? [standingOfStudy(study.study, farAway, student)] : []),
    ...(position && isIn(position.standing.state)
      ? [standingOfPosition(position.position, farAway, employee)]
      : []),
  ]
  if (ends.length === 0 || person.facts.registers.includes('projects')) return null
  // whoever has two reasons to be here stays as long as the longer one
  const closed = ends.map((end) =>
    end.state === 'closed' ? { endsOn: end.endedOn, on: end.closedOn } : null,
  )
  return closed.reduce((last, end) => (last === null || end === null ? null : last.on < end.on ? end : last))
}

/** Later than any end that a register names. */
const farAway: Day = '9999-12-31'
const oneDay = Temporal.Duration.from({ days: 1 })

function closing(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  const end = closingDay(person, today, institution)
  return end ? [{ what: 'closes', ...end }] : []
}

function feeDue(person: JudgedPerson, today: Day, institution: Institution): Ahead[] {
  const { student, employee } = institution.lifecycle
  const position = bestPosition(person.facts, today, employee)
  const study = bestStudy(person.facts, today, student)
  if (study?.standing.state !== 'open' || (position && isIn(position.standing.state))) return []
  const { deadline } = dayAfterDeadline(today, institution.terms)
  if (today > deadline) return []
  const afterwards = shift(deadline, oneDay, 1)
  const missing = (day: Day) =>
    missingFacts(person.facts, study.study, day, student, institution.terms).includes('semester-fee')
  return !missing(today) && missing(afterwards) ? [{ what: 'fee-due', on: deadline }] : []
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

function isIn(state: string): boolean {
  return state === 'open' || state === 'leaving'
}
