/** The one way in which lines leave the journal: a line says which, their salts are destroyed, and the chain still verifies (case Y-13). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { writeErased } from '../core/journal/erased-lines.ts'
import type { Db } from './database.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** A sealed line and its link. */
export type SealedLine = { id: number; seq: number; what: string }

/** Which happenings end at which moment. */
export type EndOf = { what: readonly string[]; before: Temporal.Instant }

/** The next sealed lines whose time is up, in the order of their ids. */
export async function endedLines(db: Db, ends: readonly EndOf[], page: { after: number; most: number }) {
  const ended = ends.map(
    ({ what, before }) =>
      sql<boolean>`(j.what = ANY(${[...what]}::text[]) AND j.at < ${before}::timestamptz)`,
  )
  const { rows } = await sql<SealedLine>`
    SELECT j.id, c.seq, j.what FROM journal j JOIN journal_chain c ON c.journal_id = j.id
    WHERE j.id > ${page.after} AND c.salt IS NOT NULL AND (${sql.join(ended, sql` OR `)})
    ORDER BY j.id LIMIT ${page.most}`.execute(db)
  return rows
}

/** Every line about a person, and whether all of them are sealed: what is not cannot be erased yet. */
export async function linesAbout(
  db: Db,
  personId: string,
): Promise<{ lines: SealedLine[]; allSealed: boolean }> {
  const { rows } = await sql<{ id: number; seq: number | null; what: string }>`
    SELECT j.id, c.seq, j.what FROM journal j LEFT JOIN journal_chain c ON c.journal_id = j.id
    WHERE j.person_id = ${personId}
      OR (j.person_id IS NULL AND j.account_id IN (SELECT id FROM account WHERE person_id = ${personId}))`.execute(
    db,
  )
  const lines = rows.flatMap(({ id, seq, what }) => (seq === null ? [] : [{ id, seq, what }]))
  return { lines, allSealed: lines.length === rows.length }
}

/** Erases these lines; inside a transaction. Numbers only are written of what they were. */
export async function eraseLines(
  db: Db,
  lines: readonly SealedLine[],
  { of, at }: { of: string; at: Temporal.Instant },
): Promise<void> {
  if (lines.length === 0) return
  await oneAtATime(db, 'journal-eraser')
  const seqs = lines.map(({ seq }) => seq).sort((one, other) => one - other)
  const details = {
    class: of,
    lines: seqs.length,
    from: seqs[0] ?? null,
    to: seqs.at(-1) ?? null,
    rows: writeErased(seqs),
  }
  await db
    .insertInto('journal')
    .values({
      at,
      person_id: null,
      account_id: null,
      what: 'journal-erased',
      by_whom: 'system',
      because: null,
      details: JSON.stringify(details),
    })
    .execute()
  await sql`UPDATE journal_chain SET salt = NULL WHERE seq = ANY(${seqs}::bigint[]) AND salt IS NOT NULL`.execute(
    db,
  )
  await sql`DELETE FROM journal WHERE id = ANY(${lines.map(({ id }) => id)}::bigint[])`.execute(db)
}
