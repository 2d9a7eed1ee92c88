/** No table that holds something good once is forgotten after a restore. */
import { expect, test } from 'vitest'
import { testStore } from '../../cast/test-database.ts'
import { poolOf } from '../database.ts'
import { afterRestore } from './after-restore.ts'

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

/** Found by their columns' names, and nothing of the kind. */
const notGoodOnce: Readonly<Record<string, string>> = {
  person: 'a version of the person’s facts',
  acceptance: 'a version of the rules',
  project_administrator: 'a right for a time, ended by its day',
}
