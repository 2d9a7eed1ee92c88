/** What people have chosen to show of themselves, and when (rows O-17, O-18). */
import { type Kysely, sql } from 'kysely'

/** Creates the table of choices. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // one row per person and thing: the last choice; the ones before are in the journal
  `CREATE TABLE visibility_choice (
     person_id uuid NOT NULL REFERENCES person, thing text NOT NULL CHECK (thing IN ('mobile', 'picture')),
     shown boolean NOT NULL, chosen_at timestamptz NOT NULL, PRIMARY KEY (person_id, thing))`,
]
