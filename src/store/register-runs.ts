/** The runs of register imports: which file was applied last, and how far an interrupted one came. */
import type { PoolClient } from 'pg'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A run as later ones need it. */
export type RegisterRun = {
  id: number
  generated: string
  sequence: number | null
  digest: Buffer
  state: 'applying' | 'done'
  releasedBecause: string | null
}

/** What stands in the file's header and what its survey showed. */
export type RunFile = {
  register: string
  kind: string
  generated: string
  sequence: number | null
  digest: Buffer
  people: number
}

/** The newest run of a register that changed something, or may have. */
export async function latestRun(client: PoolClient, register: string): Promise<RegisterRun | null> {
  const { rows } = await client.query<RegisterRun>(
    `SELECT id, to_char(generated AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS generated,
       sequence, file_digest AS digest, state, brake_released_because AS "releasedBecause"
     FROM register_run WHERE register = $1 AND state IN ('applying', 'done') ORDER BY id DESC LIMIT 1`,
    [register],
  )
  return rows[0] ?? null
}

/** Starts a run. */
export async function beginRun(
  client: PoolClient,
  file: RunFile,
  at: { now: string; releasedBecause: string | null },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO register_run
       (register, kind, generated, sequence, file_digest, people, state, started_at, brake_released_because)
     VALUES ($1, $2, $3, $4, $5, $6, 'applying', $7, $8) RETURNING id`,
    [
      file.register,
      file.kind,
      file.generated,
      file.sequence,
      file.digest,
      file.people,
      at.now,
      at.releasedBecause,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a run was not written')
  return id
}

/** What changes on these connections from now on was brought about by this run (`access_change.cause`). */
export async function changesAreOf(clients: readonly PoolClient[], run: number): Promise<void> {
  for (const client of clients)
    await client.query(`SELECT set_config('adgang.cause', $1, false)`, [causeOfRun(run)])
}

/** How an import stands as the cause of a change. */
export function causeOfRun(run: number): string {
  return `import ${run}`
}

/** Writes down a file that was refused after it was read as a whole. */
export async function refuseRun(
  client: PoolClient,
  file: RunFile,
  at: { now: string; because: string },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO register_run
       (register, kind, generated, sequence, file_digest, people, state, started_at, finished_at, refused_because)
     VALUES ($1, $2, $3, $4, $5, $6, 'refused', $7, $7, $8) RETURNING id`,
    [file.register, file.kind, file.generated, file.sequence, file.digest, file.people, at.now, at.because],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a refused run was not written')
  return id
}

/** How far the run is; only to be looked at, what is left to do follows from the lines themselves. */
export async function noteProgress(client: PoolClient, run: number, done: number): Promise<void> {
  await client.query(`UPDATE register_run SET progress = $2 WHERE id = $1`, [run, done])
}

/**
 * The run is over, and its register was heard from: whoever was in only because it was silent is judged anew. This waits
 * for the disk, and so for everything that the run wrote.
 */
export async function finishRun(
  client: PoolClient,
  run: number,
  end: { now: string; counts: Record<string, number>; register: string; heardAt: string },
): Promise<void> {
  await client.query('SET synchronous_commit = on')
  await client.query(
    `WITH heard AS (
       INSERT INTO register_heard (register, at) VALUES ($4, $5) ON CONFLICT (register) DO UPDATE SET at = excluded.at),
     waiting AS (
       INSERT INTO verdict_due (account_id, cause) SELECT account_id, $6 FROM verdict WHERE paused
       ON CONFLICT (account_id) DO UPDATE SET cause = excluded.cause)
     UPDATE register_run SET state = 'done', finished_at = $2, counts = $3 WHERE id = $1`,
    [run, end.now, JSON.stringify(end.counts), end.register, end.heardAt, causeOfRun(run)],
  )
}

/** A run as its report has it. */
export type WholeRun = {
  id: number
  register: string
  kind: string
  generated: Temporal.Instant
  sequence: number | null
  people: number
  state: 'staged' | 'applying' | 'done' | 'refused'
  startedAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
  counts: Record<string, number>
  refusedBecause: string | null
  releasedBecause: string | null
}

/** One run; null: there is none. */
export async function runById(db: Db, id: number): Promise<WholeRun | null> {
  const [run] = await rowsOf<WholeRun>(
    db,
    `select id, register, kind, generated, sequence, people, state, started_at as "startedAt", finished_at as "finishedAt",
       counts, refused_because as "refusedBecause", brake_released_because as "releasedBecause"
     from register_run where id = $1`,
    [id],
  )
  return run ?? null
}
