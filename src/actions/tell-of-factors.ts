/** What happens to the second step of signing in stands in the journal and is told on every channel, with "it was not me" (rows A-5, O-10). */
import type { SecondFactorChange } from '../core/messages/second-factor-change.ts'
import type { Happening } from '../core/journal/entry.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { disputeOf } from './dispute-change.ts'
import { tell } from './tell.ts'
import type { World } from './world.ts'

/** Whose it is, and what the change was shown with. */
export type FactorOwner = {
  accountId: string
  personId: string | null
  epoch: number
  proof: string
  device: string
}

/** Writes both in the transaction of the change. Call `world.nudgeJobs()` afterwards. */
export async function tellOfChange(
  world: World,
  db: Db,
  owner: FactorOwner,
  change: { journal: Happening; message: SecondFactorChange; because?: string },
): Promise<void> {
  const { accountId, personId } = owner
  const at = world.now()
  await addToJournal(db, at, {
    personId,
    accountId,
    what: change.journal,
    by: 'self',
    ...(change.because === undefined ? {} : { because: change.because }),
    details: { device: owner.device },
  })
  const person = personId === null ? undefined : await personById(db, personId)
  if (!person) return
  const dispute = await disputeOf(world, db, {
    accountId,
    what: 'second-factor',
    proof: owner.proof,
    before: {},
    beforeSealed: null,
    epochAfter: owner.epoch,
  })
  const content = {
    kind: 'second-factor-changed',
    facts: { what: change.message, at, ...dispute },
  } as const
  await tell(world, db, { person, accountId, content })
}

/** Whoever types codes has the right password already: if it is not the owner, the owner must know (ASVS 6.3.5). */
export async function tellOfGuesses(
  world: World,
  db: Db,
  { accountId, personId }: Pick<FactorOwner, 'accountId' | 'personId'>,
): Promise<void> {
  const at = world.now()
  await addToJournal(db, at, { personId, accountId, what: 'second-factor-guessed', by: 'system' })
  const person = personId === null ? undefined : await personById(db, personId)
  if (person)
    await tell(world, db, { person, accountId, content: { kind: 'second-factor-guessed', facts: { at } } })
}
