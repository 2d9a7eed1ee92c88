/** What the register import needs besides: absences counted once per run, and rows that cost less to add by the million. */
import { type Kysely, sql } from 'kysely'

/**
 * References from links, identity numbers and PINs are no longer checked row by row: that was half of the cost of an
 * import (103 µs a person against 55). They are written by the import and by merging only, inside one transaction with
 * what they refer to, and nothing of it is ever deleted alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `ALTER TABLE absence ADD COLUMN run bigint`,
  `ALTER TABLE link DROP CONSTRAINT link_source_record_id_fkey`,
  `ALTER TABLE link DROP CONSTRAINT link_person_id_fkey`,
  `ALTER TABLE identity_number DROP CONSTRAINT identity_number_person_id_fkey`,
  `ALTER TABLE identity_number DROP CONSTRAINT identity_number_source_record_id_fkey`,
  `ALTER TABLE access_pin DROP CONSTRAINT access_pin_person_id_fkey`,
]
