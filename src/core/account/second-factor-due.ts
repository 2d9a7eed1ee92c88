/** Whether an institution demands a second factor of somebody today, and since when (row O-9). */
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'

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
