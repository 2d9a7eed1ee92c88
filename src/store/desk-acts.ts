/** Every act of the desk: who asked, why, under which ticket, who agreed, and whether it was taken back. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ActDetails, DeskAct } from '../core/desk/act.ts'
import type { Rank } from '../core/desk/rank.ts'
import type { Db } from './database.ts'

export type NewDeskAct = {
  id: string
  act: DeskAct
  agent: { accountId: string; username: string; rank: Rank }
  personId: string | null
  accountId: string | null
  reason: string
  ticket: string
  callerCheckId: string | null
  details: ActDetails
  onCredential: boolean
  askedAt: Temporal.Instant
  state: 'waiting' | 'done'
}

/** Writes one down. */
export async function addDeskAct(db: Db, act: NewDeskAct): Promise<void> {
  await db
    .insertInto('desk_act')
    .values({
      id: act.id,
      act: act.act,
      agent_account_id: act.agent.accountId,
      agent: act.agent.username,
      agent_rank: act.agent.rank,
      person_id: act.personId,
      account_id: act.accountId,
      reason: act.reason,
      ticket: act.ticket,
      caller_check_id: act.callerCheckId,
      details: JSON.stringify(act.details),
      on_credential: act.onCredential,
      asked_at: act.askedAt,
      state: act.state,
    })
    .execute()
}

/** Acts on credentials by this agent since then; those that wait for a second person count too. */
export async function actsSince(db: Db, agentAccountId: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ acts: number }>`
    select count(*)::int as acts from desk_act
    where agent_account_id = ${agentAccountId} and asked_at > ${since} and on_credential`.execute(db)
  return rows[0]?.acts ?? 0
}

/** One act whole. */
export type KeptAct = {
  id: string
  act: DeskAct
  agentAccountId: string
  agent: string
  agentRank: Rank
  personId: string | null
  accountId: string | null
  reason: string
  ticket: string
  details: ActDetails
  askedAt: Temporal.Instant
  state: 'waiting' | 'done' | 'declined' | 'undone'
}

function selectAct(db: Db) {
  return db
    .selectFrom('desk_act')
    .select(['id', 'act', 'agent_account_id as agentAccountId', 'agent', 'agent_rank as agentRank'])
    .select(['person_id as personId', 'account_id as accountId', 'reason', 'ticket'])
    .select(['details', 'asked_at as askedAt', 'state'])
}

/** One act, held until the transaction ends, so that two people never decide it twice. */
export async function holdAct(db: Db, id: string): Promise<KeptAct | null> {
  const row = await selectAct(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? { ...row, details: { ...row.details } } : null
}

/** One act; null: there is none. */
export async function actById(db: Db, id: string): Promise<KeptAct | null> {
  const row = await selectAct(db).where('id', '=', id).executeTakeFirst()
  return row ? { ...row, details: { ...row.details } } : null
}

/** Those that wait for a second person, the oldest first. */
export async function waitingActs(db: Db, most: number): Promise<KeptAct[]> {
  const rows = await selectAct(db).where('state', '=', 'waiting').orderBy('asked_at').limit(most).execute()
  return rows.map((row) => ({ ...row, details: { ...row.details } }))
}

/** The second person has decided. */
export async function decideAct(
  db: Db,
  id: string,
  decided: { state: 'done' | 'declined'; accountId: string; username: string; at: Temporal.Instant },
): Promise<void> {
  await sql`update desk_act set state = ${decided.state}, second_account_id = ${decided.accountId},
      second_agent = ${decided.username}, decided_at = ${decided.at}
    where id = ${id} and state = 'waiting'`.execute(db)
}

/** It was taken back; false: it was not in force any more. */
export async function undoAct(
  db: Db,
  id: string,
  undone: { by: string; because: string; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`update desk_act set state = 'undone', undone_at = ${undone.at},
      undone_by = ${undone.by}, undone_because = ${undone.because}
    where id = ${id} and state = 'done' returning id`.execute(db)
  return rows.length === 1
}

/** What an undo needs to know is written down with the act, in the same transaction. */
export async function noteInAct(db: Db, id: string, details: ActDetails): Promise<void> {
  await sql`update desk_act set details = details || ${JSON.stringify(details)}::jsonb where id = ${id}`.execute(
    db,
  )
}
