/** One short text for everything in a database, to show that a request changed nothing. */
import { sql } from 'kysely'
import type { Store } from '../store/database.ts'

/** `without`: columns that may change, as `table.column`. */
export async function rowHash(store: Store, without: readonly string[] = []): Promise<string> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(store)
  const hashes: string[] = []
  for (const { name } of tables.rows) {
    const left = without.filter((each) => each.startsWith(`${name}.`)).map((each) => each.split('.')[1] ?? '')
    const row = await sql<{ hash: string | null }>`
      select md5(string_agg(one, E'\n' order by one)) as hash
      from (select (to_jsonb(t) - ${sql.val(left)}::text[])::text as one from ${sql.table(name)} t) rows`.execute(
      store,
    )
    hashes.push(`${name} ${row.rows[0]?.hash ?? 'empty'}`)
  }
  return hashes.join('\n')
}
