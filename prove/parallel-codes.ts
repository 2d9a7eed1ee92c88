/** A thousand codes at one challenge at the same moment, again and again: five are compared, by the row and by the keys (O-01). */
import { makePortal } from '../src/cast/made-portal.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { countComparisons, storm } from '../src/cast/parallel-codes.ts'
import { walkedWish } from '../src/cast/recovery-walks/walked-place.ts'
import { journeys } from '../src/run/journeys.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Given } from './proof.ts'

export const about = 'a thousand codes at one challenge at the same moment: five are compared'
export const rounds = 20

type State = { typed: number }

const atOnce = 1_000

export async function* prove({ rounds: left, state }: Given<State>): AsyncGenerator<State, string> {
  let typed = state.typed ?? 0
  const ground = await provingGround(20)
  const tested = makeWorld(ground.store, 'oslomet', walkedWish)
  // more forms at once than a portal takes: what is asked here is what the counter does, not what the door turns away
  const portal = await makePortal([tested], journeys, { mostForms: 2 * atOnce })
  const compared = countComparisons(tested)
  try {
    for (let round = 0; round < left; round++) {
      tested.advance('PT10M')
      const before = compared()
      const { tries, rightIsTaken } = await storm({ tested, portal, host: 'oslomet.localhost' }, atOnce)
      const now = compared() - before
      if (tries !== 5 || now !== 5 || rightIsTaken)
        throw new Error(
          `${now} were compared, the row says ${tries}, the right one ${rightIsTaken ? 'was' : 'was not'} taken`,
        )
      typed += atOnce
      yield { typed }
    }
  } finally {
    await portal.close()
    tested.close()
    await ground.leave()
  }
  return `${typed} wrong codes at ${typed / atOnce} challenges: five of each ${atOnce} were compared.`
}
