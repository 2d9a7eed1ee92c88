/** The only place where a code of the second step is compared: of an app, or a recovery code; counted first, used once. */
import type { Temporal } from 'temporal-polyfill'
import { type AuthenticatorSeed, matchingStep, readAppCode, seedFrom } from '../core/secrets/one-time-code.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { readRecoveryCode, type RecoveryCode } from '../core/secrets/recovery-code.ts'
import { type KeptApp, livingApps, useAppStep } from '../store/authenticator-apps.ts'
import { livingRecoveryCodes, useRecoveryCode } from '../store/recovery-codes.ts'
import { forgiveCodeTry, reserveCodeTry } from './factor-tries.ts'
import { type FactorOwner, tellOfChange, tellOfGuesses } from './tell-of-factors.ts'
import { together, type World } from './world.ts'

export type CodeChecked =
  | { is: 'right'; kind: 'authenticator-app' | 'recovery-code' }
  /** The same where there is no app, where the code was used already, and where it is no code at all. */
  | { is: 'wrong' }
  /** Too many wrong ones; nothing was compared. `until` null: no time opens it. Passkeys are not closed by this. */
  | { is: 'slow-down'; until: Temporal.Instant | null }

/** Compares what was typed once. Right: the step of the app, or the recovery code, is used up. */
export async function checkCode(world: World, owner: FactorOwner, typed: string): Promise<CodeChecked> {
  const appCode = readAppCode(typed)
  const recoveryCode = readRecoveryCode(typed)
  if (appCode === null && recoveryCode === null) return { is: 'wrong' }
  const reserved = await reserveCodeTry(world, owner.accountId)
  if (reserved.state === 'full') return { is: 'slow-down', until: reserved.until }
  const kind =
    appCode !== null && (await isUsedApp(world, owner, appCode))
      ? 'authenticator-app'
      : recoveryCode !== null && (await isUsedRecoveryCode(world, owner, recoveryCode))
        ? 'recovery-code'
        : null
  if (kind === null) {
    if (reserved.inWindow === world.institution.secondFactor.app.wrongTries) await tellOwner(world, owner)
    return { is: 'wrong' }
  }
  await forgiveCodeTry(world, owner.accountId)
  return { is: 'right', kind }
}

/** The seed of a kept app; opens only in the row it was sealed for. */
export function seedOf(world: World, { id, seedSealed }: KeptApp): AuthenticatorSeed {
  const seed = world.keys.unseal(purposes.authenticatorSeed, id, seedSealed)
  return seedFrom(seed, seed.length)
}

async function isUsedApp(world: World, { accountId }: FactorOwner, code: string): Promise<boolean> {
  const now = world.now()
  for (const app of await livingApps(world.store, accountId)) {
    const step = matchingStep(seedOf(world, app), code, now)
    if (step !== null && (await useAppStep(world.store, app.id, step, now))) return true
  }
  return false
}

/** Used, written in the journal and told, together (row A-5). */
async function isUsedRecoveryCode(world: World, owner: FactorOwner, code: RecoveryCode): Promise<boolean> {
  const kept = await livingRecoveryCodes(world.store, owner.accountId)
  const found = kept.find((each) => world.keys.macMatches(each, purposes.recoveryCode, owner.accountId, code))
  if (!found) return false
  const used = await together(world, async (db) => {
    if (!(await useRecoveryCode(db, found.id, world.now()))) return false
    await tellOfChange(world, db, owner, { journal: 'recovery-code-used', message: 'code-used' })
    return true
  })
  world.nudgeJobs()
  return used
}

async function tellOwner(world: World, owner: FactorOwner): Promise<void> {
  await together(world, async (db) => tellOfGuesses(world, db, owner))
  world.nudgeJobs()
}
