/** The person chooses whether others see the mobile number and the picture; kept with its moment, and written down (O-18). */
import type { SessionFacts } from '../core/account/session.ts'
import { chosenIn, type Thing, type Wish } from '../core/person/visibility.ts'
import { addToJournal } from '../store/journal.ts'
import { keepChoice } from '../store/visibility-choices.ts'
import { seeVisibility } from './see-visibility.ts'
import { together, type World } from './world.ts'

/** Which of the two were chosen; none where nothing was ticked otherwise. Null: a session of nobody in the registers. */
export async function chooseVisibility(
  world: World,
  { personId, accountId }: SessionFacts,
  wish: Wish,
): Promise<readonly Thing[] | null> {
  if (personId === null) return null
  return together(world, async (db) => {
    const seen = await seeVisibility(world, personId, db)
    if (!seen) return null
    const chosen = chosenIn(wish, seen.visible, world.institution)
    if (chosen.length === 0) return chosen
    const at = world.now()
    for (const thing of chosen) await keepChoice(db, personId, { thing, shown: wish[thing].shown, at })
    await addToJournal(db, at, {
      personId,
      accountId,
      what: 'visibility-chosen',
      by: 'self',
      details: Object.fromEntries(
        chosen.map((thing) => [thing, wish[thing].shown ? 'shown' : 'hidden'] as const),
      ),
    })
    return chosen
  })
}
