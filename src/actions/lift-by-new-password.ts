/** An own password, set after a strong enough proof, opens what the desk or the owner had closed until then (row O-13). */
import type { AccountWithFacts } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { liftLocks } from '../store/placed-locks.ts'
import type { World } from './world.ts'

/** What a lock says that the owner placed by "it was not me". */
export const placedByOwner = 'self'

/** Inside the transaction that sets the password; the proof has met the demand for it already. */
export async function liftByNewPassword(
  world: World,
  db: Db,
  account: AccountWithFacts,
  proof: string,
): Promise<void> {
  if (proof !== 'pin' && proof !== 'eid') return
  const lifted = { at: world.now(), by: 'self' }
  const deactivated = await liftLocks(db, account.id, ['deactivated'], lifted)
  const disputed =
    proof === 'eid'
      ? await liftLocks(db, account.id, ['security'], { ...lifted, placedBy: placedByOwner })
      : 0
  if (deactivated + disputed === 0) return
  await addToJournal(db, world.now(), {
    personId: account.person_id,
    accountId: account.id,
    what: 'lock-lifted',
    by: 'self',
    details: { proof },
  })
}
