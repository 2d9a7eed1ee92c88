/** Wrong passwords in a row, locks between them included; a right one begins anew (case B-15, NIST SP 800-63B: at most 100). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Whose run it is. `accountId` null: nobody has the name; the work is the same. */
export type Run = { name: Buffer; accountId: string | null; now: Temporal.Instant }

/**
 * One more wrong one. Gives back how many. A whole sign-in since the last wrong one was the end of that run (case B-07): it
 * marks its browser as known, and those are few and found by account.
 */
export async function countInRun(db: Db, { name, accountId, now }: Run): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    insert into wrong_run as r (name_index, wrong, seen_at) values (${name}, 1, ${now})
    on conflict (name_index) do update set seen_at = ${now}, wrong = case when exists (
        select 1 from known_device d where d.account_id = ${accountId} and d.seen_at > r.seen_at)
      then 1 else r.wrong + 1 end
    returning wrong`.execute(db)
  return rows[0]?.wrong ?? 1
}

/** Closes a bucket until somebody opens it again. */
export async function closeBucket(
  db: Db,
  bucket: Buffer,
  times: { now: Temporal.Instant; until: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into throttle (bucket, wrong, since, seen_at, locked_until, tentative)
    values (${bucket}, 0, ${times.now}, ${times.now}, ${times.until}, false)
    on conflict (bucket) do update set locked_until = ${times.until}, seen_at = ${times.now}, tentative = false`.execute(
    db,
  )
}

/** Forgets the run and opens the bucket if it was closed for that long; a lock that ends by itself is left to its time. */
export async function endRun(
  db: Db,
  run: { name: Buffer; bucket: Buffer; closedUntil: Temporal.Instant },
): Promise<void> {
  await sql`delete from wrong_run where name_index = ${run.name}`.execute(db)
  await sql`delete from throttle where bucket = ${run.bucket} and locked_until = ${run.closedUntil}`.execute(
    db,
  )
}

/** Forgets runs that nobody went on with since `before`, and keeps at most so many: invented names must not fill the disk. */
export async function forgetOldRuns(db: Db, before: Temporal.Instant, most: number): Promise<void> {
  await sql`delete from wrong_run where seen_at < ${before}`.execute(db)
  await sql`
    delete from wrong_run where name_index in (
      select name_index from wrong_run order by seen_at desc offset ${most})`.execute(db)
}
