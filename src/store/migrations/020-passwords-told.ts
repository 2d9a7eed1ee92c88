/** When each target took the password of today: one that was set there later is somebody else's. */
import { type Kysely, sql } from 'kysely'

/** Null where it was told before this was kept: nothing is said of those. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE delivery ADD COLUMN password_applied_at timestamptz`.execute(db)
}
