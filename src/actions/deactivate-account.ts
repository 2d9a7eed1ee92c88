/** The service desk deactivates an account: nothing works any more but username and PIN, once, within a day, and electronic ID (row O-13). */
import type { Temporal } from 'temporal-polyfill'
import { readUsername } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { currentPin } from '../store/access-pins.ts'
import { type AccountWithFacts, accountWithFactsByUsername } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { forgetDevices } from '../store/devices.ts'
import { newEpoch } from '../store/disputes.ts'
import { endOtherGrants } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { placeLock } from '../store/placed-locks.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { endPendingRecovery } from './end-pending-recovery.ts'
import { endSecretsBecause } from './network/wifi-secrets.ts'
import { numericCode, randomId } from './random.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

export type Deactivated =
  | { is: 'no-account' }
  /** How the person gets in again: by PIN until then, or (null) not by PIN, and why. */
  | { is: 'would-deactivate' | 'deactivated'; username: string; pin: PinWay }

/** `code`: what the desk says beside it, where the person chose the PIN; it is worth nothing alone. */
export type PinWay =
  | { is: 'open'; until: Temporal.Instant; code: string | null }
  | { is: 'closed'; because: 'not-offered' | 'no-pin' | 'pin-spent' }

/** Ends every session and known browser, and everything that was pending; the person is told on every channel. */
export async function deactivateAccount(
  world: World,
  typed: string,
  act: { by: string; because: string; apply: boolean },
): Promise<Deactivated> {
  const name = readUsername(typed, { realms: ownDomains(world.institution) })
  const account = name === null ? undefined : await accountWithFactsByUsername(world.store, name)
  if (!account || account.closed_at !== null || account.opened_at === null) return { is: 'no-account' }
  const { username } = account
  if (!act.apply) return { is: 'would-deactivate', username, pin: await pinWay(world, world.store, account) }
  const pin = await together(world, async (db) => deactivateIn(world, db, account, act))
  world.nudgeJobs()
  return { is: 'deactivated', username, pin }
}

async function pinWay(world: World, db: Db, account: AccountWithFacts): Promise<PinWay> {
  const { afterDeactivation } = world.institution.recovery
  if (!afterDeactivation.offered || account.person_id === null)
    return { is: 'closed', because: 'not-offered' }
  const pin = await currentPin(db, account.person_id)
  if (!pin) return { is: 'closed', because: 'no-pin' }
  if (pin.tries >= world.institution.pin.access.wrongTries) return { is: 'closed', because: 'pin-spent' }
  const chosen = pin.madeBy === 'owner' && afterDeactivation.openingCode
  return {
    is: 'open',
    until: world.now().add(afterDeactivation.validFor),
    code: chosen ? numericCode(world.dice, openingDigits) : null,
  }
}

/** Spoken on the telephone; five tries, and worth nothing without the PIN. */
const openingDigits = 6

/** The same inside a transaction of the caller's. */
export async function deactivateIn(
  world: World,
  db: Db,
  account: AccountWithFacts,
  act: { by: string; because: string },
): Promise<PinWay> {
  const now = world.now()
  const pin = await pinWay(world, db, account)
  await placeLock(db, {
    id: randomId(world.dice),
    accountId: account.id,
    class: 'deactivated',
    since: now,
    placedBy: act.by,
    mayLift: 'desk',
    because: act.because,
    ...(pin.is === 'open'
      ? { pin: { until: pin.until, openingCode: keptCode(world, account, pin.code) } }
      : {}),
  })
  await newEpoch(db, account.id)
  await endOtherSessions(db, account.id, null, now, 'account-deactivated')
  await forgetDevices(db, account.id, null)
  await endSecretsBecause(world, db, account.id, 'account-deactivated')
  await endOtherGrants(db, account.id, null, now)
  await endPendingRecovery(db, account, now)
  await addToJournal(db, now, {
    personId: account.person_id,
    accountId: account.id,
    what: 'deactivated',
    by: act.by,
    because: act.because,
  })
  const person = account.person_id ? await personById(db, account.person_id) : undefined
  if (person) {
    const pinUntil = pin.is === 'open' ? pin.until : null
    await tell(world, db, {
      person,
      accountId: account.id,
      content: { kind: 'account-deactivated', facts: { at: now, pinUntil } },
    })
  }
  return pin
}

function keptCode(world: World, account: AccountWithFacts, code: string | null) {
  if (code === null) return null
  return { mac: world.keys.mac(purposes.openingCode, account.id, code), keyId: world.keys.keyId }
}
