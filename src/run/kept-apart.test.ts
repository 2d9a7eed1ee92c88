/** One institution whose database hangs holds up no other: neither what is scheduled there, nor that somebody is seen to be at work. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../cast/file-intake.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'
import { poolOf } from '../store/database.ts'
import { programsRunning } from '../store/running-programs.ts'
import { keepRunning } from './keep-running.ts'
import { keepSchedule } from './keep-schedule.ts'
import type { OpenInstitution } from './open-institutions.ts'

const [hanging, well] = [await testWorld('oslomet'), await testWorld('ntnu')]
const institutions: OpenInstitution[] = [hanging, well].map(({ world, workerKeys }) => ({
  ...{ world, workerKeys, databaseUrl: '' },
  mayDeliver: () => Promise.resolve(true),
  onNudge: () => undefined,
  close: () => Promise.resolve(),
}))
const { log } = well.world

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => vi.useRealTimers())

/** Nobody gets at this table of the first institution until it is given back. */
async function held(table: string): Promise<() => Promise<void>> {
  const client = await poolOf(hanging.world.store).connect()
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
  return async () => {
    await client.query('ROLLBACK')
    client.release()
  }
}

test('accounts of one are judged while the other waits for its database', async () => {
  const giveBack = await held('verdict_due')
  const kept = keepSchedule({ institutions, log })
  await putSignedUp(well, { username: 'ventarikkje' })
  await sql`INSERT INTO verdict_due (account_id, cause) SELECT id, 'test' FROM account ON CONFLICT DO NOTHING`.execute(
    well.world.store,
  )
  const due = async () => (await sql`SELECT FROM verdict_due`.execute(well.world.store)).rows.length
  expect(await due()).toBe(1)
  await until(async () => {
    vi.advanceTimersByTime(1_000)
    return (await due()) === 0
  })
  await giveBack()
  await kept.stop()
}, 60_000)

test('a process is seen to be at work where its database answers', async () => {
  const leave = await keepRunning(institutions, 'worker', () => well.keyFile, log)
  const giveBack = await held('running_program')
  await sql`UPDATE running_program SET seen_at = clock_timestamp() - interval '1 hour'`.execute(
    well.world.store,
  )
  expect(await programsRunning(well.world.store)).toEqual([])
  await until(async () => {
    vi.advanceTimersByTime(3_000)
    return (await programsRunning(well.world.store)).length === 1
  })
  await giveBack()
  await leave()
}, 60_000)
