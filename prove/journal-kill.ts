/** Whoever changes accounts and seals the journal is killed two hundred times: changes and lines stay the same number. */
import { killedChanges } from '../src/cast/killed-changes.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { freshDatabases } from './ground/fresh-databases.ts'
import type { Given } from './proof.ts'

export const about = 'kill -9 during changes: as many journal lines as changes, and the chain verifies (Y-09)'
export const rounds = 10

type State = { round: number; kills: number; changes: number }

const killsPerRound = 20

/** Each round has a fresh database and twenty kills. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, kills: 0, changes: 0, ...state }
  const databases = await freshDatabases('journal-kill')
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const { store, url } = await databases.open(`changed_${so.round}`)
      const dice = seededDice(`round ${so.round} ${process.pid}`)
      const wish = { url, folder: databases.folder, kills: killsPerRound, dice, longest: 1_500, log }
      const found = await killedChanges(makeWorld(store, 'oslomet'), wish)
      await store.destroy()
      so.kills += found.kills
      so.changes += found.changes
      yield { ...so }
    }
  } finally {
    await databases.leave()
  }
  return `${so.kills} kills, ${so.changes} changes: as many lines, all of them sealed and right.`
}
