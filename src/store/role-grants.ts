/** Ranks that somebody granted: from when, until when, by whom, because. Never changed, only ended. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Rank } from '../core/desk/rank.ts'
import type { PersonFacts } from '../core/person/facts.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** What of somebody decides their rank: grants that run now, the kinds of their accounts, and the person's facts. */
export type PowerRow = { granted: Rank[]; kinds: string[]; facts: PersonFacts | null }

const power = (where: string) => `
  select coalesce(array_agg(g.rank) filter (where g.rank is not null), '{}') as granted,
    coalesce(array_agg(distinct a.kind), '{}') as kinds,
    (select p.facts from person p where p.id = (array_agg(a.person_id))[1]) as facts
  from account a left join role_grant g on g.account_id = a.id
    and g.ended_at is null and g.from_at <= $2 and (g.until_at is null or g.until_at > $2)
  where ${where}`

/** Over all accounts of a person, so that nobody is reached by a lesser account of theirs (case Z-04). */
export async function powerOfPerson(db: Db, personId: string, now: Temporal.Instant): Promise<PowerRow> {
  const [row] = await rowsOf<PowerRow>(db, power('a.person_id = $1 and a.closed_at is null'), [personId, now])
  return row ?? { granted: [], kinds: [], facts: null }
}

/** Of one account: what its own session may do. */
export async function powerOfAccount(db: Db, accountId: string, now: Temporal.Instant): Promise<PowerRow> {
  const [row] = await rowsOf<PowerRow>(db, power('a.id = $1 and a.closed_at is null'), [accountId, now])
  return row ?? { granted: [], kinds: [], facts: null }
}

export type NewRoleGrant = {
  id: string
  accountId: string
  rank: Rank
  from: Temporal.Instant
  until: Temporal.Instant | null
  grantedBy: string
  because: string
}

/** Grants a rank. */
export async function addRoleGrant(db: Db, grant: NewRoleGrant): Promise<void> {
  await db
    .insertInto('role_grant')
    .values({
      id: grant.id,
      account_id: grant.accountId,
      rank: grant.rank,
      from_at: grant.from,
      until_at: grant.until,
      granted_by: grant.grantedBy,
      because: grant.because,
    })
    .execute()
}

/** A grant as it is listed. */
export type RoleGrantRow = {
  id: string
  accountId: string
  personId: string | null
  username: string
  rank: Rank
  from: Temporal.Instant
  until: Temporal.Instant | null
  grantedBy: string
  because: string
}

/** Every grant that runs or will, the highest first. */
export async function runningGrants(db: Db, now: Temporal.Instant): Promise<RoleGrantRow[]> {
  const { rows } = await sql<RoleGrantRow>`
    select g.id, g.account_id as "accountId", a.person_id as "personId", a.username, g.rank,
      g.from_at as "from", g.until_at as "until", g.granted_by as "grantedBy", g.because
    from role_grant g join account a on a.id = g.account_id
    where g.ended_at is null and (g.until_at is null or g.until_at > ${now})
    order by array_position(array['security','administrator','senior','agent'], g.rank), a.username`.execute(
    db,
  )
  return rows
}

/** Ends a grant that still runs; null: there was none. */
export async function endRoleGrant(
  db: Db,
  id: string,
  ended: { at: Temporal.Instant; by: string; because: string },
): Promise<{ accountId: string; rank: Rank } | null> {
  const row = await db
    .updateTable('role_grant')
    .set({ ended_at: ended.at, ended_by: ended.by, ended_because: ended.because })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['account_id as accountId', 'rank'])
    .executeTakeFirst()
  return row ?? null
}

/** Whether anybody has this rank or a higher one by a grant that runs. */
export async function anybodyHas(db: Db, ranks: readonly Rank[], now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from role_grant g join account a on a.id = g.account_id
    where g.ended_at is null and g.rank = any(${ranks}) and (g.until_at is null or g.until_at > ${now})
      and a.closed_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** One grant that still runs. */
export async function grantById(
  db: Db,
  id: string,
): Promise<{ accountId: string; personId: string | null; rank: Rank } | null> {
  const row = await db
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.account_id as accountId', 'a.person_id as personId', 'g.rank'])
    .where('g.id', '=', id)
    .where('g.ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
