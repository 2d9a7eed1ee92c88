/** A night is killed a hundred times while it works; every round compares it with a night that lived. */
import { seededDice } from '../src/cast/seeded-dice.ts'
import { killedNights } from '../src/cast/year/killed-nights.ts'
import { freshDatabases } from './ground/fresh-databases.ts'
import type { Given } from './proof.ts'

export const about = 'kill -9 during a night: nothing lost, nothing half, nothing twice'
export const rounds = 10

type State = { round: number; kills: number; inTheMiddle: number }

/** Each round has two fresh databases and ten kills. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, kills: 0, inTheMiddle: 0, ...state }
  const databases = await freshDatabases('night-kill')
  const { folder } = databases
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const killed = await databases.open(`killed_${so.round}`)
      const clean = await databases.open(`clean_${so.round}`)
      const seed = `night ${so.round} ${process.pid}`
      const wish = { folder, people: 1_500, seed, kills: 10, dice: seededDice(seed), longest: 2_500 }
      const counted = await killedNights({ killed, clean }, wish)
      await Promise.all([killed.store.destroy(), clean.store.destroy()])
      so.kills += counted.kills
      so.inTheMiddle += counted.inTheMiddle
      log(`${counted.kills} kills, ${counted.inTheMiddle} of them while something was being written`)
      yield { ...so }
    }
  } finally {
    await databases.leave()
  }
  return `${so.kills} kills, ${so.inTheMiddle} of them while something was being written: nothing lost, half or twice.`
}
