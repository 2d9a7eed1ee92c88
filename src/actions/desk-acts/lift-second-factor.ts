/** The phone is gone and nothing else is left: every app, passkey and recovery code of the account ends (row O-10, case R-10). */
import { newEpoch } from '../../store/disputes.ts'
import { endAllFactors, factorsOf, reviveFactors } from '../../store/second-factors.ts'
import { endOtherSessions } from '../../store/sessions.ts'
import { endOtherGrants } from '../../store/grants.ts'
import { forgetDevices } from '../../store/devices.ts'
import type { ActInHand } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** Sessions end; the first new factor needs more than the password, as for everybody. */
export const liftSecondFactorAct: ActInHand = {
  perform: async (world, db, target, { details: _details, ...hand }) => {
    const { account } = target
    if (!account) return { is: 'not-now', because: 'no-factor' }
    const now = world.now()
    const ended = await endAllFactors(db, account.id, now, `desk-act ${hand.actId}`)
    if (ended === 0) return { is: 'not-now', because: 'no-factor' }
    await newEpoch(db, account.id)
    await endOtherSessions(db, account.id, null, now, 'factors-changed')
    await endOtherGrants(db, account.id, null, now)
    await forgetDevices(db, account.id, null)
    await write(world, db, target, hand, 'second-factor-lifted', { factors: ended })
    await tellOfAct(world, db, target, 'lift-second-factor')
    return { is: 'done' }
  },
  /** Only while the person has not set up a new one. */
  undo: async (world, db, target, { kept: _kept, ...hand }) => {
    const { account } = target
    if (!account || (await factorsOf(db, account.id)).factors.length > 0)
      return { is: 'not-now', because: 'nothing-to-lift' }
    if ((await reviveFactors(db, account.id, `desk-act ${hand.actId}`)) === 0)
      return { is: 'not-now', because: 'nothing-to-lift' }
    await newEpoch(db, account.id)
    await endOtherSessions(db, account.id, null, world.now(), 'factors-changed')
    await write(world, db, target, hand, 'act-undone')
    await tellOfAct(world, db, target, 'lift-second-factor', true)
    return { is: 'done' }
  },
}
