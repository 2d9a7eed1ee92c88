/** Tells those who came too early that activation is open. */
import { tellThatActivationIsOpen } from '../actions/remind-when-open.ts'
import type { World } from '../actions/world.ts'
import type { DoJob } from './run-jobs.ts'

/** Does jobs of the kind `tell-that-activation-is-open`. */
export function tellThatItIsOpen(world: World): DoJob {
  return async (job) => tellThatActivationIsOpen(world, job)
}
