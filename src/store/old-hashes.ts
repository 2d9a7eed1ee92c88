/** Passwords that still stand as an older system hashed them: what comparing such hashes costs, each cost once. */
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** The costs (`OldHash.work`) of all old hashes that are still kept; nearly always none, or one. */
export async function worksOfOldHashes(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ work: string }>(db, statement, [])
  return rows.map(({ work }) => work)
}

/** From one cost to the next by the index: as many steps as there are costs, however many people have them. */
const statement = `
  with recursive each as (
    (select work from old_hash order by work limit 1)
    union all
    select (select h.work from old_hash h where h.work > e.work order by h.work limit 1) from each e where e.work is not null)
  select work from each where work is not null`
