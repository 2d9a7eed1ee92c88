/** Everything that stands against a new password: the policy, the leaked lists, and the person's earlier ones. */
import { isPassword, type Password, preparePassword } from '../core/secrets/password.ts'
import type { PasswordObjection } from '../core/secrets/password-objection.ts'
import { objectionsTo, type PasswordContext } from '../core/secrets/password-policy.ts'
import { formerPasswords } from '../store/accounts.ts'
import type { World } from './world.ts'

/** The account whose current and former passwords may not come again; null before the first. */
export type Remembered = { accountId: string; current: Buffer | null } | null

/** Either the password, ready to be hashed, or all objections to it. */
export type JudgedPassword = { password: Password } | { objections: readonly PasswordObjection[] }

/** Judges a typed new password. The slow comparison with former ones comes only when nothing else stands against it. */
export async function judgePassword(
  world: World,
  typed: string,
  context: PasswordContext,
  remembered: Remembered,
): Promise<JudgedPassword> {
  const password = preparePassword(typed)
  if (!isPassword(password)) return { objections: [password] }
  const { policy } = world.institution.passwords
  const leaked = policy.leaked && world.leaked.has(password)
  const objections = objectionsTo(password, policy, context, { leaked, usedBefore: false })
  if (objections.length > 0) return { objections }
  const usedBefore = await wasUsed(world, password, remembered)
  const all = objectionsTo(password, policy, context, { leaked, usedBefore })
  return all.length > 0 ? { objections: all } : { password }
}

async function wasUsed(world: World, password: Password, remembered: Remembered): Promise<boolean> {
  const { history } = world.institution.passwords.policy
  if (remembered === null || history <= 0) return false
  const former = await formerPasswords(world.store, remembered.accountId, history - 1)
  for (const sealed of [...(remembered.current ? [remembered.current] : []), ...former]) {
    if (await world.passwords.verify(world.keys.unwrap(remembered.accountId, sealed), password)) return true
  }
  return false
}
