/** The importer is killed fifty times while it works; every round two nights of files, compared with an import that lived. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killedImports } from '../src/cast/killed-imports.ts'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { removePostgres, startPostgres } from '../src/run/embedded-postgres/start-postgres.ts'
import { ensureDatabase } from '../src/run/ensure-database.ts'
import { openStore } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import type { Given } from './proof.ts'

export const about = 'kill -9 during an import: nothing lost, nothing half, nothing twice'
export const rounds = 10

type State = { round: number; kills: number; inTheMiddle: number }

const killsPerRound = 5

/** Each round has two fresh databases and five kills. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, kills: 0, inTheMiddle: 0, ...state }
  const folder = await mkdtemp(join(tmpdir(), 'adgang-import-kill-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), log: () => undefined })
  const open = async (database: string) => {
    const role = 'prove'
    const wanted = { database, role, password: postgres.passwordOf(role) }
    await ensureDatabase(postgres.superuserUrl, wanted)
    const url = postgres.connectionString(database, role)
    const { store } = openStore(url)
    await migrate(store)
    return { store, url }
  }
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const [killed, clean] = [await open(`killed_${so.round}`), await open(`clean_${so.round}`)]
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
    await postgres.stop()
    await removePostgres(join(folder, 'data'))
    await rm(folder, { recursive: true, force: true })
  }
  return `${so.kills} kills, ${so.inTheMiddle} of them while people were being written: nothing lost, half or twice.`
}
