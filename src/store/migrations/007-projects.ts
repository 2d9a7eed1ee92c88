/** Research projects, who belongs to them, who administers them, and the links that administrators make for their members. */
import { type Kysely, sql } from 'kysely'

/** Creates the tables of projects. Members are kept by the register's id: whose record it is, the links of people say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `CREATE TABLE project (
     id uuid PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE, name jsonb NOT NULL,
     from_day date, until_day date, first_seen_at timestamptz NOT NULL, changed_at timestamptz NOT NULL,
     missing_since timestamptz, missing_files integer NOT NULL DEFAULT 0, missing_run bigint, gone_at timestamptz)`,
  `CREATE TABLE project_member (
     id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project, register_id text COLLATE "C" NOT NULL,
     role text NOT NULL CHECK (role IN ('admin','member')), since timestamptz NOT NULL, gone_at timestamptz)`,
  `CREATE UNIQUE INDEX project_member_now ON project_member (project_id, register_id) WHERE gone_at IS NULL`,
  `CREATE INDEX project_member_of ON project_member (register_id) WHERE gone_at IS NULL`,
  // the right to administer is for a time: whoever gave it, somebody confirms it anew
  `CREATE TABLE project_administrator (
     id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project, register_id text COLLATE "C" NOT NULL,
     given_at timestamptz NOT NULL, given_by text NOT NULL, because text, ends_at timestamptz NOT NULL,
     confirmed_at timestamptz, confirmed_by text,
     ended_at timestamptz, ended_by text, ended_because text)`,
  `CREATE UNIQUE INDEX project_administrator_now ON project_administrator (project_id, register_id) WHERE ended_at IS NULL`,
  `CREATE INDEX project_administrator_of ON project_administrator (register_id) WHERE ended_at IS NULL`,
  // a link by mail and a secret by another way: both are needed; one living one for a person and a project (row E-2)
  `CREATE TABLE project_link (
     id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project, person_id uuid NOT NULL REFERENCES person,
     made_by_account uuid NOT NULL REFERENCES account, made_by_person uuid NOT NULL REFERENCES person,
     account_id uuid REFERENCES account, credential_epoch integer,
     key_digest bytea NOT NULL UNIQUE, secret_mac bytea NOT NULL, secret_key_id text NOT NULL,
     made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
     tries integer NOT NULL DEFAULT 0, opened_at timestamptz, used_at timestamptz,
     ended_at timestamptz, ended_because text)`,
  `CREATE UNIQUE INDEX project_link_living ON project_link (project_id, person_id) WHERE used_at IS NULL AND ended_at IS NULL`,
  `CREATE INDEX project_link_project ON project_link (project_id, made_at DESC)`,
  `CREATE INDEX project_link_maker ON project_link (made_by_account, made_at)`,
  `CREATE INDEX project_link_person ON project_link (person_id) WHERE used_at IS NULL AND ended_at IS NULL`,
  // a session that acts on others: when it last stood on such a page (15 minutes idle)
  `ALTER TABLE session ADD COLUMN power_seen_at timestamptz`,
]
