/** What people say of the guides, as numbers a day; nobody's answer can be told from another's (rows E-6, N-11). */
import type { Language } from '../core/language.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** One answer. `mark`: a keyed code of browser, guide and day, so that the same browser counts once a day. */
export type GuideAnswer = { day: string; guide: string; language: Language; found: boolean; mark: Buffer }

/** Counts it once; beyond `most` on one day nothing is counted any more, so that nobody fills the disk. */
export async function countAnswer(db: Db, answer: GuideAnswer, most: number): Promise<void> {
  const { mark, day, guide, language, found } = answer
  await rowsOf(db, countOnce, [mark, day, guide, language, found, most])
}

const countOnce = `
  with said as (
    insert into guide_answer (mark, day) select $1, $2::date
    where coalesce((select sum(count) from guide_feedback where day = $2::date and guide = $3), 0) < $6
    on conflict do nothing returning 1)
  insert into guide_feedback (day, guide, language, found, count)
  select $2::date, $3::text, $4::text, $5::boolean, 1 from said
  on conflict (day, guide, language, found) do update set count = guide_feedback.count + 1`

/** How many found what they looked for, and how many did not, per guide and language, from one day to another inclusive. */
export async function answersBetween(
  db: Db,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<{ guide: string; language: Language; yes: number; no: number }[]> {
  const rows = await rowsOf<{ guide: string; language: Language; yes: string; no: string }>(db, between, [
    from.toString(),
    to.toString(),
  ])
  return rows.map(({ yes, no, ...row }) => ({ ...row, yes: Number(yes), no: Number(no) }))
}

const between = `
  select guide, language, coalesce(sum(count) filter (where found), 0) as yes,
    coalesce(sum(count) filter (where not found), 0) as no
  from guide_feedback where day between $1::date and $2::date group by guide, language order by guide, language`

/** Who answered is forgotten after a day or two; how many did is kept longer. */
export async function forgetAnswers(
  db: Db,
  before: { marks: Temporal.PlainDate; counts: Temporal.PlainDate },
): Promise<void> {
  await db.deleteFrom('guide_answer').where('day', '<', before.marks).execute()
  await db.deleteFrom('guide_feedback').where('day', '<', before.counts).execute()
}
