/** Makes and sends a new PIN, if the numbers belong to somebody who may have one. */
import { sendPinOrdered } from '../actions/send-new-pin.ts'
import type { World } from '../actions/world.ts'
import type { DoJob } from './run-jobs.ts'

/** Does jobs of the kind `send-new-pin`. */
export function sendNewPins(world: World): DoJob {
  return async (job) => sendPinOrdered(world, job)
}
