/** Runs a statement as written. For the few that every sign-in runs: building and planning them anew costs more than they do. */
import { CompiledQuery } from 'kysely'
import { type Db, runAlone } from './database.ts'

/**
 * The rows of a statement with `$1 …` for its values; what a caller typed never stands in the text (case I-03).
 * The text must be a constant: it is prepared once on every connection.
 */
export async function rowsOf<Row extends object>(
  db: Db,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const alone = await runAlone<Row>(db, text, values)
  if (alone) return alone
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
  return rows
}
