/** Somebody needs a link beside the PIN: it is written down that they asked. Nobody is looked up (case E-08). */
import { addJob } from '../store/jobs.ts'
import { type Address, noteFailure } from './address-limits.ts'
import { claimOf, type TypedNumbers } from './claimed-person.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** The kind of job that finds out whether a link may be sent. */
export const sendActivationLink = 'send-activation-link'

/** Adds one job; while one for the same numbers waits, no other. An ask counts for its address, so that none can flood the queue. */
export async function askActivationLink(world: World, typed: TypedNumbers, from: Address): Promise<void> {
  const now = world.now()
  const claim = claimOf(world, typed)
  await addJob(world.store, {
    id: randomId(world.dice),
    kind: sendActivationLink,
    payload: claim,
    unique: `${sendActivationLink} ${claim.numbers[0] ?? ''} ${claim.beside}`,
    due: now,
    usefulUntil: now.add(world.institution.recovery.link.validFor),
    createdAt: now,
  })
  await noteFailure(world, from)
  world.nudgeJobs()
}
