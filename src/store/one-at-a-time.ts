/** Lets one transaction at a time work on the same subject. */
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Waits until no other transaction holds the subject; let go of with the transaction. */
export async function oneAtATime(db: Db, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(db)
}
