/** Runs a statement as written. For the few that every sign-in runs: building them anew each time costs more than they do. */
import { CompiledQuery } from 'kysely'
import type { Db } from './database.ts'

/** The rows of a statement with `$1 …` for its values; what a caller typed never stands in the text (case I-03). */
export async function rowsOf<Row>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
  return rows
}
