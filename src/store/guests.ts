/** Guests: people whom no register knows, with a sponsor, a first and a last day. (The days stand in the person's facts too, where access is judged.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { noFacts, type Stay } from '../core/person/facts.ts'
import type { Db } from './database.ts'

export type NewGuest = {
  personId: string
  given: string
  family: string
  born: string
  email: string
  mobile: string
  language: string
  sponsorAccountId: string
  stay: Stay
  because: string
  madeBy: string
  at: Temporal.Instant
}

/** A new person, and the stay. */
export async function addGuest(db: Db, guest: NewGuest): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id: guest.personId,
      given: guest.given,
      family: guest.family,
      born: guest.born,
      language: guest.language,
      email: guest.email,
      mobile: guest.mobile,
      facts: JSON.stringify({ ...noFacts, guest: guest.stay }),
      first_seen_at: guest.at,
      changed_at: guest.at,
    })
    .execute()
  await db
    .insertInto('guest')
    .values({
      person_id: guest.personId,
      sponsor_account_id: guest.sponsorAccountId,
      from_day: guest.stay.from,
      until_day: guest.stay.until,
      because: guest.because,
      made_at: guest.at,
      made_by: guest.madeBy,
    })
    .execute()
}

/** One guest's days and sponsor, held until the transaction ends; null: no guest. */
export async function holdGuest(
  db: Db,
  personId: string,
): Promise<{ stay: Stay; sponsorAccountId: string } | null> {
  const { rows } = await sql<{ from: string; until: string; sponsorAccountId: string }>`
    select from_day::text as "from", until_day::text as until, sponsor_account_id as "sponsorAccountId"
    from guest where person_id = ${personId} for update`.execute(db)
  const [row] = rows
  return row ? { stay: { from: row.from, until: row.until }, sponsorAccountId: row.sponsorAccountId } : null
}

/** Another last day, in both places. */
export async function setLastDay(
  db: Db,
  personId: string,
  until: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update guest set until_day = ${until}::date where person_id = ${personId}`.execute(db)
  await sql`update person set facts = jsonb_set(facts::jsonb, '{guest,until}', to_jsonb(${until}::text))::json,
      changed_at = ${at}, version = version + 1 where id = ${personId}`.execute(db)
}

/** How many guests somebody answers for whose last day has not passed. */
export async function guestsOf(db: Db, sponsorAccountId: string, today: string): Promise<number> {
  const { rows } = await sql<{ guests: number }>`select count(*)::int as guests from guest
    where sponsor_account_id = ${sponsorAccountId} and until_day >= ${today}::date`.execute(db)
  return rows[0]?.guests ?? 0
}

/** Whether anybody is known by this mail address or mobile number already. */
export async function isContactKnown(db: Db, email: string, mobile: string): Promise<boolean> {
  const { rows } = await sql`select 1 from person where lower(email) = ${email.toLowerCase()}
    union all select 1 from person where mobile = ${mobile} limit 1`.execute(db)
  return rows.length > 0
}

export type ListedGuest = {
  personId: string
  given: string
  family: string
  from: string
  until: string
  sponsor: string
  activated: boolean
}

/** The stays that end last come first; those that are over follow for a while. */
export async function listGuests(db: Db, notBefore: string, most: number): Promise<ListedGuest[]> {
  const { rows } = await sql<ListedGuest>`
    select g.person_id as "personId", p.given, p.family, g.from_day::text as "from", g.until_day::text as until,
      s.username as sponsor,
      exists (select from account a where a.person_id = g.person_id and a.opened_at is not null) as activated
    from guest g join person p on p.id = g.person_id join account s on s.id = g.sponsor_account_id
    where g.until_day >= ${notBefore}::date order by g.until_day, p.family, p.given limit ${most}`.execute(db)
  return rows
}
