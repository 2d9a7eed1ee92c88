/** Which of several notices before a day is due: each has its days, from its own distance to that of the next one. */
import type { Temporal } from 'temporal-polyfill'
import type { Day } from '../person/facts.ts'
import { dayAfter, shift } from './registration.ts'

/** A notice that is due today for everything that happens on these days, both inclusive. */
export type NoticeDays = { before: string; from: Day; until: Day }

/**
 * For each notice the days it is due for today. A night that was missed tells the nearest notice and none of the earlier
 * ones; on the day itself nobody is told any more.
 */
export function noticeDays(before: readonly Temporal.Duration[], today: Day): NoticeDays[] {
  const near = [...before].sort((a, b) => inDays(a) - inDays(b))
  return near.flatMap((distance, place) => {
    const nearer = near[place - 1]
    const from = dayAfter(nearer === undefined ? today : shift(today, nearer, 1))
    const until = shift(today, distance, 1)
    return from <= until ? [{ before: distance.toString(), from, until }] : []
  })
}

function inDays(duration: Temporal.Duration): number {
  return duration.total({ unit: 'days', relativeTo: '2026-01-01' })
}
