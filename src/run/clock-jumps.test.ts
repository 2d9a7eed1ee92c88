/** Clocks jump and summer time ends: what was used stays used, a lock is neither shortened nor lengthened, and hours are hours. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { get, jarAt, post, tryToSignIn } from '../cast/knock.ts'
import { putWalker } from '../cast/recovery-walks/walkers.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { openDatabaseClock } from '../store/database-clock.ts'
import { poolOf } from '../store/database.ts'
import { journeys } from './journeys.ts'

const host = 'oslomet.localhost'
const began = '2026-09-01T08:00:00Z'
const tested = await testWorld('oslomet', { now: began, settings: anywhere })
const { world } = tested
const portal = await testPortal([tested], journeys)
let zone = 'Europe/Oslo'
let people = 0

/** The same university wherever on earth. */
function anywhere(institution: Institution): Institution {
  return Object.defineProperty({ ...institution }, 'timeZone', { get: () => zone, enumerable: true })
}

const somebody = async (factor: 'all' | 'none') => {
  people += 1
  return putWalker(tested, { name: `klokke${1_000 + people}`, factor, pinBy: 'fs' })
}
const status = async (username: string | null, password: string) =>
  (await tryToSignIn(portal, host, username ?? '', password, freshAddress())).statusCode

async function lockOut(username: string | null): Promise<void> {
  for (let wrong = 0; wrong < world.institution.lockout.wrongTries; wrong += 1)
    await status(username, 'wrong password 1')
}

/** How long the newest session may last, by what is kept of it. */
async function lastsSeconds(): Promise<number | undefined> {
  const { rows } = await poolOf(world.store).query<{ lasts: number }>(
    'SELECT extract(epoch FROM ends_at - made_at)::int AS lasts FROM session WHERE made_at = $1 ORDER BY id LIMIT 1',
    [world.now().toString()],
  )
  return rows[0]?.lasts
}

afterEach(() => {
  vi.useRealTimers()
  tested.setNow(began)
})

test.each(['PT1H', '-PT1H', 'PT24H', '-PT24H'])(
  'a machine whose clock jumps by %s goes on with the database’s',
  async (jump) => {
    const clock = await openDatabaseClock(poolOf(world.store))
    try {
      const before = clock.now()
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
      vi.setSystemTime(Temporal.Now.instant().add(Temporal.Duration.from(jump)).epochMilliseconds)
      // the fake is in force
      expect(Math.abs(Date.now() - before.epochMilliseconds)).toBeGreaterThan(3_000_000)
      await clock.resync()
      expect(Math.abs(clock.now().epochMilliseconds - before.epochMilliseconds)).toBeLessThan(5_000)
    } finally {
      clock.close()
    }
  },
)

describe('the database’s own clock jumps', () => {
  test.each(['-PT1H', '-PT24H'])(
    'back by %s: a lock is not shorter, and what was used is not good again',
    async (jump) => {
      const locked = await somebody('none')
      await lockOut(locked.username)
      const holder = await somebody('all')
      const [code = ''] = holder.recoveryCodes
      const use = async () => {
        const jar = await jarAt(portal, host, { from: freshAddress() })
        await post(portal, jar, '/sign-in', { username: holder.username ?? '', password: holder.password })
        await post(portal, jar, '/sign-in/second-factor', { code })
        return (await get(portal, jar, '/my-account')).statusCode
      }
      expect(await use()).toBe(200)
      expect(await status(locked.username, locked.password)).toBe(429)
      tested.advance(jump)
      expect(await status(locked.username, locked.password)).toBe(429)
      expect(await use()).not.toBe(200)
    },
  )

  test.each(['PT1H', 'PT24H'])('forward by %s: nobody is locked out by it', async (jump) => {
    const one = await somebody('none')
    expect(await status(one.username, one.password)).toBe(303)
    tested.advance(jump)
    expect(await status(one.username, one.password)).toBe(303)
    await lockOut(one.username)
    expect(await status(one.username, one.password)).toBe(429)
    tested.advance(jump)
    expect(await status(one.username, one.password)).toBe(303)
  })
})

describe.each(['Europe/Oslo', 'UTC', 'Pacific/Kiritimati', 'America/St_Johns'])('in %s', (where) => {
  // the last minutes before the clocks are set back and forward in Oslo
  test.each(['2026-10-25T00:50:00Z', '2027-03-28T00:50:00Z'])(
    'a lock and a session begun at %s last exactly as long as always',
    async (at) => {
      zone = where
      tested.setNow(at)
      const one = await somebody('none')
      await lockOut(one.username)
      const exactly = world.institution.lockout.lockedFor.total('seconds')
      tested.advance(`PT${exactly - 1}S`)
      expect(await status(one.username, one.password)).toBe(429)
      tested.advance('PT2S')
      expect(await status(one.username, one.password)).toBe(303)
      const { grantFor, person } = world.institution.sessions
      const lasting = [grantFor, person.atMost].map((span) => span.total('seconds'))
      expect(lasting).toContain(await lastsSeconds())
      zone = 'Europe/Oslo'
    },
  )
})
