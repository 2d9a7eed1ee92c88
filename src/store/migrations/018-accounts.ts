/** Accounts that come from an older system, the addresses that stay theirs, and the numbers of POSIX systems. */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind moving in, mail aliases and POSIX numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // an address that was somebody's: mail to it still arrives. `until` null: for ever. Without an account: whoever had it is
  // forgotten or was never here, and the address is given to nobody
  `CREATE TABLE mail_alias (
     address text PRIMARY KEY CHECK (address = lower(address)), account_id uuid REFERENCES account,
     since timestamptz NOT NULL, until timestamptz, given_by text NOT NULL, because text NOT NULL)`,
  `CREATE INDEX mail_alias_account ON mail_alias (account_id) WHERE account_id IS NOT NULL`,
  // directories list former addresses too
  `CREATE TRIGGER mail_alias_targets AFTER INSERT OR UPDATE OF until ON mail_alias FOR EACH ROW
     WHEN (NEW.account_id IS NOT NULL) EXECUTE FUNCTION tell_targets_of_account('account_id')`,

  // what POSIX systems know an account by; a number given once is given to nobody else, so the row outlives the account
  `CREATE TABLE posix_number (
     uid bigint PRIMARY KEY CHECK (uid BETWEEN 1 AND 4294967294), gid bigint NOT NULL CHECK (gid BETWEEN 1 AND 4294967294),
     account_id uuid UNIQUE REFERENCES account, home text, shell text, since timestamptz NOT NULL,
     moved_in boolean NOT NULL DEFAULT true)`,
  `CREATE INDEX posix_number_gid ON posix_number (gid)`,
  // only numbers that came with an older system's accounts: those of a range are given while a target is being told
  `CREATE TRIGGER posix_number_targets AFTER INSERT ON posix_number FOR EACH ROW
     WHEN (NEW.moved_in AND NEW.account_id IS NOT NULL) EXECUTE FUNCTION tell_targets_of_account('account_id')`,
  // how far each range of the settings is used up: nothing below is ever looked at again
  `CREATE TABLE posix_range (
     first bigint NOT NULL, last bigint NOT NULL, next bigint NOT NULL, PRIMARY KEY (first, last))`,

  // what was taken of an older system's accounts: a line that says the same again is recognised by its keyed digest
  `CREATE TABLE account_record (
     id text COLLATE "C" PRIMARY KEY, digest bytea NOT NULL, account_id uuid UNIQUE REFERENCES account,
     changed_at timestamptz NOT NULL, run bigint)`,
  `CREATE INDEX account_record_digest ON account_record (digest)`,

  // passwords that still stand as the older system hashed them, and what comparing such a one costs: while there are any,
  // every comparison of a password costs that too (case E-02)
  `CREATE TABLE old_hash (account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE, work text NOT NULL)`,
  `CREATE INDEX old_hash_work ON old_hash (work)`,
  // whoever writes another hash, by whichever way, has renewed it
  `CREATE FUNCTION old_hash_renewed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     DELETE FROM old_hash WHERE account_id = NEW.id;
     RETURN NULL; END $$`,
  `CREATE TRIGGER account_old_hash AFTER UPDATE OF password_sealed ON account FOR EACH ROW
     WHEN (OLD.password_sealed IS DISTINCT FROM NEW.password_sealed) EXECUTE FUNCTION old_hash_renewed()`,
]
