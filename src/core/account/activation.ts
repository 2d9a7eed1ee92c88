/** May this person activate an account now? Every reason that says no, told only after the PIN proved right (N-3, U-1). */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { StudentFact } from '../institution/words.ts'
import type { Day, PersonFacts, Study } from '../person/facts.ts'
import { dayAt } from './access.ts'
import { bestPosition, bestStudy, missingFacts } from './registration.ts'
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
  if (person.deceased !== null || person.facts.registers.length === 0) return [...ways, nowhere(null)]
  const position = bestPosition(person.facts, today, lifecycle.employee)
  if (position && isIn(position.standing.state)) return ways
  const best = bestStudy(person.facts, today, lifecycle.student)
  if (best?.standing.state === 'ahead') {
    // the later of the two days: the account may open, and activation is open
    const opensOn = opening(best.study, today, institution) ?? best.standing.opensOn
    return [...ways, notYet(opensOn > best.standing.opensOn ? opensOn : best.standing.opensOn)]
  }
  if (best === null || !isIn(best.standing.state)) {
    if (position?.standing.state === 'ahead') return [...ways, notYet(position.standing.opensOn)]
    return [...ways, nowhere(best?.study ?? null)]
  }
  const missing = missingFacts(person.facts, best.study, today, activation, institution.terms)
  const opensOn = opening(best.study, today, institution)
  return [
    ...ways,
    ...(opensOn ? [notYet(opensOn)] : []),
    ...(missing.length > 0
      ? [
          {
            reason: 'missing' as const,
            missing,
            feeLagDays: activation.feeLag.total({ unit: 'days', relativeTo: today }),
            faculty: best.study.faculty,
            campus: best.study.campus,
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

/** Only those who begin in the term that is not open yet must wait. */
function opening(study: Study, today: Day, institution: Institution): Day | null {
  const begins = termOf(study.from, institution.terms)
  const rule = institution.activation.opens.find(
    (candidate) => candidate.who === 'student' && begins.endsWith(candidate.term),
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
  const allowed: readonly string[] = institution.activation.numberTypes.pin
  return person.numberTypes.some((type) => allowed.includes(type))
    ? []
    : [{ reason: 'other-way', ways: ['eid'] }]
}

function nowhere(study: Study | null): ActivationHindrance {
  return { reason: 'not-registered', faculty: study?.faculty ?? null, campus: study?.campus ?? null }
}

function notYet(opensOn: Day): ActivationHindrance {
  return { reason: 'not-open-yet', opensOn }
}

function isIn(state: string): boolean {
  return state === 'open' || state === 'leaving'
}
