/** Somebody signs in with a passkey and nothing else: the device has recognised its owner, so it counts as both factors (E-1). */
import { accountWithFacts } from '../store/accounts.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { letIn, type LetIn } from './let-in.ts'
import type { Browser } from './open-session.ts'
import { askToShowPasskey, judgePasskeyShown } from './passkey-ceremony.ts'
import type { World } from './world.ts'

export type PasskeySignIn = LetIn | { is: 'refused' } | { is: 'slow-down' }

/** Begins: the same for everybody, because nobody is named (case E-09). Null: too much failed from this address lately. */
export async function beginPasskeySignIn(world: World, mark: string, from: Address): Promise<string | null> {
  if (await isSlowedDown(world, from)) return null
  return askToShowPasskey(world, { purpose: 'sign-in', mark, accountId: null })
}

/** Ends it with the browser's answer. */
export async function signInByPasskey(
  world: World,
  { answer, mark }: { answer: string; mark: string },
  browser: Browser,
  from: Address,
): Promise<PasskeySignIn> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  const shown = await judgePasskeyShown(world, { purpose: 'sign-in', mark, accountId: null }, answer)
  const account = shown.is === 'shown' ? await accountWithFacts(world.store, shown.accountId) : undefined
  if (!account) {
    await noteFailure(world, from)
    return { is: 'refused' }
  }
  return letIn(world, account, { proof: 'passkey', factor: 'passkey' }, browser)
}
