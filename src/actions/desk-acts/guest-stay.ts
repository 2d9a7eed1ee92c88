/** A guest stays longer, or the stay ends early: another last day, and nothing more; the account closes by itself (field 5.34). */
import { dayAt } from '../../core/account/access.ts'
import { objectionsToStay, readDay } from '../../core/desk/guest-stay.ts'
import { shift } from '../../core/account/registration.ts'
import type { Db } from '../../store/database.ts'
import { holdGuest, setLastDay } from '../../store/guests.ts'
import { Temporal } from 'temporal-polyfill'
import type { World } from '../world.ts'
import type { ActInHand, NotNow, Target } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

const oneDay = Temporal.Duration.from({ days: 1 })

/** `details.until`: the new last day; `details.deed` `end`: the stay is over at once. */
export const guestStayAct: ActInHand = {
  perform: async (world, db, target, { details, ...hand }) => {
    const guest = await holdGuest(db, target.person.id)
    if (!guest) return { is: 'not-now', because: 'nothing-to-lift' }
    const today = dayAt(world.now(), world.institution)
    const ends = details['deed'] === 'end'
    const wanted = ends ? shift(today, oneDay, -1) : readDay(String(details['until'] ?? ''))
    const because = whyNot(world, guest.stay, { wanted, ends, today })
    if (because !== null || wanted === null) return { is: 'not-now', because: because ?? 'dates-wrong' }
    await change(world, db, target, wanted)
    await write(world, db, target, hand, ends ? 'guest-ended' : 'guest-sponsored', { until: wanted })
    await tellOfAct(world, db, target, 'sponsor-guest', ends)
    return { is: 'done', keep: { before: guest.stay.until, until: wanted } }
  },
  /** A guest who was registered ends; another last day becomes again what it was. */
  undo: async (world, db, target, { kept, ...hand }) => {
    const guest = await holdGuest(db, target.person.id)
    const before = kept['before']
    if (!guest || kept['until'] !== guest.stay.until) return { is: 'not-now', because: 'nothing-to-lift' }
    const today = dayAt(world.now(), world.institution)
    const back = typeof before === 'string' ? before : shift(today, oneDay, -1)
    await change(world, db, target, back)
    await write(world, db, target, hand, 'act-undone', { until: back })
    await tellOfAct(world, db, target, 'sponsor-guest', true)
    return { is: 'done' }
  },
}

function whyNot(
  { institution }: World,
  stay: { from: string; until: string },
  { wanted, ends, today }: { wanted: string | null; ends: boolean; today: string },
): NotNow | null {
  if (wanted === null || wanted === stay.until) return 'dates-wrong'
  if (ends) return stay.until < today ? 'nothing-to-lift' : null
  const counted = today > stay.from ? today : stay.from
  const objections = objectionsToStay({ from: stay.from, until: wanted }, institution, today, counted)
  return objections.length > 0 ? 'dates-wrong' : null
}

async function change(world: World, db: Db, { person }: Target, until: string): Promise<void> {
  await setLastDay(db, person.id, until, world.now())
}
