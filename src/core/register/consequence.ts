/** What a change in the registers takes from somebody: nothing, the lock, or the whole account. */
import type { Temporal } from 'temporal-polyfill'
import { access, dayAt } from '../account/access.ts'
import { bestMembership, bestPosition, bestStudy } from '../account/registration.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts } from '../person/facts.ts'

/** What the registers say of one person, before or after. */
export type Standing = { facts: PersonFacts; deceased: Day | null }

export type Consequence = 'would-lock' | 'would-close' | null

/**
 * Whether the change locks (fee, registration) or closes (study or employment ended, let go) what was not so before.
 * An ending that closes the account on a later day counts too: a file that ends everybody's studies is as broken.
 */
export function consequence(
  before: Standing,
  after: Standing,
  institution: Institution,
  now: Temporal.Instant,
): Consequence {
  if (saysTheSame(before, after)) return null
  const was = severity(before, institution, now)
  const will = severity(after, institution, now)
  if (will <= was) return null
  return will === 2 ? 'would-close' : 'would-lock'
}

/** Access is computed from these alone; comparing them is cheaper than computing it twice. */
function saysTheSame(a: Standing, b: Standing): boolean {
  return a.deceased === b.deceased && decisive(a.facts) === decisive(b.facts)
}

function decisive({ studies, semesters, positions, projects, leave, registers }: PersonFacts): string {
  return JSON.stringify([studies, semesters, positions, projects, leave, registers])
}

/** 0 open, 1 locked, 2 closed or about to be. */
function severity({ facts, deceased }: Standing, institution: Institution, now: Temporal.Instant): 0 | 1 | 2 {
  if (facts.registers.length === 0 || deceased !== null) return 2
  const reasons = access(
    { account: null, person: { facts, deceased, acceptances: [] } },
    institution,
    now,
  ).map(({ reason }) => reason)
  if (reasons.some((reason) => reason === 'study-ended' || reason === 'employment-ended')) return 2
  if (reasons.some((reason) => reason === 'not-registered' || reason === 'fee-not-paid')) return 1
  return isLeaving(facts, institution, now) ? 2 : 0
}

function isLeaving(facts: PersonFacts, institution: Institution, now: Temporal.Instant): boolean {
  const today = dayAt(now, institution)
  const study = bestStudy(facts, today, institution.lifecycle.student)?.standing.state
  const position = bestPosition(facts, today, institution.lifecycle.employee)?.standing.state
  const project = bestMembership(facts, today, institution.lifecycle.projectMember)?.standing.state
  const states = [study, position, project]
  return !states.includes('open') && states.includes('leaving')
}
