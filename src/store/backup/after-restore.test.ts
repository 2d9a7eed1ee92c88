/** No table that holds something good once is forgotten after a restore. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { testStore } from '../../cast/test-database.ts'
import { poolOf } from '../database.ts'
import { afterRestore, endWhatWasGoodOnce } from './after-restore.ts'

const { store } = await testStore()

/** Columns by which one sees that a row is good once, for a while, or counts tries. */
const tells = `(^|_)(used_at|expires_at|ends_at|tries|wrong|lease_token|mac|id_digest|opening_code_mac|code_mac|locked_until|pin_until|revoked_at|epoch)$`

test('every table with a one-time thing is ended, or it is said why it need not be', async () => {
  const { rows } = await poolOf(store).query<{ name: string }>(
    `SELECT DISTINCT table_name::text AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name ~ $1 ORDER BY 1`,
    [tells],
  )
  const found = rows.map(({ name }) => name)
  expect(found.length).toBeGreaterThan(20)
  expect(found.filter((name) => !(name in afterRestore) && !(name in notGoodOnce))).toEqual([])
})

test('no table is named that is not there', async () => {
  const { rows } = await poolOf(store).query<{ name: string }>(
    `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const there = new Set(rows.map(({ name }) => name))
  expect(
    [...Object.keys(afterRestore), ...Object.keys(notGoodOnce)].filter((name) => !there.has(name)),
  ).toEqual([])
})

test('what was being taken away in other systems is looked for once more, and what was said stays said', async () => {
  const [waits, said] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  const pool = poolOf(store)
  await pool.query(
    `INSERT INTO target (key, kind, needs, writes, since) VALUES ('ldap', 'openldap', 'hash', true, now())`,
  )
  await pool.query(
    `INSERT INTO farewell (target, account_id, since, due_at, lease_until, lease_token, tries, given_up_at, done_at) VALUES
      ('ldap', $1, now(), 'infinity', now(), gen_random_uuid(), 12, now(), NULL),
      ('ldap', $2, now(), now(), NULL, NULL, 0, NULL, now())`,
    [waits, said],
  )
  const at = { now: Temporal.Instant.from('2026-09-01T08:00:00Z'), pinTriesLeft: 1, most: 5 }
  await store.transaction().execute(async (db) => endWhatWasGoodOnce(db, at))
  const { rows } = await pool.query(
    `SELECT account_id AS id, due_at = '-infinity' AND lease_until IS NULL AND lease_token IS NULL AND tries = 0
       AND given_up_at IS NULL AND done_at IS NULL AS anew FROM farewell ORDER BY 1`,
  )
  expect(rows).toEqual([
    { id: waits, anew: true },
    { id: said, anew: false },
  ])
})

/** Found by their columns' names, and nothing of the kind. */
const notGoodOnce: Readonly<Record<string, string>> = {
  person: 'a version of the person’s facts',
  acceptance: 'a version of the rules',
  project_administrator: 'a right for a time, ended by its day',
}
