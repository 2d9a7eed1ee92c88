/** The only place where a typed temporary password is compared: counted first, by a keyed fast hash, used once (row O-5; cases ). */
import { purposes } from '../core/secrets/purposes.ts'
import { addToJournal } from '../store/journal.ts'
import { takeTemporaryTry, useTemporaryPassword } from '../store/temporary-passwords.ts'
import type { World } from './world.ts'

/**
 * Whether this is the living temporary password of the account; it is used up by being right. 65 random bits need no slow
 * hash, and a second slow hash would tell that one is pending. The same statements run for a name that nobody has.
 */
export async function isTemporaryPassword(
  world: World,
  accountId: string | null,
  typed: string,
): Promise<boolean> {
  const now = world.now()
  const { wrongTries } = world.institution.recovery.temporaryPassword
  const tried = await takeTemporaryTry(world.store, accountId, wrongTries, now)
  const made = tried ?? { mac: Buffer.alloc(32), keyId: world.keys.keyId, accountId: '' }
  const right = world.keys.macMatches(made, purposes.temporaryPassword, made.accountId, typed)
  if (!tried || !right || !(await useTemporaryPassword(world.store, tried.id, now))) return false
  await addToJournal(world.store, now, {
    personId: tried.personId,
    accountId: tried.accountId,
    what: 'temporary-password-used',
    by: 'self',
  })
  return true
}
