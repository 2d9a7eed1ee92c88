/** Access PINs: five wrong tries for their whole life, each counted before it is compared (cases P-01, P-04). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** A try that may be compared: which PIN, its keyed code, and how many wrong tries it has had, this one counted as wrong. */
export type ReservedPinTry = { id: string; mac: Buffer; keyId: string; tries: number }

/**
 * Counts a try before anything is compared: the PIN's own (if this person has a living one) and the failure the breaker
 * sees, in one statement and so one commit, whoever is asked about (cases P-01, P-04, E-08).
 */
export async function takePinTry(
  db: Db,
  person: { personId: string | null; most: number },
  failure: { id: string; at: Temporal.Instant; numberMac: Buffer; fromMac: Buffer },
): Promise<ReservedPinTry | null> {
  const rows = await sql<{ id: string; mac: Buffer; key_id: string; tries: number }>`
    with tried as (
      update access_pin set tries = tries + 1
      where person_id = ${person.personId}::uuid and replaced_at is null and tries < ${person.most}
      returning id, mac, key_id, tries),
    noted as (
      insert into pin_failure (id, at, number_mac, from_mac)
      values (${failure.id}, ${failure.at}, ${failure.numberMac}, ${failure.fromMac}))
    select * from tried`.execute(db)
  const row = rows.rows[0]
  return row ? { id: row.id, mac: row.mac, keyId: row.key_id, tries: row.tries } : null
}

/** The try was right, or never compared: it counts neither against the PIN's life nor for the breaker. */
export async function givePinTryBack(db: Db, pinId: string | null, failureId: string): Promise<void> {
  await sql`
    with forgiven as (delete from pin_failure where id = ${failureId})
    update access_pin set tries = greatest(tries - 1, 0) where id = ${pinId}::uuid`.execute(db)
}

/** The living PIN of a person: who made it, and how many wrong tries it has had; null: there is none. */
export async function currentPin(
  db: Db,
  personId: string,
): Promise<{ madeBy: string; tries: number } | null> {
  const row = await db
    .selectFrom('access_pin')
    .select(['made_by as madeBy', 'tries'])
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whether this PIN still counts: not replaced, not withdrawn, not used. */
export async function isLivingPin(db: Db, pinId: string): Promise<boolean> {
  const row = await db
    .selectFrom('access_pin')
    .select('id')
    .where('id', '=', pinId)
    .where('replaced_at', 'is', null)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a PIN back before anybody used it; false: it is used or replaced already. */
export async function withdrawPin(db: Db, pinId: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update access_pin set replaced_at = ${at}
    where id = ${pinId}::uuid and replaced_at is null and used_at is null returning id`.execute(db)
  return rows.length === 1
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

/** Replaces the person's PIN by a new one, inside the caller's transaction: two at once come one after the other. */
export async function replacePin(
  db: Db,
  pin: { id: string; personId: string; mac: Buffer; keyId: string; madeBy: string; madeAt: Temporal.Instant },
): Promise<void> {
  await sql`select 1 from person where id = ${pin.personId} for no key update`.execute(db)
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

/** How many PINs the person ordered, or the desk had made, since then; those from a register do not count. */
export async function pinsMadeSince(
  db: Db,
  person: { personId: string; madeBy: 'self' | 'desk' },
  since: Temporal.Instant,
): Promise<number> {
  const row = await db
    .selectFrom('access_pin')
    .select((eb) => eb.fn.countAll<number>().as('made'))
    .where('person_id', '=', person.personId)
    .where('made_by', '=', person.madeBy)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.made)
}

/** Failures of everybody in the two windows of the breaker; no more than `most` are counted. */
export async function pinFailures(
  db: Db,
  windows: { hour: Temporal.Instant; day: Temporal.Instant },
  most: number,
) {
  const rows = await sql<{ hour: number; day: number }>`
    select count(*) filter (where at > ${windows.hour})::int as hour, count(*)::int as day
    from (select at from pin_failure where at > ${windows.day} order by at desc limit ${most}) f`.execute(db)
  return rows.rows[0] ?? { hour: 0, day: 0 }
}

/** Forgets failures that no window of the breaker reaches back to. */
export async function forgetPinFailures(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('pin_failure').where('at', '<', before).execute()
}
