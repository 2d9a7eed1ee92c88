/** A new PIN for somebody who lost theirs: it leaves by mail or in a sealed letter, and nobody at the desk sees it (case R-17). */
import type { Institution } from '../../core/institution/institution.ts'
import { mailObjections } from '../../core/account/recovery.ts'
import { withdrawPin } from '../../store/access-pins.ts'
import type { Db } from '../../store/database.ts'
import { oneAtATime } from '../../store/one-at-a-time.ts'
import { addLetter } from '../add-letter.ts'
import { addMessage } from '../add-message.ts'
import { hadEnoughPins, makePinFor } from '../make-pin.ts'
import { recoverableOf } from '../recoverable.ts'
import { languageOf } from '../tell.ts'
import type { World } from '../world.ts'
import { letterObjection } from './letter-objection.ts'
import type { ActInHand, NotNow, Target } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** `details.way`: `mail` or `letter`. */
export const newPinAct: ActInHand = {
  perform: async (world, db, target, { details, ...hand }) => {
    const { person, account } = target
    const way = details['way'] === 'letter' ? 'letter' : 'mail'
    await oneAtATime(db, `access pin ${person.id}`)
    const because = await whyNot(world, db, target, way)
    if (because !== null) return { is: 'not-now', because }
    const made = await makePinFor(world, db, person, { accountId: account?.id ?? null, madeBy: 'desk' })
    const to = { personId: person.id, language: languageOf(world, person) }
    const { pin } = made
    if (way === 'letter')
      await addLetter(world, db, { ...to, content: { kind: 'access-pin', pin }, of: made.id })
    else
      await addMessage(world, db, {
        ...to,
        content: { kind: 'new-access-pin', facts: { pin } },
        to: [{ channel: 'mail', address: person.email ?? '' }],
        orderKey: person.id,
      })
    await write(world, db, target, hand, 'access-pin-made', { way })
    await tellOfAct(world, db, target, 'new-pin')
    return { is: 'done', keep: { pin: made.id } }
  },
  /** The new one dies, if nobody has used it; the old one stays dead. */
  undo: async (world, db, target, { kept, ...hand }) => {
    const pin = kept['pin']
    if (typeof pin !== 'string' || !(await withdrawPin(db, pin, world.now())))
      return { is: 'not-now', because: 'nothing-to-lift' }
    await write(world, db, target, hand, 'act-undone')
    await tellOfAct(world, db, target, 'new-pin', true)
    return { is: 'done' }
  },
}

async function whyNot(
  world: World,
  db: Db,
  { person }: Target,
  way: 'mail' | 'letter',
): Promise<NotNow | null> {
  if (!usesPin(world.institution)) return 'not-offered'
  if (person.deceased !== null) return 'deceased'
  if (await hadEnoughPins(world, db, person.id, 'desk')) return 'too-many-new-pins'
  if (way === 'letter') return letterObjection(world)
  const { facts } = await recoverableOf(world, db, person)
  const objections = mailObjections(facts, world.institution, world.now())
  if (objections.includes('no-mail-address')) return 'no-mail-address'
  return objections.includes('mail-address-changed-lately') ? 'contact-changed-lately' : null
}

/** Whether a PIN is good for anything here. */
function usesPin({ activation, pin, recovery }: Institution): boolean {
  const { student, employee } = activation.ways
  return pin.one || recovery.afterDeactivation.offered || [...student, ...employee].includes('pin')
}
