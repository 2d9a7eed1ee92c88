/** Whose password runs out soon, and who was told of it already. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** An account whose notice is due. */
export type ExpiringAccount = {
  id: string
  person_id: string | null
  password_set_at: Temporal.Instant | null
}

/** Open accounts whose password was set within these moments and whose owner was not told this notice yet, by id. */
export async function expiringAccounts(
  db: Db,
  wanted: {
    setAfter: Temporal.Instant
    setUntil: Temporal.Instant
    before: string
    after: string | null
    most: number
  },
): Promise<ExpiringAccount[]> {
  const { rows } = await sql<ExpiringAccount>`
    select a.id, a.person_id, a.password_set_at from account a
    where a.password_set_at > ${wanted.setAfter} and a.password_set_at <= ${wanted.setUntil}
      and a.closed_at is null and a.password_sealed is not null
      and (${wanted.after}::uuid is null or a.id > ${wanted.after}::uuid)
      and not exists (select from password_notice n where n.account_id = a.id
        and n.password_set_at = a.password_set_at and n.before = ${wanted.before})
    order by a.id limit ${wanted.most}`.execute(db)
  return rows
}

/** Writes down that this notice goes out; false when it has gone already. */
export async function noteExpiryTold(
  db: Db,
  told: { accountId: string; passwordSetAt: Temporal.Instant; before: string; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into password_notice (account_id, password_set_at, before, sent_at)
    values (${told.accountId}, ${told.passwordSetAt}, ${told.before}, ${told.at})
    on conflict do nothing returning account_id`.execute(db)
  return rows.length === 1
}
