/** POSIX numbers: each once and for ever, also to many at the same moment, and quickly over imported ones. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testStore } from '../cast/test-database.ts'
import type { Db } from './database.ts'
import { givePosixNumbers, posixNumbersOf, type PosixRange } from './posix-numbers.ts'

const { store } = await testStore(20)
const at = Temporal.Instant.from('2026-09-01T08:00:00Z')
const range: PosixRange = { from: 10_000, to: 19_999, gid: null }
beforeEach(async () => {
  await sql`TRUNCATE posix_number, posix_range`.execute(store)
})

async function account(): Promise<string> {
  return putAccount(store, { personId: await putPerson(store), username: `x${randomUUID().slice(0, 8)}` })
}

async function accounts(many: number): Promise<string[]> {
  const all: string[] = []
  for (let made = 0; made < many; made += 1) all.push(await account())
  return all
}

async function give(ids: readonly string[], of = range): Promise<number[]> {
  const given = await store.transaction().execute(async (db: Db) => givePosixNumbers(db, ids, of, at))
  return ids.flatMap((id) => given.get(id)?.uid ?? [])
}

async function imported(from: number, to: number, step = 1): Promise<void> {
  await sql`INSERT INTO posix_number (uid, gid, since)
    SELECT n, 100, ${at} FROM generate_series(${from}::int, ${to}::int, ${step}::int) n`.execute(store)
}

describe('posix numbers', () => {
  test('are given in order, with a group of the same number, and a second time they are the same', async () => {
    const ids = await accounts(3)
    expect(await give(ids)).toEqual([10_000, 10_001, 10_002])
    expect(await give([...ids].reverse())).toEqual([10_002, 10_001, 10_000])
    const known = await posixNumbersOf(store, ids)
    expect(known.get(ids[0]!)).toEqual({
      accountId: ids[0],
      uid: 10_000,
      gid: 10_000,
      home: null,
      shell: null,
    })
  })

  test('to forty at the same moment each one of their own', async () => {
    const ids = await accounts(40)
    const given = await Promise.all(ids.map(async (id) => give([id])))
    expect(new Set(given.flat()).size).toBe(40)
  })

  test('pass by imported ones and numbers of groups, and use the holes between', async () => {
    await imported(10_000, 10_009, 2)
    await sql`INSERT INTO posix_number (uid, gid, since) VALUES (500, 10003, ${at})`.execute(store)
    expect(await give(await accounts(6))).toEqual([10_001, 10_005, 10_007, 10_009, 10_010, 10_011])
  })

  test('of somebody forgotten are given to nobody else', async () => {
    const [id] = await accounts(1)
    await give([id!])
    await sql`UPDATE posix_number SET account_id = NULL`.execute(store)
    expect(await give(await accounts(1))).toEqual([10_001])
  })

  test('when a range is used up, whoever is left has none', async () => {
    const small = { from: 10_000, to: 10_001, gid: 100 }
    const ids = await accounts(3)
    expect(await give(ids, small)).toEqual([10_000, 10_001])
    expect((await posixNumbersOf(store, ids)).get(ids[1]!)?.gid).toBe(100)
    expect(await give(await accounts(1), small)).toEqual([])
  })

  test('a hundred thousand imported ones are passed by once, and never looked at again', async () => {
    await imported(10_000, 110_000)
    const wide = { from: 10_000, to: 200_000, gid: null }
    const [first, second] = await accounts(2)
    expect(await give([first!], wide)).toEqual([110_001])
    const { rows } = await sql<{ next: number }>`SELECT next FROM posix_range`.execute(store)
    expect(rows).toEqual([{ next: 110_002 }])
    // a row below the mark that would be in the way is not even noticed
    await sql`DELETE FROM posix_number WHERE uid = 10000`.execute(store)
    expect(await give([second!], wide)).toEqual([110_002])
  })
})
