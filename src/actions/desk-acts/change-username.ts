/** The username is changed for cause; the person sees the new one on the account page, and no message has it (row N-6). */
import { changeUsername, giveUsernameBack } from '../change-username.ts'
import type { ActInHand } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** `details.username`: the wanted one, or nothing for the next by the scheme. */
export const changeUsernameAct: ActInHand = {
  perform: async (world, db, target, { details, ...hand }) => {
    const { account, person } = target
    if (!account) return { is: 'not-now', because: 'not-open' }
    const wanted = details['username']
    const wish = { wanted: typeof wanted === 'string' ? wanted : '', by: hand.by, because: hand.because }
    const renamed = await changeUsername(world, db, { account, person }, wish)
    if ('because' in renamed) return { is: 'not-now', because: renamed.because }
    await write(world, db, target, hand, 'username-changed')
    await tellOfAct(world, db, target, 'change-username')
    return { is: 'done', say: { username: renamed.to }, keep: renamed }
  },
  undo: async (world, db, target, { kept, ...hand }) => {
    const { account, person } = target
    const { from, to, mail } = kept
    if (!account || typeof from !== 'string' || typeof to !== 'string')
      return { is: 'not-now', because: 'nothing-to-lift' }
    const renamed = { from, to, mail: typeof mail === 'string' ? mail : null }
    if (!(await giveUsernameBack(db, { account, person }, renamed)))
      return { is: 'not-now', because: 'nothing-to-lift' }
    await write(world, db, target, hand, 'act-undone')
    await tellOfAct(world, db, target, 'change-username', true)
    return { is: 'done' }
  },
}
