/** May this session change what the account has as second factors, and why? The page asks, and so does every change, inside its own transaction. */
import type { SessionFacts } from '../core/account/session.ts'
import type { Proven } from '../core/secrets/proven.ts'
import type { Db } from '../store/database.ts'
import { type Factors, factorsOf } from '../store/second-factors.ts'
import { isFreshByFactor } from './prove-by-factor.ts'
import { provenByShownFactor, useGrant } from './use-grant.ts'
import type { World } from './world.ts'

export type FactorStanding =
  /** Nothing enrolled, and more than the password was shown: the first factor may be enrolled. */
  | 'first'
  /** The old factors are lost, and something strong enough was shown instead: a new one takes their place. */
  | 'replacing'
  /** A factor, or electronic ID, was shown within the last minutes. */
  | 'further'
  /** Nothing enrolled, and nothing shown but the password: a thief could enrol his own. */
  | 'prove-first'
  /** Something is enrolled and was not shown lately. */
  | 'prove-again'
  /** In the midst of a sign-in that still waits for the factor. */
  | 'show-factor'

/** Decides from what the account has at this moment. */
export async function factorStanding(
  world: World,
  db: Db,
  session: SessionFacts,
  { factors }: Factors,
): Promise<FactorStanding> {
  const hasRight = session.openRights.includes('second-factor')
  if (factors.length === 0) return hasRight ? 'first' : 'prove-first'
  if (hasRight && session.grantJourney === 'lost-second-factor') return 'replacing'
  // whoever came by a project's link and still has the factor shows it, and replaces nothing
  if (hasRight && session.grantJourney === 'project-link' && session.kind === 'half') return 'replacing'
  if (session.kind !== 'full') return 'show-factor'
  return (await isFreshByFactor(world, db, session)) ? 'further' : 'prove-again'
}

/** What the account has, and what this session may do about it. */
export async function seeTwoFactor(
  world: World,
  session: SessionFacts,
): Promise<Factors & { standing: FactorStanding }> {
  const held = session.accountId
    ? await factorsOf(world.store, session.accountId)
    : { factors: [], codesLeft: 0 }
  return { ...held, standing: await factorStanding(world, world.store, session, held) }
}

/** The seal without which the store writes no factor; a right of a grant is used up by it. Null: not with this session. */
export async function proveFor(
  world: World,
  db: Db,
  session: SessionFacts & { accountId: string; credentialEpoch: number },
  standing: FactorStanding,
): Promise<Proven<'second-factor'> | null> {
  if (standing === 'further') return provenByShownFactor(session.accountId)
  if (standing !== 'first' && standing !== 'replacing') return null
  return useGrant(world, db, session.grantId, 'second-factor', {
    id: session.accountId,
    credentialEpoch: session.credentialEpoch,
    enrolled: standing === 'replacing',
  })
}
