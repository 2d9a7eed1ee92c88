/** What a person has chosen to show to others, and when. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Choice, Thing } from '../core/person/visibility.ts'
import type { Db } from './database.ts'

/** The last choice of each thing; null: never chosen. */
export async function choicesOf(db: Db, personId: string): Promise<Record<Thing, Choice | null>> {
  const rows = await db
    .selectFrom('visibility_choice')
    .select(['thing', 'shown', 'chosen_at as at'])
    .where('person_id', '=', personId)
    .execute()
  const of = (thing: Thing): Choice | null => {
    const row = rows.find((each) => each.thing === thing)
    return row ? { shown: row.shown, at: row.at } : null
  }
  return { mobile: of('mobile'), picture: of('picture') }
}

/** Keeps a choice in place of the one before. */
export async function keepChoice(
  db: Db,
  personId: string,
  { thing, shown, at }: { thing: Thing; shown: boolean; at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('visibility_choice')
    .values({ person_id: personId, thing, shown, chosen_at: at })
    .onConflict((conflict) => conflict.columns(['person_id', 'thing']).doUpdateSet({ shown, chosen_at: at }))
    .execute()
}

/** Two people were one: of each thing the newest choice of them holds. */
export async function takeOverChoices(
  db: Db,
  { from, into }: { from: readonly string[]; into: string },
): Promise<void> {
  await sql`
    insert into visibility_choice (person_id, thing, shown, chosen_at)
    select ${into}, c.thing, c.shown, c.chosen_at from (
      select distinct on (thing) thing, shown, chosen_at from visibility_choice
      where person_id = any(${[...from]}::uuid[]) order by thing, chosen_at desc, shown) c
    on conflict (person_id, thing) do update set shown = excluded.shown, chosen_at = excluded.chosen_at
    where visibility_choice.chosen_at < excluded.chosen_at`.execute(db)
}
