/** Somebody has no PIN that works: it is written down that they asked for a new one. Nobody is looked up (case E-08). */
import { addJob } from '../store/jobs.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { claimOf, type TypedNumbers } from './claimed-person.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** The kind of job that finds out whether a new PIN may be made. */
export const sendNewPin = 'send-new-pin'

/** Adds one job; while one for the same numbers waits, no other. The answer is the same for everybody. */
export async function orderPin(
  world: World,
  typed: TypedNumbers,
  from: Address,
): Promise<{ is: 'slow-down' } | { is: 'ordered' }> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  const now = world.now()
  const claim = claimOf(world, typed)
  await addJob(world.store, {
    id: randomId(world.dice),
    kind: sendNewPin,
    payload: claim,
    unique: `${sendNewPin} ${claim.numbers[0] ?? ''} ${claim.beside}`,
    due: now,
    usefulUntil: now.add({ hours: 12 }),
    createdAt: now,
  })
  await noteFailure(world, from)
  world.nudgeJobs()
  return { is: 'ordered' }
}
