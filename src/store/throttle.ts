/** Wrong tries per bucket: counted first, in a statement of its own, before anything is compared (cases B-01, B-02, X-25). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** What a bucket said when a try was announced. */
export type Reserved =
  /** Go on and compare; this is try number `wrong` until it proves right. */
  | { state: 'reserved'; wrong: number }
  /** Locked; nothing is compared and nothing is counted, so the lock is never prolonged. */
  | { state: 'locked'; until: Temporal.Instant; tentative: boolean }

/**
 * Announces one try. The try that reaches the limit sets the lock tentatively: right, it is taken back; wrong, it stays.
 * A lock that has run out begins a fresh count.
 */
export async function reserveTry(
  db: Db,
  bucket: Buffer,
  rule: { wrongTries: number; lockedFor: Temporal.Duration },
  now: Temporal.Instant,
): Promise<Reserved> {
  const until = now.add(rule.lockedFor)
  const [reserved] = await rowsOf<{ wrong: number }>(db, announceTry, [bucket, now, until, rule.wrongTries])
  if (reserved) return { state: 'reserved', wrong: reserved.wrong }
  const lock = await sql<{ locked_until: Temporal.Instant | null; tentative: boolean }>`
    select locked_until, tentative from throttle where bucket = ${bucket}`.execute(db)
  const found = lock.rows[0]
  // between the two statements the lock may have been taken back: the caller asks again
  return { state: 'locked', until: found?.locked_until ?? now, tentative: found?.tentative ?? true }
}

const announceTry = `
  insert into throttle as t (bucket, wrong, since, seen_at, locked_until, tentative)
  values ($1, 1, $2, $2, case when $4::int <= 1 then $3::timestamptz end, $4::int <= 1)
  on conflict (bucket) do update set
    wrong = case when t.locked_until <= $2 then 1 else t.wrong + 1 end,
    since = case when t.locked_until <= $2 then $2 else t.since end,
    seen_at = $2,
    locked_until = case when (case when t.locked_until <= $2 then 1 else t.wrong + 1 end) >= $4::int
                        then $3::timestamptz end,
    tentative = (case when t.locked_until <= $2 then 1 else t.wrong + 1 end) >= $4::int
  where t.locked_until is null or t.locked_until <= $2
  returning wrong`

/** The announced try was right: the whole bucket is forgotten, its tentative lock too. */
export async function forgiveBucket(db: Db, bucket: Buffer): Promise<void> {
  await rowsOf(db, 'delete from throttle where bucket = $1', [bucket])
}

/** The announced try was wrong: a tentative lock becomes a lock. Gives back until when it is locked, if it is. */
export async function confirmWrong(db: Db, bucket: Buffer): Promise<Temporal.Instant | null> {
  const row = await db
    .updateTable('throttle')
    .set({ tentative: false })
    .where('bucket', '=', bucket)
    .where('locked_until', 'is not', null)
    .returning('locked_until')
    .executeTakeFirst()
  return row?.locked_until ?? null
}

/** The state of a bucket, without counting anything. */
export async function lockOf(
  db: Db,
  bucket: Buffer,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('throttle')
    .select('locked_until')
    .where('bucket', '=', bucket)
    .where('locked_until', '>', now)
    .where('tentative', '=', false)
    .executeTakeFirst()
  return row?.locked_until ?? null
}

/** How many failures came from this address in the running window; a window that has passed starts again at nought. */
export async function failuresFrom(db: Db, source: Buffer, windowStart: Temporal.Instant): Promise<number> {
  const row = await db
    .selectFrom('throttle')
    .select('wrong')
    .where('bucket', '=', source)
    .where('since', '>', windowStart)
    .executeTakeFirst()
  return row?.wrong ?? 0
}

/** One more failure from this address. Gives back how many there are now in the window. */
export async function countFailureFrom(
  db: Db,
  source: Buffer,
  windowStart: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    insert into throttle as t (bucket, wrong, since, seen_at) values (${source}, 1, ${now}, ${now})
    on conflict (bucket) do update set
      wrong = case when t.since > ${windowStart} then t.wrong + 1 else 1 end,
      since = case when t.since > ${windowStart} then t.since else ${now} end,
      seen_at = ${now}
    returning wrong`.execute(db)
  return rows[0]?.wrong ?? 1
}

/** Forgets buckets nobody touched since `before`, and keeps the table under `most` rows (case E-07). */
export async function forgetOldBuckets(db: Db, before: Temporal.Instant, most: number): Promise<void> {
  await sql`delete from throttle where seen_at < ${before} and (locked_until is null or locked_until < ${before})`.execute(
    db,
  )
  await sql`
    delete from throttle where bucket in (
      select bucket from throttle order by seen_at desc offset ${most})`.execute(db)
}

/** The announced try was never compared (the machine was too busy): it does not count. A count begun since then is left alone. */
export async function giveTryBack(db: Db, bucket: Buffer, announcedAt: Temporal.Instant): Promise<void> {
  await sql`
    update throttle set wrong = greatest(wrong - 1, 0),
      locked_until = case when tentative then null else locked_until end, tentative = false
    where bucket = ${bucket} and since <= ${announcedAt}`.execute(db)
}

/** The desk opens these buckets at once. Gives back how many of them were locked. */
export async function openBuckets(
  db: Db,
  buckets: readonly Buffer[],
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ locked: boolean }>`
    delete from throttle where bucket = any(${buckets}::bytea[])
    returning coalesce(locked_until > ${now}, false) as locked`.execute(db)
  return rows.filter(({ locked }) => locked).length
}
