/** The demo's clock can be set, keeps ticking, and is the same for every process. */
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testDatabase } from '../cast/test-database.ts'
import { type DemoClock, openDemoClock, readClockOrder } from './clock.ts'

const { url } = await testDatabase('empty')
const pool = new pg.Pool({ connectionString: url, max: 4 })
afterAll(() => pool.end())
const open: DemoClock[] = []
afterEach(() => open.splice(0).forEach((clock) => clock.close()))
const newClock = async () => {
  const clock = await openDemoClock(pool)
  open.push(clock)
  return clock
}
const august = Temporal.Instant.from('2026-08-10T03:00:00Z')
const since = (clock: DemoClock, from: Temporal.Instant) =>
  clock.now().epochMilliseconds - from.epochMilliseconds

test('two processes that open the clock at the same time make one table', async () => {
  const clocks = await Promise.all([newClock(), newClock(), newClock(), newClock()])
  expect(clocks).toHaveLength(4)
})

test('a clock that was set is there at once and keeps ticking', async () => {
  const clock = await newClock()
  expect((await clock.set(august)).epochMilliseconds - august.epochMilliseconds).toBeLessThan(1_000)
  await new Promise((done) => setTimeout(done, 60))
  expect(since(clock, august)).toBeGreaterThanOrEqual(50)
  expect(since(clock, august)).toBeLessThan(2_000)
})

test('eight hours on are eight hours on, and a day is a day in Norway even when the hour changes', async () => {
  const clock = await newClock()
  await clock.set(august)
  await clock.advance(Temporal.Duration.from('PT8H'))
  expect(Math.abs(since(clock, august.add({ hours: 8 })))).toBeLessThan(2_000)
  const eve = Temporal.Instant.from('2026-10-24T10:00:00Z')
  await clock.set(eve)
  await clock.advance(Temporal.Duration.from('P1D'))
  expect(Math.abs(since(clock, eve.add({ hours: 25 })))).toBeLessThan(2_000)
})

test('another process has the new time within a second, and one that starts later has it too', async () => {
  const [here, there] = [await newClock(), await newClock()]
  await here.set(august)
  await expect.poll(() => Math.abs(since(there, august)), { timeout: 2_000 }).toBeLessThan(3_000)
  expect(Math.abs(since(await newClock(), august))).toBeLessThan(5_000)
})

test('the clock may be set back', async () => {
  const clock = await newClock()
  await clock.set(august)
  await clock.set(august.subtract({ hours: 24 * 200 }))
  expect(Math.abs(since(clock, august.subtract({ hours: 24 * 200 })))).toBeLessThan(2_000)
})

test('an order to the clock is one of two forms; anything else is none', () => {
  expect(readClockOrder({ advance: 'PT8H' })).toEqual({ advance: Temporal.Duration.from('PT8H') })
  expect(readClockOrder({ set: '2026-08-10T03:00:00+02:00' })).toEqual({
    set: Temporal.Instant.from('2026-08-10T01:00:00Z'),
  })
  const wrong = [
    null,
    'PT8H',
    {},
    { advance: 'soon' },
    { advance: 8 },
    { set: '2026-08-10' },
    { set: '1899-01-01T00:00:00Z' },
    { set: '+012026-01-01T00:00:00Z' },
    { advance: 'PT8H', set: '2026-08-10T03:00:00Z' },
  ]
  for (const order of wrong) expect(readClockOrder(order), JSON.stringify(order)).toBe(null)
})

test('the clock does not leave the years it knows', async () => {
  const clock = await newClock()
  await clock.set(august)
  await expect(clock.advance(Temporal.Duration.from('P200Y'))).rejects.toThrow(RangeError)
  expect(Math.abs(since(clock, august))).toBeLessThan(2_000)
})
