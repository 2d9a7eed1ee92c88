/** Whoever changes accounts and seals the journal is killed two hundred times: changes and lines stay the same number. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killedChanges } from '../src/cast/killed-changes.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { seededDice } from '../src/cast/seeded-dice.ts'
import { removePostgres, startPostgres } from '../src/run/embedded-postgres/start-postgres.ts'
import { ensureDatabase } from '../src/run/ensure-database.ts'
import { openStore } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import type { Given } from './proof.ts'

export const about = 'kill -9 during changes: as many journal lines as changes, and the chain verifies (Y-09)'
export const rounds = 10

type State = { round: number; kills: number; changes: number }

const killsPerRound = 20

/** Each round has a fresh database and twenty kills. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, kills: 0, changes: 0, ...state }
  const folder = await mkdtemp(join(tmpdir(), 'adgang-journal-kill-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), log: () => undefined })
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const [role, database] = ['prove', `changed_${so.round}`]
      await ensureDatabase(postgres.superuserUrl, {
        database,
        role,
        password: postgres.passwordOf(role),
      })
      const url = postgres.connectionString(database, role)
      const { store } = openStore(url)
      await migrate(store)
      const dice = seededDice(`round ${so.round} ${process.pid}`)
      const wish = { url, folder, kills: killsPerRound, dice, longest: 1_500, log }
      const found = await killedChanges(makeWorld(store, 'oslomet'), wish)
      await store.destroy()
      so.kills += found.kills
      so.changes += found.changes
      yield { ...so }
    }
  } finally {
    await postgres.stop()
    await removePostgres(join(folder, 'data'))
    await rm(folder, { recursive: true, force: true })
  }
  return `${so.kills} kills, ${so.changes} changes: as many lines, all of them sealed and right.`
}
