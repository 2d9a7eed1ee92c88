/** Reckoning with days of the simulated year: plain calendar days as text, which compare as the days do. */
import { Temporal } from 'temporal-polyfill'
import type { Day } from './told.ts'

/** A later day (or an earlier one, with a negative number). */
export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The day a length of time after this one. */
export function after(day: Day, length: Temporal.Duration): Day {
  return remembered(length, 'after', day, () => Temporal.PlainDate.from(day).add(length).toString())
}

/** The day a length of time before this one. */
export function before(day: Day, length: Temporal.Duration): Day {
  return remembered(length, 'before', day, () => Temporal.PlainDate.from(day).subtract(length).toString())
}

/** Every day of a period, both ends. */
export function* eachDay(from: Day, until: Day): Generator<Day> {
  for (let day = from; day <= until; day = daysAfter(day, 1)) yield day
}

type Reckoned = { after: Map<Day, Day>; before: Map<Day, Day> }
const reckoned = new WeakMap<Temporal.Duration, Reckoned>()

/** The same few lengths are added to the same few days millions of times. */
function remembered(length: Temporal.Duration, way: keyof Reckoned, day: Day, answer: () => Day): Day {
  const known: Reckoned = reckoned.get(length) ?? { after: new Map(), before: new Map() }
  reckoned.set(length, known)
  const found = known[way].get(day) ?? answer()
  known[way].set(day, found)
  return found
}
