/** Register files on their way in: the keys they come with, where each of them stands, and the alarms that go up. */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind uploads, the watched folder and the operator's alarms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // only a keyed digest of a key is here: who reads the database can send nothing
  `CREATE TABLE register_key (
     id uuid PRIMARY KEY, register text NOT NULL, digest bytea NOT NULL UNIQUE, label text NOT NULL,
     made_at timestamptz NOT NULL, made_by text NOT NULL, used_at timestamptz,
     revoked_at timestamptz, revoked_by text)`,

  // `number` is the order in which they came; `put_away_at`: the file has left the house's hands
  `CREATE TABLE register_intake (
     id uuid PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY, register text NOT NULL,
     way text NOT NULL CHECK (way IN ('upload','folder','command')),
     file_name text NOT NULL, bytes bigint NOT NULL, key_id uuid REFERENCES register_key,
     received_at timestamptz NOT NULL,
     state text NOT NULL CHECK (state IN ('received','running','done','refused','failed')),
     tries integer NOT NULL DEFAULT 0, lease_until timestamptz, lease_token uuid, not_before timestamptz,
     started_at timestamptz, finished_at timestamptz, put_away_at timestamptz,
     run bigint REFERENCES register_run, report jsonb)`,
  `CREATE INDEX register_intake_open ON register_intake (register, number) WHERE state IN ('received','running')`,
  `CREATE INDEX register_intake_latest ON register_intake (register, number DESC)`,
  `CREATE INDEX register_intake_run ON register_intake (run)`,

  // what somebody who runs the house has to know: since when, about what, how often, who has seen it, when it was over
  `CREATE TABLE operator_alarm (
     id uuid PRIMARY KEY, kind text NOT NULL, about text NOT NULL, facts jsonb NOT NULL DEFAULT '{}',
     since timestamptz NOT NULL, latest_at timestamptz NOT NULL, times integer NOT NULL DEFAULT 1,
     mailed_at timestamptz, seen_at timestamptz, seen_by text, over_at timestamptz)`,
  `CREATE UNIQUE INDEX operator_alarm_open ON operator_alarm (kind, about) WHERE seen_at IS NULL AND over_at IS NULL`,
  `CREATE INDEX operator_alarm_kind ON operator_alarm (kind, latest_at DESC)`,
  `CREATE INDEX operator_alarm_mailed ON operator_alarm (kind, mailed_at DESC) WHERE mailed_at IS NOT NULL`,
]
