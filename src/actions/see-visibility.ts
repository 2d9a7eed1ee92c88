/** Reads whether a person's number and picture are shown to others, by whose word, and what may be published of them (O-18). */
import { dayAt, groupsOf } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import { published, type Visibilities, visibilityOf } from '../core/person/visibility.ts'
import type { Db } from '../store/database.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { choicesOf } from '../store/visibility-choices.ts'
import type { World } from './world.ts'

/** The verdict over number and picture, and what it lets out. */
export type SeenVisibility = {
  row: PersonRow
  visible: Visibilities
  /** What others, and every other system, may be given: nothing else of the person's number and picture leaves the house. */
  published: { mobile: string | null; picture: boolean }
}

/** Of one person, at this moment; null: no such person. */
export async function seeVisibility(
  world: World,
  personId: string,
  db: Db = world.store,
): Promise<SeenVisibility | null> {
  const row = await personById(db, personId)
  if (!row) return null
  const facts = { ...noFacts, ...row.facts }
  const deceased = row.deceased?.toString() ?? null
  const person = {
    reservations: facts.reservations,
    choices: await choicesOf(db, personId),
    groups: groupsOf(
      { facts, deceased, acceptances: [] },
      world.institution,
      dayAt(world.now(), world.institution),
    ),
    mobile: row.mobile,
    mobileRegister: row.mobile_register,
    protected: row.protected,
    deceased,
  }
  const visible = visibilityOf(person, world.institution)
  return { row, visible, published: published(person, visible) }
}
