/** The second step of a sign-in: a code or a passkey is shown, and this browser goes on to what is due (row O-9). */
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts } from '../core/account/session.ts'
import type { Next, ShownFactor } from '../core/account/sign-in-order.ts'
import { checkCode } from './check-factor-code.ts'
import { goOn } from './let-in.ts'
import type { Browser, Opened } from './open-session.ts'
import { judgePasskeyShown } from './passkey-ceremony.ts'
import type { World } from './world.ts'

export type FactorShown =
  | { is: 'in'; opened: Opened; next: Next }
  | { is: 'wrong' }
  | { is: 'slow-down'; until: Temporal.Instant | null }
  /** The account changed since the password was right: the whole sign-in begins anew (cases B-13, O-08). */
  | { is: 'gone' }

/** A code of the app, or a recovery code. */
export async function showCode(
  world: World,
  session: SessionFacts,
  typed: string,
  browser: Browser,
): Promise<FactorShown> {
  const owner = ownerOf(session, browser)
  if (!owner) return { is: 'gone' }
  const checked = await checkCode(world, owner, typed)
  return checked.is === 'right' ? goOnWith(world, session, browser, checked.kind) : checked
}

/** A passkey of this very account. */
export async function showPasskey(
  world: World,
  session: SessionFacts,
  shown: { answer: string; mark: string },
  browser: Browser,
): Promise<FactorShown> {
  const { accountId } = session
  if (accountId === null) return { is: 'gone' }
  const ceremony = { purpose: 'second-factor', mark: shown.mark, accountId } as const
  const judged = await judgePasskeyShown(world, ceremony, shown.answer)
  return judged.is === 'shown' ? goOnWith(world, session, browser, 'passkey') : { is: 'wrong' }
}

/** Whose session this is, as those who tell and count know it; null for one without an account. */
export function ownerOf(session: SessionFacts, { device }: Browser) {
  const { accountId, personId, credentialEpoch: epoch, proof } = session
  return accountId === null || epoch === null ? null : { accountId, personId, epoch, proof, device }
}

async function goOnWith(
  world: World,
  session: SessionFacts,
  browser: Browser,
  factor: ShownFactor,
): Promise<FactorShown> {
  return goOn(world, session, browser, { factor })
}
