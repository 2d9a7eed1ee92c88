/** Names given once are never given to somebody else: usernames and the local parts of mail addresses (O-8). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Takes a free name for a person; one statement decides, so two at once cannot both have it. */
export async function takeName(
  db: Db,
  name: { name: string; personId: string; kind: 'username' | 'mail'; since: Temporal.Instant },
): Promise<boolean> {
  const result = await db
    .insertInto('taken_name')
    .values({ name: name.name, person_id: name.personId, kind: name.kind, since: name.since })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Which of these names somebody has already: one question instead of one try each. */
export async function takenAmong(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('taken_name')
    .select('name')
    .where('name', 'in', [...names])
    .execute()
  return new Set(rows.map((row) => row.name))
}

/** The names a person holds or held of this kind, oldest first: a returning person gets the old one (N-7). */
export async function namesOf(db: Db, personId: string, kind: 'username' | 'mail'): Promise<string[]> {
  const rows = await db
    .selectFrom('taken_name')
    .select('name')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .orderBy('since')
    .orderBy('name')
    .execute()
  return rows.map((row) => row.name)
}

/** Every name that is the person's, of whatever kind, oldest first. */
export async function allNamesOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('taken_name')
    .select('name')
    .where('person_id', '=', personId)
    .orderBy('since')
    .orderBy('name')
    .execute()
  return rows.map((row) => row.name)
}
