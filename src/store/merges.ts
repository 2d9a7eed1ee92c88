/** Two people or one? What waits for a human, and the relinking behind the answer. (Long: one question and both its answers.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ComputedPerson } from '../core/register/computed-person.ts'
import { type PersonFacts, noFacts } from '../core/person/facts.ts'
import type { Db } from './database.ts'
import type { KnownPerson, SealedRecord } from './register-known.ts'

export type MergeCandidate = {
  id: string
  /** A record that is linked to nobody yet, or to one of these people. */
  recordId: string | null
  personIds: readonly string[]
  because: string
  seenAt: Temporal.Instant
  settledAs: string | null
}

function select(db: Db) {
  return db
    .selectFrom('merge_candidate')
    .select(['id', 'source_record_id as recordId', 'person_ids as personIds', 'because'])
    .select(['seen_at as seenAt', 'settled_as as settledAs'])
}

/** Those that wait, the oldest first. */
export async function openCandidates(db: Db, most: number): Promise<MergeCandidate[]> {
  return select(db).where('settled_at', 'is', null).orderBy('seen_at').limit(most).execute()
}

/** One of them; null: there is none. */
export async function candidateById(db: Db, id: string): Promise<MergeCandidate | null> {
  return (await select(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** A human has answered; false: somebody was first. */
export async function settleCandidate(
  db: Db,
  id: string,
  settled: { as: 'one person' | 'two people'; by: string; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } =
    await sql`update merge_candidate set settled_at = ${settled.at}, settled_by = ${settled.by},
      settled_as = ${settled.as} where id = ${id} and settled_at is null returning id`.execute(db)
  return rows.length === 1
}

/** The question is open again. */
export async function reopenCandidate(db: Db, id: string): Promise<boolean> {
  const { rows } =
    await sql`update merge_candidate set settled_at = null, settled_by = null, settled_as = null
    where id = ${id} and settled_at is not null returning id`.execute(db)
  return rows.length === 1
}

/** A record as it is sealed, with the person it is linked to, if it is. */
export async function recordOf(
  db: Db,
  recordId: string,
): Promise<(Omit<SealedRecord, 'person'> & { person: string | null }) | null> {
  const { rows } = await sql<Omit<SealedRecord, 'person'> & { person: string | null }>`
    select s.id as record, s.register, s.sealed, l.person_id as person, ${goneSince} as "goneSince"
    from source_record s left join link l on l.source_record_id = s.id and l.undone_at is null
      left join absence a on a.source_record_id = s.id
    where s.id = ${recordId}`.execute(db)
  return rows[0] ?? null
}

/** Every record that is linked to these people now. */
export async function recordsOf(db: Db, personIds: readonly string[]): Promise<SealedRecord[]> {
  const { rows } = await sql<SealedRecord>`
    select l.person_id as person, s.id as record, s.register, s.sealed, ${goneSince} as "goneSince"
    from link l join source_record s on s.id = l.source_record_id left join absence a on a.source_record_id = s.id
    where l.person_id = any(${personIds}::uuid[]) and l.undone_at is null order by s.id`.execute(db)
  return rows
}

const goneSince = sql`case when a.gone_at is not null then
  to_char(a.missing_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end`

/** These people as computed last, kept away from every other writer until the transaction ends. */
export async function holdPeople(db: Db, ids: readonly string[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select id, given, family, born::text, language, protected, deceased::text,
      student_number as "studentNumber", student_number_index as "studentNumberIndex",
      email, email_register as "emailRegister", email_changed::text as "emailChanged",
      mobile, mobile_register as "mobileRegister", mobile_changed::text as "mobileChanged", facts
    from person where id = any(${ids}::uuid[]) order by id for update`.execute(db)
  return rows
}

export type Hand = { by: string; because: string; at: Temporal.Instant }

/** The record belongs to this person from now on; an earlier link is undone, by whom and why, and stays. */
export async function relink(
  db: Db,
  link: { id: string; recordId: string; personId: string },
  { by, because, at }: Hand,
): Promise<void> {
  await unlink(db, link.recordId, { by, because, at })
  await db
    .insertInto('link')
    .values({
      id: link.id,
      source_record_id: link.recordId,
      person_id: link.personId,
      made_at: at,
      made_by: by,
      because,
    })
    .execute()
}

/** The record belongs to nobody; no nightly file links it again by itself. */
export async function unlink(db: Db, recordId: string, { by, because, at }: Hand): Promise<void> {
  await sql`update link set undone_at = ${at}, undone_by = ${by}, undone_because = ${because}
    where source_record_id = ${recordId} and undone_at is null`.execute(db)
}

/** Numbers go along with their records. */
export async function moveNumbers(db: Db, recordIds: readonly string[], toPerson: string): Promise<void> {
  await sql`update identity_number set person_id = ${toPerson}
    where source_record_id = any(${recordIds}::uuid[])`.execute(db)
}

/** What the records say of a person now. */
export async function writeComputed(
  db: Db,
  id: string,
  person: ComputedPerson,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ given: person.given, family: person.family, born: person.born, language: person.language })
    .set({ protected: person.protected, deceased: person.deceased })
    .set({ student_number: person.studentNumber, student_number_index: person.studentNumberIndex })
    .set({ email: person.email, email_register: person.emailRegister, email_changed: person.emailChanged })
    .set({ mobile: person.mobile, mobile_register: person.mobileRegister })
    .set({ mobile_changed: person.mobileChanged, facts: JSON.stringify(person.facts), changed_at: at })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Nobody's records are left: found by nothing, written to by nobody, and whole again when the records come back. */
export async function emptyPerson(db: Db, id: string, goneOn: string, at: Temporal.Instant): Promise<void> {
  const facts: PersonFacts = { ...noFacts, goneSince: goneOn }
  await db
    .updateTable('person')
    .set({ student_number: null, student_number_index: null, email: null, email_register: null })
    .set({ mobile: null, mobile_register: null, facts: JSON.stringify(facts), changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** A person for a record that is somebody of its own. */
export async function addPersonFor(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id,
      given: '',
      family: '',
      facts: JSON.stringify(noFacts),
      first_seen_at: at,
      changed_at: at,
    })
    .execute()
}

export type OwnAccount = { id: string; personId: string; username: string; openedAt: Temporal.Instant | null }

/** The accounts of their own that these people have and that are not closed. */
export async function livingAccountsOf(db: Db, personIds: readonly string[]): Promise<OwnAccount[]> {
  const { rows } = await sql<OwnAccount>`
    select id, person_id as "personId", username, opened_at as "openedAt" from account
    where person_id = any(${personIds}::uuid[]) and kind in ('personal', 'guest') and closed_at is null
    order by opened_at nulls last, id`.execute(db)
  return rows
}

/** Closed, because its person goes on with another one; every session of before is over by the new epoch. */
export async function closeAccount(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update account set closed_at = ${at}, credential_epoch = credential_epoch + 1
    where id = ${id} and closed_at is null`.execute(db)
}

/** Open again as it was. */
export async function reopenAccount(db: Db, id: string): Promise<void> {
  await sql`update account set closed_at = null where id = ${id}`.execute(db)
}
