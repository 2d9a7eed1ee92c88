/** Signing in to services: what the OpenID provider remembers, its keys, and who is signed in where. (Long: tables, and the triggers that end a sign-in in the transaction of what ended it.) */
import { type Kysely, sql } from 'kysely'

/** Creates the tables; `docs/decisions/openid.md` says why the triggers are here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // what services know somebody by: says nothing, and never changes
  `CREATE TABLE openid_subject (
     account_id uuid PRIMARY KEY REFERENCES account, subject text COLLATE "C" NOT NULL UNIQUE, made_at timestamptz NOT NULL)`,
  // sessions, codes, tokens, requests of the provider: found by a keyed digest, the content sealed; they run by the database's clock
  `CREATE TABLE openid_item (
     kind text NOT NULL, id_digest bytea NOT NULL,
     grant_id text, uid text, visitor bytea, sealed bytea NOT NULL,
     made_at timestamptz NOT NULL DEFAULT clock_timestamp(), expires_at timestamptz NOT NULL, consumed_at timestamptz,
     PRIMARY KEY (kind, id_digest))`,
  `CREATE INDEX openid_item_grant ON openid_item (grant_id) WHERE grant_id IS NOT NULL`,
  `CREATE INDEX openid_item_uid ON openid_item (kind, uid) WHERE uid IS NOT NULL`,
  `CREATE INDEX openid_item_expires ON openid_item (expires_at)`,
  // which session of ours a session of the provider hangs on
  `CREATE TABLE openid_session (
     uid text PRIMARY KEY, session_id uuid NOT NULL, account_id uuid NOT NULL REFERENCES account, made_at timestamptz NOT NULL)`,
  `CREATE INDEX openid_session_session ON openid_session (session_id)`,
  `CREATE INDEX openid_session_account ON openid_session (account_id)`,
  // somebody is signed in to a service: everything that the service holds hangs on it
  `CREATE TABLE service_sign_in (
     id uuid PRIMARY KEY, grant_id text NOT NULL UNIQUE, client text NOT NULL,
     account_id uuid NOT NULL REFERENCES account, session_id uuid NOT NULL, sid text NOT NULL,
     credential_epoch integer NOT NULL,
     made_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
     ended_because text, told_at timestamptz)`,
  `CREATE INDEX service_sign_in_account ON service_sign_in (account_id)`,
  `CREATE INDEX service_sign_in_session ON service_sign_in (session_id) WHERE ended_because IS NULL`,
  `CREATE INDEX service_sign_in_sid ON service_sign_in (sid)`,
  `CREATE INDEX service_sign_in_untold ON service_sign_in (id) WHERE ended_because IS NOT NULL AND told_at IS NULL`,
  // the provider's own keys, private halves sealed; two of each kind overlap
  `CREATE TABLE openid_key (
     kid text PRIMARY KEY, alg text NOT NULL, sealed bytea NOT NULL,
     made_at timestamptz NOT NULL, signs_from timestamptz NOT NULL)`,

  // ── whatever ends a session, or changes what somebody is let in with, ends the sign-ins in the same transaction ──
  `CREATE FUNCTION session_ends_service_sign_ins() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE service_sign_in SET ended_because = coalesce(NEW.ended_because, 'ended')
       WHERE session_id = NEW.id AND ended_because IS NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER session_ends_service_sign_ins AFTER UPDATE OF ended_at ON session FOR EACH ROW
     WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION session_ends_service_sign_ins()`,
  `CREATE FUNCTION account_ends_service_sign_ins() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE service_sign_in SET ended_because = CASE WHEN NEW.closed_at IS NULL THEN 'credentials-changed' ELSE 'account-closed' END
       WHERE account_id = NEW.id AND ended_because IS NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER account_ends_service_sign_ins AFTER UPDATE OF credential_epoch, closed_at ON account FOR EACH ROW
     WHEN (NEW.credential_epoch <> OLD.credential_epoch OR (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL))
     EXECUTE FUNCTION account_ends_service_sign_ins()`,
  // a verdict that closes the services: locks, fees, ended studies, whatever the reason
  `CREATE FUNCTION verdict_ends_service_sign_ins() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE service_sign_in SET ended_because = 'kept-out' WHERE account_id = NEW.account_id AND ended_because IS NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER verdict_ends_service_sign_ins AFTER UPDATE OF open_places ON verdict FOR EACH ROW
     WHEN ('services' = ANY(OLD.open_places) AND NOT 'services' = ANY(NEW.open_places))
     EXECUTE FUNCTION verdict_ends_service_sign_ins()`,
  // the first verdict of an account that signed in before anybody had settled it
  `CREATE TRIGGER first_verdict_ends_service_sign_ins AFTER INSERT ON verdict FOR EACH ROW
     WHEN (NOT 'services' = ANY(NEW.open_places)) EXECUTE FUNCTION verdict_ends_service_sign_ins()`,
  // a lock that somebody places ends them at once; what it leaves open is judged anew at the next sign-in
  `CREATE FUNCTION lock_ends_service_sign_ins() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE service_sign_in SET ended_because = 'locked' WHERE account_id = NEW.account_id AND ended_because IS NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER lock_ends_service_sign_ins AFTER INSERT ON placed_lock FOR EACH ROW
     EXECUTE FUNCTION lock_ends_service_sign_ins()`,
]
