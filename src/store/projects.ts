/** Projects, who belongs to them now and who administers them: asked anew on every request. (Long: one question after another.) */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Day } from '../core/person/facts.ts'
import type { Db } from './database.ts'

/** The person whom a register knows by this id, or null. */
export async function personOfRegister(db: Db, register: string, registerId: string): Promise<string | null> {
  const { rows } = await sql<{ person: string }>`
    select l.person_id as person from source_record s
      join link l on l.source_record_id = s.id and l.undone_at is null
    where s.register = ${register} and s.register_id = ${registerId}`.execute(db)
  return rows[0]?.person ?? null
}

/** A project that somebody administers now; `endsAt`: when the right must be confirmed. */
export type Administered = {
  id: string
  key: string
  name: { nb?: string; nn?: string; en?: string }
  until: Day | null
  endsAt: Temporal.Instant
  members: number
}

/** A right that lives: given, not ended, not run out, in a project that is not over, held by somebody it still names. */
const livingRight = (now: Temporal.Instant, today: Day) => sql`
  a.ended_at is null and a.ended_by is null and a.ends_at > ${now}
  and p.gone_at is null and (p.until_day is null or p.until_day >= ${today}::date)
  and s.register = 'projects' and l.undone_at is null and b.gone_at is null
  and exists (select 1 from project_member n
    where n.project_id = a.project_id and n.register_id = a.register_id and n.gone_at is null)`

const rightsOfPeople = sql`
  project_administrator a join project p on p.id = a.project_id
  join source_record s on s.register = 'projects' and s.register_id = a.register_id
  join link l on l.source_record_id = s.id and l.undone_at is null
  left join absence b on b.source_record_id = s.id`

/** The projects that this person administers at this moment, by name. */
export async function administeredBy(
  db: Db,
  personId: string,
  { now, today }: { now: Temporal.Instant; today: Day },
): Promise<Administered[]> {
  const { rows } = await sql<Administered & { endsAt: string }>`
    select p.id, p.key, p.name, p.until_day::text as until, max(a.ends_at)::text as "endsAt",
      (select count(*)::int from project_member m where m.project_id = p.id and m.gone_at is null) as members
    from ${rightsOfPeople} where l.person_id = ${personId} and ${livingRight(now, today)}
    group by p.id order by p.key`.execute(db)
  return rows.map((row) => ({ ...row, endsAt: readAt(row.endsAt) }))
}

/** The key of a project by its id. */
export async function projectKeyOf(db: Db, projectId: string): Promise<string> {
  const row = await db.selectFrom('project').select('key').where('id', '=', projectId).executeTakeFirst()
  return row?.key ?? ''
}

/** The id of a project by its key; null: there is none. */
export async function projectIdOf(db: Db, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('project')
    .select('id')
    .where('key', '=', key)
    .where('gone_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether somebody administers any project now: such people are out of reach of other administrators. */
export async function administersAny(
  db: Db,
  personId: string,
  { now, today }: { now: Temporal.Instant; today: Day },
): Promise<boolean> {
  return (await administeredBy(db, personId, { now, today })).length > 0
}

/** Somebody who belongs to a project now. */
export type ProjectMember = {
  id: string
  personId: string
  given: string
  family: string
  protected: boolean
  role: 'admin' | 'member'
  username: string | null
  /** When the right to administer runs out; null: has none that lives. */
  administersUntil: Temporal.Instant | null
}

/** Everybody in a project whom the house knows as a person, by name. */
export async function membersOfProject(
  db: Db,
  projectId: string,
  now: Temporal.Instant,
): Promise<ProjectMember[]> {
  const { rows } = await sql<Omit<ProjectMember, 'administersUntil'> & { administersUntil: string | null }>`
    select distinct on (l.person_id) m.id, l.person_id as "personId", q.given, q.family, q.protected, m.role,
      c.username, a.ends_at::text as "administersUntil"
    from project_member m
      join source_record s on s.register = 'projects' and s.register_id = m.register_id
      join link l on l.source_record_id = s.id and l.undone_at is null
      join person q on q.id = l.person_id
      left join absence b on b.source_record_id = s.id
      left join account c on c.person_id = q.id and c.kind = 'personal'
      left join project_administrator a on a.project_id = m.project_id and a.register_id = m.register_id
        and a.ended_at is null and a.ends_at > ${now}
    where m.project_id = ${projectId} and m.gone_at is null and b.gone_at is null
    order by l.person_id, a.ends_at desc nulls last, m.role, m.id`.execute(db)
  return rows
    .map((row) => ({
      ...row,
      administersUntil: row.administersUntil === null ? null : readAt(row.administersUntil),
    }))
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'nb'))
}

function nameOf({ family, given }: ProjectMember): string {
  return `${family} ${given}`
}

/** Confirms a right, or gives one to a member: for a time, by somebody. Inside a transaction. */
export async function giveAdministration(
  db: Db,
  right: {
    id: string
    memberId: string
    by: string
    because: string | null
    at: Temporal.Instant
    endsAt: Temporal.Instant
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into project_administrator as a (id, project_id, register_id, given_at, given_by, because, ends_at)
    select ${right.id}, m.project_id, m.register_id, ${right.at}, ${right.by}, ${right.because}, ${right.endsAt}
    from project_member m join project p on p.id = m.project_id
    where m.id = ${right.memberId} and m.gone_at is null and p.gone_at is null
    on conflict (project_id, register_id) where ended_at is null do update
      set ends_at = excluded.ends_at, confirmed_at = ${right.at}, confirmed_by = ${right.by}
    returning a.id`.execute(db)
  return rows.length === 1
}

/** A project that goes on and has nobody who can administer it. */
export type Orphan = { key: string; name: Administered['name']; until: Day | null; members: number }

/** Projects without anybody whose right lives and who can sign in: somebody of the desk hands them over. */
export async function orphanedProjects(
  db: Db,
  { now, today }: { now: Temporal.Instant; today: Day },
): Promise<Orphan[]> {
  const { rows } = await sql<Orphan>`
    select o.key, o.name, o.until_day::text as until,
      (select count(*)::int from project_member m where m.project_id = o.id and m.gone_at is null) as members
    from project o
    where o.gone_at is null and (o.until_day is null or o.until_day >= ${today}::date) and not exists (
      select 1 from ${rightsOfPeople} join person q on q.id = l.person_id
        join account c on c.person_id = q.id and c.kind = 'personal'
      where a.project_id = o.id and q.deceased is null and c.opened_at is not null and c.closed_at is null
        and ${livingRight(now, today)})
    order by o.key`.execute(db)
  return rows
}

/** Whether a person holds a number that electronic ID shows. */
export async function hasNorwegianNumber(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity_number
    where person_id = ${personId} and until is null and type in ('fodselsnummer', 'd-nummer') limit 1`.execute(
    db,
  )
  return rows.length > 0
}

function readAt(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T'))
}
