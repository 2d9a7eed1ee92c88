/** What comparisons with other systems found: one report each, and the differences it names. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** How many differ in which way. */
export type DifferenceCounts = Readonly<Record<string, number>>

/** One comparison. `held`: why nothing was mended although something differs. */
export type TargetReport = {
  id: string
  target: string
  by: string
  startedAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
  state: 'running' | 'done' | 'stopped'
  looked: number
  counts: DifferenceCounts
  mended: number
  held: string | null
}

/** One account that differs there, or an entry that is left over (then without an account). */
export type NotedDifference = {
  accountId: string | null
  username: string
  isWhat: string
  attributes: readonly string[]
}

/** Begins a report. */
export async function beginReport(
  db: Db,
  report: { id: string; target: string; by: string; startedAt: Temporal.Instant },
): Promise<void> {
  await rowsOf(
    db,
    `insert into target_report (id, target, by_whom, started_at, state) values ($1, $2, $3, $4, 'running')`,
    [report.id, report.target, report.by, report.startedAt],
  )
}

/** Notes some of what was found. */
export async function noteDifferences(
  db: Db,
  reportId: string,
  differences: readonly NotedDifference[],
): Promise<void> {
  if (differences.length === 0) return
  await rowsOf(
    db,
    `insert into target_difference (report_id, account_id, username, is_what, attributes)
     select $1, "accountId", username, "isWhat", attributes
     from jsonb_to_recordset($2) as d("accountId" uuid, username text, "isWhat" text, attributes text[])`,
    [reportId, JSON.stringify(differences)],
  )
}

/** Ends a report, whichever way. */
export async function endReport(
  db: Db,
  reportId: string,
  end: Pick<TargetReport, 'state' | 'looked' | 'counts' | 'mended' | 'held'> & {
    finishedAt: Temporal.Instant
  },
): Promise<void> {
  await rowsOf(
    db,
    `update target_report set state = $2, looked = $3, counts = $4, mended = $5, held = $6, finished_at = $7 where id = $1`,
    [reportId, end.state, end.looked, JSON.stringify(end.counts), end.mended, end.held, end.finishedAt],
  )
}

/** The newest reports of a target. */
export async function latestReports(db: Db, target: string, most: number): Promise<TargetReport[]> {
  return rowsOf<TargetReport>(
    db,
    `select id, target, by_whom as by, started_at as "startedAt", finished_at as "finishedAt", state, looked::int as looked,
       counts, mended::int as mended, held
     from target_report where target = $1 order by started_at desc limit $2`,
    [target, most],
  )
}

/** What a report names, by username: who would be opened first, and what is only missing as yet last, as it may be everybody. */
export async function differencesOf(db: Db, reportId: string, most: number): Promise<NotedDifference[]> {
  return rowsOf<NotedDifference>(
    db,
    `select account_id as "accountId", username, is_what as "isWhat", attributes
     from target_difference where report_id = $1 order by is_what <> 'adopt-and-open', is_what = 'missing', username limit $2`,
    [reportId, most],
  )
}

/** Only the newest so many reports of each target are kept. */
export async function dropOldReports(db: Db, target: string, keep: number): Promise<void> {
  await rowsOf(
    db,
    `delete from target_report where target = $1 and id not in (
       select id from target_report where target = $1 order by started_at desc limit $2)`,
    [target, keep],
  )
}

/** Of these accounts, those of which the target has all that is wanted, and has had it since then, each with the version it has. */
export async function settledAmong(
  db: Db,
  target: string,
  ids: readonly string[],
  since: Temporal.Instant,
): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; applied: string }>(
    db,
    `select account_id as id, applied::text as applied from delivery
     where target = $1 and account_id = any($2::uuid[]) and wanted = applied and applied_at <= $3`,
    [target, ids, since],
  )
  return new Map(rows.map(({ id, applied }) => [id, applied]))
}

/** Of these accounts, those whose password of today the target was told, and when it took it; null: before that was kept. */
export async function passwordToldAmong(
  db: Db,
  target: string,
  ids: readonly string[],
): Promise<Map<string, Temporal.Instant | null>> {
  const rows = await rowsOf<{ id: string; at: Temporal.Instant | null }>(
    db,
    `select d.account_id as id, d.password_applied_at as at from delivery d join account a on a.id = d.account_id
     where d.target = $1 and d.account_id = any($2::uuid[]) and not d.waits_for_person
       and d.password_applied = a.password_version and a.password_version > 0`,
    [target, ids],
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** Of these ids, those that are accounts. */
export async function accountsAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(db, 'select id from account where id = any($1::uuid[])', [ids])
  return new Set(rows.map(({ id }) => id))
}
