/** A whole year of accounts at one university a round, every day of it, held against an oracle that never read the program. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeWorld } from '../src/cast/made-world.ts'
import { daysOfYear, ofTheYear } from '../src/cast/year/plan.ts'
import { openYear } from '../src/cast/year/year.ts'
import { removePostgres, startPostgres } from '../src/run/embedded-postgres/start-postgres.ts'
import { ensureDatabase } from '../src/run/ensure-database.ts'
import { openStore } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import type { Given } from './proof.ts'

export const about =
  'a year of accounts, day by day: no difference from the oracle (PEOPLE=20000 --rounds 1 for all of them at once)'
/** Each with 2,000 people of its own, 20,000 in all; stopped, it goes on with the next round. */
export const rounds = 10

type State = { round: number; days: number; compared: number }

const universities = ['oslomet', 'ntnu', 'usn'] as const
const people = Number(process.env['PEOPLE'] ?? 2_000)

/** A second round is lived at another university, by other people. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, days: 0, compared: 0, ...state }
  const folder = await mkdtemp(join(tmpdir(), 'adgang-year-'))
  const dataDir = join(folder, 'data')
  const postgres = await startPostgres({ dataDir, log: () => undefined, durability: 'tests' })
  try {
    for (let round = 0; round < left; round += 1) {
      const [role, database] = ['prove', `year_${(so.round += 1)}`]
      await ensureDatabase(postgres.superuserUrl, { database, role, password: postgres.passwordOf(role) })
      const { store } = openStore(postgres.connectionString(database, role))
      await migrate(store)
      const university = universities[(so.round - 1) % universities.length] ?? 'oslomet'
      const { close, ...tested } = makeWorld(store, university, { settings: ofTheYear })
      const year = await openYear({ tested, people, seed: `year ${so.round}`, folder })
      for (const plan of daysOfYear('all')) {
        const { day, compared, open, closings, told } = await year.live(plan)
        so.days += 1
        so.compared += compared
        log(`${university} ${day}: ${compared} compared, ${open} open, ${closings} closings, ${told} notices`)
      }
      const sums = Object.entries(await year.end())
      log(`${university}: ${sums.map(([what, count]) => `${what} ${count}`).join(', ')}`)
      close()
      await store.destroy()
      yield { ...so }
    }
  } finally {
    await postgres.stop()
    await removePostgres(dataDir)
    await rm(folder, { recursive: true, force: true })
  }
  return `${so.days} days, ${so.compared} verdicts of ${so.round} times ${people} people: no difference on any day.`
}
