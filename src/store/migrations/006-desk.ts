/** The service desk: who has which rank, how a caller was made sure of, what was done, and how people are found. (Long: one table after another.) */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind the desk, and the indexes that find one among a million people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // ── power: dated, with hand and reason; ranks by rule (a unit, a project) are computed and never stored ───────────
  `CREATE TABLE role_grant (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     rank text NOT NULL CHECK (rank IN ('agent','senior','administrator','security')),
     from_at timestamptz NOT NULL, until_at timestamptz,
     granted_by text NOT NULL, because text NOT NULL,
     ended_at timestamptz, ended_by text, ended_because text)`,
  `CREATE INDEX role_grant_account ON role_grant (account_id) WHERE ended_at IS NULL`,
  // the first administrator of an empty house: one secret, one hour, once (case Z-10)
  `CREATE TABLE first_administrator_secret (
     id_digest bytea PRIMARY KEY, made_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
     used_at timestamptz, used_by uuid REFERENCES account)`,

  // ── the desk's own session, beside the person's; it ends with it ──────────────────────────────────────────────────
  `ALTER TABLE session DROP CONSTRAINT session_kind_check`,
  `ALTER TABLE session ADD CONSTRAINT session_kind_check CHECK (kind IN ('proved','half','full','desk'))`,
  `ALTER TABLE session ADD COLUMN opened_from uuid`,
  `CREATE INDEX session_opened_from ON session (opened_from) WHERE opened_from IS NOT NULL AND ended_at IS NULL`,

  // ── how a caller was made sure of, before an act on a credential; for this agent and this person only ─────────────
  `CREATE TABLE caller_check (
     id uuid PRIMARY KEY, agent_account_id uuid NOT NULL REFERENCES account, person_id uuid NOT NULL REFERENCES person,
     how text NOT NULL, channel text, made_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
     code_mac bytea, code_key_id text, tries integer NOT NULL DEFAULT 0,
     confirmed_at timestamptz, ended_at timestamptz)`,
  `CREATE INDEX caller_check_between ON caller_check (agent_account_id, person_id, made_at DESC)`,

  // ── every act, done, waiting for a second person, or taken back ───────────────────────────────────────────────────
  `CREATE TABLE desk_act (
     id uuid PRIMARY KEY, act text NOT NULL,
     agent_account_id uuid NOT NULL REFERENCES account, agent text NOT NULL, agent_rank text NOT NULL,
     person_id uuid REFERENCES person, account_id uuid REFERENCES account,
     reason text NOT NULL, ticket text NOT NULL, caller_check_id uuid REFERENCES caller_check,
     details jsonb NOT NULL DEFAULT '{}', on_credential boolean NOT NULL,
     asked_at timestamptz NOT NULL,
     state text NOT NULL CHECK (state IN ('waiting','done','declined','undone')),
     second_account_id uuid REFERENCES account, second_agent text, decided_at timestamptz,
     undone_at timestamptz, undone_by text, undone_because text)`,
  `CREATE INDEX desk_act_agent ON desk_act (agent_account_id, asked_at) WHERE on_credential`,
  `CREATE INDEX desk_act_person ON desk_act (person_id, asked_at DESC)`,
  `CREATE INDEX desk_act_waiting ON desk_act (asked_at) WHERE state = 'waiting'`,

  // ── a code that the person uses, and the desk never sees: it leaves by text message, mail or sealed letter ────────
  `CREATE TABLE desk_code (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, purpose text NOT NULL,
     mac bytea NOT NULL, key_id text NOT NULL, credential_epoch integer NOT NULL,
     act_id uuid REFERENCES desk_act, channel text NOT NULL CHECK (channel IN ('sms','mail','letter')),
     made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
     tries integer NOT NULL DEFAULT 0, used_at timestamptz, ended_at timestamptz)`,
  `CREATE UNIQUE INDEX desk_code_current ON desk_code (account_id, purpose) WHERE used_at IS NULL AND ended_at IS NULL`,

  // ── names that were somebody's and still lead to them ─────────────────────────────────────────────────────────────
  `CREATE TABLE account_alias (
     name text PRIMARY KEY REFERENCES taken_name, account_id uuid NOT NULL REFERENCES account,
     since timestamptz NOT NULL, given_by text NOT NULL, because text NOT NULL)`,
  `CREATE INDEX account_alias_account ON account_alias (account_id)`,

  // ── guests: a person whom no register knows, with a sponsor and a last day ────────────────────────────────────────
  `CREATE TABLE guest (
     person_id uuid PRIMARY KEY REFERENCES person, sponsor_account_id uuid NOT NULL REFERENCES account,
     from_day date NOT NULL, until_day date NOT NULL, because text NOT NULL, made_at timestamptz NOT NULL, made_by text NOT NULL)`,
  `CREATE INDEX guest_sponsor ON guest (sponsor_account_id)`,
  `CREATE UNIQUE INDEX account_one_guest ON account (person_id) WHERE kind = 'guest'`,

  // wrong passwords by the name that was typed, whosoever it is; the desk asks for those of a username that exists
  `CREATE TABLE sign_in_failure (
     name_mac bytea NOT NULL, at timestamptz NOT NULL, device text NOT NULL, what text NOT NULL)`,
  `CREATE INDEX sign_in_failure_name ON sign_in_failure (name_mac, at DESC)`,
  `CREATE INDEX sign_in_failure_at ON sign_in_failure (at)`,

  // ── finding one among a million ───────────────────────────────────────────────────────────────────────────────────
  // letters as people type them who have other keys: å and ø as a and o, é as e; what joins two names parts them
  `CREATE FUNCTION folded_name(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
     SELECT translate(regexp_replace(normalize(lower($1), NFKD), '[\\u0300-\\u036f]', '', 'g'),
       'øæœđðłıþß''’-./@_,', 'oaoddlits        ') $$`,
  // whoever is address-protected is found by a whole number only
  `CREATE INDEX person_name_words ON person USING gin (to_tsvector('simple', folded_name(given || ' ' || family)))
     WHERE NOT protected`,
  `CREATE INDEX person_mobile ON person (mobile) WHERE mobile IS NOT NULL`,
  `CREATE INDEX account_username_prefix ON account (username text_pattern_ops)`,
  `CREATE INDEX account_person ON account (person_id)`,
]
