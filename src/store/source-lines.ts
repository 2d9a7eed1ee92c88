/** The sealed last lines that registers told of one person, for the few who must open them. */
import type { Db } from './database.ts'

/** One living record. */
export type SourceLine = { record: string; register: string; sealed: Buffer }

/** The records linked to this person now; those that their register let go are not among them. */
export async function linesOfPerson(db: Db, personId: string): Promise<SourceLine[]> {
  return db
    .selectFrom('link as l')
    .innerJoin('source_record as s', 's.id', 'l.source_record_id')
    .leftJoin('absence as a', (join) =>
      join.onRef('a.source_record_id', '=', 's.id').on('a.gone_at', 'is not', null),
    )
    .select(['s.id as record', 's.register', 's.sealed'])
    .where('l.person_id', '=', personId)
    .where('l.undone_at', 'is', null)
    .where('a.source_record_id', 'is', null)
    .orderBy('s.id')
    .execute()
}
