/** Turns staged lines about known people into what is kept of them, record by record. Long: one statement after another. */
import type { PoolClient } from 'pg'
import type { ComputedPerson } from '../core/register/computed-person.ts'
import type { NewJob } from './jobs.ts'
import type { StagedRegister } from './register-staging.ts'

/** What every row of one run carries. `now` and `generated` are instants as text. */
export type RunStamp = {
  run: number
  now: string
  generated: string
  keyId: string
  register: StagedRegister
}

/** A staged line about somebody or something known. */
export type KnownLine = {
  at: number
  what: 'linked' | 'changed' | 'queued' | 'apart' | 'gone' | 'contested'
  record: string
  /** Whom the line was staged for. */
  person: string | null
  /** Whom its record is linked to at this moment. */
  linkedTo: string | null
  because: string | null
}

/** A page of the lines that are about known records, in order. */
export async function knownLines(
  client: PoolClient,
  register: StagedRegister,
  page: { after: number; most: number },
): Promise<KnownLine[]> {
  const name = `import_${register}`
  const { rows } = await client.query<KnownLine>(
    `SELECT p.at, coalesce(e.what, p.what) AS what, p.record, p.person, l.person_id AS "linkedTo",
       coalesce(e.because, p.because) AS because
     FROM ${name}_person p LEFT JOIN ${name}_exception e USING (at)
       LEFT JOIN link l ON l.source_record_id = p.record AND l.undone_at IS NULL
     WHERE p.at > $1 AND coalesce(e.what, p.what) IN ('linked', 'changed', 'queued', 'apart', 'gone', 'contested')
     ORDER BY p.at LIMIT $2`,
    [page.after, page.most],
  )
  return rows
}

/** Keeps the new lines of these records; a record that is told of again is not missing. */
export async function keepLines(client: PoolClient, stamp: RunStamp, ats: readonly number[]): Promise<void> {
  const { register } = stamp
  await client.query(
    `INSERT INTO source_record (id, register, register_id, digest, sealed, first_seen_at, changed_at, changed_run)
     SELECT p.record, $4, p.register_id, p.digest, p.sealed, $2, $2, $3 FROM import_${register}_person p
     WHERE p.at = ANY($1)
     ON CONFLICT (register, register_id) DO UPDATE SET digest = excluded.digest, sealed = excluded.sealed,
       changed_at = excluded.changed_at, changed_run = excluded.changed_run`,
    [ats, stamp.now, stamp.run, register],
  )
  await client.query(
    `DELETE FROM absence a USING import_${register}_person p WHERE p.at = ANY($1) AND a.source_record_id = p.record`,
    [ats],
  )
}

/** Links records to the people who hold the same number; an open entry of the merge queue is settled by it. */
export async function linkRecords(
  client: PoolClient,
  stamp: RunStamp,
  ats: readonly number[],
): Promise<void> {
  const { register } = stamp
  await client.query(
    `INSERT INTO link (id, source_record_id, person_id, made_at, made_by, because)
     SELECT p.link, p.record, p.person, $2, $3, 'same identity number' FROM import_${register}_person p
     WHERE p.at = ANY($1) ON CONFLICT (source_record_id) WHERE undone_at IS NULL DO NOTHING`,
    [ats, stamp.now, `register:${register}`],
  )
}

/** Records that were waiting for a human and no longer need one: their register corrected them. */
export async function settleQueue(
  client: PoolClient,
  stamp: RunStamp,
  ats: readonly number[],
): Promise<void> {
  await client.query(
    `UPDATE merge_candidate c SET settled_at = $2, settled_by = $3, settled_as = 'the register corrected it'
     FROM import_${stamp.register}_person p
     WHERE p.at = ANY($1) AND c.source_record_id = p.record AND c.settled_at IS NULL`,
    [ats, stamp.now, `register:${stamp.register}`],
  )
}

/** Puts records into the merge queue: a human says whose they are. */
export async function queueRecords(
  client: PoolClient,
  stamp: RunStamp,
  lines: readonly { at: number }[],
  ids: readonly string[],
): Promise<void> {
  const name = `import_${stamp.register}`
  await client.query(
    `INSERT INTO merge_candidate (id, source_record_id, person_ids, because, seen_at)
     SELECT q.id::uuid, p.record, coalesce(e.person_ids, p.person_ids::uuid[], '{}'), coalesce(e.because, p.because), $3
     FROM unnest($1::int[], $2::text[]) AS q(at, id) JOIN ${name}_person p ON p.at = q.at
       LEFT JOIN ${name}_exception e ON e.at = q.at
     -- a human has said of these that they are several people: no night asks again
     WHERE NOT EXISTS (SELECT 1 FROM merge_candidate c
       WHERE c.source_record_id = p.record AND c.settled_as = 'two people'
         AND c.person_ids @> coalesce(e.person_ids, p.person_ids::uuid[], '{}'))
     ON CONFLICT (source_record_id, because) WHERE settled_at IS NULL DO UPDATE SET person_ids = excluded.person_ids`,
    [lines.map(({ at }) => at), ids, stamp.now],
  )
}

/** Takes over the numbers of these lines: new ones begin, those no longer there end and stay as history. */
export async function takeOverNumbers(
  client: PoolClient,
  stamp: RunStamp,
  ats: readonly number[],
): Promise<void> {
  const name = `import_${stamp.register}`
  await client.query(
    `UPDATE identity_number i SET until = $2 FROM ${name}_person p
     JOIN link l ON l.source_record_id = p.record AND l.undone_at IS NULL
     WHERE p.at = ANY($1) AND i.person_id = l.person_id AND i.source_record_id = p.record AND i.until IS NULL
       AND NOT EXISTS (SELECT 1 FROM ${name}_number n
         WHERE n.at = p.at AND n.blind_index = i.blind_index AND NOT n.previous)`,
    [ats, stamp.now],
  )
  await client.query(
    `INSERT INTO identity_number (id, person_id, source_record_id, type, blind_index, sealed, since, until)
     SELECT n.id, l.person_id, p.record, n.type, n.blind_index, n.sealed, $2, CASE WHEN n.previous THEN $2::timestamptz END
     FROM ${name}_number n JOIN ${name}_person p USING (at)
       JOIN link l ON l.source_record_id = p.record AND l.undone_at IS NULL
     WHERE n.at = ANY($1) AND n.newest AND NOT EXISTS (
       SELECT 1 FROM identity_number i JOIN ${name}_number m ON m.at = n.at AND m.id = n.id AND m.blind_index = i.blind_index
       WHERE i.person_id = l.person_id AND i.source_record_id = p.record AND (i.until IS NULL OR n.previous))`,
    [ats, stamp.now],
  )
}

/**
 * New PINs replace old ones and have all their tries; a PIN that comes back has those it had left (case P-04).
 * Nothing happens where the record's person is no longer the one the PIN's code was made for.
 */
export async function takeOverPins(
  client: PoolClient,
  stamp: RunStamp,
  ats: readonly number[],
): Promise<void> {
  const staged = `import_${stamp.register}_person p
    JOIN link l ON l.source_record_id = p.record AND l.undone_at IS NULL AND l.person_id = p.person`
  await client.query(
    `UPDATE access_pin a SET replaced_at = $2 FROM ${staged}
     WHERE p.at = ANY($1) AND p.pin IS NOT NULL AND a.person_id = p.person AND a.replaced_at IS NULL`,
    [ats, stamp.now],
  )
  await client.query(
    `INSERT INTO access_pin (id, person_id, mac, key_id, made_by, made_at, tries, used_at)
     SELECT p.pin, p.person, p.pin_mac, $3, $4, $2, coalesce(f.tries, 0), f.used_at
     FROM ${staged} LEFT JOIN access_pin f ON f.id = p.pin_from WHERE p.at = ANY($1) AND p.pin IS NOT NULL`,
    [ats, stamp.now, stamp.keyId, `register:${stamp.register}`],
  )
}

/** The register said that these are gone. */
export async function markGone(
  client: PoolClient,
  stamp: RunStamp,
  records: readonly string[],
): Promise<void> {
  await client.query(
    `INSERT INTO absence (source_record_id, missing_since, files, gone_at, run)
     SELECT unnest($1::uuid[]), $2, 0, $3, $4
     ON CONFLICT (source_record_id) DO UPDATE SET gone_at = coalesce(absence.gone_at, excluded.gone_at), run = excluded.run`,
    [records, stamp.generated, stamp.now, stamp.run],
  )
}

/** Counts one more file for everybody who is missing, once for each run however often it starts anew. */
export async function countAbsences(client: PoolClient, stamp: RunStamp): Promise<void> {
  await client.query(
    `INSERT INTO absence (source_record_id, missing_since, files, run)
     SELECT record, $1, 1, $2 FROM import_${stamp.register}_missing
     ON CONFLICT (source_record_id) DO UPDATE SET files = absence.files + 1, run = excluded.run
     WHERE absence.run IS DISTINCT FROM excluded.run`,
    [stamp.generated, stamp.run],
  )
}

/** A page of records that stand in this file again, word for word as before, and were missing or gone. */
export async function returnedRecords(
  client: PoolClient,
  register: StagedRegister,
  page: { after: string; most: number },
): Promise<{ record: string; person: string | null; wasGone: boolean }[]> {
  const { rows } = await client.query<{ record: string; person: string | null; wasGone: boolean }>(
    `SELECT s.id AS record, l.person_id AS person, a.gone_at IS NOT NULL AS "wasGone"
     FROM absence a JOIN source_record s ON s.id = a.source_record_id
       LEFT JOIN link l ON l.source_record_id = s.id AND l.undone_at IS NULL
     WHERE s.register = $1 AND s.id > $2
       AND EXISTS (SELECT 1 FROM import_${register}_line d WHERE d.digest = s.digest)
     ORDER BY s.id LIMIT $3`,
    [register, page.after, page.most],
  )
  return rows
}

/** These records are no longer missing. */
export async function forgetAbsences(client: PoolClient, records: readonly string[]): Promise<void> {
  await client.query(`DELETE FROM absence WHERE source_record_id = ANY($1)`, [records])
}

/** Writes what was computed anew of known people. */
export async function writePeople(
  client: PoolClient,
  people: readonly (ComputedPerson & { id: string })[],
  now: string,
): Promise<void> {
  await client.query(
    `UPDATE person p SET given = n.given, family = n.family, born = n.born, language = n.language,
       protected = n.protected, deceased = n.deceased,
       student_number = n."studentNumber", student_number_index = n."studentNumberIndex",
       email = n.email, email_register = n."emailRegister", email_changed = n."emailChanged",
       mobile = n.mobile, mobile_register = n."mobileRegister", mobile_changed = n."mobileChanged",
       facts = n.facts, changed_at = $2, version = p.version + 1
     FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, given text, family text, born date, language text,
       protected boolean, deceased date, "studentNumber" text, "studentNumberIndex" text,
       email text, "emailRegister" text, "emailChanged" date,
       mobile text, "mobileRegister" text, "mobileChanged" date, facts json)
     WHERE p.id = n.id`,
    [JSON.stringify(people), now],
  )
}

/** One journal line for each person; details are names of what changed, never values. */
export async function journalPeople(
  client: PoolClient,
  lines: readonly { person: string; what: string; because: string | null; details: object }[],
  stamp: Pick<RunStamp, 'now' | 'register'>,
): Promise<void> {
  await client.query(
    `INSERT INTO journal (at, person_id, what, by_whom, because, details)
     SELECT $2, n.person, n.what, $3, n.because, n.details
     FROM jsonb_to_recordset($1::jsonb) AS n(person uuid, what text, because text, details jsonb)`,
    [JSON.stringify(lines), stamp.now, `register:${stamp.register}`],
  )
}

/** Which of these people have an account that is open. */
export async function withOpenAccount(client: PoolClient, people: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ person: string }>(
    `SELECT person_id AS person FROM account
     WHERE person_id = ANY($1) AND opened_at IS NOT NULL AND closed_at IS NULL`,
    [people],
  )
  return rows.map(({ person }) => person)
}

/** Adds jobs in the transaction of the import. */
export async function addJobsOfImport(client: PoolClient, jobs: readonly NewJob[]): Promise<void> {
  for (const job of jobs) {
    await client.query(
      `INSERT INTO job (id, kind, payload, sealed, order_key, due_at, useful_until, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        job.id,
        job.kind,
        JSON.stringify(job.payload),
        job.sealed ? Buffer.from(job.sealed) : null,
        job.orderKey ?? null,
        job.due,
        job.usefulUntil ?? null,
        job.createdAt,
      ],
    )
  }
}
