/** How an institution stands at this moment, as numbers: for monitoring and for `adgang doctor`. */
import { sql } from 'kysely'
import type { Db } from './database.ts'

export type HouseState = { verdictsDue: number; alarms: Readonly<Record<string, number>> }

/** Accounts to be judged anew, and alarms that nobody has looked at. */
export async function houseState(db: Db): Promise<HouseState> {
  const { rows } = await sql<HouseState>`
    SELECT (SELECT count(*)::int FROM verdict_due) AS "verdictsDue",
      coalesce((SELECT jsonb_object_agg(kind, open) FROM (
        SELECT kind, count(*) AS open FROM operator_alarm WHERE seen_at IS NULL AND over_at IS NULL GROUP BY kind) a), '{}')
      AS alarms`.execute(db)
  return rows[0] ?? { verdictsDue: 0, alarms: {} }
}
