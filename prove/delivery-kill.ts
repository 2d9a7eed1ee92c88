/** A worker that tells a directory is killed at every message it sends, and at random; every round is compared with the truth. */
import { withDirectory } from '../src/cast/directory-target.ts'
import { deliveryGround } from '../src/cast/killed-deliveries.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { startTestSlapd } from '../src/cast/test-slapd.ts'
import { placeOf, throughPort } from '../src/run/database-address.ts'
import { freshDatabases } from './ground/fresh-databases.ts'
import type { Given } from './proof.ts'

export const about =
  'kill -9 of a worker at every message to the database and the directory, and 20 times at random a round (cases X-01 to X-04)'
export const rounds = 10

type State = { round: number; struck: number; blind: number; changes: number }

/** Each round has a fresh database and a fresh directory. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, struck: 0, blind: 0, changes: 0, ...state }
  const databases = await freshDatabases('delivery-kill')
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const { store, url } = await databases.open(`kill_${so.round}`)
      const slapd = await startTestSlapd()
      const tested = makeWorld(store, 'oslomet', { settings: withDirectory })
      const dice = seededDice(`deliveries ${so.round} ${process.pid}`)
      const reached = { listens: placeOf(url), through: (port: number) => throughPort(url, port) }
      const ground = await deliveryGround(tested, {
        database: reached,
        slapd,
        folder: databases.folder,
        dice,
      })
      try {
        const { struck, notReached } = await ground.strikeEverywhere()
        await ground.strikeBlindly(20, 800)
        so.struck += struck
        so.blind += 20
        so.changes += ground.changes()
        log(
          `${struck} kills at a message (${notReached} messages were not sent this time), 20 at random, ${ground.changes()} changes`,
        )
      } finally {
        await ground.close()
        await slapd.stop()
        tested.close()
        await store.destroy()
      }
      yield { ...so }
    }
  } finally {
    await databases.leave()
  }
  return `${so.struck} kills at a message and ${so.blind} at random among ${so.changes} changes: nothing lost, twice or different.`
}
