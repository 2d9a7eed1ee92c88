/** Wi-Fi: the keys of RADIUS servers, secrets of single devices, what was decided for whom, and who had which address. */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind `services/network` and the page about Wi-Fi. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // only a keyed digest of a key is here: who reads the database can ask nothing
  `CREATE TABLE network_key (
     id uuid PRIMARY KEY, digest bytea NOT NULL UNIQUE, label text NOT NULL,
     made_at timestamptz NOT NULL, made_by text NOT NULL, used_at timestamptz,
     revoked_at timestamptz, revoked_by text)`,

  // a secret of 140 random bits for one device; only a keyed digest is here (decisions/wifi-secrets.md)
  `CREATE TABLE wifi_secret (
     id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
     digest bytea NOT NULL UNIQUE, label text NOT NULL, made_at timestamptz NOT NULL,
     seen_at timestamptz, seen_station text, ended_at timestamptz, ended_because text)`,
  `CREATE INDEX wifi_secret_of_account ON wifi_secret (account_id, made_at)`,

  // which devices came with which account: one that came with the right password has wrong tries of its own
  `CREATE TABLE network_device (
     account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE, station text NOT NULL, ssid text,
     first_seen_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, right_at timestamptz,
     old_password_at timestamptz, old_password_times integer NOT NULL DEFAULT 0,
     PRIMARY KEY (account_id, station)) WITH (fillfactor = 80)`,
  `CREATE INDEX network_device_seen ON network_device (seen_at)`,

  // every decision, as eduroam asks for it; the id goes out as Class and comes back with the accounting (RFC 2865, 5.25)
  `CREATE TABLE network_decision (
     id uuid PRIMARY KEY, at timestamptz NOT NULL, key_id uuid NOT NULL REFERENCES network_key,
     account_id uuid, person_id uuid, name text, outer_name text, accepted boolean NOT NULL, because text NOT NULL,
     station text, called text, ssid text, nas text, operator_name text, chargeable text, vlan integer)`,
  `CREATE INDEX network_decision_at ON network_decision (at)`,
  `CREATE INDEX network_decision_account ON network_decision (account_id, at DESC)`,
  `CREATE INDEX network_decision_station ON network_decision (station, at DESC)`,

  // one row for each connection, from its first accounting message to its last
  `CREATE TABLE network_session (
     key_id uuid NOT NULL REFERENCES network_key, session text NOT NULL, decision_id uuid,
     account_id uuid, person_id uuid, name text, station text, called text, ssid text, nas text,
     address inet, address6 inet, operator_name text, chargeable text,
     started_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, stopped_at timestamptz, stopped_because text,
     bytes_in bigint NOT NULL DEFAULT 0, bytes_out bigint NOT NULL DEFAULT 0,
     PRIMARY KEY (key_id, session)) WITH (fillfactor = 80)`,
  `CREATE INDEX network_session_address ON network_session (address, started_at DESC) WHERE address IS NOT NULL`,
  `CREATE INDEX network_session_address6 ON network_session (address6, started_at DESC) WHERE address6 IS NOT NULL`,
  `CREATE INDEX network_session_station ON network_session (station, started_at DESC)`,
  `CREATE INDEX network_session_account ON network_session (account_id, started_at DESC)`,
  `CREATE INDEX network_session_seen ON network_session (seen_at)`,
  `CREATE INDEX network_session_open ON network_session (nas) WHERE stopped_at IS NULL`,
]
