/** Temporary passwords: one living one per account, with tries of its own, used once (row O-5). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { countedAlike } from './counted-alike.ts'
import type { Db } from './database.ts'

export type NewTemporaryPassword = {
  id: string
  accountId: string
  mac: Buffer
  keyId: string
  /** The proof that ordered it. */
  askedBy: string
  credentialEpoch: number
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Adds one; the earlier one of the account is dead from now on (case R-09). Call it while the account is held. */
export async function addTemporaryPassword(db: Db, made: NewTemporaryPassword): Promise<void> {
  await endTemporaryPasswords(db, made.accountId, made.madeAt)
  await db
    .insertInto('temporary_password')
    .values({
      id: made.id,
      account_id: made.accountId,
      mac: made.mac,
      key_id: made.keyId,
      asked_by: made.askedBy,
      credential_epoch: made.credentialEpoch,
      made_at: made.madeAt,
      expires_at: made.expiresAt,
    })
    .execute()
}

/** Ends the living one of the account, if there is one. */
export async function endTemporaryPasswords(db: Db, accountId: string, at: Temporal.Instant): Promise<void> {
  await sql`update temporary_password set ended_at = ${at}
    where account_id = ${accountId} and used_at is null and ended_at is null`.execute(db)
}

/** A try that may be compared, counted already. */
export type TemporaryTry = {
  id: string
  mac: Buffer
  keyId: string
  accountId: string
  personId: string | null
}

/**
 * Counts a try before anything is compared, in a statement and a commit of its own. The same statement runs for a name
 * that nobody has, and waits for the disk as long: `accountId` null finds nothing (cases R-11, L-07, E-02, E-07).
 */
export async function takeTemporaryTry(
  db: Db,
  accountId: string | null,
  most: number,
  now: Temporal.Instant,
): Promise<TemporaryTry | null> {
  return countedAlike<TemporaryTry>(
    db,
    sql`update temporary_password t set tries = t.tries + 1
    from account a
    where t.account_id = ${accountId}::uuid and a.id = t.account_id and t.credential_epoch = a.credential_epoch
      and t.used_at is null and t.ended_at is null and t.expires_at > ${now} and t.tries < ${most}
    returning t.id, t.mac, t.key_id as "keyId", t.account_id as "accountId", a.person_id as "personId"`,
  )
}

/** Uses it, once: of any number at the same moment exactly one gets true (case R-05). */
export async function useTemporaryPassword(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update temporary_password set used_at = ${now}
    where id = ${id} and used_at is null and ended_at is null and expires_at > ${now} returning id`.execute(
    db,
  )
  return rows.length === 1
}
