/** Every row of every table, as text: to look for what must be nowhere. */
import { poolOf, type Store } from '../store/database.ts'

/** What `look` gives back for the rows, one after the other. */
export async function everyRow<T>(store: Store, look: (table: string, row: string) => T[]): Promise<T[]> {
  const { rows: tables } = await poolOf(store).query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  const found: T[] = []
  for (const { name } of tables) {
    const { rows } = await poolOf(store).query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)
    for (const { row } of rows) found.push(...look(name, row))
  }
  return found
}
