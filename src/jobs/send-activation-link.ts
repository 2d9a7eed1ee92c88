/** Sends the link that stands beside the PIN, if the numbers belong to somebody who may activate. */
import { sendLinkAskedFor } from '../actions/send-activation-link.ts'
import type { World } from '../actions/world.ts'
import type { DoJob } from './run-jobs.ts'

/** Does jobs of the kind `send-activation-link`. */
export function sendActivationLinks(world: World): DoJob {
  return async (job) => sendLinkAskedFor(world, job)
}
