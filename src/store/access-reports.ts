/** What nights and imports opened and closed, and what the clock will close: for pages that show it. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Somebody whose access changed, or will. `given` and `family` null: a service account. */
export type ChangedAccess = {
  id: number
  at: Temporal.Instant
  personId: string | null
  username: string
  given: string | null
  family: string | null
  protected: boolean
  wasOpen: string[]
  nowOpen: string[]
  reasons: string[]
  wasGroups: string[]
  nowGroups: string[]
}

/** Which changes a report is about: those of one cause, or several within a time. */
export type ChangesWanted = {
  causes: readonly string[]
  from: Temporal.Instant | null
  until: Temporal.Instant | null
}

/** A page of changes, in the order in which they happened. */
export async function changesBy(
  db: Db,
  { causes, from, until }: ChangesWanted,
  page: { after: number | null; most: number },
): Promise<ChangedAccess[]> {
  const { rows } = await sql<ChangedAccess>`
    select c.id, c.at, c.person_id as "personId", a.username, p.given, p.family, coalesce(p.protected, false) as protected,
      c.was_open as "wasOpen", c.now_open as "nowOpen", c.reasons, c.was_groups as "wasGroups", c.now_groups as "nowGroups"
    from access_change c join account a on a.id = c.account_id left join person p on p.id = c.person_id
    where c.cause = any(${causes}) and (${from}::timestamptz is null or c.at > ${from})
      and (${until}::timestamptz is null or c.at <= ${until})
      and (${page.after}::bigint is null or c.id > ${page.after})
    order by c.id limit ${page.most}`.execute(db)
  return rows
}

/** How many were closed and opened, by reason. */
export type ChangeCount = { reasons: string[]; closes: boolean; count: number }

/** The changes of a report counted. */
export async function countChanges(db: Db, { causes, from, until }: ChangesWanted): Promise<ChangeCount[]> {
  const { rows } = await sql<ChangeCount>`
    select reasons, cardinality(now_open) < cardinality(was_open) as closes, count(*) as count from access_change
    where cause = any(${causes}) and (${from}::timestamptz is null or at > ${from})
      and (${until}::timestamptz is null or at <= ${until})
    group by 1, 2 order by count(*) desc, 1 limit 50`.execute(db)
  return rows
}

/** How many accounts the clock closes on a day, and why. */
export type ForecastLine = { day: string; because: string[]; count: number }

/** The closings of the coming days by day and reason; days are those of the institution. */
export async function forecastClosings(
  db: Db,
  { from, until, timeZone }: { from: Temporal.Instant; until: Temporal.Instant; timeZone: string },
): Promise<ForecastLine[]> {
  const { rows } = await sql<ForecastLine>`
    select (closes_at at time zone ${timeZone})::date::text as day, closes_because as because, count(*) as count
    from verdict where closes_at > ${from} and closes_at <= ${until}
    group by 1, 2 order by 1, 3 desc, 2`.execute(db)
  return rows
}

/** Somebody whom the clock will close. */
export type WillClose = Pick<ChangedAccess, 'personId' | 'username' | 'given' | 'family' | 'protected'> & {
  accountId: string
  because: string[]
}

/** Whom the clock closes between two moments, by account. */
export async function whoWillClose(
  db: Db,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
  page: { after: string | null; most: number },
): Promise<WillClose[]> {
  const { rows } = await sql<WillClose>`
    select v.account_id as "accountId", a.person_id as "personId", a.username, p.given, p.family,
      coalesce(p.protected, false) as protected, v.closes_because as because
    from verdict v join account a on a.id = v.account_id left join person p on p.id = a.person_id
    where v.closes_at >= ${from} and v.closes_at < ${until}
      and (${page.after}::uuid is null or v.account_id > ${page.after}::uuid)
    order by v.account_id limit ${page.most}`.execute(db)
  return rows
}

/** How many are open only because a register is silent. */
export async function countPaused(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from verdict where paused`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
