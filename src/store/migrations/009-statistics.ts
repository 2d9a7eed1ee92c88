/** What people get through and what they fail at, as numbers per step and day: nobody's name, nothing that was typed. */
import { type Kysely, sql } from 'kysely'

/** Creates the table of counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      // `outcome`: done, slow-down, or refused with the field that was wrong
      `CREATE TABLE step_count (
         day date NOT NULL, step text NOT NULL, outcome text NOT NULL, count bigint NOT NULL,
         PRIMARY KEY (day, step, outcome))`,
    )
    .execute(db)
}
