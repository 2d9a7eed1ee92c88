/** Finding one among a million: by words of a name, by username, by number, by address. A page at a time, the query bounded. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A line of the list; nothing in it that the desk need not see to tell two people apart (case Z-07). */
export type FoundPerson = {
  id: string
  given: string
  family: string
  born: Temporal.PlainDate | null
  studentNumber: string | null
  username: string | null
  isProtected: boolean
  deceased: boolean
  /** By what it was found. */
  by: 'name' | 'username' | 'student-number' | 'mobile' | 'email'
}

export type SearchedFor = {
  username: string | null
  studentNumber: string | null
  mobile: string | null
  email: string | null
  names: readonly string[]
}

/** So many are looked at; whoever finds more must type more. */
export const mostFound = 300

/**
 * Everybody who fits, best first, `mostFound` at most. Names: whole words first; where those find few, every word must
 * begin one of the name's words, and two letters must be a whole word. (Whole words cost a third of begun ones.)
 * Address-protected people are found by their whole student number only.
 */
export async function searchPeople(
  db: Db,
  wanted: SearchedFor,
  page: { most: number; from: number },
): Promise<{ people: FoundPerson[]; all: number }> {
  const whole = await searchBy(db, wanted, nameQuery(wanted.names, 'whole'), page)
  const few = whole.all < page.most && wanted.names.some((name) => [...name].length > 2)
  return few ? searchBy(db, wanted, nameQuery(wanted.names, 'begun'), page) : whole
}

async function searchBy(
  db: Db,
  wanted: SearchedFor,
  query: string | null,
  page: { most: number; from: number },
): Promise<{ people: FoundPerson[]; all: number }> {
  const rows = await rowsOf<FoundPerson & { all: number }>(db, searchStatement, [
    query,
    wanted.username,
    wanted.studentNumber,
    wanted.mobile,
    wanted.email,
    page.most,
    page.from,
    prefixEnd(wanted.username),
  ])
  return { people: rows.map(({ all: _all, ...person }) => person), all: rows[0]?.all ?? 0 }
}

/** In PostgreSQL's language for text search; the words are letters and digits only. */
export function nameQuery(words: readonly string[], as: 'whole' | 'begun'): string | null {
  if (words.length === 0) return null
  return words
    .map((word) => (as === 'whole' || [...word].length < 3 ? `'${word}'` : `'${word}':*`))
    .join(' & ')
}

/** The first text after all that begin so: a range that an ordinary index answers. */
function prefixEnd(prefix: string | null): string | null {
  return prefix === null ? null : `${prefix}\uffff`
}

// each way in has an index of its own and a bound of its own, so that none makes another slow
const searchStatement = `
  with found as (
    (select p.id, 'name' as by, 5 as place from person p
      where $1::text is not null and not p.protected
        and to_tsvector('simple', folded_name(p.given || ' ' || p.family)) @@ to_tsquery('simple', $1)
      limit ${mostFound})
    union all
    (select a.person_id, 'username', case when a.username = $2 then 1 else 4 end from account a
      where $2::text is not null and a.username ~>=~ $2 and a.username ~<~ $8 and a.person_id is not null
      order by a.username using ~<~ limit 50)
    union all
    (select a.person_id, 'username', 2 from account_alias l join account a on a.id = l.account_id
      where l.name = $2 and a.person_id is not null)
    union all
    (select p.id, 'student-number', 1 from person p where p.student_number_index = $3 limit 50)
    union all
    (select p.id, 'mobile', 2 from person p where p.mobile = $4 limit 50)
    union all
    (select p.id, 'email', 2 from person p where lower(p.email) = $5 limit 50)
    union all
    (select a.person_id, 'email', 1 from account a where a.mail = $5 and a.person_id is not null)
    union all
    (select a.person_id, 'email', 2 from mail_alias l join account a on a.id = l.account_id
      where l.address = $5 and a.person_id is not null)),
  best as (
    select distinct on (id) id, by, place from found order by id, place),
  seen as (
    select p.id, p.given, p.family, p.born, p.student_number as "studentNumber", p.protected as "isProtected",
      p.deceased is not null as deceased, b.by, b.place
    from best b join person p on p.id = b.id
    where not p.protected or b.by = 'student-number'),
  paged as (
    select s.*, count(*) over ()::int as "all" from seen s
    order by s.place, lower(s.family), lower(s.given), s.born, s.id limit $6 offset $7)
  select s.*, (select a.username from account a where a.person_id = s.id and a.kind in ('personal', 'guest')
      order by a.is_primary desc, a.kind limit 1) as username
  from paged s order by s.place, lower(s.family), lower(s.given), s.born, s.id`

/** The person behind a number's blind indexes, as a line of the list; two people are never guessed between. */
export async function peopleByNumber(db: Db, blindIndexes: readonly Buffer[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from identity_number where blind_index = any(${blindIndexes}::bytea[]) limit 3`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
