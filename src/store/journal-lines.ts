/** What already stands in somebody's journal: for what is to happen once and never again. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Happening } from '../core/journal/entry.ts'
import type { Db } from './database.ts'

/** Whether such a line was ever written about the person. Ask it under a lock on the same subject, or two may both hear no. */
export async function hasHappened(db: Db, personId: string, what: Happening): Promise<boolean> {
  const line = await db
    .selectFrom('journal')
    .select('id')
    .where('person_id', '=', personId)
    .where('what', '=', what)
    .limit(1)
    .executeTakeFirst()
  return line !== undefined
}

/** Whether the person was written to about such a happening since that moment. */
export async function wasToldSince(
  db: Db,
  personId: string,
  what: Happening,
  since: Temporal.Instant,
): Promise<boolean> {
  const line = await db
    .selectFrom('journal')
    .select('id')
    .where('person_id', '=', personId)
    .where('what', '=', what)
    .where('at', '>', since)
    .where(sql<string>`details ->> 'told'`, '=', 'true')
    .limit(1)
    .executeTakeFirst()
  return line !== undefined
}

/** How many such lines there are about the person since that moment. */
export async function countSince(
  db: Db,
  personId: string,
  what: Happening,
  since: Temporal.Instant,
): Promise<number> {
  const { lines } = await db
    .selectFrom('journal')
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .where('person_id', '=', personId)
    .where('what', '=', what)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return lines
}
