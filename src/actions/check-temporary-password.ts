/** The only place where a typed temporary password is compared: counted first, by a keyed fast hash, used once (row O-5; cases ). */
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { takeTemporaryTry, type TemporaryTry, useTemporaryPassword } from '../store/temporary-passwords.ts'
import type { World } from './world.ts'

/**
 * The living temporary password of the account, if this is it; null: it is not. 65 random bits need no slow hash, and a
 * second slow hash would tell that one is pending. The same statements run for a name that nobody has.
 */
export async function tryTemporaryPassword(
  world: World,
  accountId: string | null,
  typed: string,
): Promise<TemporaryTry | null> {
  const { wrongTries } = world.institution.recovery.temporaryPassword
  const tried = await takeTemporaryTry(world.store, accountId, wrongTries, world.now())
  const made = tried ?? { mac: Buffer.alloc(32), keyId: world.keys.keyId, accountId: '' }
  const right = world.keys.macMatches(made, purposes.temporaryPassword, made.accountId, typed)
  return right ? tried : null
}

/** Uses it up, in the transaction that opens the session for it; false: another try was first. */
export async function spendTemporaryPassword(world: World, db: Db, right: TemporaryTry): Promise<boolean> {
  const now = world.now()
  if (!(await useTemporaryPassword(db, right.id, now))) return false
  await addToJournal(db, now, {
    personId: right.personId,
    accountId: right.accountId,
    what: 'temporary-password-used',
    by: 'self',
  })
  return true
}
