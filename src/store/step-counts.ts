/** Counts of what people get through and fail at: a row per day, step and outcome. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { CountedStep, StepCount } from '../core/desk/step-outcome.ts'
import type { Db } from './database.ts'

/** Adds to the counts of a day, all in one statement. */
export async function addStepCounts(db: Db, day: string, counts: readonly StepCount[]): Promise<void> {
  if (counts.length === 0) return
  const [steps, outcomes, numbers] = [
    counts.map(({ step }) => step),
    counts.map(({ outcome }) => outcome),
    counts.map(({ count }) => count),
  ]
  // in one order for everybody, so that two processes never wait for each other in a circle
  await sql`
    insert into step_count as c (day, step, outcome, count)
    select ${day}::date, s.step, s.outcome, s.count
    from unnest(${steps}::text[], ${outcomes}::text[], ${numbers}::bigint[]) as s (step, outcome, count)
    order by s.step, s.outcome
    on conflict (day, step, outcome) do update set count = c.count + excluded.count`.execute(db)
}

/** Every count from one day to another inclusive. */
export async function stepCounts(
  db: Db,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<CountedStep[]> {
  const { rows } = await sql<CountedStep>`
    select day::text as day, step, outcome, count::int as count from step_count
    where day between ${from.toString()}::date and ${to.toString()}::date
    order by day, step, outcome`.execute(db)
  return rows
}

/** Forgets counts of days before. */
export async function forgetStepCounts(db: Db, before: Temporal.PlainDate): Promise<void> {
  await sql`delete from step_count where day < ${before.toString()}::date`.execute(db)
}
