/** Empties tables between tests, the journal too, which the program itself never could. */
import { poolOf, type Store } from '../store/database.ts'

/** As the owner of the tables can who first takes the guards away; in one transaction. */
export async function emptyTables(store: Store, tables: string): Promise<void> {
  const guarded = ['journal', 'journal_chain', 'journal_head']
  const guards = (which: string) => guarded.map((table) => `ALTER TABLE ${table} ${which} TRIGGER ALL;`)
  await poolOf(store).query(
    `BEGIN; ${guards('DISABLE').join(' ')} TRUNCATE ${tables}, ${guarded.join(', ')} RESTART IDENTITY CASCADE;
     UPDATE journal_floor SET tx = '0', id = 0; ${guards('ENABLE').join(' ')} COMMIT`,
  )
}
