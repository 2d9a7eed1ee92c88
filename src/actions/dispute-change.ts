/** "It was not me": the link in the notice of a change undoes that change, ends every session, and then only electronic ID or the desk opens. */
import { Temporal } from 'temporal-polyfill'
import { purposes } from '../core/secrets/purposes.ts'
import { accountWithFacts } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { forgetDevices } from '../store/devices.ts'
import {
  addDispute,
  type Disputable,
  disputable,
  newEpoch,
  type NewDispute,
  restorePassword,
  takeDispute,
} from '../store/disputes.ts'
import { forgetStations } from '../store/network-devices.ts'
import { endOtherGrants } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { placeLock } from '../store/placed-locks.ts'
import { putFactorsBack } from '../store/end-factors.ts'
import { vetoFactorWait } from '../store/factor-waits.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { endSecretsBecause } from './network/wifi-secrets.ts'
import { endPendingRecovery } from './end-pending-recovery.ts'
import { placedByOwner } from './lift-by-new-password.ts'
import { randomId } from './random.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

export type ChangeMade = Pick<NewDispute, 'accountId' | 'what' | 'before' | 'beforeSealed' | 'epochAfter'> & {
  /** The proof that the change was made with. */
  proof: string
}

/** So long a change can be undone by whoever reads the notice. */
const validFor = { hours: 24 * 7 }

/**
 * Keeps what was before, and gives back the path for the notice. Null where the change was shown with electronic ID: no
 * mailbox outweighs that, so the link could only be used to lock the owner out.
 */
export async function disputeOf(
  world: World,
  db: Db,
  { proof, ...change }: ChangeMade,
): Promise<{ dispute: string | null }> {
  if (proof === 'eid') return { dispute: null }
  const key = Buffer.from(world.dice.bytes(16)).toString('base64url')
  const madeAt = world.now()
  await addDispute(db, {
    ...change,
    idDigest: world.keys.index(purposes.dispute, key),
    madeAt,
    expiresAt: madeAt.add(validFor),
  })
  return { dispute: `/it-was-not-me/${key}` }
}

/** What the link is about, for its page; null when it can do nothing any more. Only reads. */
export async function seeDispute(world: World, key: string): Promise<Disputable | null> {
  return disputable(world.store, world.keys.indexes(purposes.dispute, key), world.now())
}

/** Undoes the change, once. `dead`: used, replaced by a later change, or too old. */
export async function disputeChange(world: World, key: string): Promise<{ is: 'undone' } | { is: 'dead' }> {
  const outcome = await together(world, async (db) => {
    const taken = await takeDispute(db, world.keys.indexes(purposes.dispute, key), world.now())
    if (!taken) return { is: 'dead' } as const
    await undo(world, db, taken)
    return { is: 'undone' } as const
  })
  world.nudgeJobs()
  return outcome
}

async function undo(world: World, db: Db, change: Disputable): Promise<void> {
  const now = world.now()
  const account = await accountWithFacts(db, change.accountId)
  if (!account) return
  if (change.what === 'factor-wait') await vetoFactorWait(db, account.id, now)
  await putBack(db, change, now)
  await endOtherSessions(db, account.id, null, now, 'change-disputed')
  await forgetDevices(db, account.id, null)
  await endSecretsBecause(world, db, account.id, 'change-disputed')
  await forgetStations(db, account.id)
  await endOtherGrants(db, account.id, null, now)
  await endPendingRecovery(db, account, now)
  // a vetoed wait has changed nothing yet: the owner has password and factor, and needs no more than a new password
  if (change.what !== 'factor-wait') await closeUntilIdentified(world, db, account.id)
  await addToJournal(db, now, {
    personId: account.person_id,
    accountId: account.id,
    what: 'change-disputed',
    by: 'self',
    details: { change: change.what },
  })
  const person = account.person_id ? await personById(db, account.person_id) : undefined
  if (!person) return
  await tell(world, db, {
    person,
    accountId: account.id,
    content: { kind: 'change-undone', facts: { at: now } },
  })
}

async function closeUntilIdentified(world: World, db: Db, accountId: string): Promise<void> {
  await placeLock(db, {
    id: randomId(world.dice),
    accountId,
    class: 'security',
    since: world.now(),
    placedBy: placedByOwner,
    mayLift: 'self',
    because: '',
  })
}

/** The credential as it was before; the epoch moves on either way. */
async function putBack(db: Db, change: Disputable, now: Temporal.Instant): Promise<void> {
  if (change.what !== 'password') {
    if (change.what === 'second-factor') await putFactorsBack(db, change.accountId, change.madeAt, now)
    return newEpoch(db, change.accountId)
  }
  const { setAt } = change.before
  await restorePassword(db, change.accountId, {
    sealed: change.beforeSealed,
    setAt: typeof setAt === 'string' ? Temporal.Instant.from(setAt) : null,
  })
}
