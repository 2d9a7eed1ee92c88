/** The mail about activating never came: a new one, to the address that the registers hold. */
import { sendActivationLink, whyNoActivationLink } from '../send-activation-link.ts'
import type { ActInHand } from './target.ts'
import { write } from './tell-person.ts'

export const resendActivationAct: ActInHand = {
  perform: async (world, db, target, { details: _details, ...hand }) => {
    const because = await whyNoActivationLink(world, db, target.person)
    if (because === 'already-activated' || because === 'no-mail-address') return { is: 'not-now', because }
    if (because === 'mail-address-changed-lately') return { is: 'not-now', because: 'contact-changed-lately' }
    if (because !== null) return { is: 'not-now', because: 'not-open' }
    await sendActivationLink(world, db, target.person)
    await write(world, db, target, hand, 'activation-link-sent')
    return { is: 'done' }
  },
  undo: null,
}
