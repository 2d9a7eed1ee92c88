/** Tells people that somebody typed a wrong password for them too many times. */
import { tellOwnerOfLock } from '../actions/tell-of-lock.ts'
import type { World } from '../actions/world.ts'
import type { DoJob } from './run-jobs.ts'

/** Does jobs of the kind `tell-of-lock`. */
export function tellOfLocks(world: World): DoJob {
  return async (job) => tellOwnerOfLock(world, job)
}
