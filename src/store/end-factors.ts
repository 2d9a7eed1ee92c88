/** Ends second factors that somebody else enrolled. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Ends what was enrolled at or after a moment: it was not the owner who did it. */
export async function endFactorsMadeSince(
  db: Db,
  accountId: string,
  since: Temporal.Instant,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update authenticator_app set ended_at = ${at}, ended_because = 'disputed'
    where account_id = ${accountId} and ended_at is null and made_at >= ${since}`.execute(db)
  await sql`update passkey set ended_at = ${at}, ended_because = 'disputed'
    where account_id = ${accountId} and ended_at is null and made_at >= ${since}`.execute(db)
  await sql`update recovery_code set ended_at = ${at}
    where account_id = ${accountId} and ended_at is null and used_at is null and made_at >= ${since}`.execute(
    db,
  )
}
