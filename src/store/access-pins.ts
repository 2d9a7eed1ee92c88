/** Access PINs: five wrong tries for their whole life, each counted before it is compared (cases P-01, P-04). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** A try that may be compared: which PIN, and its keyed code. */
export type ReservedPinTry = { id: string; mac: Buffer; keyId: string }

/** Takes one of the PIN's tries, in a statement of its own. Null: no PIN, spent, used, or replaced (not told apart). */
export async function takePinTry(db: Db, personId: string, most: number): Promise<ReservedPinTry | null> {
  const row = await db
    .updateTable('access_pin')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .where('used_at', 'is', null)
    .where('tries', '<', most)
    .returning(['id', 'mac', 'key_id'])
    .executeTakeFirst()
  return row ? { id: row.id, mac: row.mac, keyId: row.key_id } : null
}

/** The try was right: it does not count against the PIN's life. */
export async function givePinTryBack(db: Db, pinId: string): Promise<void> {
  await db
    .updateTable('access_pin')
    .set((eb) => ({ tries: eb('tries', '-', 1) }))
    .where('id', '=', pinId)
    .execute()
}

/** Uses the PIN up, once. False when somebody else was first. */
export async function usePin(db: Db, pinId: string, at: Temporal.Instant): Promise<boolean> {
  const result = await db
    .updateTable('access_pin')
    .set({ used_at: at })
    .where('id', '=', pinId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Replaces the person's PIN by a new one. Gives back how many were made since `since`, this one among them. */
export async function replacePin(
  db: Db,
  pin: { id: string; personId: string; mac: Buffer; keyId: string; madeBy: string; madeAt: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('access_pin')
    .set({ replaced_at: pin.madeAt })
    .where('person_id', '=', pin.personId)
    .where('replaced_at', 'is', null)
    .execute()
  await db
    .insertInto('access_pin')
    .values({
      id: pin.id,
      person_id: pin.personId,
      mac: pin.mac,
      key_id: pin.keyId,
      made_by: pin.madeBy,
      made_at: pin.madeAt,
    })
    .execute()
}

/** How many PINs this program (not a register) made for the person since then. */
export async function pinsMadeSince(db: Db, personId: string, since: Temporal.Instant): Promise<number> {
  const row = await db
    .selectFrom('access_pin')
    .select((eb) => eb.fn.countAll<number>().as('made'))
    .where('person_id', '=', personId)
    .where('made_by', '=', 'self')
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.made)
}

/** Writes down a failure for the breaker, whether or not the number belongs to anybody. */
export async function addPinFailure(
  db: Db,
  at: Temporal.Instant,
  numberMac: Buffer,
  fromMac: Buffer,
): Promise<void> {
  await db.insertInto('pin_failure').values({ at, number_mac: numberMac, from_mac: fromMac }).execute()
}

/** Failures of everybody in the two windows of the breaker. */
export async function pinFailures(db: Db, windows: { hour: Temporal.Instant; day: Temporal.Instant }) {
  const rows = await sql<{ hour: number; day: number }>`
    select count(*) filter (where at > ${windows.hour})::int as hour, count(*)::int as day
    from (select at from pin_failure where at > ${windows.day} order by at desc limit 1000) f`.execute(db)
  return rows.rows[0] ?? { hour: 0, day: 0 }
}

/** Failures for one typed number since then, also for numbers nobody has. */
export async function pinFailuresFor(db: Db, numberMac: Buffer, since: Temporal.Instant): Promise<number> {
  const row = await db
    .selectFrom('pin_failure')
    .select((eb) => eb.fn.countAll<number>().as('failures'))
    .where('number_mac', '=', numberMac)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.failures)
}
