/** How many wrong passwords came in a row for a name, however many locks lay between them. */
import { type Kysely, sql } from 'kysely'

/** Creates the counts. They outlive the buckets of single locks, which are forgotten after two days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE wrong_run (
    name_index bytea PRIMARY KEY, wrong integer NOT NULL, seen_at timestamptz NOT NULL)
    WITH (fillfactor = 70)`.execute(db)
  await sql`CREATE INDEX wrong_run_seen ON wrong_run (seen_at)`.execute(db)
}
