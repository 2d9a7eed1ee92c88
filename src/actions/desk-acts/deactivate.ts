/** The password no longer works; username and PIN open the way to a new one, once, within a day (row O-13). */
import { liftLocks } from '../../store/placed-locks.ts'
import { deactivateIn } from '../deactivate-account.ts'
import type { ActInHand } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** Where the person chose the PIN, the agent says a short code on the phone; it is worth nothing without the PIN. */
export const deactivateAct: ActInHand = {
  perform: async (world, db, { account }, { by, because }) => {
    if (!account || account.opened_at === null) return { is: 'not-now', because: 'not-open' }
    const pin = await deactivateIn(world, db, account, { by, because })
    return {
      is: 'done',
      say:
        pin.is === 'open'
          ? { until: pin.until.toString(), ...(pin.code === null ? {} : { code: pin.code }) }
          : { closed: pin.because },
    }
  },
  undo: async (world, db, target, { kept: _kept, ...hand }) => {
    if (!target.account) return { is: 'not-now', because: 'nothing-to-lift' }
    const lifted = await liftLocks(db, target.account.id, ['deactivated'], { at: world.now(), by: hand.by })
    if (lifted === 0) return { is: 'not-now', because: 'nothing-to-lift' }
    await write(world, db, target, hand, 'act-undone')
    await tellOfAct(world, db, target, 'deactivate', true)
    return { is: 'done' }
  },
}
