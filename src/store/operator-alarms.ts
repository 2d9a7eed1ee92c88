/** The operator's alarms: one open row for each kind and subject, who has seen it, and when it was over. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { AlarmFacts, AlarmKind } from '../core/alarms/alarm.ts'
import type { Db } from './database.ts'

/** An alarm that goes up. */
export type NewAlarm = {
  id: string
  kind: AlarmKind
  /** A register, or an agent. */
  about: string
  facts: AlarmFacts
  at: Temporal.Instant
}

/** One that is open gets the newest facts and counts once more. Says whether it is a new one. */
export async function raiseAlarm(db: Db, alarm: NewAlarm): Promise<{ id: string; fresh: boolean }> {
  const { rows } = await sql<{ id: string; fresh: boolean }>`
    insert into operator_alarm as o (id, kind, about, facts, since, latest_at)
    values (${alarm.id}, ${alarm.kind}, ${alarm.about}, ${JSON.stringify(alarm.facts)}, ${alarm.at}, ${alarm.at})
    on conflict (kind, about) where seen_at is null and over_at is null
    do update set facts = excluded.facts, latest_at = excluded.latest_at, times = o.times + 1
    returning id, (xmax = 0) as fresh`.execute(db)
  const [row] = rows
  if (!row) throw new Error('an alarm was not written')
  return row
}

/** Whether this went up, for the same subject, since then. */
export async function wasRaisedSince(
  db: Db,
  of: { kind: AlarmKind; about: string; since: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .selectFrom('operator_alarm')
    .select('id')
    .where('kind', '=', of.kind)
    .where('about', '=', of.about)
    .where('latest_at', '>', of.since)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether somebody has looked at one that went up for the same subject since then: it need not go up again. In a transaction;
 * whoever looks at one at this moment waits for its end, or it for them.
 */
export async function wasSeenSince(
  db: Db,
  of: { kind: AlarmKind; about: string; since: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .selectFrom('operator_alarm')
    .select('seen_at')
    .where('kind', '=', of.kind)
    .where('about', '=', of.about)
    .where('since', '>=', of.since)
    .forUpdate()
    .execute()
  return rows.some(({ seen_at }) => seen_at !== null)
}

/** Says that a mail about this goes out now, unless one of its kind did since then. */
export async function claimMail(
  db: Db,
  alarm: { id: string; kind: AlarmKind; at: Temporal.Instant; since: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update operator_alarm set mailed_at = ${alarm.at}
    where id = ${alarm.id} and not exists (
      select from operator_alarm where kind = ${alarm.kind} and mailed_at > ${alarm.since})
    returning id`.execute(db)
  return rows.length === 1
}

/** What they were raised for is over. Returns how many. */
export async function endAlarms(
  db: Db,
  over: { kinds: readonly AlarmKind[]; about: string; at: Temporal.Instant },
): Promise<number> {
  const { rows } = await sql`
    update operator_alarm set over_at = ${over.at}
    where kind = any(${over.kinds}) and about = ${over.about} and over_at is null returning id`.execute(db)
  return rows.length
}

/** An alarm as it is shown. */
export type ShownAlarm = {
  id: string
  kind: AlarmKind
  about: string
  facts: AlarmFacts
  since: Temporal.Instant
  latestAt: Temporal.Instant
  times: number
  seenAt: Temporal.Instant | null
  seenBy: string | null
  overAt: Temporal.Instant | null
}

function selectAlarm(db: Db) {
  return db
    .selectFrom('operator_alarm')
    .select(['id', 'kind', 'about', 'facts', 'since', 'latest_at as latestAt', 'times'])
    .select(['seen_at as seenAt', 'seen_by as seenBy', 'over_at as overAt'])
}

/** Those that nobody has looked at and that are not over, the newest first. */
export async function openAlarms(db: Db, most: number): Promise<ShownAlarm[]> {
  return selectAlarm(db)
    .where('seen_at', 'is', null)
    .where('over_at', 'is', null)
    .orderBy('latest_at', 'desc')
    .limit(most)
    .execute()
}

/** Those that were seen or are over, the newest first. */
export async function pastAlarms(db: Db, most: number): Promise<ShownAlarm[]> {
  return selectAlarm(db)
    .where((where) => where.or([where('seen_at', 'is not', null), where('over_at', 'is not', null)]))
    .orderBy('latest_at', 'desc')
    .limit(most)
    .execute()
}

/** Somebody has looked at it; false: there is no such open one. */
export async function seeAlarm(
  db: Db,
  id: string,
  seen: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const { rows } = await sql`update operator_alarm set seen_at = ${seen.at}, seen_by = ${seen.by}
    where id = ${id} and seen_at is null returning id`.execute(db)
  return rows.length === 1
}

/** Forgets those that were seen or over before a day. */
export async function forgetAlarms(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from operator_alarm where latest_at < ${before}
    and (seen_at is not null or over_at is not null)`.execute(db)
}
