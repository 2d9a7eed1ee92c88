/** Ways back in and second factors: codes and links asked for, temporary passwords, authenticator apps, passkeys, recovery codes. (Long: one table after another.) */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind recovery and the second factor, and what sessions and locks must know besides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // who is behind a personal mail address: asked by the worker only
  `CREATE INDEX person_email ON person (lower(email)) WHERE email IS NOT NULL`,

  // ── what was asked for by somebody not known yet: one row whoever asks, known or not (house rule 10) ──────────────
  // `asked_as`: keyed index of what was typed; person, code and link are filled in by the job, out of sight
  `CREATE TABLE code_attempt (
     id uuid PRIMARY KEY, purpose text NOT NULL, browser bytea NOT NULL, asked_as bytea NOT NULL,
     person_id uuid, account_id uuid, credential_epoch integer,
     code_mac bytea, code_key_id text, link_digest bytea UNIQUE, channel text,
     made_at timestamptz NOT NULL, code_until timestamptz NOT NULL, link_until timestamptz NOT NULL,
     tries integer NOT NULL DEFAULT 0, used_at timestamptz, ended_at timestamptz)`,
  `CREATE UNIQUE INDEX code_attempt_open ON code_attempt (browser, purpose, asked_as)
     WHERE used_at IS NULL AND ended_at IS NULL`,
  `CREATE INDEX code_attempt_browser ON code_attempt (browser, purpose, made_at DESC)`,
  `CREATE INDEX code_attempt_person ON code_attempt (person_id) WHERE person_id IS NOT NULL`,
  `CREATE INDEX code_attempt_made ON code_attempt (made_at)`,
  // how often codes of any challenge were tried for one address or account (case O-02); what `since` means, the counter says
  `CREATE TABLE code_tries (
     bucket bytea PRIMARY KEY, tries integer NOT NULL, since timestamptz NOT NULL) WITH (fillfactor = 70)`,

  // ── a first password of 65 random bits: one living one per account, own tries, once (row O-5) ─────────────────────
  `CREATE TABLE temporary_password (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     mac bytea NOT NULL, key_id text NOT NULL, asked_by text NOT NULL, credential_epoch integer NOT NULL,
     made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
     tries integer NOT NULL DEFAULT 0, used_at timestamptz, ended_at timestamptz)`,
  `CREATE UNIQUE INDEX temporary_password_current ON temporary_password (account_id) WHERE used_at IS NULL AND ended_at IS NULL`,
  // which channel gave back which credential: it does not give back the other one for a while (row O-10)
  `CREATE TABLE recovered (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     what text NOT NULL, channel text NOT NULL, at timestamptz NOT NULL)`,
  `CREATE INDEX recovered_account ON recovered (account_id, at DESC)`,

  // ── second factors (rows O-9, O-10, E-4) ───────────────────────────────────────────────────────────────────────────
  `CREATE TABLE authenticator_app (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     seed_sealed bytea NOT NULL, label text NOT NULL, made_at timestamptz NOT NULL, seen_at timestamptz,
     last_step bigint NOT NULL DEFAULT 0, ended_at timestamptz, ended_because text)`,
  // ended ones too: how many there ever were decides which seed comes next
  `CREATE INDEX authenticator_app_account ON authenticator_app (account_id)`,
  `CREATE TABLE passkey (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     credential_id bytea NOT NULL UNIQUE, public_key bytea NOT NULL, counter bigint NOT NULL,
     transports text[] NOT NULL DEFAULT '{}', label text NOT NULL, made_at timestamptz NOT NULL, seen_at timestamptz,
     ended_at timestamptz, ended_because text)`,
  `CREATE INDEX passkey_account ON passkey (account_id) WHERE ended_at IS NULL`,
  // a challenge of 256 bits for one browser, one purpose, once, for five minutes (case O-11)
  `CREATE TABLE passkey_ceremony (
     id uuid PRIMARY KEY, browser bytea NOT NULL, purpose text NOT NULL, account_id uuid,
     challenge bytea NOT NULL, made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz)`,
  `CREATE INDEX passkey_ceremony_browser ON passkey_ceremony (browser, purpose, made_at DESC)`,
  `CREATE TABLE recovery_code (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     mac bytea NOT NULL, key_id text NOT NULL, made_at timestamptz NOT NULL,
     used_at timestamptz, ended_at timestamptz)`,
  `CREATE INDEX recovery_code_account ON recovery_code (account_id) WHERE used_at IS NULL AND ended_at IS NULL`,
  // lost factor: days of waiting in which every channel is told and may say no
  `CREATE TABLE factor_wait (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, credential_epoch integer NOT NULL,
     asked_at timestamptz NOT NULL, due_at timestamptz NOT NULL,
     vetoed_at timestamptz, used_at timestamptz, ended_at timestamptz)`,
  `CREATE UNIQUE INDEX factor_wait_open ON factor_wait (account_id)
     WHERE vetoed_at IS NULL AND used_at IS NULL AND ended_at IS NULL`,

  // ── "it was not me": bound to one change, pressed once ────────────────────────────────────────────────────────────
  `CREATE TABLE disputable_change (
     id_digest bytea PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, what text NOT NULL,
     before jsonb NOT NULL, before_sealed bytea, epoch_after integer NOT NULL,
     made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz, ended_at timestamptz)`,
  `CREATE INDEX disputable_change_account ON disputable_change (account_id) WHERE used_at IS NULL AND ended_at IS NULL`,

  // ── electronic ID: each return of the provider is used once; sessions know theirs, so that it can end them ────────
  `CREATE TABLE eid_return (state_digest bytea PRIMARY KEY, at timestamptz NOT NULL)`,
  `ALTER TABLE session ADD COLUMN factor text, ADD COLUMN factor_at timestamptz, ADD COLUMN provider text, ADD COLUMN provider_sid text,
     ADD COLUMN provider_token bytea`,
  `CREATE INDEX session_provider ON session (provider, provider_sid) WHERE provider_sid IS NOT NULL AND ended_at IS NULL`,

  // ── username and PIN after the desk deactivated the account: 24 hours, once (row O-13) ────────────────────────────
  `ALTER TABLE placed_lock ADD COLUMN pin_until timestamptz, ADD COLUMN pin_used_at timestamptz,
     ADD COLUMN opening_code_mac bytea, ADD COLUMN opening_code_key_id text, ADD COLUMN opening_tries integer NOT NULL DEFAULT 0`,

  // which notice of a password that runs out was sent already; the night looks for those set in some days of last year
  `CREATE INDEX account_password_set ON account (password_set_at) WHERE closed_at IS NULL`,
  `CREATE TABLE password_notice (
     account_id uuid NOT NULL REFERENCES account, password_set_at timestamptz NOT NULL, before text NOT NULL,
     sent_at timestamptz NOT NULL, PRIMARY KEY (account_id, password_set_at, before))`,
]
