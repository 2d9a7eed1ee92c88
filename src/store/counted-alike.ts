/** Counting a try where a name may be nobody's: whether anything was there to count takes no longer and no shorter (case E-02). */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Runs an `update … returning` whose rows are the tries that may be compared, one at most. A commit that changed nothing is
 * not written to the disk, and the wait for the disk is what a stopwatch finds: so a word goes to the write-ahead log
 * either way, and nobody reads it.
 */
export async function countedAlike<Row extends object>(
  db: Db,
  update: RawBuilder<unknown>,
): Promise<Row | null> {
  const { rows } = await sql<Row & { counted: boolean | null }>`
    with tried as (${update})
    select tried.*, tried.id is not null as counted
    from (select pg_logical_emit_message(true, 'adgang', '')) as written left join tried on true`.execute(db)
  const [row] = rows
  return row?.counted ? row : null
}
