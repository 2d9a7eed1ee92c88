/** Undoes a change of second factors that was not the owner's: what came is ended, what went is back. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Puts the factors back as they were at a moment: it was not the owner who changed them. */
export async function putFactorsBack(
  db: Db,
  accountId: string,
  since: Temporal.Instant,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update authenticator_app set ended_at = null, ended_because = null
    where account_id = ${accountId} and ended_at >= ${since} and made_at < ${since}`.execute(db)
  await sql`update passkey set ended_at = null, ended_because = null
    where account_id = ${accountId} and ended_at >= ${since} and made_at < ${since}`.execute(db)
  await sql`update authenticator_app set ended_at = ${at}, ended_because = 'disputed'
    where account_id = ${accountId} and ended_at is null and made_at >= ${since}`.execute(db)
  await sql`update passkey set ended_at = ${at}, ended_because = 'disputed'
    where account_id = ${accountId} and ended_at is null and made_at >= ${since}`.execute(db)
  await sql`update recovery_code set ended_at = ${at}
    where account_id = ${accountId} and ended_at is null and used_at is null and made_at >= ${since}`.execute(
    db,
  )
}
