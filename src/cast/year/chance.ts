/** Chance for made-up lives: the same seed always gives the same life. */
import { createHash } from 'node:crypto'
import { daysAfter } from './days.ts'
import type { Day } from './told.ts'

export type Chance = {
  /** A whole number below the limit. */
  below(limit: number): number
  /** One of these. */
  oneOf<const T>(all: readonly [T, ...T[]]): T
  /** So many times in a hundred. */
  happens(percent: number): boolean
  /** A day of the period, both ends. */
  day(from: Day, until: Day): Day
}

/** Quick and foretellable: good for lives, for nothing else. */
export function chanceOf(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32BE(0)
  const below = (limit: number): number => {
    // mulberry32: a stream that is even enough to choose by
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return {
    below,
    oneOf: (all) => all[below(all.length)] ?? all[0],
    happens: (percent) => below(100) < percent,
    day: (from, until) => {
      const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
      return daysAfter(from, below(days + 1))
    },
  }
}
