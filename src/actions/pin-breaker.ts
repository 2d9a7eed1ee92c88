/** When too many PINs are wrong in the whole institution, no PIN is believed alone: a link stands beside it (case P-02). */
import { pinFailures } from '../store/access-pins.ts'
import { takeTurns } from './take-turns.ts'
import type { World } from './world.ts'

/** More than so many wrong PINs in an hour or a day: possession is asked for until they are past. */
export async function isBreakerOpen(world: World): Promise<boolean> {
  const { perHour, perDay } = world.institution.pin.access.breaker
  const failures = await countFailures(world)
  return failures.hour >= perHour || failures.day >= perDay
}

/**
 * With the try that was just counted, is it one too many? Asked after counting, so that however many come at once, no
 * more are compared than the breaker allows. Says so in the log when it comes to that.
 */
export async function opensBreaker(world: World): Promise<boolean> {
  const { perHour, perDay } = world.institution.pin.access.breaker
  const { hour, day } = await countFailures(world)
  if (hour >= perHour || day >= perDay)
    world.log.warn('pin-breaker-open', { wrongInAnHour: hour, wrongInADay: day })
  return hour > perHour || day > perDay
}

/**
 * A try counts as wrong until it proves right. Few at once in a process, so that a rush of right ones, as on the day
 * activation opens, never looks like a flood of wrong ones.
 */
export async function inLane<T>(world: World, compare: () => Promise<T>): Promise<T> {
  return takeTurns(`pin lane ${world.institution.key} ${world.dice.below(lanes)}`, compare, mostInLane)
}

const lanes = 4
const mostInLane = 500

async function countFailures(world: World): Promise<{ hour: number; day: number }> {
  const { perHour, perDay } = world.institution.pin.access.breaker
  const now = world.now()
  const windows = { hour: now.subtract({ hours: 1 }), day: now.subtract({ hours: 24 }) }
  return pinFailures(world.store, windows, Math.max(perHour, perDay) + 1)
}
