/** Sessions that began with electronic ID: whoever signs out there is signed out here too (field 3.1, the front channel). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Ends the living sessions of one session of the provider; whose they were. */
export async function endProviderSessions(
  db: Db,
  provider: string,
  providerSession: string,
  at: Temporal.Instant,
): Promise<{ account_id: string | null }[]> {
  return db
    .updateTable('session')
    .set({ ended_at: at, ended_because: 'signed-out-at-provider' })
    .where('provider', '=', provider)
    .where('provider_sid', '=', providerSession)
    .where('ended_at', 'is', null)
    .returning('account_id')
    .execute()
}

/** Which provider a session began with, that provider's session, and its sealed token; null when it began otherwise. */
export async function providerOfSession(db: Db, sessionId: string) {
  const row = await db
    .selectFrom('session')
    .select(['provider', 'provider_sid', 'provider_token'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!row || row.provider === null || row.provider_token === null) return null
  return { name: row.provider, session: row.provider_sid, tokenSealed: row.provider_token }
}
