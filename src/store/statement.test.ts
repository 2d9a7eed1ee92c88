/** A statement is planned once on a connection, in a transaction too, and what one connection knows does no harm to another. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testStore } from '../cast/test-database.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

const { store } = await testStore(1)
const { store: many } = await testStore(4)

/** What this connection has prepared of a statement, and how often it was planned for all values and for one. */
async function planned(db: Db, text: string) {
  const { rows } = await sql<{ generic: string; custom: string }>`
    select generic_plans::text as generic, custom_plans::text as custom from pg_prepared_statements
    where statement = ${text}`.execute(db)
  return rows
}

test('the same text is prepared once, with one plan for every value, alone and in a transaction', async () => {
  const text = 'select $1::int + 1 as next'
  for (let each = 1; each <= 6; each += 1)
    expect(await rowsOf<{ next: number }>(store, text, [each])).toEqual([{ next: each + 1 }])
  await store.transaction().execute(async (db) => {
    expect(await rowsOf<{ next: number }>(db, text, [41])).toEqual([{ next: 42 }])
  })
  expect(await planned(store, text)).toEqual([{ generic: '7', custom: '0' }])
})

test('what Kysely builds is prepared as well', async () => {
  const query = store.selectFrom('person').select('id').where('given', '=', 'Nobody')
  for (let each = 0; each < 3; each += 1) await query.execute()
  expect(await planned(store, query.compile().sql)).toEqual([{ generic: '3', custom: '0' }])
})

test('connections that prepare the same at the same time do not get in each other’s way', async () => {
  const asked = Array.from({ length: 60 }, async (_, place) =>
    rowsOf(many, 'select $1::int as place', [place]),
  )
  expect(await Promise.all(asked)).toEqual(asked.map((_, place) => [{ place }]))
})

test('texts without end are not prepared without end', async () => {
  for (let each = 0; each < 520; each += 1)
    await sql`select ${each}::int as ${sql.id(`n${each}`)}`.execute(store)
  const { rows } = await sql<{
    kept: number
  }>`select count(*)::int as kept from pg_prepared_statements`.execute(store)
  expect(rows[0]?.kept).toBeGreaterThan(0)
  expect(rows[0]?.kept).toBeLessThanOrEqual(500)
})

test('what one pool has used up, another still prepares', async () => {
  const { store: next } = await testStore(1)
  const text = 'select $1::int + 2 as after'
  await rowsOf(next, text, [1])
  expect(await planned(next, text)).toEqual([{ generic: '1', custom: '0' }])
})
