/** When something that did not get through is tried again: soon at first, then ever more seldom, and never all at once. */
import { Temporal } from 'temporal-polyfill'
import type { Dice } from '../chance.ts'
import type { Institution } from '../institution/institution.ts'
import type { Trouble } from './trouble.ts'

type Delivery = Institution['delivery']

/** One account that fails and fails is given up after so many tries; a target that is away is never given up. */
const mostTries = 12

/** What follows a try in vain. `counts` false: for a reason that is not the account's, so it has used up no try. */
export type AfterVainTry =
  | { is: 'again'; due: Temporal.Instant; counts: boolean; trouble: Trouble }
  | { is: 'give-up'; trouble: Trouble }

/**
 * `everybodys`: the target as a whole is in trouble. Then it rests as a whole, and its accounts are due the moment it is
 * asked again.
 */
export function afterVainTry(
  { is, trouble }: { is: 'again' | 'give-up'; trouble: Trouble },
  { tries, everybodys }: { tries: number; everybodys: boolean },
  { now, delivery, dice }: { now: Temporal.Instant; delivery: Delivery; dice: Dice },
): AfterVainTry {
  if (is === 'give-up' || (!everybodys && tries >= mostTries)) return { is: 'give-up', trouble }
  const due = everybodys ? now : now.add(retryAfter(tries, delivery, dice))
  return { is: 'again', due, counts: !everybodys, trouble }
}

/**
 * How long one account waits: twice as long after each try (the first is 1), up to the longest wait, between half and the
 * whole of it by chance (`delivery` in the settings).
 */
function retryAfter(tries: number, delivery: Delivery, dice: Dice): Temporal.Duration {
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
