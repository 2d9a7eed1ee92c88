/** The importer is killed fifty times while it works; every round two nights of files, compared with an import that lived. */
import { killedImports } from '../src/cast/killed-imports.ts'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { freshDatabases } from './ground/fresh-databases.ts'
import type { Given } from './proof.ts'

export const about = 'kill -9 during an import: nothing lost, nothing half, nothing twice'
export const rounds = 10

type State = { round: number; kills: number; inTheMiddle: number }

const killsPerRound = 5

/** Each round has two fresh databases and five kills. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, kills: 0, inTheMiddle: 0, ...state }
  const databases = await freshDatabases('import-kill')
  const { folder } = databases
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const killed = await databases.open(`killed_${so.round}`)
      const clean = await databases.open(`clean_${so.round}`)
      const dice = seededDice(`round ${so.round} ${process.pid}`)
      const wish = { folder, people: 20_000, kills: killsPerRound, dice, longest: 1_500 }
      const counted = await killedImports({ killed, clean }, wish)
      await Promise.all([killed.store.destroy(), clean.store.destroy()])
      so.kills += counted.kills
      so.inTheMiddle += counted.inTheMiddle
      log(`${counted.kills} kills, ${counted.inTheMiddle} of them while people were being written`)
      yield { ...so }
    }
  } finally {
    await databases.leave()
  }
  return `${so.kills} kills, ${so.inTheMiddle} of them while people were being written: nothing lost, half or twice.`
}
