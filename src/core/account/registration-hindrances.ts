/** What keeps somebody out because of what the registers say: not here yet, not any more, or something is missing (O-14 to O-16). */
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts } from '../person/facts.ts'
import { type FoundHindrance, found } from './hindrance.ts'
import {
  bestMembership,
  bestPosition,
  bestStudy,
  isIn,
  type MembershipStanding,
  type PositionStanding,
  type Standing,
  standingOfGuest,
  type StudyStanding,
} from './registration.ts'
import { type ClockStops, everywhere, type JudgingDays, stoppedDays } from './silent-registers.ts'
import { missingSince, type ServingStudy, servingStudy } from './student-facts.ts'
import type { DoneForTerm } from './term.ts'

/** Whose hindrances are asked for. */
type Registered = { facts: PersonFacts; deceased: Day | null; clockStops?: ClockStops }

/**
 * An employment overrides what a study lacks (field 5.29); the dead are not told what to pay. What only the clock would
 * close waits while the register is silent; what it opens opens.
 */
export function registrationHindrances(
  person: Registered,
  today: Day,
  institution: Institution,
): FoundHindrance[] {
  const hindrances = hindrancesOn(person, everywhere(today), today, institution)
  const stopped = hindrances.length > 0 ? stoppedDays(today, person.clockStops) : null
  if (stopped === null) return hindrances
  return hindrancesOn(person, stopped, today, institution).length === 0 ? [] : hindrances
}

/** Whether somebody is in only because a register is silent (the night's report and the desk say so). */
export function isPaused(person: Registered, today: Day, institution: Institution): boolean {
  return (
    hindrancesOn(person, everywhere(today), today, institution).length > 0 &&
    registrationHindrances(person, today, institution).length === 0
  )
}

function hindrancesOn(
  { facts, deceased }: Registered,
  days: JudgingDays,
  today: Day,
  institution: Institution,
): FoundHindrance[] {
  if (deceased !== null)
    return [found('not-registered', { since: deceased, liftedBy: 'register', next: 'ask-desk' })]
  const guest = standingOfGuest(facts, today)
  if (guest && isIn(guest)) return []
  if (facts.registers.length === 0 && guest) return [withoutStay(guest)]
  if (facts.registers.length === 0) {
    const since = facts.goneSince
    return [found('not-registered', { since, liftedBy: 'register', next: 'ask-study-office' })]
  }
  const { student, employee, projectMember } = institution.lifecycle
  const position = bestPosition(facts, days.hr, employee)
  if (position && isIn(position.standing)) return []
  const project = bestMembership(facts, days.projects, projectMember)
  if (project && isIn(project.standing)) return []
  const serving = servingStudy(facts, days.fs, student, institution)
  if (serving) return lacking(facts, serving, days.fs, institution)
  return [outside(facts, { study: bestStudy(facts, days.fs, student), position, project }, institution)]
}

/** One hindrance for the registration, one for the fee; each with the first day it was missing. */
function lacking(
  facts: PersonFacts,
  { study, standing, missing }: ServingStudy,
  today: Day,
  institution: Institution,
): FoundHindrance[] {
  const { faculty, campus } = study
  const day = standing.state === 'leaving' ? standing.endedOn : today
  const since = (fact: DoneForTerm) => missingSince(fact, facts, study, day, institution)
  const where = { liftedBy: 'register' as const, faculty, campus }
  return [
    ...(missing.includes('semester-registration')
      ? [
          found('not-registered', {
            ...where,
            since: since('semester-registration'),
            next: 'register-for-semester',
            missing: ['semester-registration'],
          }),
        ]
      : []),
    ...(missing.includes('semester-fee')
      ? [
          found('fee-not-paid', {
            ...where,
            since: since('semester-fee'),
            next: 'pay-fee',
            missing: ['semester-fee'],
          }),
        ]
      : []),
  ]
}

type Outside = {
  study: StudyStanding | null
  position: PositionStanding | null
  project: MembershipStanding | null
}

/** Neither a study nor an employment nor a project is open: what comes first, else what closed last, else nothing at all. */
function outside(
  facts: PersonFacts,
  { study, position, project }: Outside,
  institution: Institution,
): FoundHindrance {
  const where = study ? { faculty: study.study.faculty, campus: study.study.campus } : {}
  const opens = [opensOn(study?.standing), opensOn(position?.standing), opensOn(project?.standing)]
    .filter((day) => day !== null)
    .sort()[0]
  if (opens !== undefined)
    return found('not-registered', { since: null, until: opens, liftedBy: 'time', next: 'wait', ...where })
  const left = closedOn(study?.standing)
  const stopped = closedOn(position?.standing)
  const over = closedOn(project?.standing)
  if (over !== null && (left ?? '') <= over && (stopped ?? '') <= over) return withoutProject(over)
  if (stopped !== null && (left === null || left <= stopped))
    return found('employment-ended', { since: stopped, liftedBy: 'employer', next: 'ask-employer' })
  if (left !== null)
    return found('study-ended', { since: left, liftedBy: 'register', next: 'ask-study-office', ...where })
  if (facts.registers.includes('projects')) return withoutProject(null)
  if (!facts.registers.includes('fs'))
    return found('not-registered', { since: null, liftedBy: 'employer', next: 'ask-employer', missing: [] })
  return found('not-registered', {
    since: null,
    liftedBy: 'register',
    next: 'ask-study-office',
    missing: institution.lifecycle.student.needs.filter((fact) => fact === 'study-programme'),
  })
}

/** A guest before the first day, or after the last. */
function withoutStay(guest: Standing): FoundHindrance {
  const opens = opensOn(guest)
  return opens === null
    ? found('not-registered', { since: closedOn(guest), liftedBy: 'sponsor', next: 'ask-sponsor' })
    : found('not-registered', { since: null, until: opens, liftedBy: 'time', next: 'wait' })
}

/** Whoever came with a project stays as long as one of the own projects does. */
function withoutProject(since: Day | null): FoundHindrance {
  return found('not-registered', { since, liftedBy: 'project', next: 'ask-project' })
}

function opensOn(standing: Standing | undefined): Day | null {
  return standing?.state === 'ahead' ? standing.opensOn : null
}

function closedOn(standing: Standing | undefined): Day | null {
  return standing?.state === 'closed' ? standing.closedOn : null
}
