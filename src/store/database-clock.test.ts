/** The one time: the database's, never this machine's, and always going forward. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testDatabase } from '../cast/test-database.ts'
import { openClockOf, openDatabaseClock } from './database-clock.ts'

const { url } = await testDatabase('empty')
const pool = new pg.Pool({ connectionString: url, max: 2 })
afterAll(() => pool.end())

const base = Temporal.Instant.from('2026-08-10T03:00:00Z').epochMilliseconds

test("the time is the database's, within a few milliseconds", async () => {
  const clock = await openDatabaseClock(pool)
  const { rows } = await pool.query<{ epoch: string }>(
    'select extract(epoch from clock_timestamp())::text as epoch',
  )
  expect(Math.abs(clock.now().epochMilliseconds - Number(rows[0]?.epoch) * 1000)).toBeLessThan(100)
  clock.close()
})

test('a clock goes on by itself between two answers', async () => {
  const clock = await openClockOf(() => Promise.resolve(base))
  const before = clock.now()
  await new Promise((done) => setTimeout(done, 30))
  const passed = clock.now().epochMilliseconds - before.epochMilliseconds
  expect(passed).toBeGreaterThanOrEqual(25)
  expect(passed).toBeLessThan(900)
  clock.close()
})

test('a small correction never lets time go backwards, a set clock is followed at once (case X-14)', async () => {
  let told = base
  const clock = await openClockOf(() => Promise.resolve(told))
  const before = clock.now()
  told = base - 200
  await clock.resync()
  expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(before.epochMilliseconds)
  told = base - 3_600_000
  await clock.resync()
  expect(clock.now().epochMilliseconds).toBeLessThan(base - 3_500_000)
  told = base + 86_400_000
  await clock.resync()
  expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(base + 86_400_000)
  clock.close()
})

test('while the database does not answer, time goes on and somebody hears of it', async () => {
  let away = false
  const heard: unknown[] = []
  const clock = await openClockOf(
    () => (away ? Promise.reject(new Error('away')) : Promise.resolve(base)),
    (error) => heard.push(error),
  )
  away = true
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBeGreaterThan(0)
  expect(clock.now().epochMilliseconds).toBeGreaterThan(base + 500)
  clock.close()
})
