/** When something that did not get through is tried again: soon at first, then ever more seldom, and never all at once. */
import { Temporal } from 'temporal-polyfill'
import type { Dice } from '../chance.ts'
import type { Institution } from '../institution/institution.ts'

type Delivery = Institution['delivery']

/** One account that fails and fails is given up after so many tries; a target that is away is never given up. */
export const mostTriesOfAccount = 12

/**
 * How long one account waits: twice as long after each try (the first is 1), up to the longest wait, between half and the
 * whole of it by chance (`delivery` in the settings).
 */
export function retryAfter(tries: number, delivery: Delivery, dice: Dice): Temporal.Duration {
  return waitOf(tries, delivery.firstRetry, delivery.longestRetry, dice)
}

/** How long a target that is away is left alone, the same way; never for long, so that its return is noticed (case X-06). */
export function restAfter(tries: number, delivery: Delivery, dice: Dice): Temporal.Duration {
  return waitOf(tries, delivery.firstRetry, delivery.longestRest, dice)
}

function waitOf(
  tries: number,
  first: Temporal.Duration,
  longest: Temporal.Duration,
  dice: Dice,
): Temporal.Duration {
  const doubled = first.total('milliseconds') * 2 ** Math.min(Math.max(tries, 1) - 1, 30)
  const whole = Math.min(longest.total('milliseconds'), doubled)
  const half = Math.ceil(whole / 2)
  return Temporal.Duration.from({ milliseconds: half + dice.below(Math.floor(whole - half) + 1) })
}
