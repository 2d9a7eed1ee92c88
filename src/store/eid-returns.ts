/** Returns from a provider of electronic ID: each is good for one thing, once (case R-13, "reused"). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** `stateDigests`: one for each key. True the first time; of any number at the same moment exactly one gets true. */
export async function useEidReturn(
  db: Db,
  stateDigests: readonly Buffer[],
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .insertInto('eid_return')
    .values(stateDigests.map((digest) => ({ state_digest: digest, at })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) === BigInt(stateDigests.length)
}

/** Forgets returns from before `before`: their errands ran out long ago. */
export async function forgetEidReturns(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('eid_return').where('at', '<', before).execute()
}
