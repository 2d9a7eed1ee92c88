/** Who is told beforehand of an end or a deadline, and who was told already. */
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** What a notice is about. */
export type NoticeOf = 'closes' | 'fee-due' | 'registration-due'

/** Accounts to tell, by id: open ones whose day lies within these and who were not told this notice of that day. */
export async function accountsToTell(
  db: Db,
  wanted: {
    what: NoticeOf
    /** Whose end it is; only for `closes`. */
    by: string | null
    before: string
    from: string
    until: string
    after: string | null
    most: number
  },
): Promise<{ accountId: string; day: Temporal.PlainDate }[]> {
  const day = dayColumn[wanted.what]
  const { rows } = await sql<{ accountId: string; day: Temporal.PlainDate }>`
    select v.account_id as "accountId", ${day} as day from verdict v
    where ${day} between ${wanted.from}::date and ${wanted.until}::date
      and (${wanted.by}::text is null or v.ends_by = ${wanted.by}) and 'mail' = any(v.open_places)
      and (${wanted.after}::uuid is null or v.account_id > ${wanted.after}::uuid)
      and not exists (select from end_notice n where n.account_id = v.account_id and n.what = ${wanted.what}
        and n.day = ${day} and n.before = ${wanted.before} and n.taken_back_at is null)
    order by v.account_id limit ${wanted.most}`.execute(db)
  return rows
}

const dayColumn: Record<NoticeOf, RawBuilder<unknown>> = {
  closes: sql`v.ends_on`,
  'fee-due': sql`v.fee_due_on`,
  'registration-due': sql`v.registration_due_on`,
}

/** Writes down that this notice goes out; false when it has gone already. One that was taken back may go again. */
export async function noteEndTold(
  db: Db,
  told: { accountId: string; what: NoticeOf; day: string; before: string; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into end_notice (account_id, what, day, before, sent_at)
    values (${told.accountId}, ${told.what}, ${told.day}, ${told.before}, ${told.at})
    on conflict (account_id, what, day, before) do update set sent_at = excluded.sent_at, taken_back_at = null
      where end_notice.taken_back_at is not null
    returning account_id`.execute(db)
  return rows.length === 1
}

/** Accounts that were told of a day on which they will not close after all: they stay longer, or no end is known. */
export async function toldInVain(
  db: Db,
  wanted: { today: string; most: number },
): Promise<{ accountId: string; day: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ accountId: string; day: Temporal.PlainDate }>`
    select distinct n.account_id as "accountId", n.day from end_notice n join verdict v using (account_id)
    where n.what = 'closes' and n.taken_back_at is null and n.day >= ${wanted.today}::date
      and (v.ends_on is null or v.ends_on > n.day) and 'mail' = any(v.open_places)
    order by 1, 2 limit ${wanted.most}`.execute(db)
  return rows
}

/** Takes the notices of a day back; false: another worker has done so. */
export async function takeBackTold(
  db: Db,
  told: { accountId: string; day: string; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update end_notice set taken_back_at = ${told.at}
    where account_id = ${told.accountId} and what = 'closes' and day = ${told.day} and taken_back_at is null
    returning account_id`.execute(db)
  return rows.length > 0
}
