/** Door systems: which card is open for whom, in an order that skips nothing, PINs sealed for each, and the keys they fetch with. */
import { type Kysely, sql } from 'kysely'

/** Creates the tables behind the doors. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // whoever changes a card holds the row of its list until the change is there for all to see: so numbers come in order
  // and without a gap (decisions/doors.md). `floor`: before it something was deleted, so only the whole list will do
  `CREATE TABLE door_list (
     target text PRIMARY KEY, last_sequence bigint NOT NULL DEFAULT 0, floor bigint NOT NULL DEFAULT 0,
     pushed bigint NOT NULL DEFAULT 0, turn_token uuid, turn_until timestamptz)`,
  // a card has one row, with the number of its latest change; `refused`: the number that the receiver would not take
  `CREATE TABLE door_card (
     target text NOT NULL REFERENCES door_list ON DELETE CASCADE, card text NOT NULL,
     account_id uuid NOT NULL REFERENCES account,
     state text NOT NULL CHECK (state IN ('open','closed')), sequence bigint NOT NULL, changed_at timestamptz NOT NULL,
     refused bigint, PRIMARY KEY (target, card), UNIQUE (target, sequence))`,
  `CREATE INDEX door_card_account ON door_card (account_id, target)`,
  // the PIN for one receiver, as a JWE that only the receiver opens; also while there is no card
  `CREATE TABLE door_holder (
     target text NOT NULL REFERENCES door_list ON DELETE CASCADE, account_id uuid NOT NULL REFERENCES account,
     pin_version integer NOT NULL, pin_sealed text NOT NULL, sealed_for text NOT NULL, sealed_at timestamptz NOT NULL,
     PRIMARY KEY (target, account_id))`,
  `CREATE INDEX door_holder_account ON door_holder (account_id)`,
  // only a keyed digest of a key is here: who reads the database can fetch nothing
  `CREATE TABLE door_key (
     id uuid PRIMARY KEY, target text NOT NULL, digest bytea NOT NULL UNIQUE, label text NOT NULL,
     made_at timestamptz NOT NULL, made_by text NOT NULL, used_at timestamptz,
     revoked_at timestamptz, revoked_by text)`,

  // who fetches differences would never hear of a row that went
  `CREATE FUNCTION door_card_went() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF OLD.state = 'open' THEN
       UPDATE door_list SET last_sequence = last_sequence + 1, floor = last_sequence + 1 WHERE target = OLD.target;
     ELSE
       UPDATE door_list SET floor = greatest(floor, OLD.sequence) WHERE target = OLD.target;
     END IF;
     RETURN NULL; END $$`,
  `CREATE TRIGGER door_card_went AFTER DELETE ON door_card FOR EACH ROW EXECUTE FUNCTION door_card_went()`,
]
