/** The queue: jobs are added with the change that wants them, taken by one worker at a time, and kept in order per account. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

export type NewJob = {
  id: string
  kind: string
  /** What may be read by anybody who reads the database: no address, no code, no password. */
  payload: object
  /** What only the worker may open; wiped when the job is done or given up (case Y-11). */
  sealed?: Uint8Array
  /** A later job with the same key waits until the earlier one is done or given up. */
  orderKey?: string
  /** While a job with the same key is open, another one is not added. */
  unique?: string
  due: Temporal.Instant
  /** After this it would help nobody. */
  usefulUntil?: Temporal.Instant
  createdAt: Temporal.Instant
}

/** A job in a worker's hands. What the worker reports counts only while it shows the newest `leaseToken`. */
export type TakenJob = {
  id: string
  kind: string
  payload: unknown
  sealed: Buffer | null
  usefulUntil: Temporal.Instant | null
  createdAt: Temporal.Instant
  tries: number
  leaseToken: string
}

/** Adds a job, in the transaction of the change that wants it. False when an open one with the same unique key is there. */
export async function addJob(db: Db, job: NewJob): Promise<boolean> {
  const { rows } = await sql`
    insert into job (id, kind, payload, sealed, order_key, unique_key, due_at, useful_until, created_at)
    values (${job.id}, ${job.kind}, ${JSON.stringify(job.payload)}, ${job.sealed ? Buffer.from(job.sealed) : null},
            ${job.orderKey ?? null}, ${job.unique ?? null}, ${job.due},
            ${job.usefulUntil ?? null}, ${job.createdAt})
    on conflict (unique_key) where done_at is null and dead_at is null do nothing
    returning id`.execute(db)
  return rows.length === 1
}

/**
 * Takes up to `most` due jobs of these kinds. One statement: two workers never get the same job (SKIP LOCKED), a job whose
 * worker died comes back when its lease is over, and of one order key only the earliest open job is given out.
 * Leases run by the database's own clock, which nobody sets forward in a demo or a test.
 */
export async function takeJobs(
  db: Db,
  wanted: { kinds: readonly string[]; most: number; leaseSeconds: number; now: Temporal.Instant },
): Promise<TakenJob[]> {
  const { rows } = await sql<TakenJob>`
    with next as (
      select j.id from job j
      where j.done_at is null and j.dead_at is null and j.due_at <= ${wanted.now}
        and (j.lease_until is null or j.lease_until < clock_timestamp())
        and j.kind = any(${wanted.kinds})
        and (j.order_key is null or j.number = (
          select min(earlier.number) from job earlier
          where earlier.order_key = j.order_key and earlier.done_at is null and earlier.dead_at is null))
      order by j.due_at, j.number
      limit ${wanted.most}
      for update skip locked)
    update job set tries = tries + 1, lease_token = gen_random_uuid(),
      lease_until = clock_timestamp() + make_interval(secs => ${wanted.leaseSeconds})
    from next where job.id = next.id
    returning job.id, job.kind, job.payload, job.sealed, job.useful_until as "usefulUntil",
      job.created_at as "createdAt", job.tries, job.lease_token as "leaseToken"`.execute(db)
  return rows
}

type InHand = Pick<TakenJob, 'id' | 'leaseToken'>

/** Marks a job as done and wipes what was sealed. False when another worker has it by now: then that one's word counts. */
export async function markDone(db: Db, job: InHand, now: Temporal.Instant): Promise<boolean> {
  return marked(
    await sql`update job set done_at = ${now}, sealed = null, lease_until = null, lease_token = null, last_error = null
      where id = ${job.id} and lease_token = ${job.leaseToken} and done_at is null and dead_at is null returning id`.execute(
      db,
    ),
  )
}

/** Gives a job back for a later try. False when another worker has it by now. */
export async function markAgain(
  db: Db,
  job: InHand,
  due: Temporal.Instant,
  because: string,
): Promise<boolean> {
  return marked(
    await sql`update job set due_at = ${due}, lease_until = null, lease_token = null, last_error = ${because}
      where id = ${job.id} and lease_token = ${job.leaseToken} and done_at is null and dead_at is null returning id`.execute(
      db,
    ),
  )
}

/** Puts a job among the dead letters and wipes what was sealed. False when another worker has it by now. */
export async function markDead(
  db: Db,
  job: InHand,
  now: Temporal.Instant,
  because: string,
): Promise<boolean> {
  return marked(
    await sql`update job set dead_at = ${now}, sealed = null, lease_until = null, lease_token = null, last_error = ${because}
      where id = ${job.id} and lease_token = ${job.leaseToken} and done_at is null and dead_at is null returning id`.execute(
      db,
    ),
  )
}

/** The state of the queue, for `doctor`, metrics and the readiness page. */
export type QueueState = { open: number; dead: number; oldestDue: Temporal.Instant | null }

/** How much waits, how much was given up, and since when the oldest due job waits. */
export async function queueState(db: Db, now: Temporal.Instant): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select count(*) filter (where dead_at is null) as open, count(*) filter (where dead_at is not null) as dead,
      min(due_at) filter (where dead_at is null and due_at <= ${now}) as "oldestDue"
    from job where done_at is null`.execute(db)
  return rows[0] ?? { open: 0, dead: 0, oldestDue: null }
}

/** Forgets jobs that ended before a day; what was sent stays in its own table. Returns how many. */
export async function forgetEndedJobs(db: Db, before: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from job where (done_at is not null or dead_at is not null)
      and coalesce(done_at, dead_at) < ${before}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

function marked(result: { rows: unknown[] }): boolean {
  return result.rows.length === 1
}
