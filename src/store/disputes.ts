/** "It was not me": what a change was before, bound to that very change, to be undone once. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

export type NewDispute = {
  idDigest: Buffer
  accountId: string
  what: 'password' | 'second-factor' | 'factor-wait'
  before: object
  beforeSealed: Buffer | null
  epochAfter: number
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Keeps what was before a change. An earlier change of the same kind can no longer be undone: only the newest one can. */
export async function addDispute(db: Db, dispute: NewDispute): Promise<void> {
  await sql`update disputable_change set ended_at = ${dispute.madeAt}
    where account_id = ${dispute.accountId} and what = ${dispute.what} and used_at is null and ended_at is null`.execute(
    db,
  )
  await db
    .insertInto('disputable_change')
    .values({
      id_digest: dispute.idDigest,
      account_id: dispute.accountId,
      what: dispute.what,
      before: JSON.stringify(dispute.before),
      before_sealed: dispute.beforeSealed,
      epoch_after: dispute.epochAfter,
      made_at: dispute.madeAt,
      expires_at: dispute.expiresAt,
    })
    .execute()
}

/** A change that may still be undone. */
export type Disputable = {
  accountId: string
  what: NewDispute['what']
  before: Record<string, unknown>
  beforeSealed: Buffer | null
  madeAt: Temporal.Instant
}

const columns = sql`account_id as "accountId", what, before, before_sealed as "beforeSealed", made_at as "madeAt"`

/** The change of this link, if it can still be undone. Only reads (case L-05). */
export async function disputable(
  db: Db,
  idDigests: readonly Buffer[],
  now: Temporal.Instant,
): Promise<Disputable | null> {
  const { rows } = await sql<Disputable>`select ${columns} from disputable_change
    where id_digest = any(${idDigests}::bytea[]) and used_at is null and ended_at is null
      and expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** Takes it to be undone, once, and only while the credentials are those the change left (case L-07). */
export async function takeDispute(
  db: Db,
  idDigests: readonly Buffer[],
  now: Temporal.Instant,
): Promise<Disputable | null> {
  const { rows } = await sql<Disputable>`update disputable_change set used_at = ${now}
    where id_digest = any(${idDigests}::bytea[]) and used_at is null and ended_at is null
      and expires_at > ${now}
      and epoch_after = (select credential_epoch from account where id = account_id)
    returning ${columns}`.execute(db)
  return rows[0] ?? null
}

/** Puts the password back as it was, under a new epoch: everything that hung on the undone one is dead. */
export async function restorePassword(
  db: Db,
  accountId: string,
  before: { sealed: Buffer | null; setAt: Temporal.Instant | null },
): Promise<void> {
  await sql`update account set password_sealed = ${before.sealed}, password_set_at = ${before.setAt},
      credential_epoch = credential_epoch + 1 where id = ${accountId}`.execute(db)
}

/** A new epoch of credentials: every session, pending link and half sign-in of before is dead (case S-03). */
export async function newEpoch(db: Db, accountId: string): Promise<void> {
  await sql`update account set credential_epoch = credential_epoch + 1 where id = ${accountId}`.execute(db)
}
