/** The first tables: people as the registers know them, their accounts, proofs, sessions and the journal. (Long: one table after another.) */
import { type Kysely, sql } from 'kysely'

/** Creates the tables of one institution's database. Instants are timestamptz, register days are date. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // which deployment this database belongs to: a copy opened elsewhere delivers nothing
  `CREATE TABLE deployment (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     id uuid NOT NULL, institution text NOT NULL, made_at timestamptz NOT NULL DEFAULT now())`,

  // ── registers ────────────────────────────────────────────────────────────────────────────────
  `CREATE TABLE register_run (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     register text NOT NULL, kind text NOT NULL, generated timestamptz NOT NULL, sequence bigint,
     file_digest bytea NOT NULL, people integer NOT NULL,
     state text NOT NULL CHECK (state IN ('staged','applying','done','refused')),
     started_at timestamptz NOT NULL, finished_at timestamptz,
     progress bigint NOT NULL DEFAULT 0, counts jsonb NOT NULL DEFAULT '{}',
     refused_because text, brake_released_because text)`,
  `CREATE INDEX register_run_latest ON register_run (register, generated DESC)`,
  `CREATE TABLE source_record (
     id uuid PRIMARY KEY,
     register text NOT NULL, register_id text COLLATE "C" NOT NULL,
     digest bytea NOT NULL, sealed bytea NOT NULL,
     first_seen_at timestamptz NOT NULL, changed_at timestamptz NOT NULL, changed_run bigint,
     UNIQUE (register, register_id))`,
  `CREATE INDEX source_record_digest ON source_record (register, digest)`,
  // missing from full files: an unchanged person costs no write
  `CREATE TABLE absence (
     source_record_id uuid PRIMARY KEY REFERENCES source_record,
     missing_since timestamptz NOT NULL, files integer NOT NULL, gone_at timestamptz)`,
  `CREATE TABLE person (
     id uuid PRIMARY KEY,
     given text NOT NULL, family text NOT NULL, born date,
     language text, protected boolean NOT NULL DEFAULT false, deceased date,
     student_number text, student_number_index text COLLATE "C",
     email text, email_register text, email_changed date,
     mobile text, mobile_register text, mobile_changed date,
     facts json NOT NULL DEFAULT '{}', -- read and written as a whole only, never searched
     first_seen_at timestamptz NOT NULL, changed_at timestamptz NOT NULL, version integer NOT NULL DEFAULT 1)`,
  `CREATE INDEX person_student_number ON person (student_number_index) WHERE student_number_index IS NOT NULL`,
  // found by person and by record, never by their own id alone: an index less for every person who arrives
  `CREATE TABLE link (
     id uuid NOT NULL,
     source_record_id uuid NOT NULL REFERENCES source_record, person_id uuid NOT NULL REFERENCES person,
     made_at timestamptz NOT NULL, made_by text NOT NULL, because text NOT NULL,
     undone_at timestamptz, undone_by text, undone_because text,
     PRIMARY KEY (person_id, id))`,
  `CREATE UNIQUE INDEX link_one_person ON link (source_record_id) WHERE undone_at IS NULL`,
  `CREATE INDEX link_undone ON link (source_record_id) WHERE undone_at IS NOT NULL`,
  // identity numbers with history; the number itself is sealed, found by a keyed blind index
  `CREATE TABLE identity_number (
     id uuid NOT NULL,
     person_id uuid NOT NULL REFERENCES person, source_record_id uuid REFERENCES source_record,
     type text NOT NULL, blind_index bytea NOT NULL, sealed bytea NOT NULL,
     since timestamptz NOT NULL, until timestamptz,
     PRIMARY KEY (person_id, id))`,
  `CREATE INDEX identity_number_index ON identity_number (blind_index)`,
  `CREATE TABLE merge_candidate (
     id uuid PRIMARY KEY,
     source_record_id uuid REFERENCES source_record, person_ids uuid[] NOT NULL,
     because text NOT NULL, seen_at timestamptz NOT NULL, settled_at timestamptz, settled_by text, settled_as text)`,
  `CREATE UNIQUE INDEX merge_candidate_open ON merge_candidate (source_record_id, because) WHERE settled_at IS NULL`,

  // ── access PIN: five wrong tries for its whole life ──────────────────────────────────────────
  `CREATE TABLE access_pin (
     id uuid PRIMARY KEY,
     person_id uuid NOT NULL REFERENCES person, mac bytea NOT NULL, key_id text NOT NULL, made_by text NOT NULL,
     made_at timestamptz NOT NULL, tries integer NOT NULL DEFAULT 0,
     used_at timestamptz, replaced_at timestamptz)`,
  `CREATE UNIQUE INDEX access_pin_current ON access_pin (person_id) WHERE replaced_at IS NULL`,
  `CREATE INDEX access_pin_former ON access_pin (person_id) WHERE replaced_at IS NOT NULL`,
  `CREATE TABLE pin_failure (
     id uuid PRIMARY KEY, at timestamptz NOT NULL, number_mac bytea NOT NULL, from_mac bytea NOT NULL)`,
  `CREATE INDEX pin_failure_at ON pin_failure (at)`,

  // ── accounts ─────────────────────────────────────────────────────────────────────────────────
  // a name given once is never given to somebody else: usernames and mail local parts, for ever
  `CREATE TABLE taken_name (
     name text PRIMARY KEY, person_id uuid REFERENCES person, kind text NOT NULL CHECK (kind IN ('username','mail','former')),
     since timestamptz NOT NULL)`,
  `CREATE INDEX taken_name_person ON taken_name (person_id)`,
  `CREATE TABLE account (
     id uuid PRIMARY KEY,
     person_id uuid REFERENCES person, kind text NOT NULL CHECK (kind IN ('personal','admin','service','guest')),
     is_primary boolean NOT NULL DEFAULT true,
     username text NOT NULL UNIQUE REFERENCES taken_name, mail text UNIQUE,
     opened_at timestamptz, closed_at timestamptz,
     password_sealed bytea, password_set_at timestamptz, password_must_change_since timestamptz, password_must_change_because text,
     credential_epoch integer NOT NULL DEFAULT 1, language text)`,
  `CREATE UNIQUE INDEX account_one_personal ON account (person_id) WHERE kind = 'personal'`,
  `CREATE TABLE former_password (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, password_sealed bytea NOT NULL, set_at timestamptz NOT NULL)`,
  `CREATE INDEX former_password_account ON former_password (account_id, set_at DESC)`,
  `CREATE TABLE door_pin (
     account_id uuid PRIMARY KEY REFERENCES account, sealed bytea NOT NULL, set_at timestamptz NOT NULL, version integer NOT NULL DEFAULT 1)`,
  `CREATE TABLE placed_lock (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account,
     class text NOT NULL CHECK (class IN ('desk','security','deactivated')),
     since timestamptz NOT NULL, until timestamptz, paused_until timestamptz,
     placed_by text NOT NULL, may_lift text NOT NULL, because text NOT NULL,
     lifted_at timestamptz, lifted_by text)`,
  `CREATE INDEX placed_lock_account ON placed_lock (account_id) WHERE lifted_at IS NULL`,
  `CREATE TABLE acceptance (
     person_id uuid NOT NULL REFERENCES person, document text NOT NULL, version text NOT NULL, accepted_at timestamptz NOT NULL,
     PRIMARY KEY (person_id, document, version))`,

  // ── the password door: wrong tries per bucket (account or invented name, and device class) ─────
  `CREATE TABLE throttle (
     bucket bytea PRIMARY KEY, wrong integer NOT NULL, since timestamptz NOT NULL, seen_at timestamptz NOT NULL,
     locked_until timestamptz, tentative boolean NOT NULL DEFAULT false)
     WITH (fillfactor = 70)`,
  `CREATE TABLE known_device (
     id_digest bytea NOT NULL, account_id uuid NOT NULL REFERENCES account, label text NOT NULL,
     first_seen_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
     PRIMARY KEY (id_digest, account_id))`,
  `CREATE INDEX known_device_account ON known_device (account_id)`,

  // ── grants and sessions ──────────────────────────────────────────────────────────────────────
  `CREATE TABLE grants (
     id uuid PRIMARY KEY, journey text NOT NULL,
     person_id uuid NOT NULL REFERENCES person, account_id uuid REFERENCES account,
     proofs jsonb NOT NULL, credential_epoch integer,
     made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, ended_at timestamptz)`,
  `CREATE INDEX grants_person ON grants (person_id) WHERE ended_at IS NULL`,
  `CREATE TABLE grant_right (
     grant_id uuid NOT NULL REFERENCES grants, name text NOT NULL, used_at timestamptz, PRIMARY KEY (grant_id, name))`,
  `CREATE TABLE session (
     id_digest bytea PRIMARY KEY, id uuid NOT NULL UNIQUE,
     kind text NOT NULL CHECK (kind IN ('proved','half','full')),
     account_id uuid REFERENCES account, grant_id uuid REFERENCES grants, credential_epoch integer,
     proof text NOT NULL, made_at timestamptz NOT NULL, seen_at timestamptz NOT NULL,
     idle_until timestamptz NOT NULL, ends_at timestamptz NOT NULL, fresh_until timestamptz,
     device text NOT NULL, known_device bytea, wrong_current integer NOT NULL DEFAULT 0,
     ended_at timestamptz, ended_because text)`,
  `CREATE INDEX session_account ON session (account_id) WHERE ended_at IS NULL`,
  // links in mails: only a digest is kept; each purpose has its own row and is used once
  `CREATE TABLE mail_link (
     id_digest bytea PRIMARY KEY, purpose text NOT NULL, person_id uuid NOT NULL REFERENCES person,
     made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz, ended_at timestamptz)`,
  `CREATE INDEX mail_link_person ON mail_link (person_id, purpose)`,

  // ── the journal: what happened, to whom, by whose hand, because ──────────────────────────────
  `CREATE TABLE journal (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at timestamptz NOT NULL, person_id uuid, account_id uuid, what text NOT NULL,
     by_whom text NOT NULL, because text, details jsonb NOT NULL DEFAULT '{}')`,
  `CREATE INDEX journal_person ON journal (person_id, id DESC)`,
  `CREATE INDEX journal_account ON journal (account_id, id DESC) WHERE person_id IS NULL`,
]
