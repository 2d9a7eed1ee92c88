/** Which channel gave back which credential, and when: for a while it does not give back the other one too (row O-10). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

export type Recovered = { id: string; accountId: string; what: 'password' | 'second-factor'; channel: string }

/** Writes down that a channel gave back a credential. */
export async function addRecovered(db: Db, recovered: Recovered, at: Temporal.Instant): Promise<void> {
  const { id, accountId, what, channel } = recovered
  await db.insertInto('recovered').values({ id, account_id: accountId, what, channel, at }).execute()
}

/** The channels that gave back this credential since then. */
export async function channelsThatGaveBack(
  db: Db,
  accountId: string,
  what: Recovered['what'],
  since: Temporal.Instant,
): Promise<string[]> {
  const rows = await db
    .selectFrom('recovered')
    .select('channel')
    .distinct()
    .where('account_id', '=', accountId)
    .where('what', '=', what)
    .where('at', '>', since)
    .execute()
  return rows.map(({ channel }) => channel)
}
