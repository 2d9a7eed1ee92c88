/** A hundred thousand steps through every way back in, in any order: nobody ever sets anything without the proof for it (L-13, S-15). */
import { makePortal } from '../src/cast/made-portal.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { type Tally, walk } from '../src/cast/recovery-walks/walk.ts'
import { everyWay, walkedPlace, walkedWish } from '../src/cast/recovery-walks/walked-place.ts'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { journeys } from '../src/run/journeys.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Given } from './proof.ts'

export const about = 'a random walk through every way back in: nothing is ever set without the proof for it'
export const rounds = 100

type State = { walked: number; tally: Tally }

const walksPerRound = 10
const stepsPerWalk = 100

/** Each walk is of new people, with dice of its own number: a walk that failed is walked again alike. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { walked: state.walked ?? 0, tally: { ...state.tally } }
  const ground = await provingGround()
  const tested = makeWorld(ground.store, 'oslomet', { ...walkedWish, dice: seededDice('recovery walks') })
  const portal = await makePortal([tested], journeys)
  const place = walkedPlace(tested, portal, journeys)
  const standard = tested.world.institution
  try {
    for (let round = 0; round < left; round++) {
      for (let each = 0; each < walksPerRound; each++) {
        tested.world.institution = everyWay(standard, so.walked % 2 === 0)
        const tally = await walk(place, seededDice(`walk ${so.walked}`), stepsPerWalk)
        for (const [what, times] of Object.entries(tally)) so.tally[what] = (so.tally[what] ?? 0) + times
        so.walked += 1
      }
      log(`${so.walked * stepsPerWalk} steps, ${sumOf(so.tally)} things set`)
      yield { ...so, tally: { ...so.tally } }
    }
  } finally {
    await portal.close()
    tested.close()
    await ground.leave()
  }
  const set = Object.entries(so.tally).map(([what, times]) => `${what}: ${times}`)
  return `${so.walked * stepsPerWalk} steps, each judged.\n  ${set.toSorted().join('\n  ')}`
}

function sumOf(tally: Tally): number {
  return Object.values(tally).reduce((sum, times) => sum + times, 0)
}
