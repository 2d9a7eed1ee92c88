/** The year of an account: verdicts as they are kept, what became due, the nights and their reports, notices before an end. */
import { type Kysely, sql } from 'kysely'

/** Whatever a verdict is computed from marks its account by a trigger: no action can forget it (decisions/verdicts.md). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // when a register was heard from last: the moment its newest file was made
  `CREATE TABLE register_heard (register text PRIMARY KEY, at timestamptz NOT NULL)`,

  // somebody came back after a long time: the password of then no longer opens (row N-7)
  `ALTER TABLE account ADD COLUMN password_must_identify boolean NOT NULL DEFAULT false`,

  `CREATE TABLE verdict (
     account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
     open_places text[] NOT NULL, reasons text[] NOT NULL, groups text[] NOT NULL, services text[] NOT NULL,
     paused boolean NOT NULL, closed_since timestamptz,
     ends_on date, ends_by text, fee_due_on date, registration_due_on date, closes_at timestamptz, closes_because text[],
     valid_until timestamptz NOT NULL, changed_at timestamptz NOT NULL, version integer NOT NULL DEFAULT 1)
     WITH (fillfactor = 80)`,
  `CREATE INDEX verdict_valid_until ON verdict (valid_until)`,
  `CREATE INDEX verdict_closes_at ON verdict (closes_at) WHERE closes_at IS NOT NULL`,
  `CREATE INDEX verdict_ends_on ON verdict (ends_on) WHERE ends_on IS NOT NULL`,
  `CREATE INDEX verdict_fee_due_on ON verdict (fee_due_on) WHERE fee_due_on IS NOT NULL`,
  `CREATE INDEX verdict_registration_due_on ON verdict (registration_due_on) WHERE registration_due_on IS NOT NULL`,
  `CREATE INDEX verdict_paused ON verdict (account_id) WHERE paused`,

  // accounts whose verdict may have changed; worked off within a second
  `CREATE TABLE verdict_due (
     account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE, cause text NOT NULL)`,
  // every change of what an account opens, and what brought it about
  `CREATE TABLE access_change (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at timestamptz NOT NULL, account_id uuid NOT NULL, person_id uuid, cause text NOT NULL,
     was_open text[] NOT NULL, now_open text[] NOT NULL, reasons text[] NOT NULL,
     was_groups text[] NOT NULL, now_groups text[] NOT NULL)`,
  `CREATE INDEX access_change_cause ON access_change (cause, id)`,
  `CREATE INDEX access_change_at ON access_change (at)`,
  `CREATE INDEX access_change_account ON access_change (account_id, id DESC)`,

  `CREATE FUNCTION verdict_cause(otherwise text) RETURNS text LANGUAGE sql STABLE AS
     $$ SELECT coalesce(nullif(current_setting('adgang.cause', true), ''), otherwise) $$`,
  `CREATE FUNCTION account_verdict_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO verdict_due (account_id, cause)
       VALUES ((to_jsonb(NEW) ->> TG_ARGV[0])::uuid, verdict_cause(TG_TABLE_NAME))
       ON CONFLICT (account_id) DO UPDATE SET cause = excluded.cause;
     RETURN NULL; END $$`,
  `CREATE FUNCTION acceptance_verdict_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO verdict_due (account_id, cause)
       SELECT a.id, verdict_cause('acceptance') FROM account a WHERE a.person_id = NEW.person_id
       ON CONFLICT (account_id) DO UPDATE SET cause = excluded.cause;
     RETURN NULL; END $$`,
  `CREATE FUNCTION people_verdict_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO verdict_due (account_id, cause)
       SELECT a.id, verdict_cause('person')
       FROM now_rows n JOIN was_rows w ON w.id = n.id JOIN account a ON a.person_id = n.id
       WHERE w.facts::text IS DISTINCT FROM n.facts::text OR w.deceased IS DISTINCT FROM n.deceased
       ORDER BY a.id
       ON CONFLICT (account_id) DO UPDATE SET cause = excluded.cause;
     RETURN NULL; END $$`,
  `CREATE TRIGGER account_verdict AFTER INSERT OR UPDATE OF
     opened_at, closed_at, person_id, password_set_at, password_must_change_since, password_must_identify
     ON account FOR EACH ROW EXECUTE FUNCTION account_verdict_due('id')`,
  `CREATE TRIGGER placed_lock_verdict AFTER INSERT OR UPDATE ON placed_lock
     FOR EACH ROW EXECUTE FUNCTION account_verdict_due('account_id')`,
  `CREATE TRIGGER authenticator_app_verdict AFTER INSERT OR UPDATE OF ended_at ON authenticator_app
     FOR EACH ROW EXECUTE FUNCTION account_verdict_due('account_id')`,
  `CREATE TRIGGER passkey_verdict AFTER INSERT OR UPDATE OF ended_at ON passkey
     FOR EACH ROW EXECUTE FUNCTION account_verdict_due('account_id')`,
  `CREATE TRIGGER acceptance_verdict AFTER INSERT ON acceptance
     FOR EACH ROW EXECUTE FUNCTION acceptance_verdict_due()`,
  `CREATE TRIGGER person_verdict AFTER UPDATE ON person REFERENCING OLD TABLE AS was_rows NEW TABLE AS now_rows
     FOR EACH STATEMENT EXECUTE FUNCTION people_verdict_due()`,

  // one row for each night, whoever ran it: what it looked at, what it changed, what it left alone and why
  `CREATE TABLE night (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     day date NOT NULL, by_whom text NOT NULL, state text NOT NULL CHECK (state IN ('running','done','refused')),
     started_at timestamptz NOT NULL, finished_at timestamptz,
     looked bigint NOT NULL DEFAULT 0, counts jsonb NOT NULL DEFAULT '{}', silent text[] NOT NULL DEFAULT '{}',
     refused_because text, brake_released_because text)`,
  `CREATE INDEX night_of_day ON night (day DESC, id DESC)`,

  // what somebody was told beforehand: that the account ends on a day, or that a fee is due
  `CREATE TABLE end_notice (
     account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE, what text NOT NULL CHECK (what IN ('closes','fee-due','registration-due')),
     day date NOT NULL, before text NOT NULL, sent_at timestamptz NOT NULL, taken_back_at timestamptz,
     PRIMARY KEY (account_id, what, day, before))`,
  `CREATE INDEX end_notice_ahead ON end_notice (day) WHERE taken_back_at IS NULL`,
]
