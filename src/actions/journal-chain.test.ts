/** The journal's chain: no line is missed, nothing is changed unseen, and the program itself cannot change it (case Y-08). (Long: every way to change it.) */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { beforeEach, describe, expect, inject, test } from 'vitest'
import { newKeyFile, withNewKeys } from '../adapters/crypto/new-keys.ts'
import { openHeadKeys, sha256 } from '../adapters/crypto/journal-keys.ts'
import { hands, withoutGuards } from '../cast/journal-hands.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testStore } from '../cast/test-database.ts'
import { makeWorld } from '../cast/made-world.ts'
import type { HeadKeys, SignedHead } from '../core/journal/chain.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { eraseLines } from '../store/journal-erase.ts'
import { sealJournal, signHead } from './seal-journal.ts'
import { verifyJournal, verifyJournalOf } from './verify-journal.ts'

const { store, url, name } = await testStore(16)
const { world, keyFile, advance } = makeWorld(store, 'oslomet')
const keys = ours(openHeadKeys(keyFile, 'oslomet'))
const kept: SignedHead[] = []

function ours(found: HeadKeys | null): HeadKeys {
  if (!found) throw new Error('a key file with the worker’s secret signs')
  return found
}

async function line(db: Db, because: string) {
  await addToJournal(db, world.now(), {
    personId: randomUUID(),
    accountId: null,
    what: 'signed-in',
    by: 'self',
    because,
  })
}

async function lines(number: number) {
  for (let each = 0; each < number; each += 1) await line(store, `line ${each}`)
}

async function verify(db: Db = store, heads: readonly SignedHead[] | null = kept) {
  return verifyJournal(db, { institution: 'oslomet', sha256, keys, kept: heads })
}

async function sign() {
  advance('PT16M')
  const signed = await signHead(world, keys)
  if (signed) kept.push(signed)
}

async function links() {
  return store.selectFrom('journal_chain').selectAll().orderBy('seq').execute()
}

beforeEach(async () => {
  await sealJournal(world, sha256)
  await sign()
})

describe('no line is missed', () => {
  test('lines are sealed once, in their order, whoever seals', async () => {
    const before = (await links()).length
    await lines(30)
    await Promise.all(Array.from({ length: 6 }, async () => sealJournal(world, sha256)))
    expect((await links()).length - before).toBe(30)
    expect(await sealJournal(world, sha256)).toEqual({ lines: 0, erasure: false })
    expect(await verify()).toMatchObject({ first: null, faults: 0, waiting: { lines: 0 } })
  })

  test('a line that commits late, with an id from before, is sealed when it is there', async () => {
    const before = (await links()).length
    const late = new pg.Client({ connectionString: url })
    await late.connect()
    try {
      await late.query('BEGIN')
      await late.query(`INSERT INTO journal (at, what, by_whom) VALUES (now(), 'signed-in', 'late')`)
      await lines(5)
      await sealJournal(world, sha256)
      expect((await links()).length - before).toBe(5)
      await lines(5)
      await sealJournal(world, sha256)
      await late.query('COMMIT')
      await sealJournal(world, sha256)
    } finally {
      await late.end()
    }
    expect((await links()).length - before).toBe(11)
    expect(await verify()).toMatchObject({ first: null, waiting: { lines: 0 } })
  })

  test('fifty writers in a hurry, some of whom give up, and a sealer that never rests', async () => {
    const before = (await links()).length
    let writing = true
    const sealing = (async () => {
      while (writing) await sealJournal(world, sha256)
    })()
    const wrote = await Promise.all(
      Array.from({ length: 50 }, async (_, who) =>
        store
          .transaction()
          .execute(async (db) => {
            await line(db, `writer ${who}`)
            await sql`SELECT pg_sleep(${(who % 7) / 100})`.execute(db)
            await line(db, `writer ${who} again`)
            if (who % 5 === 0) throw new Error('gives up')
          })
          .then(
            () => 2,
            () => 0,
          ),
      ),
    )
    writing = false
    await sealing
    await sealJournal(world, sha256)
    expect((await links()).length - before).toBe(wrote.reduce<number>((sum, each) => sum + each, 0))
    expect(await verify()).toMatchObject({ first: null, waiting: { lines: 0 } })
  })

  test('a dump that was read in elsewhere goes on, though its transaction numbers are foreign', async () => {
    await lines(3)
    await store.transaction().execute(async (db) => {
      // as if those three had come from a cluster that is far ahead of this one
      await withoutGuards(db)
      await sql`UPDATE journal SET tx = '900000000000' WHERE id IN (SELECT id FROM journal ORDER BY id DESC LIMIT 3)`.execute(
        db,
      )
      await sql`UPDATE journal_floor SET tx = '800000000000', cluster = 'elsewhere'`.execute(db)
      await withGuards(db)
    })
    await lines(2)
    expect(await sealJournal(world, sha256)).toMatchObject({ lines: 5 })
    await lines(2)
    expect(await sealJournal(world, sha256)).toMatchObject({ lines: 2 })
    expect(await verify()).toMatchObject({ first: null, waiting: { lines: 0 } })
  })
})

async function withGuards(db: Db) {
  for (const table of ['journal', 'journal_chain', 'journal_head'])
    await sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER ALL`).execute(db)
}

class Undone extends Error {}

/** Does it, looks, and takes it back. */
async function afterwards(work: (db: Db) => Promise<unknown>, heads: readonly SignedHead[] | null = kept) {
  let found: Awaited<ReturnType<typeof verify>> | null = null
  await store
    .transaction()
    .execute(async (db) => {
      await withoutGuards(db)
      await work(db)
      found = await verify(db, heads)
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return found as Awaited<ReturnType<typeof verify>> | null
}

describe('nothing is changed unseen (Y-08)', () => {
  test('a hundred hands of an owner of the tables: each is found; before, between and after nothing is wrong', async () => {
    for (let batch = 0; batch < 6; batch += 1) {
      await lines(12)
      await sealJournal(world, sha256)
      await sign()
    }
    const dice = seededDice('a hundred hands')
    const last = (await links()).at(-1)?.seq ?? 0
    expect(await verify()).toMatchObject({ first: null, faults: 0 })
    const names = Object.keys(hands)
    for (let each = 0; each < 100; each += 1) {
      const hand = names[each % names.length] ?? ''
      const seq = 2 + dice.below(last - 30)
      const at = { last, seq, other: seq + 1 + dice.below(20) }
      const found = await afterwards(async (db) => hands[hand]?.(db, at))
      expect(found?.first, `${hand} at ${seq}`).not.toBeNull()
      if (found?.first?.seq !== null && !/signed head|signature|made anew/.test(hand))
        expect(Math.abs((found?.first?.seq ?? 0) - seq), `${hand}: near ${seq}`).toBeLessThan(40)
    }
    expect(await verify()).toMatchObject({ first: null, faults: 0 })
  })

  test.each([
    ['another reason', 'content-changed'],
    ['a line taken out', 'line-missing'],
    ['a line and its link taken out', 'link-missing'],
    ['two lines swapped', 'order-changed'],
    ['two links swapped', 'order-changed'],
    ['another head', 'link-changed'],
    ['erased without a record', 'erased-without-record'],
    ['changed, and the chain made anew', 'rewritten'],
    ['a line slipped in among old ones', 'never-sealed'],
    ['another signature', 'head-wrong'],
  ])('%s is called by its name: %s', async (hand, what) => {
    await lines(8)
    await sealJournal(world, sha256)
    await sign()
    const last = (await links()).at(-1)?.seq ?? 0
    const found = await afterwards(async (db) => hands[hand]?.(db, { last, seq: last - 5, other: last - 3 }))
    expect(found?.first?.what).toBe(what)
    const exact = ['content-changed', 'line-missing', 'link-missing', 'erased-without-record', 'link-changed']
    if (exact.includes(what)) expect(found?.first?.seq).toBe(last - 5)
  })

  test('an erased line that is there again, and one more that was erased in the shadow of a rule, are found (Y-13)', async () => {
    await lines(6)
    await sealJournal(world, sha256)
    const rows = (await links()).slice(-4)
    const some = rows.map(({ seq, journal_id: id }) => ({ seq, id, what: 'signed-in' })).slice(0, 2)
    await store.transaction().execute(async (db) => eraseLines(db, some, { of: 'signIns', at: world.now() }))
    await sealJournal(world, sha256)
    expect(await verify()).toMatchObject({ first: null })
    const back = await afterwards(async (db) =>
      sql`INSERT INTO journal (id, at, what, by_whom) OVERRIDING SYSTEM VALUE VALUES (${some[0]?.id}, now(), 'signed-in', 'self')`.execute(
        db,
      ),
    )
    expect(back?.first).toMatchObject({ what: 'erased-yet-there', seq: some[0]?.seq })
    const more = rows[3]?.seq ?? 0
    const shadow = await afterwards(async (db) =>
      hands['erased without a record']?.(db, { last: more, seq: more, other: more }),
    )
    expect(shadow?.first).toMatchObject({ what: 'erased-without-record', seq: more })
  })

  test('a tail that is cut off, with its heads, is found with the heads that were kept elsewhere, and only so', async () => {
    await lines(5)
    await sealJournal(world, sha256)
    await sign()
    const last = (await links()).at(-1)?.seq ?? 0
    const cut = hands['the tail cut off, its signed heads too']
    const at = { last, seq: last - 3, other: last }
    // what the floor still knows is taken back too
    const found = await afterwards(async (db) => cut?.(db, at))
    expect(found?.first).toMatchObject({ what: 'tail-cut', seq: last - 2 })
    const without = await afterwards(async (db) => cut?.(db, at), null)
    expect(without?.first).toBeNull()
  })

  test('heads that others signed are not ours, and those from before a rotation are', async () => {
    await lines(2)
    await sealJournal(world, sha256)
    await sign()
    const renewed = ours(openHeadKeys(withNewKeys(keyFile, '2026-09-01'), 'oslomet'))
    const given = { institution: 'oslomet', sha256, kept }
    expect(await verifyJournal(store, { ...given, keys: renewed })).toMatchObject({ first: null })
    const strangers = ours(openHeadKeys(newKeyFile({ demo: true, made: '2026-08-01' }), 'oslomet'))
    const strange = await verifyJournal(store, { ...given, keys: strangers })
    expect(strange.first?.what).toBe('head-wrong')
    const neighbour = ours(openHeadKeys(keyFile, 'ntnu'))
    expect((await verifyJournal(store, { ...given, keys: neighbour })).first?.what).toBe('head-wrong')
    // a portal's key file tells of the chain, and says that it cannot tell of signatures
    expect(await verifyJournalOf(world, { sha256, keys: null, kept: null })).toMatchObject({
      first: null,
      signaturesChecked: false,
    })
  })

  test('heads are signed when something is new, each quarter of an hour, and on a new day', async () => {
    await lines(1)
    await sealJournal(world, sha256)
    await sign()
    expect(await signHead(world, keys, { now: true })).toBeNull()
    await lines(1)
    await sealJournal(world, sha256)
    expect(await signHead(world, keys)).toBeNull()
    advance('PT15M')
    expect(await signHead(world, keys)).toMatchObject({ institution: 'oslomet' })
    expect(await signHead(world, keys, { now: true })).toBeNull()
    await lines(1)
    await sealJournal(world, sha256)
    expect(await signHead(world, keys)).toBeNull()
    expect(await signHead(world, keys, { now: true })).not.toBeNull()
  })
})

describe('the program cannot change it', () => {
  const refused = [
    `UPDATE journal SET because = 'other'`,
    `DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)`,
    `TRUNCATE journal`,
    `UPDATE journal_chain SET head = sha256(head)`,
    `UPDATE journal_chain SET salt = NULL`,
    `DELETE FROM journal_chain`,
    `TRUNCATE journal_chain`,
    `UPDATE journal_head SET at = now()`,
    `DELETE FROM journal_head`,
    `TRUNCATE journal_head`,
  ]

  test.each(refused)('its own role is refused: %s', async (statement) => {
    await lines(1)
    await sealJournal(world, sha256)
    await sign()
    await expect(sql.raw(statement).execute(store)).rejects.toMatchObject({ code: '42501' })
  })

  test('an unsealed line does not go either, nor a sealed one in the shadow of another erasure', async () => {
    await lines(2)
    await sealJournal(world, sha256)
    await lines(1)
    await expect(
      store.transaction().execute(async (db) => {
        await addToJournal(db, world.now(), {
          personId: null,
          accountId: null,
          what: 'journal-erased',
          by: 'system',
        })
        await sql`DELETE FROM journal WHERE id = (SELECT max(id) - 1 FROM journal)`.execute(db)
      }),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      store.transaction().execute(async (db) => {
        await sql`UPDATE journal_chain SET salt = NULL WHERE seq = 1`.execute(db)
      }),
    ).rejects.toMatchObject({ code: '42501' })
    await sealJournal(world, sha256)
  })

  test('where the tables belong to another role, it cannot take the guards away (docs/journal.md)', async () => {
    const cluster = inject('testCluster')
    const superuser = new pg.Client({
      connectionString: cluster.superuserUrl.replace(/\/[^/?]*(\?|$)/, `/${name}$1`),
    })
    await superuser.connect()
    try {
      const { rows } = await superuser.query<{ db: string }>('SELECT current_database() AS db')
      expect(rows[0]?.db).toBe(name)
      const owner = `keeper_${name}`
      await superuser.query(`CREATE ROLE ${owner} NOLOGIN`)
      try {
        for (const table of ['journal', 'journal_chain', 'journal_head']) {
          await superuser.query(`ALTER TABLE ${table} OWNER TO ${owner}`)
          await superuser.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${cluster.owner}`)
        }
        await expect(withoutGuards(store)).rejects.toMatchObject({ code: '42501' })
        for (const statement of refused)
          await expect(sql.raw(statement).execute(store), statement).rejects.toMatchObject({ code: '42501' })
        await lines(3)
        expect(await sealJournal(world, sha256)).toMatchObject({ lines: 3 })
        expect(await verify()).toMatchObject({ first: null })
      } finally {
        await superuser.query(`REASSIGN OWNED BY ${owner} TO ${cluster.owner}`)
        await superuser.query(`DROP OWNED BY ${owner}`)
        await superuser.query(`DROP ROLE ${owner}`)
      }
    } finally {
      await superuser.end()
    }
  })
})
