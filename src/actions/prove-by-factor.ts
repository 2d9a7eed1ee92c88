/** Somebody signed in shows a factor again, so that for five minutes they may change what the account has (case O-06, ASVS 7.5.1). */
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { factorShownAt, noteFactorShown } from '../store/second-factors.ts'
import { freshen } from '../store/sessions.ts'
import { checkCode } from './check-factor-code.ts'
import type { Browser, Opened } from './open-session.ts'
import { judgePasskeyShown } from './passkey-ceremony.ts'
import { randomSecret } from './random.ts'
import { ownerOf } from './show-factor.ts'
import { together, type World } from './world.ts'

export type FactorAgain =
  { is: 'right'; opened: Opened } | { is: 'wrong' } | { is: 'slow-down'; until: Temporal.Instant | null }

/** By a code; counted with those of the sign-in. */
export async function proveByCode(
  world: World,
  session: SessionFacts,
  typed: string,
  browser: Browser,
): Promise<FactorAgain> {
  const owner = ownerOf(session, browser)
  if (!owner || session.kind !== 'full') return { is: 'wrong' }
  const checked = await checkCode(world, owner, typed)
  return checked.is === 'right' ? { is: 'right', opened: await freshenBy(world, session) } : checked
}

/** By a passkey of this account. */
export async function proveByPasskey(
  world: World,
  session: SessionFacts,
  { answer, mark }: { answer: string; mark: string },
): Promise<FactorAgain> {
  const { accountId, kind } = session
  if (accountId === null || kind !== 'full') return { is: 'wrong' }
  const judged = await judgePasskeyShown(world, { purpose: 'prove-again', mark, accountId }, answer)
  return judged.is === 'shown' ? { is: 'right', opened: await freshenBy(world, session) } : { is: 'wrong' }
}

/** Whether a factor, or electronic ID, was shown in this session within the last minutes. A password alone is not enough. */
export async function isFreshByFactor(world: World, db: Db, session: SessionFacts): Promise<boolean> {
  if (session.kind !== 'full') return false
  const shownAt = await factorShownAt(db, session.id)
  if (!shownAt) return false
  const until = shownAt.add(world.institution.sessions.freshFor)
  return world.now().epochMilliseconds < until.epochMilliseconds
}

/** Under a new secret, as every time somebody has proved more (case S-01). */
async function freshenBy(world: World, session: SessionFacts): Promise<Opened> {
  const secret = randomSecret(world.dice)
  const now = world.now()
  await together(world, async (db) => {
    await freshen(db, session.id, {
      idDigest: world.keys.index(purposes.session, secret),
      freshUntil: now.add(world.institution.sessions.freshFor),
    })
    await noteFactorShown(db, session.id, now)
  })
  return { secret, deviceSecret: null }
}
