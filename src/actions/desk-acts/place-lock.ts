/** Somebody must be kept out for now: a lock of the desk, or of security, with a sentence that the person reads. */
import { forgetDevices } from '../../store/devices.ts'
import { placeLock, liftLock } from '../../store/placed-locks.ts'
import { endOtherSessions } from '../../store/sessions.ts'
import { endOtherGrants } from '../../store/grants.ts'
import { endPendingRecovery } from '../end-pending-recovery.ts'
import { randomId } from '../random.ts'
import type { ActInHand } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** What the agent wrote as the reason is what the person reads. A lock by security is of another class, which only security lifts. */
export const placeLockAct: ActInHand = {
  perform: async (world, db, target, { details, ...hand }) => {
    const { account } = target
    if (!account) return { is: 'not-now', because: 'nothing-to-lift' }
    const now = world.now()
    const security = details['rank'] === 'security'
    const kind = security ? 'security' : 'desk'
    if (account.locks.some((lock) => lock.class === kind)) return { is: 'not-now', because: 'already-locked' }
    const id = randomId(world.dice)
    await placeLock(db, {
      id,
      accountId: account.id,
      class: kind,
      since: now,
      placedBy: hand.by,
      mayLift: security ? 'security' : 'desk',
      because: hand.because,
    })
    await endOtherSessions(db, account.id, null, now, 'account-locked')
    await endOtherGrants(db, account.id, null, now)
    await endPendingRecovery(db, account, now)
    if (security) await forgetDevices(db, account.id, null)
    await write(world, db, target, hand, 'lock-placed', { lock: kind })
    await tellOfAct(world, db, target, 'place-lock')
    return { is: 'done', keep: { lock: id } }
  },
  undo: async (world, db, target, { kept, ...hand }) => {
    const lock = kept['lock']
    const lifted = typeof lock === 'string' && (await liftLock(db, lock, { at: world.now(), by: hand.by }))
    if (!lifted) return { is: 'not-now', because: 'nothing-to-lift' }
    await write(world, db, target, hand, 'lock-lifted', { lock: 'desk' })
    await tellOfAct(world, db, target, 'place-lock', true)
    return { is: 'done' }
  },
}
