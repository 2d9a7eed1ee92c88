/** For how long somebody may be a guest here; every reason why not (field 5.34). */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { Day, Stay } from '../person/facts.ts'

export type StayObjection = 'no-days' | 'ends-before-it-begins' | 'over-already' | 'too-long'

/** Both days inclusive; the longest stay counts from the first day, or from today when it is prolonged. */
export function objectionsToStay(
  { from, until }: Stay,
  { lifecycle }: Institution,
  today: Day,
  countedFrom: Day = from,
): StayObjection[] {
  const longest = Temporal.PlainDate.from(countedFrom).add(lifecycle.guest.longest).toString()
  return [
    ...(until < from ? (['ends-before-it-begins'] as const) : []),
    ...(until < today ? (['over-already'] as const) : []),
    ...(until > longest ? (['too-long'] as const) : []),
  ]
}

/** A day as it was typed; null when it is none. */
export function readDay(typed: string): Day | null {
  const text = typed.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
