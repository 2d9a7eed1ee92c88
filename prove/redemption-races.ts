/** Everything that is good once, sent 64 times at the same moment, two hundred rounds of it: exactly one gets through (L-07, R-05, O-03). */
import { makePortal } from '../src/cast/made-portal.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { races, run } from '../src/cast/one-time-races.ts'
import { eid, walkedWish } from '../src/cast/recovery-walks/walked-place.ts'
import { journeys } from '../src/run/journeys.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Given } from './proof.ts'

export const about = 'whatever is good once, sent 64 times at the same moment: exactly one gets through'
export const rounds = 200

type State = { fired: number }

const atOnce = 64

/** One round is one race of each kind. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  let fired = state.fired ?? 0
  const ground = await provingGround(20)
  const tested = makeWorld(ground.store, 'oslomet', walkedWish)
  const portal = await makePortal([tested], journeys)
  const place = { tested, portal, host: 'oslomet.localhost', eid }
  try {
    for (let round = 0; round < left; round++) {
      for (const [name, begin] of Object.entries(races)) {
        // no one-time code of an earlier race lives on, and no limit of an hour fills up
        tested.advance('PT2M')
        const wrong = await run(place, begin, atOnce)
        if (wrong.length > 0) throw new Error(`${name}: ${wrong.join(', ')}`)
        fired += atOnce
      }
      log(`${fired} tries`)
      yield { fired }
    }
  } finally {
    await portal.close()
    tested.close()
    await ground.leave()
  }
  return `${fired} tries at ${Object.keys(races).length} kinds of things: one of each ${atOnce} got through, never two, never none.`
}
