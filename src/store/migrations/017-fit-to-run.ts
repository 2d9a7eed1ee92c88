/** What a house that runs for years needs: which processes are at work with which keys, and how far sealing anew has come. */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind `adgang keys`, `adgang doctor` and the metrics. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // a row for each process that has this database open; `key_ids`: which keys it knows by now, before a new one is used;
  // `current_key`: the one it makes new things with, before an old one goes
  `CREATE TABLE running_program (
     id uuid PRIMARY KEY, role text NOT NULL, host text NOT NULL, pid integer NOT NULL, version text NOT NULL,
     key_ids text[] NOT NULL, current_key text NOT NULL, started_at timestamptz NOT NULL, seen_at timestamptz NOT NULL)`,
  // up to where each column has been looked through for what the newest key did not seal
  `CREATE TABLE sealed_anew (
     key_id text NOT NULL, place text NOT NULL, after text NOT NULL DEFAULT '', resealed bigint NOT NULL DEFAULT 0,
     finished_at timestamptz, PRIMARY KEY (key_id, place))`,
]
