/** A lost second factor: days of waiting in which every channel is told and may say no (row O-10). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

export type FactorWait = { id: string; dueAt: Temporal.Instant }

/** The wait of an account that is still open, if there is one; one that began with other credentials does not count. */
export async function openFactorWait(db: Db, accountId: string, epoch: number): Promise<FactorWait | null> {
  const { rows } = await sql<FactorWait>`select id, due_at as "dueAt" from factor_wait
    where account_id = ${accountId} and vetoed_at is null and used_at is null and ended_at is null
      and credential_epoch = ${epoch}`.execute(db)
  return rows[0] ?? null
}

/** Begins to wait; false when a wait is open already. */
export async function beginFactorWait(
  db: Db,
  wait: { id: string; accountId: string; epoch: number; askedAt: Temporal.Instant; dueAt: Temporal.Instant },
): Promise<boolean> {
  await sql`update factor_wait set ended_at = ${wait.askedAt}
    where account_id = ${wait.accountId} and vetoed_at is null and used_at is null and ended_at is null
      and credential_epoch <> ${wait.epoch}`.execute(db)
  const { rows } = await sql`
    insert into factor_wait (id, account_id, credential_epoch, asked_at, due_at)
    values (${wait.id}, ${wait.accountId}, ${wait.epoch}, ${wait.askedAt}, ${wait.dueAt})
    on conflict (account_id) where vetoed_at is null and used_at is null and ended_at is null do nothing
    returning id`.execute(db)
  return rows.length === 1
}

/** Uses a wait that is over, once. */
export async function useFactorWait(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update factor_wait set used_at = ${now}
    where id = ${id} and due_at <= ${now} and vetoed_at is null and used_at is null and ended_at is null
    returning id`.execute(db)
  return rows.length === 1
}

/** The owner said no. */
export async function vetoFactorWait(db: Db, accountId: string, at: Temporal.Instant): Promise<void> {
  await sql`update factor_wait set vetoed_at = ${at}
    where account_id = ${accountId} and vetoed_at is null and used_at is null and ended_at is null`.execute(
    db,
  )
}

/** The factor was shown after all: nobody waits for another one any more. */
export async function endFactorWait(db: Db, accountId: string, at: Temporal.Instant): Promise<void> {
  await sql`update factor_wait set ended_at = ${at}
    where account_id = ${accountId} and vetoed_at is null and used_at is null and ended_at is null`.execute(
    db,
  )
}
