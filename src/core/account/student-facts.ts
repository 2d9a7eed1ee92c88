/** Precisely what a student lacks on a day, and since when: registration, fee, or nothing (O-14, O-15, N-3). */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { StudentFact } from '../institution/words.ts'
import type { Day, PersonFacts, Semester, Study } from '../person/facts.ts'
import {
  dayAfter,
  dayBefore,
  isIn,
  opensOnFor,
  shift,
  type StudyStanding,
  studiesOn,
} from './registration.ts'
import { beginningOf, countsOn, type DoneForTerm, readTerm, type Term, termBefore, termOf } from './term.ts'

/** What is asked of students: to stay open (`lifecycle.student`) or to activate (`activation`). */
export type AskedOfStudents = {
  needs: readonly StudentFact[]
  waivers: Partial<Record<Study['kind'], readonly StudentFact[]>>
  /** So long of a leave nothing is asked for; null: all of it; undefined: a leave excuses nothing. */
  leaveFor?: Temporal.Duration | null
}

/** A right to study that is open or leaving, and what it lacks. */
export type ServingStudy = StudyStanding & { missing: readonly StudentFact[] }

/**
 * The right to study that serves the person best on a day: any that lacks nothing is enough, else the newest of those
 * that lack least. Null: none is open.
 */
export function servingStudy(
  facts: PersonFacts,
  today: Day,
  asked: AskedOfStudents,
  { lifecycle: { student }, terms }: Pick<Institution, 'lifecycle' | 'terms'>,
): ServingStudy | null {
  const serving = studiesOn(facts, today, student)
    .filter(({ standing }) => isIn(standing))
    .map((each) => ({ ...each, missing: missingFor(facts, each, today, asked, terms) }))
  return serving.reduce<ServingStudy | null>(
    (best, each) => (best === null || each.missing.length < best.missing.length ? each : best),
    null,
  )
}

/**
 * Which of the needed facts a student lacks on a day; exempt and paid elsewhere count as paid (field 5.27). Before the
 * first day of a study, what was done for its first term counts already: otherwise an account that opens in November for
 * a study that begins in January would open to nobody (field 3.4, `opensBefore`).
 */
export function missingFacts(
  facts: PersonFacts,
  study: Study | null,
  today: Day,
  asked: AskedOfStudents,
  terms: Institution['terms'],
): StudentFact[] {
  const waived = study ? (asked.waivers[study.kind] ?? []) : []
  return asked.needs.filter((fact) => {
    if (waived.includes(fact)) return false
    if (fact === 'study-programme') return study === null
    if (study !== null && today < study.from && isDoneFor(termOf(study.from, terms), fact, facts))
      return false
    return !coverage(fact, facts, asked, terms).some(({ from, until }) => from <= today && today <= until)
  })
}

function isDoneFor(term: Term, fact: DoneForTerm, { semesters }: PersonFacts): boolean {
  return semesters.some((semester) => semester.term === term && isDone(fact, semester))
}

/**
 * The first of the days without this fact that last until today, as the registers tell it now. Of terms before the first
 * that a register speaks of nothing is known: nobody is told that something was missing then.
 */
export function missingSince(
  fact: DoneForTerm,
  facts: PersonFacts,
  study: Study,
  today: Day,
  { lifecycle: { student }, terms }: Pick<Institution, 'lifecycle' | 'terms'>,
): Day {
  const ended = coverage(fact, facts, student, terms).filter(({ until }) => until < today)
  const days = [opensOnFor(study, student), ...ended.map(({ until }) => dayAfter(until))]
  const spoken = firstSpokenOf(facts, termOf(today, terms), terms)
  if (study.from < beginningOf(spoken, terms)) {
    const known = dayAfter(countsOn(termBefore(spoken), fact, terms).until)
    days.push(known <= today ? known : beginningOf(spoken, terms))
  }
  return days.reduce((last, day) => (day > last ? day : last))
}

/** The first term that a register says anything of, at the latest the running one. */
function firstSpokenOf(facts: PersonFacts, running: Term, terms: Institution['terms']): Term {
  const spoken = facts.semesters.map(({ term }) => readTerm(term)).filter((term) => term !== null)
  return spoken.reduce(
    (first, term) => (beginningOf(term, terms) < beginningOf(first, terms) ? term : first),
    running,
  )
}

/**
 * Whoever completed a study owes nothing for the days that are left; every other ending is judged by its last day, so
 * that leaving does not open what an unpaid fee had closed (O-15, O-16).
 */
function missingFor(
  facts: PersonFacts,
  { study, standing }: StudyStanding,
  today: Day,
  asked: AskedOfStudents,
  terms: Institution['terms'],
): StudentFact[] {
  if (standing.state !== 'leaving') return missingFacts(facts, study, today, asked, terms)
  if (study.ended?.why === 'completed') return []
  return missingFacts(facts, study, standing.endedOn, asked, terms)
}

/** A leave without an end is written with a day that never comes. */
const endOfTime: Day = '9999-01-01'

type Days = { from: Day; until: Day }

/** The days on which somebody has a fact: terms registered or paid for, and leave. */
function coverage(
  fact: DoneForTerm,
  facts: PersonFacts,
  { leaveFor }: AskedOfStudents,
  terms: Institution['terms'],
): Days[] {
  const done = facts.semesters.flatMap((semester) => {
    const term = isDone(fact, semester) ? readTerm(semester.term) : null
    return term ? [countsOn(term, fact, terms)] : []
  })
  if (leaveFor === undefined) return done
  return [...done, ...facts.leave.map((leave) => excused(fact, leave, leaveFor, terms))]
}

/** A void registration undoes the fee too; a fee that nobody spoke of is due. */
function isDone(fact: DoneForTerm, { void: undone, registered, fee }: Semester): boolean {
  return !undone && (fact === 'semester-fee' ? fee !== 'due' : registered !== null)
}

/** Somebody whose leave lasted until the new term has as long to pay as everybody else (field 5.28). */
function excused(
  fact: DoneForTerm,
  leave: Days,
  leaveFor: Temporal.Duration | null,
  terms: Institution['terms'],
): Days {
  const closesOn = leaveFor === null ? null : shift(leave.from, leaveFor, 1)
  const until = closesOn !== null && closesOn <= leave.until ? dayBefore(closesOn) : leave.until
  if (until >= endOfTime) return { from: leave.from, until }
  const back = termOf(dayAfter(until), terms)
  const grace = countsOn(termBefore(back), fact, terms).until
  return { from: leave.from, until: leave.from < beginningOf(back, terms) && grace > until ? grace : until }
}
