/** May this person activate an account now? Every reason that says no, told only after the PIN proved right (N-3, U-1). */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { StudentFact } from '../institution/words.ts'
import type { Day, PersonFacts, Position, Study } from '../person/facts.ts'
import { dayAt } from './access.ts'
import {
  bestMembership,
  bestPosition,
  bestStudy,
  isIn,
  type Standing,
  standingOfGuest,
} from './registration.ts'
import { servingStudy } from './student-facts.ts'
import { termOf } from './term.ts'

/** One reason why activation must wait or go another way. */
export type ActivationHindrance =
  | { reason: 'already-activated' }
  | { reason: 'not-open-yet'; opensOn: Day }
  | { reason: 'not-registered'; faculty: string | null; campus: string | null }
  | {
      reason: 'missing'
      missing: readonly StudentFact[]
      feeLagDays: number
      faculty: string | null
      campus: string | null
    }
  | { reason: 'other-way'; ways: readonly ('pin' | 'eid')[] }

/** What is judged. `numberTypes`: the types under which the typed number is registered; null where no number was typed. */
export type Activating = {
  facts: PersonFacts
  deceased: Day | null
  hasAccount: boolean
  numberTypes: readonly string[] | null
}

/** Empty: the account may be activated now. */
export function activationHindrances(
  person: Activating,
  institution: Institution,
  now: Temporal.Instant,
): ActivationHindrance[] {
  if (person.hasAccount) return [{ reason: 'already-activated' }]
  const today = dayAt(now, institution)
  const { activation, lifecycle } = institution
  const ways = wayHindrance(person, institution)
  const guest = person.deceased === null ? standingOfGuest(person.facts, today) : null
  if (guest && isIn(guest)) return []
  if (guest?.state === 'ahead' && person.facts.registers.length === 0) return [notYet(guest.opensOn)]
  if (person.deceased !== null || person.facts.registers.length === 0) return [...ways, nowhere(null)]
  const position = bestPosition(person.facts, today, lifecycle.employee)
  if (position && isIn(position.standing)) {
    const opensOn = opening('employee', position.position.from, today, institution)
    return [...ways, ...(opensOn ? [notYet(opensOn)] : [])]
  }
  const project = bestMembership(person.facts, today, lifecycle.projectMember)
  if (project && isIn(project.standing)) return ways
  const serving = servingStudy(person.facts, today, activation, institution)
  if (serving === null)
    return [...ways, outside(bestStudy(person.facts, today, lifecycle.student), position, today, institution)]
  const { study, missing } = serving
  const opensOn = opening('student', study.from, today, institution)
  return [
    ...ways,
    ...(opensOn ? [notYet(opensOn)] : []),
    ...(missing.length > 0
      ? [
          {
            reason: 'missing' as const,
            missing,
            feeLagDays: activation.feeLag.total({ unit: 'days', relativeTo: today }),
            faculty: study.faculty,
            campus: study.campus,
          },
        ]
      : []),
  ]
}

/** The day activation opens for the new students of a term, while that day is still ahead this year; the first page says it (U-1). */
export function nextOpening(
  institution: Institution,
  now: Temporal.Instant,
): { term: 'spring' | 'autumn'; opensOn: Day } | null {
  const today = dayAt(now, institution)
  const ahead = institution.activation.opens
    .filter((rule) => rule.who === 'student')
    .map((rule) => ({ term: rule.term, opensOn: openingDay(rule, today.slice(0, 4)) }))
    .filter(({ opensOn }) => today < opensOn)
  return ahead.sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))[0] ?? null
}

/** Nothing is open for the person: from which day something will be, or nothing at all. */
function outside(
  best: { study: Study; standing: Standing } | null,
  position: { position: Position; standing: Standing } | null,
  today: Day,
  institution: Institution,
): ActivationHindrance {
  const days = [
    ...(best ? firstDay(best.standing, opening('student', best.study.from, today, institution)) : []),
    ...(position
      ? firstDay(position.standing, opening('employee', position.position.from, today, institution))
      : []),
  ]
  const first = days.sort()[0]
  return first === undefined ? nowhere(best?.study ?? null) : notYet(first)
}

/** The later of the two: the day the account may open, and the day activation does. */
function firstDay(standing: Standing, opensOn: Day | null): Day[] {
  if (standing.state !== 'ahead') return []
  return [opensOn !== null && opensOn > standing.opensOn ? opensOn : standing.opensOn]
}

/** Only those who begin in the term that is not open yet must wait. */
function opening(who: 'student' | 'employee', from: Day, today: Day, institution: Institution): Day | null {
  const begins = termOf(from, institution.terms)
  const rule = institution.activation.opens.find(
    (candidate) => candidate.who === who && begins.endsWith(candidate.term),
  )
  if (!rule) return null
  const opensOn = openingDay(rule, begins.slice(0, 4))
  return today < opensOn ? opensOn : null
}

function openingDay(rule: Institution['activation']['opens'][number], year: string): Day {
  return rule.inYear[year] ?? `${year}-${rule.usually}`
}

function wayHindrance(person: Activating, institution: Institution): ActivationHindrance[] {
  if (person.numberTypes === null) return []
  const { numberTypes, ways } = institution.activation
  const allowed: readonly string[] = numberTypes.pin
  if (person.numberTypes.some((type) => allowed.includes(type))) return []
  const others = [...new Set([...ways.student, ...ways.employee])].filter((way) => way !== 'pin')
  return [{ reason: 'other-way', ways: others }]
}

function nowhere(study: Study | null): ActivationHindrance {
  return { reason: 'not-registered', faculty: study?.faculty ?? null, campus: study?.campus ?? null }
}

function notYet(opensOn: Day): ActivationHindrance {
  return { reason: 'not-open-yet', opensOn }
}
