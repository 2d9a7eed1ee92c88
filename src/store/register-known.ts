/** What is known already of the people on a register file's lines: their records, links, numbers and PINs. */
import type { PoolClient } from 'pg'
import type { PersonFacts } from '../core/person/facts.ts'
import type { StagedRegister } from './register-staging.ts'

/** A record that the register told of before. `apart`: somebody unlinked it by hand, and no file undoes that. */
export type KnownRecord = { registerId: string; record: string; person: string | null; apart: boolean }

/** The records of these register ids. */
export async function knownRecords(
  client: PoolClient,
  register: StagedRegister,
  registerIds: readonly string[],
): Promise<KnownRecord[]> {
  const { rows } = await client.query<KnownRecord>(
    `SELECT s.register_id AS "registerId", s.id AS record, l.person_id AS person,
       l.id IS NULL AND EXISTS (
         SELECT 1 FROM link u WHERE u.source_record_id = s.id AND u.undone_at IS NOT NULL) AS apart
     FROM source_record s LEFT JOIN link l ON l.source_record_id = s.id AND l.undone_at IS NULL
     WHERE s.register = $1 AND s.register_id = ANY($2)`,
    [register, registerIds],
  )
  return rows
}

/** A person who holds or held a number. `living`: known now by another record of the same register. */
export type Holder = { blindIndex: string; person: string; living: boolean }

/** Who holds these numbers; blind indexes are hexadecimal in the answer. */
export async function holdersOf(
  client: PoolClient,
  register: StagedRegister,
  blindIndexes: readonly Buffer[],
): Promise<Holder[]> {
  const { rows } = await client.query<Holder>(
    `SELECT DISTINCT encode(i.blind_index, 'hex') AS "blindIndex", i.person_id AS person, EXISTS (
       SELECT 1 FROM link l JOIN source_record s ON s.id = l.source_record_id
         LEFT JOIN absence a ON a.source_record_id = s.id
       WHERE l.person_id = i.person_id AND l.undone_at IS NULL AND s.register = $1 AND a.gone_at IS NULL) AS living
     FROM identity_number i WHERE i.blind_index = ANY($2)`,
    [register, blindIndexes],
  )
  return rows
}

/** A record that is linked to a person now, its line sealed. */
export type SealedRecord = {
  person: string
  record: string
  register: StagedRegister
  sealed: Buffer
  /** The moment of the first file it was missing from, once its register let it go. */
  goneSince: string | null
}

/** Every record that is linked to these people. */
export async function linkedRecords(
  client: PoolClient,
  personIds: readonly string[],
): Promise<SealedRecord[]> {
  const { rows } = await client.query<SealedRecord>(
    `SELECT l.person_id AS person, s.id AS record, s.register, s.sealed,
       CASE WHEN a.gone_at IS NOT NULL THEN to_char(a.missing_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END
         AS "goneSince"
     FROM link l JOIN source_record s ON s.id = l.source_record_id
       LEFT JOIN absence a ON a.source_record_id = s.id
     WHERE l.person_id = ANY($1) AND l.undone_at IS NULL`,
    [personIds],
  )
  return rows
}

/** A person as computed last. Days are text. */
export type KnownPerson = {
  id: string
  given: string
  family: string
  born: string | null
  language: 'nb' | 'nn' | 'en' | null
  protected: boolean
  deceased: string | null
  studentNumber: string | null
  studentNumberIndex: string | null
  email: string | null
  emailRegister: 'fs' | 'hr' | 'projects' | null
  emailChanged: string | null
  mobile: string | null
  mobileRegister: 'fs' | 'hr' | 'projects' | null
  mobileChanged: string | null
  facts: PersonFacts
}

/** These people; `locked` keeps every other writer away from them until the transaction ends. */
export async function knownPeople(
  client: PoolClient,
  ids: readonly string[],
  { locked }: { locked: boolean },
): Promise<KnownPerson[]> {
  const { rows } = await client.query<KnownPerson>(
    `SELECT id, given, family, born::text, language, protected, deceased::text,
       student_number AS "studentNumber", student_number_index AS "studentNumberIndex",
       email, email_register AS "emailRegister", email_changed::text AS "emailChanged",
       mobile, mobile_register AS "mobileRegister", mobile_changed::text AS "mobileChanged", facts
     FROM person WHERE id = ANY($1) ORDER BY id ${locked ? 'FOR UPDATE' : ''}`,
    [ids],
  )
  return rows
}

/** A PIN that a person has or had. */
export type KnownPin = {
  id: string
  person: string
  mac: Buffer
  keyId: string
  madeBy: string
  recent: boolean
}

/** All PINs these people ever had, newest first; `recent`: made after that moment. */
export async function knownPins(
  client: PoolClient,
  personIds: readonly string[],
  since: string,
): Promise<KnownPin[]> {
  const { rows } = await client.query<KnownPin>(
    `SELECT id, person_id AS person, mac, key_id AS "keyId", made_by AS "madeBy", made_at > $2 AS recent
     FROM (SELECT * FROM access_pin WHERE person_id = ANY($1) AND replaced_at IS NULL
           UNION ALL SELECT * FROM access_pin WHERE person_id = ANY($1) AND replaced_at IS NOT NULL) pins
     ORDER BY replaced_at DESC NULLS FIRST, made_at DESC`,
    [personIds, since],
  )
  return rows
}

/** Keeps a PIN's code under the newest key, where it is still the one that was compared. */
export async function renewPins(
  client: PoolClient,
  pins: readonly { id: string; was: Buffer; mac: Buffer; keyId: string }[],
): Promise<void> {
  await client.query(
    `UPDATE access_pin p SET mac = n.mac, key_id = n.key_id
     FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[]) n (id, was, mac, key_id)
     WHERE p.id = n.id AND p.mac = n.was`,
    [
      pins.map(({ id }) => id),
      pins.map(({ was }) => was),
      pins.map(({ mac }) => mac),
      pins.map(({ keyId }) => keyId),
    ],
  )
}

/** How many people this register knows now (linked, not gone), and whether it ever told of anybody. */
export async function peopleKnownBy(
  client: PoolClient,
  register: StagedRegister,
): Promise<{ known: number; records: number }> {
  const { rows } = await client.query<{ known: number; records: number }>(
    `SELECT count(l.id)::int - (
         SELECT count(*)::int FROM absence a JOIN source_record g ON g.id = a.source_record_id
         WHERE g.register = $1 AND a.gone_at IS NOT NULL) AS known,
       count(*)::int AS records
     FROM source_record s LEFT JOIN link l ON l.source_record_id = s.id AND l.undone_at IS NULL
     WHERE s.register = $1`,
    [register],
  )
  return rows[0] ?? { known: 0, records: 0 }
}

/** Whether anybody at all has an identity number; the first file of an institution need not ask for each. */
export async function anyNumbers(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query(`SELECT 1 FROM identity_number LIMIT 1`)
  return rows.length > 0
}
