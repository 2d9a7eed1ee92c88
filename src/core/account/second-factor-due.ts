/** Whether an institution demands a second factor of somebody today, and since when (row O-9). */
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'
import { type FoundHindrance, found } from './hindrance.ts'

/** Null: not demanded. `since` null: it was always so. `groups`: those that the person belongs to today. */
export function secondFactorDemanded(
  groups: readonly string[],
  { secondFactor }: Institution,
  today: Day,
): { since: Day | null } | null {
  const demands = secondFactor.required.filter(
    ({ who, from }) => (who === 'everybody' || groups.includes(who)) && (from === null || from <= today),
  )
  if (demands.length === 0) return null
  const days = demands.map(({ from }) => from)
  if (days.includes(null)) return { since: null }
  return { since: days.reduce((first, day) => ((day ?? '') < (first ?? '') ? day : first)) }
}

/** What keeps somebody out who has none although one is demanded. Service accounts have nobody who could hold one. */
export function factorHindrances(
  groups: readonly string[],
  institution: Institution,
  today: Day,
): FoundHindrance[] {
  const demanded = secondFactorDemanded(groups, institution, today)
  if (demanded === null) return []
  const mended = { liftedBy: 'self', next: 'set-up-second-factor' } as const
  return [found('second-factor-missing', { since: demanded.since, ...mended })]
}
