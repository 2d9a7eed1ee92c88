/** Codes that the desk had made for somebody: one living one per account, five tries counted first, used once (case L-07). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { countedAlike } from './counted-alike.ts'
import type { Db } from './database.ts'

/** How a code left the house. */
export type DeskCodeChannel = 'sms' | 'mail' | 'letter'

const purpose = 'forgotten-password'

export type NewDeskCode = {
  id: string
  accountId: string
  mac: Buffer
  keyId: string
  credentialEpoch: number
  actId: string
  channel: DeskCodeChannel
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Adds one; the earlier one of the account is dead from now on. Call it while the account is held. */
export async function addDeskCode(db: Db, code: NewDeskCode): Promise<void> {
  await endDeskCodes(db, code.accountId, code.madeAt)
  await db
    .insertInto('desk_code')
    .values({
      id: code.id,
      account_id: code.accountId,
      purpose,
      mac: code.mac,
      key_id: code.keyId,
      credential_epoch: code.credentialEpoch,
      act_id: code.actId,
      channel: code.channel,
      made_at: code.madeAt,
      expires_at: code.expiresAt,
    })
    .execute()
}

/** Ends the living one of the account, if there is one. */
export async function endDeskCodes(db: Db, accountId: string, at: Temporal.Instant): Promise<void> {
  await sql`update desk_code set ended_at = ${at}
    where account_id = ${accountId} and used_at is null and ended_at is null`.execute(db)
}

/** Takes back the code of one act; false: it was used, had run out or was never made. */
export async function withdrawDeskCode(db: Db, actId: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update desk_code set ended_at = ${at}
    where act_id = ${actId} and used_at is null and ended_at is null and expires_at > ${at} returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** Whether it was made at all, whatever became of it. */
export async function hasDeskCode(db: Db, actId: string): Promise<boolean> {
  const row = await db.selectFrom('desk_code').select('id').where('act_id', '=', actId).executeTakeFirst()
  return row !== undefined
}

/** Whether this code can still be used, as far as tries are not asked. */
export async function isLivingDeskCode(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const row = await db
    .selectFrom('desk_code as c')
    .innerJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'c.account_id').onRef('a.credential_epoch', '=', 'c.credential_epoch'),
    )
    .select('c.id')
    .where('c.id', '=', id)
    .where('c.used_at', 'is', null)
    .where('c.ended_at', 'is', null)
    .where('c.expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** A try that may be compared, counted already. */
export type DeskCodeTry = { id: string; mac: Buffer; keyId: string; credentialEpoch: number }

/**
 * Counts a try before anything is compared, in a statement and a commit of its own. The same statement runs for a name
 * that nobody has, and waits for the disk as long: `accountId` null finds nothing (cases L-07, E-03).
 */
export async function takeDeskCodeTry(
  db: Db,
  accountId: string | null,
  most: number,
  now: Temporal.Instant,
): Promise<DeskCodeTry | null> {
  return countedAlike<DeskCodeTry>(
    db,
    sql`update desk_code c set tries = c.tries + 1
    from account a
    where c.account_id = ${accountId}::uuid and c.purpose = ${purpose} and a.id = c.account_id
      and c.credential_epoch = a.credential_epoch
      and c.used_at is null and c.ended_at is null and c.expires_at > ${now} and c.tries < ${most}
    returning c.id, c.mac, c.key_id as "keyId", c.credential_epoch as "credentialEpoch"`,
  )
}

/** Uses it, once: of any number at the same moment exactly one gets true. */
export async function useDeskCode(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update desk_code set used_at = ${now}
    where id = ${id} and used_at is null and ended_at is null and expires_at > ${now} returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** By which channel the code came that was used last; null: none was. */
export async function channelOfUsedDeskCode(db: Db, accountId: string): Promise<DeskCodeChannel | null> {
  const row = await db
    .selectFrom('desk_code')
    .select('channel')
    .where('account_id', '=', accountId)
    .where('used_at', 'is not', null)
    .orderBy('used_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.channel ?? null
}
