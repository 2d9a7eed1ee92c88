/** Reads the chain from its beginning, with the lines it is for. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { LineColumns, Link } from '../core/journal/chain.ts'
import type { Db } from './database.ts'
import { lineColumns } from './journal-chain.ts'

type Row = Link & { id: string | null; line: string | null }

/** The links after that one, in their order, each with its line if that is still there. */
export async function linksAfter(db: Db, seq: number, most: number) {
  const { rows } = await sql<Row>`
    SELECT c.seq, c.journal_id AS "journalId", c.salt, c.digest, c.head,
      CASE WHEN j.id IS NOT NULL THEN json_build_array(${sql.raw(lineColumns)})::text END AS line
    FROM (SELECT * FROM journal_chain WHERE seq > ${seq} ORDER BY seq LIMIT ${most}) c
      LEFT JOIN journal j ON j.id = c.journal_id ORDER BY c.seq`.execute(db)
  return rows.map(({ line, seq: at, journalId, salt, digest, head }) => ({
    link: { seq: at, journalId, salt, digest, head },
    line: line === null ? null : (JSON.parse(line) as LineColumns),
  }))
}

/** From here on in this transaction pages are found row by row; without it a plan may read the whole journal for each. */
export async function readRowByRow(db: Db): Promise<void> {
  for (const way of ['hashjoin', 'mergejoin', 'seqscan'])
    await sql.raw(`SET LOCAL enable_${way} = off`).execute(db)
}

/** How long the chain is, and how many lines are not in it yet. */
export async function chainLength(db: Db) {
  const { rows } = await sql<{
    last: number
    lines: number
    waiting: number
    since: Temporal.Instant | null
  }>`
    SELECT (SELECT coalesce(max(seq), 0) FROM journal_chain) AS last, (SELECT count(*) FROM journal) AS lines,
      count(*) AS waiting, min(j.at) AS since
    FROM journal j WHERE NOT EXISTS (SELECT FROM journal_chain c WHERE c.journal_id = j.id)`.execute(db)
  return rows[0] ?? { last: 0, lines: 0, waiting: 0, since: null }
}

/** Lines that the sealer has passed without sealing them: it never does, so somebody put them there or took their link. */
export async function passedLines(db: Db): Promise<{ id: number; at: Temporal.Instant }[]> {
  const { rows } = await sql<{ id: number; at: Temporal.Instant }>`
    SELECT j.id, j.at FROM journal j, journal_floor f, pg_control_system() s
    WHERE f.cluster = s.system_identifier::text AND (j.tx, j.id) <= (f.tx, f.id)
      AND NOT EXISTS (SELECT FROM journal_chain c WHERE c.journal_id = j.id)
    ORDER BY j.id LIMIT 100`.execute(db)
  return rows
}

/** The lists of what was erased, as the journal's own lines have them. */
export async function erasedLists(db: Db): Promise<string[]> {
  const { rows } = await sql<{ rows: string | null }>`
    SELECT details ->> 'rows' AS rows FROM journal WHERE what = 'journal-erased' ORDER BY id`.execute(db)
  return rows.map((row) => row.rows ?? '')
}

/** The heads that were signed, as the database has them. */
export async function signedHeads(db: Db) {
  return db.selectFrom('journal_head').selectAll().orderBy('seq').execute()
}
