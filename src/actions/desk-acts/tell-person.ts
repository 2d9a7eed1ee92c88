/** Every act of the desk is told to the person on every channel, and stands in the journal (row A-5). */
import type { ActDetails, DeskAct } from '../../core/desk/act.ts'
import type { Happening } from '../../core/journal/entry.ts'
import type { Db } from '../../store/database.ts'
import { addToJournal } from '../../store/journal.ts'
import { tell } from '../tell.ts'
import type { World } from '../world.ts'
import type { ActHand, Target } from './target.ts'

/** The line, inside the act's transaction. */
export async function write(
  world: World,
  db: Db,
  { person, account }: Target,
  { by, because }: ActHand,
  what: Happening,
  details: ActDetails = {},
): Promise<void> {
  await addToJournal(db, world.now(), {
    personId: person.id,
    accountId: account?.id ?? null,
    what,
    by,
    because,
    details,
  })
}

/** The notice: what was done, or taken back, and what to do if it was not agreed. */
export async function tellOfAct(
  world: World,
  db: Db,
  { person, account }: Target,
  act: DeskAct,
  undone = false,
): Promise<void> {
  await tell(world, db, {
    person,
    accountId: account?.id ?? null,
    content: { kind: 'desk-acted', facts: { act, undone, at: world.now() } },
  })
}
