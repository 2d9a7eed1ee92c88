/** What people have chosen to show of themselves, and who has no address or number at all (rows O-17, O-18). */
import { type Kysely, sql } from 'kysely'

/** Creates the table of choices, and what the list of missing contacts needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // one row per person and thing: the last choice; the ones before are in the journal
  `CREATE TABLE visibility_choice (
     person_id uuid NOT NULL REFERENCES person, thing text NOT NULL CHECK (thing IN ('mobile', 'picture')),
     shown boolean NOT NULL, chosen_at timestamptz NOT NULL, PRIMARY KEY (person_id, thing))`,

  // nobody can reach them: the list for the registers' owners. Only columns that a night's file seldom writes stand in it,
  // so that a person's other facts still change in place
  `CREATE INDEX person_missing_contact ON person (first_seen_at DESC, id DESC)
     WHERE (email IS NULL OR mobile IS NULL) AND deceased IS NULL`,
  `CREATE TABLE register_owner_told (register text PRIMARY KEY, told_at timestamptz NOT NULL)`,
]
