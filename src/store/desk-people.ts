/** What the desk's page of one person holds beside the account: kinds of numbers, other accounts, acts done, checks of the caller. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { DeskAct } from '../core/desk/act.ts'
import type { Rank } from '../core/desk/rank.ts'
import type { Db } from './database.ts'

/** The kinds of identity number a person has now; never the numbers. */
export async function numberTypesOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('identity_number')
    .select('type')
    .distinct()
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
  return rows.map(({ type }) => type)
}

export type AccountOfPerson = {
  id: string
  username: string
  kind: string
  closedAt: Temporal.Instant | null
}

/** Every account of a person, the personal one first. */
export async function accountsOf(db: Db, personId: string): Promise<AccountOfPerson[]> {
  return db
    .selectFrom('account')
    .select(['id', 'username', 'kind', 'closed_at as closedAt'])
    .where('person_id', '=', personId)
    .orderBy(sql`kind <> 'personal'`)
    .orderBy('username')
    .execute()
}

/** An act as it is listed. */
export type DoneAct = {
  id: string
  act: DeskAct
  agent: string
  agentRank: Rank
  reason: string
  ticket: string
  askedAt: Temporal.Instant
  state: 'waiting' | 'done' | 'declined' | 'undone'
  secondAgent: string | null
  undoneBy: string | null
}

/** The newest acts on a person. */
export async function actsOn(db: Db, personId: string, most: number): Promise<DoneAct[]> {
  return db
    .selectFrom('desk_act')
    .select(['id', 'act', 'agent', 'agent_rank as agentRank', 'reason', 'ticket', 'asked_at as askedAt'])
    .select(['state', 'second_agent as secondAgent', 'undone_by as undoneBy'])
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(most)
    .execute()
}

/** The newest sign-ins of an account, as the journal has them. */
export async function signInsOf(db: Db, personId: string, most: number) {
  return db
    .selectFrom('journal')
    .select(['id', 'at', 'what', 'by_whom', 'because', 'details'])
    .where('person_id', '=', personId)
    .where('what', 'in', ['signed-in', 'sign-in-locked', 'second-factor-guessed'])
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** Whether this agent was written into the person's journal lately for having looked. */
export async function lookedLately(
  db: Db,
  personId: string,
  by: string,
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from journal where person_id = ${personId} and what = 'desk-looked' and by_whom = ${by} and at > ${since}
    order by id desc limit 1`.execute(db)
  return rows.length > 0
}
