/** Whether a code of the desk may take this way to somebody: the same rules as for every other code, and none of an address for a letter. */
import { mailObjections, personObjections, textMessageObjections } from '../core/account/recovery.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import type { DeskCodeChannel } from '../store/desk-codes.ts'
import type { Recoverable } from './recoverable.ts'
import type { World } from './world.ts'

/** Every reason why not; empty means it may. */
export function contactObjections(world: World, { facts }: Recoverable, way: DeskCodeChannel): NotSent[] {
  const { institution } = world
  // what a lock leaves open to a temporary password it leaves open to this code: both are "prove, then choose your own"
  const always = personObjections(facts, 'temporary-password')
  const byWay =
    way === 'sms'
      ? textMessageObjections(facts, institution, world.now())
      : way === 'mail'
        ? mailObjections(facts, institution, world.now())
        : []
  return [...new Set([...always, ...byWay])]
}
