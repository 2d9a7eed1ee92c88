/** After the desk deactivated an account: username and PIN, once, within a day, and then at once an own password (row O-13). */
import { canonicalAccessPin } from '../core/secrets/access-pin.ts'
import { addToJournal } from '../store/journal.ts'
import { pinWindowOf, usePinWindow } from '../store/placed-locks.ts'
import type { Address } from './address-limits.ts'
import { comparePin } from './compare-pin.ts'
import type { ProvedAccount, Proving } from './let-in.ts'
import type { World } from './world.ts'

/** What a PIN is at most; anything longer is a password. */
const longestPin = 12

/**
 * Null when there is no such window, or the PIN is not right: then what was typed is judged as a password, and every
 * "no" looks the same. A right one uses up the window, not the PIN's own life (cases P-01, P-05).
 */
export async function proveAfterDeactivation(
  world: World,
  account: ProvedAccount,
  typed: string,
  from: Address,
): Promise<{ account: ProvedAccount; by: Proving } | null> {
  const pin = canonicalAccessPin(typed)
  if (!world.institution.recovery.afterDeactivation.offered || pin.length > longestPin || pin === '')
    return null
  const window = await pinWindowOf(world.store, account.id, world.now())
  if (!window) return null
  const { personId } = window
  // the desk's act is the possession that the breaker would ask for
  const compared = await comparePin(world, { personId, typedAs: personId, pin, possession: true }, from)
  if (compared.is !== 'right' || !(await usePinWindow(world.store, window.lockId, world.now()))) return null
  await addToJournal(world.store, world.now(), {
    personId,
    accountId: account.id,
    what: 'pin-used-after-deactivation',
    by: 'self',
  })
  return { account, by: { proof: 'pin', factor: null, openingCodeDue: window.openingCode } }
}
