/** The journal can only grow, and a chain of digests shows whatever was done to it behind the program's back. (Long: tables, and the triggers that guard them.) */
import { type Kysely, sql } from 'kysely'

/** Creates the chain, its signed heads, and the triggers that refuse every change but the recorded erasure (cases Y-08, Y-13). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const refuses = (table: string) => [
  `CREATE TRIGGER ${table}_only_grows BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION journal_refuses()`,
  `CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION journal_refuses()`,
]

const tables = [
  'taken_name',
  'desk_act',
  'caller_check',
  'project_link',
  'guest',
  'first_administrator_secret',
]

const statements = [
  // which transaction wrote a line: only so can the sealer know that nobody still writes an earlier one
  `ALTER TABLE journal ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id()`,
  `CREATE INDEX journal_tx ON journal (tx, id)`,

  // one row per line, in the order of sealing; without its salt a digest tells nothing of a line that was erased
  `CREATE TABLE journal_chain (
     seq bigint PRIMARY KEY, journal_id bigint NOT NULL UNIQUE,
     salt bytea, digest bytea NOT NULL, head bytea NOT NULL)`,
  // everything up to here is sealed; `cluster`: whose transaction numbers these are, for a dump is read in elsewhere
  `CREATE TABLE journal_floor (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     tx xid8 NOT NULL DEFAULT '0', id bigint NOT NULL DEFAULT 0, cluster text NOT NULL)`,
  `INSERT INTO journal_floor (cluster) SELECT system_identifier::text FROM pg_control_system()`,
  `CREATE TABLE journal_head (
     seq bigint PRIMARY KEY, head bytea NOT NULL, at timestamptz NOT NULL, key_id text NOT NULL, signature bytea NOT NULL)`,

  // ── only added to ────────────────────────────────────────────────────────────────────────────────────────────────
  `CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'the journal is only added to: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
   END $$`,
  ...refuses('journal'),
  ...refuses('journal_head'),
  `CREATE TRIGGER journal_head_keeps_rows BEFORE DELETE ON journal_head FOR EACH ROW EXECUTE FUNCTION journal_refuses()`,
  `CREATE TRIGGER journal_chain_is_not_emptied BEFORE TRUNCATE ON journal_chain EXECUTE FUNCTION journal_refuses()`,
  `CREATE TRIGGER journal_chain_keeps_rows BEFORE DELETE ON journal_chain FOR EACH ROW EXECUTE FUNCTION journal_refuses()`,
  // what the chain allows: a salt is destroyed, and a line of the same transaction says so
  `CREATE FUNCTION journal_chain_changes() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF OLD.salt IS NOT NULL AND NEW.salt IS NULL
       AND (NEW.seq, NEW.journal_id, NEW.digest, NEW.head) = (OLD.seq, OLD.journal_id, OLD.digest, OLD.head)
       AND EXISTS (SELECT FROM journal WHERE tx = pg_current_xact_id() AND what = 'journal-erased') THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'the chain of the journal is only added to' USING ERRCODE = 'insufficient_privilege';
   END $$`,
  `CREATE TRIGGER journal_chain_only_grows BEFORE UPDATE ON journal_chain FOR EACH ROW EXECUTE FUNCTION journal_chain_changes()`,
  // what the journal allows: lines go whose salts are destroyed, and a line of the same transaction says so
  `CREATE FUNCTION journal_lines_go() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT FROM gone g LEFT JOIN journal_chain c ON c.journal_id = g.id WHERE c.seq IS NULL OR c.salt IS NOT NULL)
       OR (EXISTS (SELECT FROM gone)
         AND NOT EXISTS (SELECT FROM journal WHERE tx = pg_current_xact_id() AND what = 'journal-erased')) THEN
       RAISE EXCEPTION 'a line of the journal goes by a recorded erasure only' USING ERRCODE = 'insufficient_privilege';
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER journal_lines_go AFTER DELETE ON journal REFERENCING OLD TABLE AS gone
     FOR EACH STATEMENT EXECUTE FUNCTION journal_lines_go()`,

  // ── what somebody did outlives who they were: an agent, a sponsor or a maker may be forgotten before the deed is, and
  //    the names that were theirs stay taken for ever, by a person who is only a number then ─────────────────────────
  ...[
    'taken_name_person_id',
    'desk_act_agent_account_id',
    'desk_act_second_account_id',
    'caller_check_agent_account_id',
    'project_link_made_by_account',
    'project_link_made_by_person',
    'guest_sponsor_account_id',
    'first_administrator_secret_used_by',
  ].map((key) => {
    const table = tables.find((name) => key.startsWith(`${name}_`)) ?? ''
    return `ALTER TABLE ${table} DROP CONSTRAINT ${key}_fkey`
  }),
]
