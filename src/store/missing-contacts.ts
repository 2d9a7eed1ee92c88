/** People without an address or a number, newest first, a piece at a time along an index; and when a register's owner was last told. */
import type { Temporal } from 'temporal-polyfill'
import type { PersonFacts } from '../core/person/facts.ts'
import type { Missing } from '../core/person/missing-contacts.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** Somebody of whom something is missing; whether they have any right to an account is judged elsewhere. */
export type Unreachable = {
  id: string
  given: string
  family: string
  isProtected: boolean
  studentNumber: string | null
  email: string | null
  mobile: string | null
  since: Temporal.Instant
  facts: PersonFacts
}

/** The next so many after this person, or the first; `from`: known to this register, or `guest`. */
export async function unreachableAfter(
  db: Db,
  after: string | null,
  { most, missing, from }: { most: number; missing: Missing | null; from: string | null },
): Promise<Unreachable[]> {
  return after === null
    ? rowsOf(db, first, [most, missing, from])
    : rowsOf(db, next, [most, missing, from, after])
}

const selected = `
  select p.id, p.given, p.family, p.protected as "isProtected", p.student_number as "studentNumber", p.email, p.mobile,
    p.first_seen_at as since, p.facts
  from person p
  where (p.email is null or p.mobile is null) and p.deceased is null
    and case $2::text when 'mail' then p.email is null when 'mobile' then p.mobile is null else true end
    and case when $3::text is null then true when $3 = 'guest' then p.facts ->> 'guest' is not null
      else (p.facts -> 'registers')::jsonb ? $3 end`
const ordered = `order by p.first_seen_at desc, p.id desc limit $1`
const first = `${selected} ${ordered}`
const next = `${selected}
    and (p.first_seen_at, p.id) < ((select c.first_seen_at from person c where c.id = $4), $4::uuid) ${ordered}`

/** What stands beside a line of the list. */
export type Beside = {
  id: string
  records: { register: string; id: string }[]
  username: string | null
  /** The username of whoever answers for a guest. */
  sponsor: string | null
}

/** Of these people: how their registers know them, their account, their sponsor. */
export async function besideUnreachable(db: Db, people: readonly string[]): Promise<Beside[]> {
  return rowsOf(db, beside, [people])
}

const beside = `
  select p.id,
    coalesce((
      select jsonb_agg(jsonb_build_object('register', s.register, 'id', s.register_id) order by s.register, s.register_id)
      from link l join source_record s on s.id = l.source_record_id
        left join absence a on a.source_record_id = s.id
      where l.person_id = p.id and l.undone_at is null and a.gone_at is null), '[]') as records,
    (select a.username from account a where a.person_id = p.id and a.kind in ('personal', 'guest')
      order by a.is_primary desc, a.kind limit 1) as username,
    (select a.username from guest g join account a on a.id = g.sponsor_account_id where g.person_id = p.id) as sponsor
  from person p where p.id = any($1::uuid[])`

/** Whether the owner of this register was told after that moment. */
export async function ownerToldAfter(db: Db, register: string, moment: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .selectFrom('register_owner_told')
    .select('register')
    .where('register', '=', register)
    .where('told_at', '>', moment)
    .execute()
  return rows.length > 0
}

/** Notes that the owner is told now; false: somebody else told them after `moment`. */
export async function noteOwnerTold(
  db: Db,
  register: string,
  { now, moment }: { now: Temporal.Instant; moment: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .insertInto('register_owner_told')
    .values({ register, told_at: now })
    .onConflict((conflict) =>
      conflict
        .column('register')
        .doUpdateSet({ told_at: now })
        .where('register_owner_told.told_at', '<=', moment),
    )
    .returning('register')
    .executeTakeFirst()
  return row !== undefined
}
