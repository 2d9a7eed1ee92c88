/** What registers have sent lately, and what became of it: for pages that show it, and for the watch over silent ones. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { IntakeReport, IntakeWay } from '../core/register/intake.ts'
import type { Db } from './database.ts'

/** One file of a register. */
export type ShownRun = {
  /** The intake it came by, else the run's own number. */
  id: string
  /** The run whose report there is; null: the file was refused before it was read, or waits. */
  run: number | null
  register: string
  kind: 'full' | 'changes' | null
  generated: Temporal.Instant | null
  sequence: number | null
  fileName: string | null
  way: IntakeWay
  receivedAt: Temporal.Instant
  startedAt: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
  state: 'received' | 'running' | 'done' | 'refused' | 'failed'
  counts: Record<string, number>
  /** In the words of the import; what kind of refusal it is stands in the report. */
  refusedBecause: string | null
  /** Why the brake was released. */
  released: string | null
  /** Null for files from before there were reports. */
  report: IntakeReport | null
}

/** The newest files of all registers, the newest first: what waits, what runs, what was taken, what was refused. */
export async function latestRegisterRuns(db: Db, { most }: { most: number }): Promise<ShownRun[]> {
  const { rows } = await sql<ShownRun>`
    select * from (
      select coalesce(i.id::text, r.id::text) as id, r.id as run, coalesce(i.register, r.register) as register,
        coalesce(r.kind, i.report->'header'->>'kind') as kind,
        coalesce(r.generated, (i.report->'header'->>'generated')::timestamptz) as generated,
        coalesce(r.sequence, (i.report->'header'->>'sequence')::bigint) as sequence,
        i.file_name as "fileName", coalesce(i.way, 'command') as way,
        coalesce(i.received_at, r.started_at) as "receivedAt",
        coalesce(i.started_at, r.started_at) as "startedAt",
        coalesce(i.finished_at, r.finished_at) as "finishedAt",
        coalesce(i.state, case r.state when 'done' then 'done' when 'refused' then 'refused' else 'running' end) as state,
        coalesce(i.report->'counts', r.counts, '{}') as counts,
        coalesce(r.refused_because, i.report->'refused'->>'detail') as "refusedBecause",
        coalesce(r.brake_released_because, i.report->>'released') as released, i.report
      from (select * from register_intake order by received_at desc limit ${most}) i
        full join (select * from register_run order by started_at desc limit ${most}) r on r.id = i.run) files
    order by "receivedAt" desc limit ${most}`.execute(db)
  return rows
}
