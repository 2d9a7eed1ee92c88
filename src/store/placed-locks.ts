/** Locks that somebody placed on an account: by whom, because of what, and how it opens again. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

export type NewLock = {
  id: string
  accountId: string
  class: 'desk' | 'security' | 'deactivated'
  since: Temporal.Instant
  placedBy: string
  mayLift: string
  because: string
  /** Until when username and PIN open it, and the desk's code beside them (row O-13). */
  pin?: { until: Temporal.Instant; openingCode: { mac: Buffer; keyId: string } | null }
}

/** Places a lock; an earlier living one of the same class is replaced. */
export async function placeLock(db: Db, lock: NewLock): Promise<void> {
  await liftLocks(db, lock.accountId, [lock.class], { at: lock.since, by: lock.placedBy })
  await db
    .insertInto('placed_lock')
    .values({
      id: lock.id,
      account_id: lock.accountId,
      class: lock.class,
      since: lock.since,
      placed_by: lock.placedBy,
      may_lift: lock.mayLift,
      because: lock.because,
      pin_until: lock.pin?.until ?? null,
      opening_code_mac: lock.pin?.openingCode?.mac ?? null,
      opening_code_key_id: lock.pin?.openingCode?.keyId ?? null,
    })
    .execute()
}

/** Lifts the living locks of these classes. Gives back how many there were. */
export async function liftLocks(
  db: Db,
  accountId: string,
  classes: readonly NewLock['class'][],
  lifted: { at: Temporal.Instant; by: string; placedBy?: string },
): Promise<number> {
  const result = await db
    .updateTable('placed_lock')
    .set({ lifted_at: lifted.at, lifted_by: lifted.by })
    .where('account_id', '=', accountId)
    .where('class', 'in', [...classes])
    .where('lifted_at', 'is', null)
    .$if(lifted.placedBy !== undefined, (query) => query.where('placed_by', '=', lifted.placedBy ?? ''))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** An account that the desk deactivated and that its PIN may open now. */
export type PinWindow = { lockId: string; personId: string; openingCode: boolean }

/** The open window of an account, or null. */
export async function pinWindowOf(
  db: Db,
  accountId: string,
  now: Temporal.Instant,
): Promise<PinWindow | null> {
  const [row] = await rowsOf<PinWindow>(
    db,
    `select l.id as "lockId", a.person_id as "personId", l.opening_code_mac is not null as "openingCode"
     from placed_lock l join account a on a.id = l.account_id
     where l.account_id = $1 and l.lifted_at is null and l.class = 'deactivated'
       and l.pin_used_at is null and l.pin_until > $2`,
    [accountId, now],
  )
  return row ?? null
}

/** Uses the window, once: of any number at the same moment exactly one gets true (case P-05). */
export async function usePinWindow(db: Db, lockId: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update placed_lock set pin_used_at = ${now}
    where id = ${lockId} and pin_used_at is null and lifted_at is null and pin_until > ${now} returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** Counts a try of the desk's opening code before it is compared; null: there is none to compare, or no try is left. */
export async function takeOpeningTry(
  db: Db,
  accountId: string,
  most: number,
): Promise<{ mac: Buffer; keyId: string } | null> {
  const { rows } = await sql<{ mac: Buffer; keyId: string }>`
    update placed_lock set opening_tries = opening_tries + 1
    where account_id = ${accountId} and lifted_at is null and class = 'deactivated'
      and opening_code_mac is not null and opening_tries < ${most}
    returning opening_code_mac as mac, opening_code_key_id as "keyId"`.execute(db)
  return rows[0] ?? null
}

/** Uses the opening code, once: of any number at the same moment exactly one gets true (case L-07). */
export async function useOpeningCode(db: Db, accountId: string, mac: Buffer): Promise<boolean> {
  const { rows } = await sql`update placed_lock set opening_code_mac = null, opening_code_key_id = null
    where account_id = ${accountId} and lifted_at is null and class = 'deactivated' and opening_code_mac = ${mac}
    returning id`.execute(db)
  return rows.length === 1
}

/** Until when username and PIN open a deactivated account, or did; null: it is not deactivated. */
export async function pinWindowUntil(db: Db, accountId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('placed_lock')
    .select('pin_until')
    .where('account_id', '=', accountId)
    .where('class', '=', 'deactivated')
    .where('lifted_at', 'is', null)
    .where('pin_used_at', 'is', null)
    .executeTakeFirst()
  return row?.pin_until ?? null
}

/** The locks that nobody has lifted. */
export async function livingLocks(
  db: Db,
  accountId: string,
): Promise<{ id: string; class: NewLock['class']; placedBy: string }[]> {
  return db
    .selectFrom('placed_lock')
    .select(['id', 'class', 'placed_by as placedBy'])
    .where('account_id', '=', accountId)
    .where('lifted_at', 'is', null)
    .execute()
}

/** Lifts one lock; false: somebody has done so already. */
export async function liftLock(
  db: Db,
  id: string,
  lifted: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const { rows } = await sql`update placed_lock set lifted_at = ${lifted.at}, lifted_by = ${lifted.by}
    where id = ${id} and lifted_at is null returning id`.execute(db)
  return rows.length === 1
}
