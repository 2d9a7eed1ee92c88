/** Whoever knocks is found by looking at a few rows, however many accounts there are, and whenever the plan was made. */
import { expect, test } from 'vitest'
import { testStore } from '../cast/test-database.ts'
import { poolOf } from './database.ts'
import { accountMeant } from './who-knocks.ts'

const { store } = await testStore(1)
const pool = poolOf(store)

type Step = { 'Actual Rows': number; Plans?: Step[] }

function mostRows(step: Step): number {
  return Math.max(step['Actual Rows'], ...(step.Plans ?? []).map(mostRows))
}

/** As in every portal whose first import is just over: the database has not counted yet what lies in its tables. */
test('before the database has looked at its tables as well, a name is found without reading all accounts', async () => {
  await pool.query(`
    WITH many AS (SELECT n, gen_random_uuid() AS person FROM generate_series(1, 3000) n),
      people AS (INSERT INTO person (id, given, family, facts, first_seen_at, changed_at)
        SELECT person, 'Kari', 'Nordmann', '{}'::jsonb, now(), now() FROM many),
      names AS (INSERT INTO taken_name (name, person_id, kind, since)
        SELECT 'many' || n, person, 'username', now() FROM many)
    INSERT INTO account (id, person_id, kind, username, mail, opened_at)
    SELECT gen_random_uuid(), person, 'personal', 'many' || n, 'many' || n || '@uni.example', now() FROM many`)
  await pool.query(`PREPARE meant (text, text[], text) AS ${accountMeant}`)
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE meant ('many7', '{many8@uni.example}', '500001')`,
  )
  const [explained] = rows[0]?.['QUERY PLAN'] ?? []
  if (!explained) throw new Error('nothing was explained')
  expect(mostRows(explained.Plan)).toBeLessThan(10)
})
