/** The demo's own tables in the shared database: made when they are missing, by whichever process comes first. */
import type { Queries } from '../store/database-clock.ts'

/** Serialises the makers: `if not exists` alone fails when two make the same table at the same moment. */
const makingLock = 0x44454d4f

/** Makes a table unless it is there. All in one query, and so in one transaction that ends the lock. */
export async function makeOwnTable(pool: Queries, ...statements: readonly string[]): Promise<void> {
  await pool.query([`select pg_advisory_xact_lock(${makingLock})`, ...statements].join(';\n'))
}
