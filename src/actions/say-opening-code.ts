/** The PIN was right and one that its owner chose: the code that the desk has spoken is typed beside it (row O-13). */
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { takeOpeningTry, useOpeningCode } from '../store/placed-locks.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { goOn, type LetIn } from './let-in.ts'
import type { Browser } from './open-session.ts'
import type { World } from './world.ts'

/** Compares once, counted first, and used once (case L-07); right: on to an own password. */
export async function sayOpeningCode(
  world: World,
  session: SessionFacts,
  typed: string,
  browser: Browser,
  from: Address,
): Promise<LetIn | { is: 'wrong' } | { is: 'slow-down' }> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  const accountId = session.accountId ?? ''
  const { wrongTries } = world.institution.recovery.afterDeactivation
  const tried = await takeOpeningTry(world.store, accountId, wrongTries)
  const code = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  if (!tried || !world.keys.macMatches(tried, purposes.openingCode, accountId, code)) {
    await noteFailure(world, from)
    return { is: 'wrong' }
  }
  if (!(await useOpeningCode(world.store, accountId, tried.mac))) return { is: 'wrong' }
  return goOn(world, session, browser, { openingCode: true })
}
