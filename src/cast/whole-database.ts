/** Everything a test's database holds: as text to search in, or as one sum per table that changes with any row. */
import { poolOf, type Store } from '../store/database.ts'

/** How many forms were sent is written by the clock, a moment after whatever is looked at. */
const byTheClock = ['step_count']

/** One sum for each table that is not named in `but`; equal sums mean equal rows. */
export async function sumsOf(store: Store, but: readonly string[] = []): Promise<Record<string, string>> {
  const looked = (await tablesOf(store)).filter((table) => ![...but, ...byTheClock].includes(table))
  const selects = looked.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from "${table}" t`,
  )
  const { rows } = await poolOf(store).query<{ name: string; sum: string }>(selects.join(' union all '))
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}

/** Every row of every table as the database writes it, bytes as hexadecimal digits: what a thief of a backup would read. */
export async function everythingIn(store: Store): Promise<string> {
  const texts: string[] = []
  for (const table of await tablesOf(store)) {
    const { rows } = await poolOf(store).query<{ row: string }>(`select t::text as row from "${table}" t`)
    texts.push(`-- ${table}`, ...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

/** Statements of a test that breaks something on purpose, as written. */
export async function run(store: Store, statements: string): Promise<void> {
  await poolOf(store).query(statements)
}

async function tablesOf(store: Store): Promise<string[]> {
  const { rows } = await poolOf(store).query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => name)
}
