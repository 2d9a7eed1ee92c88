/** People as the registers know them; found by number through the keyed blind index, never by the number itself. */
import { sql } from 'kysely'
import type { PersonFacts } from '../core/person/facts.ts'
import type { Db } from './database.ts'

/** A person with contact data and facts. */
export type PersonRow = NonNullable<Awaited<ReturnType<typeof personById>>>

/** One person by id. */
export async function personById(db: Db, id: string) {
  return selectPerson(db).where('p.id', '=', id).executeTakeFirst()
}

/**
 * The person who holds this identity number now or held it before, and is still known. Null when nobody or more than one
 * does: then nothing is guessed. At most one query, whoever asks.
 */
export async function personByNumber(db: Db, blindIndexes: readonly Buffer[]) {
  const rows = await selectPerson(db)
    .where('p.id', 'in', (eb) =>
      eb
        .selectFrom('identity_number as n')
        .select('n.person_id')
        .where('n.blind_index', 'in', [...blindIndexes]),
    )
    .limit(2)
    .execute()
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** As `personByNumber`, but only what stands beside the number: the student number as it is compared, and the birth date. */
export async function ownerOfNumber(
  db: Db,
  blindIndexes: readonly Buffer[],
): Promise<{ id: string; studentNumber: string | null; born: string | null } | null> {
  const { rows } = await sql<{ id: string; studentNumber: string | null; born: string | null }>`
    select p.id, p.student_number_index as "studentNumber", p.born::text as born from person p
    where p.id in (select person_id from identity_number where blind_index = any(${blindIndexes}::bytea[]))
    limit 2`.execute(db)
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** The people with this registered mail address, two at most: whoever asks needs one, or knows that there are several. */
export async function peopleByMail(db: Db, canonical: string) {
  return selectPerson(db)
    .where(sql<string>`lower(p.email)`, '=', canonical)
    .limit(2)
    .execute()
}

/** The registered mail address of the account's person. */
export async function emailOfAccount(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select('p.email')
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  return row?.email ?? null
}

function selectPerson(db: Db) {
  return db
    .selectFrom('person as p')
    .select([
      'p.id',
      'p.given',
      'p.family',
      'p.born',
      'p.language',
      'p.protected',
      'p.deceased',
      'p.student_number',
    ])
    .select(['p.student_number_index', 'p.email', 'p.email_register', 'p.email_changed'])
    .select(['p.mobile', 'p.mobile_register', 'p.mobile_changed', 'p.first_seen_at'])
    .select(sql<PersonFacts>`p.facts`.as('facts'))
}

/** The types a person's number with one of these indexes has; for institutions whose PIN way takes only some (U-2). */
export async function typesOfNumber(
  db: Db,
  personId: string,
  blindIndexes: readonly Buffer[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('identity_number')
    .select('type')
    .where('person_id', '=', personId)
    .where('blind_index', 'in', [...blindIndexes])
    .execute()
  return rows.map((row) => row.type)
}

/** The number a state gave this person, sealed: a fødselsnummer before a D-number. */
export async function nationalNumberOf(
  db: Db,
  personId: string,
): Promise<{ id: string; sealed: Buffer } | null> {
  const row = await db
    .selectFrom('identity_number')
    .select(['id', 'sealed'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .where('type', 'in', ['fodselsnummer', 'd-nummer'])
    .orderBy(sql`type = 'fodselsnummer'`, 'desc')
    .orderBy('since', 'desc')
    .executeTakeFirst()
  return row ?? null
}
