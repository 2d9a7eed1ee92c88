/** Other systems: which there are, what each has to learn of each account, and sealed copies of passwords on their way. */
import { type Kysely, sql } from 'kysely'

/** Whatever a target writes marks the account for every target by a trigger: no action can forget it (decisions/targets.md). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // the places and services an account has but for what only waits for its owner: an expired password hides nobody (field 5.14)
  `ALTER TABLE verdict ADD COLUMN listed_places text[] NOT NULL DEFAULT '{}',
     ADD COLUMN listed_services text[] NOT NULL DEFAULT '{}'`,

  // grows with every new password, not with a hash that was only renewed
  `ALTER TABLE account ADD COLUMN password_version integer NOT NULL DEFAULT 0,
     ADD COLUMN wants_copy boolean NOT NULL DEFAULT false`,
  `UPDATE account SET password_version = 1 WHERE password_sealed IS NOT NULL`,
  `CREATE FUNCTION count_password() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF TG_OP = 'INSERT' THEN
       NEW.password_version := CASE WHEN NEW.password_sealed IS NULL THEN 0 ELSE 1 END;
     ELSIF NEW.password_set_at IS DISTINCT FROM OLD.password_set_at
        OR (NEW.password_sealed IS NULL) <> (OLD.password_sealed IS NULL) THEN
       NEW.password_version := OLD.password_version + 1;
       NEW.wants_copy := false;
     END IF;
     RETURN NEW; END $$`,
  `CREATE TRIGGER account_count_password BEFORE INSERT OR UPDATE OF password_sealed, password_set_at ON account
     FOR EACH ROW EXECUTE FUNCTION count_password()`,

  `CREATE TABLE target (
     key text PRIMARY KEY, kind text NOT NULL, needs text NOT NULL CHECK (needs IN ('hash','plain','none')),
     writes boolean NOT NULL, since timestamptz NOT NULL,
     rests_until timestamptz, tries integer NOT NULL DEFAULT 0,
     trouble text, said text, trouble_since timestamptz, reached_at timestamptz,
     compare_after timestamptz)`,
  // the ledger is the queue: what is wanted, what is applied, and whose hands it is in; which groups the account was put in
  // there is not known while it is in anybody's hands
  `CREATE TABLE delivery (
     target text NOT NULL REFERENCES target ON DELETE CASCADE,
     account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
     wanted bigint NOT NULL DEFAULT 1, applied bigint NOT NULL DEFAULT 0,
     password_applied integer NOT NULL DEFAULT 0, pin_applied integer NOT NULL DEFAULT 0,
     groups_applied text[],
     wanted_at timestamptz NOT NULL, applied_at timestamptz, due_at timestamptz NOT NULL DEFAULT '-infinity',
     lease_until timestamptz, lease_token uuid, tries integer NOT NULL DEFAULT 0,
     trouble text, said text, trouble_since timestamptz, given_up_at timestamptz,
     waits_for_person boolean NOT NULL DEFAULT false,
     PRIMARY KEY (target, account_id)) WITH (fillfactor = 70)`,
  `CREATE INDEX delivery_due ON delivery (target, due_at, account_id) WHERE wanted > applied AND given_up_at IS NULL`,
  `CREATE INDEX delivery_account ON delivery (account_id)`,
  `CREATE INDEX delivery_given_up ON delivery (target, given_up_at) WHERE given_up_at IS NOT NULL`,

  // what is there of an account that was erased has to go: only our random id is kept, and for a while also that it went, so
  // that a directory which is put back from its own backup, or a worker that wrote late, brings nobody back for good
  `CREATE TABLE farewell (
     target text NOT NULL REFERENCES target ON DELETE CASCADE, account_id uuid NOT NULL,
     since timestamptz NOT NULL, due_at timestamptz NOT NULL DEFAULT '-infinity',
     lease_until timestamptz, lease_token uuid, tries integer NOT NULL DEFAULT 0,
     trouble text, said text, given_up_at timestamptz, done_at timestamptz,
     PRIMARY KEY (target, account_id))`,
  `CREATE INDEX farewell_due ON farewell (target, due_at, account_id) WHERE done_at IS NULL AND given_up_at IS NULL`,
  // in the transaction that erases. It waits as long as somebody may still be writing the account: the lease goes with it,
  // and the row is held, so that nobody takes it in between
  `CREATE FUNCTION write_farewells() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     INSERT INTO farewell AS f (target, account_id, since, lease_until)
       SELECT d.target, OLD.id, clock_timestamp(), d.lease_until
       FROM (SELECT target, lease_until FROM delivery WHERE account_id = OLD.id FOR UPDATE) d
       ON CONFLICT (target, account_id) DO UPDATE SET since = excluded.since, due_at = '-infinity',
         lease_until = excluded.lease_until, lease_token = NULL, tries = 0, trouble = NULL, said = NULL,
         given_up_at = NULL, done_at = NULL;
     RETURN OLD; END $$`,
  `CREATE TRIGGER account_farewells BEFORE DELETE ON account FOR EACH ROW EXECUTE FUNCTION write_farewells()`,

  // a password on its way, sealed to the worker; wiped as soon as every target has it, at the latest a day later (row O-20)
  `CREATE TABLE sealed_copy (
     account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE, password_version integer NOT NULL,
     sealed bytea NOT NULL, made_at timestamptz NOT NULL, ends_at timestamptz NOT NULL)`,
  `CREATE INDEX sealed_copy_ends ON sealed_copy (ends_at)`,

  // what a comparison found: what would be written, what somebody changed there, what is left over
  `CREATE TABLE target_report (
     id uuid PRIMARY KEY, target text NOT NULL REFERENCES target ON DELETE CASCADE, by_whom text NOT NULL,
     started_at timestamptz NOT NULL, finished_at timestamptz, state text NOT NULL CHECK (state IN ('running','done','stopped')),
     looked bigint NOT NULL DEFAULT 0, counts jsonb NOT NULL DEFAULT '{}', mended bigint NOT NULL DEFAULT 0, held text)`,
  `CREATE INDEX target_report_latest ON target_report (target, started_at DESC)`,
  `CREATE TABLE target_difference (
     report_id uuid NOT NULL REFERENCES target_report ON DELETE CASCADE, account_id uuid, username text NOT NULL,
     is_what text NOT NULL, attributes text[] NOT NULL DEFAULT '{}')`,
  `CREATE INDEX target_difference_report ON target_difference (report_id)`,

  `CREATE FUNCTION tell_targets(ids uuid[]) RETURNS void LANGUAGE sql AS $$
     INSERT INTO delivery AS d (target, account_id, wanted_at)
       SELECT t.key, a.id, clock_timestamp() FROM target t CROSS JOIN unnest(ids) AS a (id) ORDER BY t.key, a.id
       ON CONFLICT (target, account_id) DO UPDATE SET wanted = d.wanted + 1, due_at = '-infinity', tries = 0,
         given_up_at = NULL,
         wanted_at = CASE WHEN d.wanted > d.applied THEN d.wanted_at ELSE excluded.wanted_at END $$`,
  `CREATE FUNCTION tell_targets_of_account() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     PERFORM tell_targets(ARRAY[(to_jsonb(NEW) ->> TG_ARGV[0])::uuid]);
     RETURN NULL; END $$`,
  `CREATE FUNCTION tell_targets_of_person() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     PERFORM tell_targets(coalesce((SELECT array_agg(id) FROM account WHERE person_id = NEW.person_id), '{}'));
     RETURN NULL; END $$`,
  `CREATE FUNCTION tell_targets_of_people() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF EXISTS (SELECT FROM target) THEN
       PERFORM tell_targets(coalesce((
         SELECT array_agg(a.id) FROM now_rows n JOIN was_rows w ON w.id = n.id JOIN account a ON a.person_id = n.id
         WHERE (w.given, w.family, w.born, w.language, w.protected, w.deceased, w.student_number, w.mobile)
             IS DISTINCT FROM (n.given, n.family, n.born, n.language, n.protected, n.deceased, n.student_number, n.mobile)
           OR w.facts::text IS DISTINCT FROM n.facts::text), '{}'));
     END IF;
     RETURN NULL; END $$`,
  `CREATE FUNCTION tell_targets_of_numbers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF EXISTS (SELECT FROM target) THEN
       PERFORM tell_targets(coalesce((
         SELECT array_agg(DISTINCT a.id) FROM now_rows n JOIN account a ON a.person_id = n.person_id), '{}'));
     END IF;
     RETURN NULL; END $$`,
  `CREATE FUNCTION tell_targets_of_new_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF EXISTS (SELECT FROM target) THEN
       PERFORM tell_targets(coalesce((SELECT array_agg(account_id) FROM now_rows), '{}'));
     END IF;
     RETURN NULL; END $$`,
  `CREATE FUNCTION tell_targets_of_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF EXISTS (SELECT FROM target) THEN
       PERFORM tell_targets(coalesce((
         SELECT array_agg(n.account_id) FROM now_rows n JOIN was_rows w ON w.account_id = n.account_id
         WHERE w.version <> n.version), '{}'));
     END IF;
     RETURN NULL; END $$`,
  `CREATE TRIGGER account_new_targets AFTER INSERT ON account
     FOR EACH ROW EXECUTE FUNCTION tell_targets_of_account('id')`,
  `CREATE TRIGGER account_targets AFTER UPDATE OF username, mail, opened_at, closed_at, person_id, language, password_version ON account
     FOR EACH ROW WHEN ((OLD.username, OLD.mail, OLD.opened_at, OLD.closed_at, OLD.person_id, OLD.language, OLD.password_version)
       IS DISTINCT FROM (NEW.username, NEW.mail, NEW.opened_at, NEW.closed_at, NEW.person_id, NEW.language, NEW.password_version))
     EXECUTE FUNCTION tell_targets_of_account('id')`,
  // the trigger before it grows the version, which an UPDATE OF list does not see
  `CREATE TRIGGER account_password_targets AFTER UPDATE OF password_sealed, password_set_at, password_must_identify ON account
     FOR EACH ROW WHEN (OLD.password_version <> NEW.password_version OR OLD.password_must_identify <> NEW.password_must_identify)
     EXECUTE FUNCTION tell_targets_of_account('id')`,
  // for each statement: a night keeps verdicts of hundreds of accounts in one, an import numbers of hundreds of people
  `CREATE TRIGGER verdict_new_targets AFTER INSERT ON verdict REFERENCING NEW TABLE AS now_rows
     FOR EACH STATEMENT EXECUTE FUNCTION tell_targets_of_new_verdicts()`,
  `CREATE TRIGGER verdict_targets AFTER UPDATE ON verdict REFERENCING OLD TABLE AS was_rows NEW TABLE AS now_rows
     FOR EACH STATEMENT EXECUTE FUNCTION tell_targets_of_verdicts()`,
  `CREATE TRIGGER door_pin_targets AFTER INSERT OR UPDATE ON door_pin
     FOR EACH ROW EXECUTE FUNCTION tell_targets_of_account('account_id')`,
  `CREATE TRIGGER account_alias_targets AFTER INSERT ON account_alias
     FOR EACH ROW EXECUTE FUNCTION tell_targets_of_account('account_id')`,
  `CREATE TRIGGER visibility_targets AFTER INSERT OR UPDATE ON visibility_choice
     FOR EACH ROW EXECUTE FUNCTION tell_targets_of_person()`,
  `CREATE TRIGGER identity_number_new_targets AFTER INSERT ON identity_number REFERENCING NEW TABLE AS now_rows
     FOR EACH STATEMENT EXECUTE FUNCTION tell_targets_of_numbers()`,
  `CREATE TRIGGER identity_number_targets AFTER UPDATE ON identity_number REFERENCING NEW TABLE AS now_rows
     FOR EACH STATEMENT EXECUTE FUNCTION tell_targets_of_numbers()`,
  `CREATE TRIGGER person_targets AFTER UPDATE ON person REFERENCING OLD TABLE AS was_rows NEW TABLE AS now_rows
     FOR EACH STATEMENT EXECUTE FUNCTION tell_targets_of_people()`,
]
