/** Wrong tries are counted before anything is compared, also when all come at once (cases B-01, B-02, B-07, X-25). */
import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { testStore } from '../cast/test-database.ts'
import {
  confirmWrong,
  countFailureFrom,
  failuresFrom,
  forgetOldBuckets,
  forgiveBucket,
  giveTryBack,
  lockOf,
  reserveTry,
} from './throttle.ts'

const { store } = await testStore(20)
const rule = { wrongTries: 6, lockedFor: Temporal.Duration.from('PT30M') }
const start = Temporal.Instant.from('2026-08-20T08:00:00Z')
const after = (duration: string) => start.add(duration)
const bucket = () => randomBytes(32)

/** One try that is compared and wrong; says whether it was compared. */
async function wrongTry(name: Buffer, now: Temporal.Instant): Promise<boolean> {
  const reserved = await reserveTry(store, name, rule, now)
  if (reserved.state === 'locked') return false
  await confirmWrong(store, name)
  return true
}

async function wrongTries(name: Buffer, times: readonly Temporal.Instant[]): Promise<boolean[]> {
  const compared: boolean[] = []
  for (const now of times) compared.push(await wrongTry(name, now))
  return compared
}

const six = Array.from({ length: 6 }, () => start)

describe('the six tries', () => {
  test('five wrong ones leave it open, the sixth locks', async () => {
    const name = bucket()
    expect(await wrongTries(name, six.slice(0, 5))).toEqual([true, true, true, true, true])
    expect(await lockOf(store, name, start)).toBeNull()
    expect(await wrongTry(name, start)).toBe(true)
    expect(await lockOf(store, name, start)).toEqual(after('PT30M'))
  })

  test('locked until exactly half an hour after the sixth, then six fresh ones', async () => {
    const name = bucket()
    await wrongTries(name, six)
    expect(await wrongTry(name, after('PT29M59.999S'))).toBe(false)
    expect(await lockOf(store, name, after('PT29M59.999S'))).not.toBeNull()
    expect(await lockOf(store, name, after('PT30M'))).toBeNull()
    const afterwards = Array.from({ length: 7 }, () => after('PT30M'))
    expect(await wrongTries(name, afterwards)).toEqual([true, true, true, true, true, true, false])
    expect(await lockOf(store, name, after('PT30M'))).toEqual(after('PT60M'))
  })

  test('spread over 29 minutes they lock half an hour from the last', async () => {
    const name = bucket()
    const spread = ['PT0S', 'PT5M', 'PT10M', 'PT15M', 'PT20M', 'PT29M'].map((at) => after(at))
    await wrongTries(name, spread)
    expect(await lockOf(store, name, after('PT29M'))).toEqual(after('PT59M'))
  })

  test('while locked nothing is counted and the lock is never prolonged', async () => {
    const name = bucket()
    await wrongTries(name, six)
    for (const at of ['PT1M', 'PT15M', 'PT29M']) expect(await wrongTry(name, after(at))).toBe(false)
    expect(await lockOf(store, name, after('PT29M'))).toEqual(after('PT30M'))
    expect(await row(name)).toMatchObject({ wrong: 6, since: start })
  })

  test('a right one forgets all that was wrong', async () => {
    const name = bucket()
    for (let round = 0; round < 3; round++) {
      expect(await wrongTries(name, six.slice(0, 5))).not.toContain(false)
      expect(await reserveTry(store, name, rule, start)).toEqual({ state: 'reserved', wrong: 6 })
      await forgiveBucket(store, name)
    }
    expect(await row(name)).toBeUndefined()
  })

  test('the sixth locks tentatively: others wait for it, and right it takes the lock back', async () => {
    const name = bucket()
    await wrongTries(name, six.slice(0, 5))
    await reserveTry(store, name, rule, start)
    expect(await reserveTry(store, name, rule, start)).toEqual({
      state: 'locked',
      until: after('PT30M'),
      tentative: true,
    })
    expect(await lockOf(store, name, start)).toBeNull()
    await forgiveBucket(store, name)
    expect(await reserveTry(store, name, rule, start)).toEqual({ state: 'reserved', wrong: 1 })
  })

  test('a try that was never compared is given back, its tentative lock too', async () => {
    const name = bucket()
    await wrongTries(name, six.slice(0, 5))
    await reserveTry(store, name, rule, start)
    await giveTryBack(store, name, start)
    expect(await row(name)).toMatchObject({ wrong: 5, locked_until: null, tentative: false })
    expect(await wrongTry(name, start)).toBe(true)
    expect(await lockOf(store, name, start)).toEqual(after('PT30M'))
  })

  test('giving back never opens a lock that stands, and never counts below nought', async () => {
    const name = bucket()
    await wrongTries(name, six)
    await giveTryBack(store, name, start)
    expect(await lockOf(store, name, start)).toEqual(after('PT30M'))
    const other = bucket()
    await reserveTry(store, other, rule, start)
    await giveTryBack(store, other, start)
    await giveTryBack(store, other, start)
    expect(await row(other)).toMatchObject({ wrong: 0 })
  })

  test('giving back late never takes from a count that began since', async () => {
    const name = bucket()
    await reserveTry(store, name, rule, start)
    await forgiveBucket(store, name)
    await reserveTry(store, name, rule, after('PT1S'))
    await giveTryBack(store, name, start)
    expect(await row(name)).toMatchObject({ wrong: 1 })
  })

  test('one bucket says nothing of another', async () => {
    await wrongTries(bucket(), six)
    expect(await wrongTry(bucket(), start)).toBe(true)
  })
})

describe('all at once', () => {
  test('of a hundred tries exactly six are let through', async () => {
    for (let round = 0; round < 5; round++) {
      const name = bucket()
      const all = await Promise.all(
        Array.from({ length: 100 }, async () => reserveTry(store, name, rule, start)),
      )
      const through = all.filter((each) => each.state === 'reserved')
      expect(through.map(({ wrong }) => wrong).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
      expect(await row(name)).toMatchObject({ wrong: 6, locked_until: after('PT30M') })
    }
  })

  test('after the lock has run out again six', async () => {
    const name = bucket()
    await wrongTries(name, six)
    const later = after('PT31M')
    const all = await Promise.all(
      Array.from({ length: 100 }, async () => reserveTry(store, name, rule, later)),
    )
    expect(all.filter((each) => each.state === 'reserved')).toHaveLength(6)
  })

  test('a counter of an address loses nothing', async () => {
    const source = bucket()
    const windowStart = start.subtract('PT10M')
    await Promise.all(
      Array.from({ length: 100 }, async () => countFailureFrom(store, source, windowStart, start)),
    )
    expect(await failuresFrom(store, source, windowStart)).toBe(100)
  })
})

test('a failure counts for its window and no longer; then it begins at one', async () => {
  const source = bucket()
  const count = async (now: Temporal.Instant) => countFailureFrom(store, source, now.subtract('PT10M'), now)
  const seen = async (now: Temporal.Instant) => failuresFrom(store, source, now.subtract('PT10M'))
  await count(start)
  await count(after('PT9M'))
  expect(await seen(after('PT9M59S'))).toBe(2)
  expect(await seen(after('PT10M'))).toBe(0)
  await count(after('PT11M'))
  expect(await seen(after('PT11M'))).toBe(1)
})

test('old buckets are forgotten, a lock that stands is not, and the table stays within bounds', async () => {
  await store.deleteFrom('throttle').execute()
  const [old, locked] = [bucket(), bucket()]
  await wrongTry(old, start)
  await wrongTries(
    locked,
    Array.from({ length: 6 }, () => after('PT10M')),
  )
  await forgetOldBuckets(store, after('PT20M'), 1_000)
  expect(await row(old)).toBeUndefined()
  expect(await row(locked)).toBeDefined()
  for (let made = 0; made < 20; made++) await wrongTry(bucket(), after('PT50M'))
  await forgetOldBuckets(store, start, 10)
  const { rows } = await store
    .selectFrom('throttle')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  expect(rows).toBe(10)
})

async function row(name: Buffer) {
  return store.selectFrom('throttle').selectAll().where('bucket', '=', name).executeTakeFirst()
}
