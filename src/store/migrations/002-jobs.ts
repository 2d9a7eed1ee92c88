/** The queue of what must still leave the house, and what messages have left it. */
import { type Kysely, sql } from 'kysely'

/** Creates the jobs, and the counts behind message limits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // one thing to do; `sealed` holds what only the worker may read, until it is done or given up
  `CREATE TABLE job (
     id uuid PRIMARY KEY,
     number bigint GENERATED ALWAYS AS IDENTITY,
     kind text NOT NULL, payload jsonb NOT NULL DEFAULT '{}', sealed bytea,
     order_key text, unique_key text,
     due_at timestamptz NOT NULL, useful_until timestamptz,
     lease_until timestamptz, lease_token uuid, tries integer NOT NULL DEFAULT 0,
     created_at timestamptz NOT NULL, done_at timestamptz, dead_at timestamptz, last_error text,
     CHECK (done_at IS NULL OR dead_at IS NULL),
     CHECK (sealed IS NULL OR (done_at IS NULL AND dead_at IS NULL)))`,
  `CREATE INDEX job_due ON job (due_at, number) WHERE done_at IS NULL AND dead_at IS NULL`,
  `CREATE INDEX job_order ON job (order_key, number) WHERE order_key IS NOT NULL AND done_at IS NULL AND dead_at IS NULL`,
  `CREATE UNIQUE INDEX job_one_open ON job (unique_key) WHERE done_at IS NULL AND dead_at IS NULL`,
  `CREATE INDEX job_dead ON job (dead_at) WHERE dead_at IS NOT NULL`,
  `CREATE INDEX job_ended ON job (COALESCE(done_at, dead_at)) WHERE done_at IS NOT NULL OR dead_at IS NOT NULL`,

  // one row per message that was allowed to leave; the address is there only as a keyed index
  `CREATE TABLE message_sent (
     job_id uuid PRIMARY KEY,
     person_id uuid, kind text NOT NULL, channel text NOT NULL, allowance text NOT NULL,
     address_index bytea NOT NULL,
     counted_at timestamptz NOT NULL, sent_at timestamptz, reference text)`,
  `CREATE INDEX message_sent_address ON message_sent (address_index, allowance, counted_at)`,
  `CREATE INDEX message_sent_person ON message_sent (person_id, counted_at) WHERE person_id IS NOT NULL`,
  `CREATE INDEX message_sent_counted ON message_sent (counted_at)`,
  // how many messages left on one day: one row, so that the limit holds however many workers there are
  `CREATE TABLE message_day (
     day date NOT NULL, channel text NOT NULL, messages integer NOT NULL,
     PRIMARY KEY (day, channel))`,
]
