/** A one-time code that the person uses to choose a new password; the desk never sees it (row A-4, case R-17). */
import type { ActDetails } from '../../core/desk/act.ts'
import type { NotSent } from '../../core/journal/not-sent.ts'
import type { Db } from '../../store/database.ts'
import { type DeskCodeChannel, hasDeskCode, withdrawDeskCode } from '../../store/desk-codes.ts'
import { contactObjections } from '../desk-code-way.ts'
import { orderDeskCode } from '../order-desk-code.ts'
import { recoverableOf } from '../recoverable.ts'
import type { World } from '../world.ts'
import { letterObjection } from './letter-objection.ts'
import type { ActInHand, NotNow, Target } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** `details.way`: `sms`, `mail` or `letter`. */
export const openForgottenPasswordAct: ActInHand = {
  perform: async (world, db, target, { details, ...hand }) => {
    const { account } = target
    const way = wayIn(details)
    if (!account || account.opened_at === null) return { is: 'not-now', because: 'not-open' }
    const because = await whyNot(world, db, target, way)
    if (because !== null) return { is: 'not-now', because }
    await orderDeskCode(world, db, { act: hand.actId, account: account.id, way, by: hand.by })
    await write(world, db, target, hand, 'desk-code-ordered', { way })
    await tellOfAct(world, db, target, 'open-forgotten-password')
    return { is: 'done' }
  },
  /** The code dies; where the job has not come to it yet, it is never made. */
  undo: async (world, db, target, { kept: _kept, ...hand }) => {
    const withdrawn = await withdrawDeskCode(db, hand.actId, world.now())
    if (!withdrawn && (await hasDeskCode(db, hand.actId)))
      return { is: 'not-now', because: 'nothing-to-lift' }
    await write(world, db, target, hand, 'act-undone')
    await tellOfAct(world, db, target, 'open-forgotten-password', true)
    return { is: 'done' }
  },
}

function wayIn(details: ActDetails): DeskCodeChannel {
  const way = details['way']
  return way === 'sms' || way === 'letter' ? way : 'mail'
}

async function whyNot(
  world: World,
  db: Db,
  { person }: Target,
  way: DeskCodeChannel,
): Promise<NotNow | null> {
  if (!world.institution.recovery.password.includes('desk')) return 'not-offered'
  if (person.deceased !== null) return 'deceased'
  const recoverable = await recoverableOf(world, db, person)
  const [first] = contactObjections(world, recoverable, way)
  if (first !== undefined) return inWordsOfTheDesk[first] ?? 'no-channel'
  return way === 'letter' ? letterObjection(world) : null
}

const inWordsOfTheDesk: Partial<Record<NotSent, NotNow>> = {
  'account-locked': 'account-locked',
  'account-with-power': 'account-with-power',
  'no-mail-address': 'no-mail-address',
  'mail-address-changed-lately': 'contact-changed-lately',
  'no-mobile-number': 'no-mobile-number',
  'mobile-of-another-country': 'no-mobile-number',
  'mobile-changed-lately': 'contact-changed-lately',
}
