/** The moments at which the clock alone may change what somebody can reach: between two of them every verdict is the same. */
import { Temporal } from 'temporal-polyfill'
import { remembered } from '../remembered.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts } from '../person/facts.ts'
import {
  dayAt,
  type Judged,
  type JudgedAccount,
  type JudgedPerson,
  mayBeOver,
  passwordExpiry,
} from './access.ts'
import {
  dayAfter,
  opensOnFor,
  shift,
  type Standing,
  standingOfGuest,
  standingOfMembership,
  standingOfPosition,
  standingOfStudy,
} from './registration.ts'
import { readTerm, termAfter, termOf } from './term.ts'

/** After `after` and not after `until`, the nearest first. More moments than really change something, never fewer. */
export function momentsBetween(
  { account, person }: Judged,
  institution: Institution,
  { after, until }: { after: Temporal.Instant; until: Temporal.Instant },
): Temporal.Instant[] {
  const last = dayAt(until, institution)
  const first = dayAt(after, institution)
  const days = person ? daysOf(person, institution, { first, last }) : []
  const near = [...new Set(days)].filter((day) => first <= day && day <= last)
  const moments = [
    ...near.map((day) => midnight(day, institution)),
    ...(account ? momentsOfAccount(account, institution, until) : []),
  ]
  return moments
    .filter((at) => at.epochMilliseconds > after.epochMilliseconds)
    .filter((at) => at.epochMilliseconds <= until.epochMilliseconds)
    .sort((a, b) => a.epochMilliseconds - b.epochMilliseconds)
}

/** The first moment of a day at the institution. */
export function midnight(day: Day, { timeZone }: Pick<Institution, 'timeZone'>): Temporal.Instant {
  return midnights(`${timeZone} ${day}`, () =>
    Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant(),
  )
}

const midnights = remembered<Temporal.Instant>()

function momentsOfAccount(
  account: JudgedAccount,
  institution: Institution,
  until: Temporal.Instant,
): Temporal.Instant[] {
  // beside the day from which a new one is required, which may be long past: both are reasons of their own
  const ends = mayBeOver(account, institution, until) ? passwordExpiry(account, institution) : null
  const locks = account.locks.flatMap(({ since, until, pausedUntil }) => [since, until, pausedUntil])
  return [ends, account.mustChangeSince, ...locks].filter((at) => at !== null)
}

type Range = { first: Day; last: Day }

/** Every day on which something may begin or be over, near or far. */
function daysOf(person: JudgedPerson, institution: Institution, range: Range): Day[] {
  const { facts } = person
  return [
    ...daysOfStudies(facts, institution),
    ...(facts.studies.length > 0 ? daysOfTerms(institution, range) : []),
    ...daysOfWork(facts, institution),
    ...daysOfLeave(facts, institution),
    ...daysOfRules(institution),
  ]
}

/** Later than any end that a register names. */
const farAway: Day = '9999-12-31'

function closing(standing: Standing | null): Day[] {
  return standing?.state === 'closed' ? [standing.closedOn, dayAfter(standing.endedOn)] : []
}

function daysOfStudies({ studies }: PersonFacts, { lifecycle, services }: Institution): Day[] {
  const { student } = lifecycle
  return studies.flatMap((study) => {
    const end = standingOfStudy(study, farAway, student)
    const earlier =
      end.state === 'closed'
        ? services.flatMap(({ closesAfter }) =>
            closesAfter === null ? [] : [dayAfter(shift(end.endedOn, closesAfter, 1))],
          )
        : []
    return [opensOnFor(study, student), study.from, ...closing(end), ...earlier]
  })
}

function daysOfWork(facts: PersonFacts, { lifecycle }: Institution): Day[] {
  const { employee, projectMember } = lifecycle
  const guest = facts.guest ? [facts.guest.from, ...closing(standingOfGuest(facts, farAway))] : []
  return [
    ...facts.positions.flatMap((position) => [
      shift(position.from, employee.opensBefore, -1),
      ...closing(standingOfPosition(position, farAway, employee)),
    ]),
    ...facts.projects.flatMap((membership) => [
      ...(membership.from === null ? [] : [membership.from]),
      ...closing(standingOfMembership(membership, farAway, projectMember)),
    ]),
    ...guest,
  ]
}

/** The same days for every student: where a term begins, where the one before stops to count, and after the deadline. */
function daysOfTerms({ terms }: Institution, { first, last }: Range): Day[] {
  const days: Day[] = []
  const end = termAfter(termOf(last, terms))
  for (let term = termOf(first, terms); ; term = termAfter(term)) {
    const season = term.endsWith('autumn') ? 'autumn' : 'spring'
    const on = (monthDay: string) => `${term.slice(0, 4)}-${monthDay}`
    days.push(
      on(terms.begins[season]),
      dayAfter(on(terms.previousValidUntil[season])),
      dayAfter(on(terms.feeDeadline[season])),
    )
    if (term === end || readTerm(term) === null) return days
  }
}

/** A leave excuses until its last day, or for so long; whoever comes back has as long to pay as everybody. */
function daysOfLeave({ leave }: PersonFacts, { lifecycle }: Institution): Day[] {
  const { leaveFor } = lifecycle.student
  return leave.flatMap(({ from, until }) => {
    const over = leaveFor === null ? [] : [shift(from, leaveFor, 1)]
    return [from, ...over, ...(until < farAway ? [dayAfter(until)] : [])]
  })
}

function daysOfRules({ rulesDocuments, secondFactor }: Institution): Day[] {
  return [
    ...rulesDocuments.map(({ from, grace }) => dayAfter(shift(from, grace, 1))),
    ...secondFactor.required.map(({ from }) => from).filter((from) => from !== null),
  ]
}
