/** How a caller was made sure of: by whom, for whom, in which way, until when. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { CallerShownBy } from '../core/institution/desk-work.ts'
import type { Db } from './database.ts'

export type NewCallerCheck = {
  id: string
  agentAccountId: string
  personId: string
  how: CallerShownBy
  channel: string | null
  madeAt: Temporal.Instant
  endsAt: Temporal.Instant
  code: { mac: Buffer; keyId: string } | null
  confirmedAt: Temporal.Instant | null
}

/** Writes it down; an earlier one of the same agent about the same person ends. */
export async function addCallerCheck(db: Db, check: NewCallerCheck): Promise<void> {
  await sql`update caller_check set ended_at = ${check.madeAt}
    where agent_account_id = ${check.agentAccountId} and person_id = ${check.personId} and ended_at is null`.execute(
    db,
  )
  await db
    .insertInto('caller_check')
    .values({
      id: check.id,
      agent_account_id: check.agentAccountId,
      person_id: check.personId,
      how: check.how,
      channel: check.channel,
      made_at: check.madeAt,
      ends_at: check.endsAt,
      code_mac: check.code?.mac ?? null,
      code_key_id: check.code?.keyId ?? null,
      confirmed_at: check.confirmedAt,
    })
    .execute()
}

export type CallerCheck = {
  id: string
  how: CallerShownBy
  channel: string | null
  endsAt: Temporal.Instant
  confirmedAt: Temporal.Instant | null
}

/** The one that runs between this agent and this person, confirmed or waiting for the code. */
export async function callerCheck(
  db: Db,
  agentAccountId: string,
  personId: string,
  now: Temporal.Instant,
): Promise<CallerCheck | null> {
  const row = await db
    .selectFrom('caller_check')
    .select(['id', 'how', 'channel', 'ends_at as endsAt', 'confirmed_at as confirmedAt'])
    .where('agent_account_id', '=', agentAccountId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Counts a try of the code that the caller reads back, before it is compared; null: nothing to compare, or no try is left. */
export async function takeCallerTry(
  db: Db,
  id: string,
  most: number,
  now: Temporal.Instant,
): Promise<{ mac: Buffer; keyId: string } | null> {
  const { rows } = await sql<{ mac: Buffer; keyId: string }>`
    update caller_check set tries = tries + 1
    where id = ${id} and ended_at is null and confirmed_at is null and ends_at > ${now}
      and code_mac is not null and tries < ${most}
    returning code_mac as mac, code_key_id as "keyId"`.execute(db)
  return rows[0] ?? null
}

/** The code was right. Once. */
export async function confirmCaller(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update caller_check set confirmed_at = ${at}, code_mac = null, code_key_id = null
    where id = ${id} and confirmed_at is null and ended_at is null returning id`.execute(db)
  return rows.length === 1
}
