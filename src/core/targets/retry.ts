/** When something that did not get through is tried again: soon at first, then ever more seldom, and never all at once. */
import { Temporal } from 'temporal-polyfill'
import type { Dice } from '../chance.ts'

/** One account that fails and fails is given up after so many tries; a target that is away is never given up. */
export const mostTriesOfAccount = 12

/**
 * Twice as long after each try (the first is 1), up to the longest wait, between half and the whole of it by chance
 * (`delivery` in the settings).
 */
export function retryAfter(
  tries: number,
  { firstRetry, longest }: { firstRetry: Temporal.Duration; longest: Temporal.Duration },
  dice: Dice,
): Temporal.Duration {
  const first = firstRetry.total('milliseconds')
  const whole = Math.min(longest.total('milliseconds'), first * 2 ** Math.min(Math.max(tries, 1) - 1, 30))
  const half = Math.ceil(whole / 2)
  return Temporal.Duration.from({ milliseconds: half + dice.below(Math.floor(whole - half) + 1) })
}
