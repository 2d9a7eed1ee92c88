/** The nights: one at a time for an institution, each with its report. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Db, poolOf, type Store } from './database.ts'

/** A night as its report has it. */
export type Night = {
  id: number
  day: Temporal.PlainDate
  byWhom: string
  state: 'running' | 'done' | 'refused'
  startedAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
  looked: number
  counts: Record<string, number>
  silent: string[]
  refusedBecause: string | null
  releasedBecause: string | null
}

const nightColumns = sql<Night>`id, day, by_whom as "byWhom", state, started_at as "startedAt", finished_at as "finishedAt", looked,
  counts, silent, refused_because as "refusedBecause", brake_released_because as "releasedBecause"`

/** Runs `work` as the only night of this institution; null: another process is at it. A killed one loses its hold with its connection. */
export async function asOnlyNight<T>(store: Store, work: () => Promise<T>): Promise<T | null> {
  const client = await poolOf(store).connect()
  try {
    const lock = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('night', 0)) AS mine`,
    )
    if (!lock.rows[0]?.mine) return null
    return await work()
  } finally {
    // closed, and with it its lock is gone
    client.release(true)
  }
}

/** Writes down that a night began. One that was interrupted goes on under its own row. */
export async function beginNight(
  db: Db,
  night: Pick<Night, 'day' | 'byWhom' | 'startedAt' | 'silent' | 'releasedBecause'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with interrupted as (
      update night set silent = ${night.silent}, brake_released_because = ${night.releasedBecause}
      where id = (select max(id) from night) and state = 'running' and day = ${night.day}
      returning id),
    begun as (
      insert into night (day, by_whom, state, started_at, silent, brake_released_because)
      select ${night.day}::date, ${night.byWhom}, 'running', ${night.startedAt}::timestamptz, ${night.silent}::text[],
        ${night.releasedBecause}
      where not exists (select from interrupted) returning id)
    select id from interrupted union all select id from begun`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a night was not written')
  return id
}

/** Writes down how a night ended. */
export async function endNight(
  db: Db,
  id: number,
  end: Pick<Night, 'state' | 'looked' | 'counts' | 'refusedBecause'> & { at: Temporal.Instant },
): Promise<void> {
  await sql`update night set state = ${end.state}, finished_at = ${end.at}, looked = ${end.looked},
    counts = ${JSON.stringify(end.counts)}, refused_because = ${end.refusedBecause} where id = ${id}`.execute(
    db,
  )
}

/** Whether the night of this day was run to its end, or refused. */
export async function nightIsOver(db: Db, day: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`select 1 from night where day = ${day} and state <> 'running' limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** The newest nights, newest first. */
export async function latestNights(db: Db, most: number): Promise<Night[]> {
  const { rows } = await sql<Night>`select ${nightColumns} from night order by id desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** One night. */
export async function nightById(db: Db, id: number): Promise<Night | null> {
  const { rows } = await sql<Night>`select ${nightColumns} from night where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The night that ended before this one. */
export async function nightBefore(db: Db, id: number): Promise<Night | null> {
  const { rows } = await sql<Night>`
    select ${nightColumns} from night where id < ${id} and finished_at is not null order by id desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** How a night stands as the cause of a change. */
export function causeOfNight(id: number): string {
  return `night ${id}`
}
