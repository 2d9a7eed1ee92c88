/** The journal: what happened, to whom, by whose hand, because. Rows are only ever added. */
import type { Temporal } from 'temporal-polyfill'
import type { JournalEntry } from '../core/journal/entry.ts'
import type { Db } from './database.ts'

/** Writes one line; inside the transaction of the change it tells of (rule 2 of the house). */
export async function addToJournal(db: Db, at: Temporal.Instant, entry: JournalEntry): Promise<void> {
  await db
    .insertInto('journal')
    .values({
      at,
      person_id: entry.personId,
      account_id: entry.accountId,
      what: entry.what,
      by_whom: entry.by,
      because: entry.because ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
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
