/** An app or a passkey is removed: by whoever showed a factor a moment ago, and never the last one where the institution demands one (case O-09). */
import { dayAt, groupsOf } from '../core/account/access.ts'
import { secondFactorDemanded } from '../core/account/second-factor-due.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { endRecoveryCodes } from '../store/recovery-codes.ts'
import { endFactor, endPendingSessions, factorsOf, holdAccount } from '../store/second-factors.ts'
import { factorStanding } from './factor-standing.ts'
import { judgeAccount } from './judge-account.ts'
import type { Browser } from './open-session.ts'
import { ownerOf } from './show-factor.ts'
import { tellOfChange } from './tell-of-factors.ts'
import { together, type World } from './world.ts'

export type FactorRemoved =
  | { is: 'removed' }
  /** There is no such one, or it is somebody else's. */
  | { is: 'unknown' }
  /** The account must have one, and this is the last: a new one comes first. */
  | { is: 'last-one' }
  | { is: 'not-now' }

/** Removes it, and whatever is half signed in elsewhere. */
export async function removeFactor(
  world: World,
  session: SessionFacts,
  id: string,
  browser: Browser,
): Promise<FactorRemoved> {
  const owner = ownerOf(session, browser)
  if (!owner) return { is: 'not-now' }
  const { accountId } = owner
  const outcome = await together(world, async (db): Promise<FactorRemoved> => {
    if ((await holdAccount(db, accountId))?.epoch !== owner.epoch) return { is: 'not-now' }
    const held = await factorsOf(db, accountId)
    if ((await factorStanding(world, db, session, held)) !== 'further') return { is: 'not-now' }
    if (!held.factors.some((factor) => factor.id === id)) return { is: 'unknown' }
    const isLast = held.factors.length === 1
    if (isLast && (await mustHaveOne(world, accountId))) return { is: 'last-one' }
    const at = world.now()
    const ended = await endFactor(db, { accountId, id, at, because: 'removed-by-owner' })
    if (!ended) return { is: 'unknown' }
    if (isLast) await endRecoveryCodes(db, accountId, at)
    await endPendingSessions(db, accountId, session.id, at, 'factors-changed')
    await tellOfChange(world, db, owner, {
      journal: 'second-factor-removed',
      message: 'factor-removed',
      because: ended.label,
    })
    return { is: 'removed' }
  })
  world.nudgeJobs()
  return outcome
}

/** Whether the institution demands a second factor of this person today. */
export async function mustHaveOne(world: World, accountId: string): Promise<boolean> {
  const judged = await judgeAccount(world, world.store, accountId)
  const person = judged?.judged.person
  if (!person) return false
  const { institution } = world
  const today = dayAt(world.now(), institution)
  return secondFactorDemanded(groupsOf(person, institution, today), institution, today) !== null
}
