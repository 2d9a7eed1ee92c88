/** A night is killed a hundred times while it works; every round compares it with a night that lived. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { killedNights } from '../src/cast/year/killed-nights.ts'
import { removePostgres, startPostgres } from '../src/run/embedded-postgres/start-postgres.ts'
import { ensureDatabase } from '../src/run/ensure-database.ts'
import { openStore } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import type { Given } from './proof.ts'

export const about = 'kill -9 during a night: nothing lost, nothing half, nothing twice'
export const rounds = 10

type State = { round: number; kills: number; inTheMiddle: number }

/** Each round has two fresh databases and ten kills. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, kills: 0, inTheMiddle: 0, ...state }
  const folder = await mkdtemp(join(tmpdir(), 'adgang-night-kill-'))
  const dataDir = join(folder, 'data')
  const postgres = await startPostgres({ dataDir, log: () => undefined })
  const open = async (database: string) => {
    const role = 'prove'
    await ensureDatabase(postgres.superuserUrl, { database, role, password: postgres.passwordOf(role) })
    const url = postgres.connectionString(database, role)
    const { store } = openStore(url)
    await migrate(store)
    return { store, url }
  }
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const [killed, clean] = [await open(`killed_${so.round}`), await open(`clean_${so.round}`)]
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
    await postgres.stop()
    await removePostgres(dataDir)
    await rm(folder, { recursive: true, force: true })
  }
  return `${so.kills} kills, ${so.inTheMiddle} of them while something was being written: nothing lost, half or twice.`
}
