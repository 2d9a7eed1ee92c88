/** Lets other systems learn of accounts in a test, as a worker does: judges what is due, then delivers until nothing is left. */
import { deliverOnce, type OpenTarget } from '../actions/deliver.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import type { TestWorld } from './test-world.ts'

/** Gives back how many deliveries were tried. Stops when a round has nothing to do, or everything in it rests or failed. */
export async function tellTargets(
  { world, workerKeys }: TestWorld,
  targets: readonly OpenTarget[],
  signal: AbortSignal = AbortSignal.timeout(60_000),
): Promise<number> {
  let tried = 0
  await settleDue(world)
  for (const target of targets)
    for (;;) {
      const { taken } = await deliverOnce(world, workerKeys, target, signal)
      tried += taken
      if (taken === 0) break
    }
  return tried
}
