/** The person must choose a new password at the next sign-in (row U-6). */
import { mustChangeFrom, mustChangeNoMore } from '../../store/accounts.ts'
import { requireOf } from '../require-change.ts'
import type { ActInHand } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

export const requirePasswordChangeAct: ActInHand = {
  perform: async (world, db, { account }, { by, because }) => {
    if (!account || account.password_sealed === null) return { is: 'not-now', because: 'not-open' }
    const due = world.now()
    const changed = await mustChangeFrom(db, account.id, { due, because })
    if (!changed) return { is: 'not-now', because: 'already-required' }
    await requireOf(world, db, { accountId: account.id, personId: changed.personId, due, because, by })
    return { is: 'done', keep: { due: due.toString() } }
  },
  undo: async (world, db, target, { kept, ...hand }) => {
    const due = kept['due']
    if (!target.account || typeof due !== 'string') return { is: 'not-now', because: 'nothing-to-lift' }
    if (!(await mustChangeNoMore(db, target.account.id, due)))
      return { is: 'not-now', because: 'nothing-to-lift' }
    await write(world, db, target, hand, 'act-undone')
    await tellOfAct(world, db, target, 'require-password-change', true)
    return { is: 'done' }
  },
}
