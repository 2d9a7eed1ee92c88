/** A try at nothing is written as a try at something is: the wait for the disk tells nobody what is pending (case E-02). */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { testStore } from '../cast/test-database.ts'
import type { Db } from './database.ts'
import { takeDeskCodeTry } from './desk-codes.ts'
import { takeTemporaryTry } from './temporary-passwords.ts'

const { store } = await testStore()
afterAll(async () => store.destroy())

const now = Temporal.Instant.from('2026-08-20T08:00:00Z')

test.each([
  ['a code of the desk', async (db: Db) => takeDeskCodeTry(db, null, 5, now)],
  ['a temporary password', async (db: Db) => takeTemporaryTry(db, null, 5, now)],
] as const)('%s of nobody: no try, and a transaction that waits for the disk', async (_of, tried) => {
  await store.transaction().execute(async (db) => {
    expect(await tried(db)).toBeNull()
    const { rows } = await sql<{ writes: boolean }>`
      select pg_current_xact_id_if_assigned() is not null as writes`.execute(db)
    expect(rows).toEqual([{ writes: true }])
  })
})
