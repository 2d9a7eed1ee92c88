/** The journal: what happened, to whom, by whose hand, because. Rows are only ever added. */
import type { Temporal } from 'temporal-polyfill'
import type { Happening, JournalEntry } from '../core/journal/entry.ts'
import { plainLine } from '../core/journal/plain.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** Writes one line; inside the transaction of the change it tells of (rule 2 of the house). */
export async function addToJournal(db: Db, at: Temporal.Instant, entry: JournalEntry): Promise<void> {
  await rowsOf(
    db,
    'insert into journal (at, person_id, account_id, what, by_whom, because, details) values ($1, $2, $3, $4, $5, $6, $7)',
    [at, ...journalValues(entry)],
  )
}

/** Writes many lines at once; inside the transaction of the changes they tell of. */
export async function addLinesToJournal(
  db: Db,
  at: Temporal.Instant,
  entries: readonly JournalEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const lines = entries.map((entry) => {
    const [personId, accountId, what, by, because, details] = journalValues(entry)
    return { personId, accountId, what, by, because, details }
  })
  await rowsOf(
    db,
    `insert into journal (at, person_id, account_id, what, by_whom, because, details)
     select $1, "personId", "accountId", what, by, because, details::jsonb
     from jsonb_to_recordset($2) as l("personId" uuid, "accountId" uuid, what text, by text, because text, details text)`,
    [at, JSON.stringify(lines)],
  )
}

/** A line as its columns take it, in the order: whose, what, by whose hand, because, details. */
export function journalValues(entry: JournalEntry): readonly (string | null)[] {
  const { personId, accountId, what, by, because = null, details = {} } = entry
  const plain = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? plainLine(value) : value,
  ])
  return [
    personId,
    accountId,
    what,
    plainLine(by),
    because === null ? null : plainLine(because),
    JSON.stringify(Object.fromEntries(plain)),
  ]
}

/** The newest lines about a person, newest first; `before` is the id of the last line of the page before. */
export async function journalOf(db: Db, personId: string, page: { before: number | null; most: number }) {
  return db
    .selectFrom('journal')
    .select(['id', 'at', 'what', 'by_whom', 'because', 'details'])
    .where('person_id', '=', personId)
    .$if(page.before !== null, (query) => query.where('id', '<', page.before ?? 0))
    .orderBy('id', 'desc')
    .limit(page.most)
    .execute()
}

/** The newest lines about a person that are of these kinds, newest first. */
export async function journalOfKinds(
  db: Db,
  personId: string,
  wanted: { kinds: readonly Happening[]; most: number },
) {
  return db
    .selectFrom('journal')
    .select(['id', 'at', 'what', 'by_whom', 'because', 'details'])
    .where('person_id', '=', personId)
    .where('what', 'in', [...wanted.kinds])
    .orderBy('id', 'desc')
    .limit(wanted.most)
    .execute()
}
