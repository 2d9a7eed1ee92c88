/** How often codes of the second step were tried for an account: counted first, in a statement of its own (case O-02). */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** Three counts of one account: the last minutes, the day, and wrong ones in a row. */
export type TriesBuckets = { window: Buffer; day: Buffer; run: Buffer }

export type TriesRule = {
  /** So many within `within`, counted from the first of them. */
  most: number
  within: Temporal.Duration
  /** One more becomes possible each `every`, up to `atOnce`: never more than twice `atOnce` in `atOnce` times `every`. */
  atOnce: number
  every: Temporal.Duration
  mostInARow: number
}

/** For what has a count of its own for those who mistype. */
export const noCountOfMinutes = { most: 2 ** 31 - 1, within: Temporal.Duration.from({ minutes: 1 }) }

export type TryReserved =
  | { state: 'reserved'; inWindow: number; inARow: number }
  /** Nothing may be compared. `until` null: no time opens it. */
  | { state: 'full'; until: Temporal.Instant | null }

/** Announces one try in all three counts. `since` of the day is the moment at which its count is empty again. */
export async function reserveTry(
  db: Db,
  buckets: TriesBuckets,
  rule: TriesRule,
  now: Temporal.Instant,
): Promise<TryReserved> {
  const everyMs = rule.every.total('milliseconds')
  const [row] = await rowsOf<{ in_window: number | null; in_a_row: number | null }>(db, announce, [
    buckets.window,
    buckets.day,
    buckets.run,
    now,
    now.subtract(rule.within),
    rule.most,
    everyMs / 1_000,
    now.add({ milliseconds: Math.round(everyMs * (rule.atOnce - 1)) }),
    rule.mostInARow,
  ])
  if (row && row.in_window !== null && row.in_a_row !== null)
    return { state: 'reserved', inWindow: row.in_window, inARow: row.in_a_row }
  return { state: 'full', until: await opensAt(db, buckets, rule, now) }
}

// old counts are forgotten by their `since`; that of a row of wrong ones lies far ahead, because it is never forgotten.
// Each count is taken only when the one before it was not full, so that refused tries fill up nothing
const announce = `
  with win as (
    insert into code_tries as t (bucket, tries, since) values ($1, 1, $4)
    on conflict (bucket) do update set
      tries = case when t.since <= $5 then 1 else t.tries + 1 end,
      since = case when t.since <= $5 then $4 else t.since end
    where t.since <= $5 or t.tries < $6::int returning tries),
  day as (
    insert into code_tries as t (bucket, tries, since)
    select $2, 1, $4::timestamptz + $7::float8 * interval '1 second' from win
    on conflict (bucket) do update set tries = t.tries + 1,
      since = greatest(t.since, $4::timestamptz) + $7::float8 * interval '1 second' where t.since <= $8 returning tries),
  run as (
    insert into code_tries as t (bucket, tries, since)
    select $3, 1, $4::timestamptz + interval '100 years' from day
    on conflict (bucket) do update set tries = t.tries + 1 where t.tries < $9::int returning tries)
  select (select tries from win) as in_window, (select tries from run) as in_a_row`

/** The announced try was right: it counts neither for the minutes nor for the day, and the row of wrong ones is over. */
export async function forgiveTry(
  db: Db,
  buckets: TriesBuckets,
  rule: Pick<TriesRule, 'every'>,
): Promise<void> {
  const seconds = rule.every.total('seconds')
  await sql`
    with run as (delete from code_tries where bucket = ${buckets.run}),
    day as (
      update code_tries set tries = greatest(tries - 1, 0), since = since - ${seconds}::float8 * interval '1 second'
      where bucket = ${buckets.day})
    update code_tries set tries = greatest(tries - 1, 0) where bucket = ${buckets.window}`.execute(db)
}

/** These rows of wrong ones are over because the owner has shown something stronger. */
export async function endRows(db: Db, runs: readonly Buffer[]): Promise<void> {
  await db
    .deleteFrom('code_tries')
    .where('bucket', 'in', [...runs])
    .execute()
}

/** The moment at which one more may be tried. */
async function opensAt(
  db: Db,
  { window, day, run }: TriesBuckets,
  rule: TriesRule,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const rows = await db
    .selectFrom('code_tries')
    .select(['bucket', 'tries', 'since'])
    .where('bucket', 'in', [window, day, run])
    .execute()
  const of = (bucket: Buffer) => rows.find((row) => row.bucket.equals(bucket))
  if ((of(run)?.tries ?? 0) >= rule.mostInARow) return null
  const [inWindow, inDay] = [of(window), of(day)]
  const times = [
    ...(inWindow && inWindow.tries >= rule.most ? [inWindow.since.add(rule.within)] : []),
    ...(inDay
      ? [inDay.since.subtract({ milliseconds: rule.every.total('milliseconds') * (rule.atOnce - 1) })]
      : []),
  ]
  return times.reduce(
    (latest, time) => (time.epochMilliseconds > latest.epochMilliseconds ? time : latest),
    now,
  )
}
