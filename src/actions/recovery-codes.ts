/** Recovery codes are made all at once and shown once; the former set opens nothing from then on (case O-10). */
import { purposes } from '../core/secrets/purposes.ts'
import { newRecoveryCode, writtenRecoveryCode } from '../core/secrets/recovery-code.ts'
import type { SessionFacts } from '../core/account/session.ts'
import type { Db } from '../store/database.ts'
import { replaceRecoveryCodes } from '../store/recovery-codes.ts'
import { factorsOf, holdAccount } from '../store/second-factors.ts'
import { factorStanding } from './factor-standing.ts'
import type { Browser } from './open-session.ts'
import { randomId } from './random.ts'
import { ownerOf } from './show-factor.ts'
import { tellOfChange } from './tell-of-factors.ts'
import { together, type World } from './world.ts'

export type CodesMade = { is: 'made'; codes: readonly string[] } | { is: 'not-now' }

/** A new set for somebody who showed a factor a moment ago. */
export async function makeRecoveryCodes(
  world: World,
  session: SessionFacts,
  browser: Browser,
): Promise<CodesMade> {
  const owner = ownerOf(session, browser)
  if (!owner || world.institution.secondFactor.recoveryCodes === 0) return { is: 'not-now' }
  const outcome = await together(world, async (db): Promise<CodesMade> => {
    const held = await holdAccount(db, owner.accountId)
    if (held?.epoch !== owner.epoch) return { is: 'not-now' }
    const factors = await factorsOf(db, owner.accountId)
    if ((await factorStanding(world, db, session, factors)) !== 'further') return { is: 'not-now' }
    const codes = await newRecoveryCodes(world, db, owner.accountId)
    await tellOfChange(world, db, owner, { journal: 'recovery-codes-made', message: 'codes-made' })
    return { is: 'made', codes }
  })
  world.nudgeJobs()
  return outcome
}

/** Makes and keeps a set inside the caller's transaction; gives it back as it is written on the page. Only keyed codes are kept. */
export async function newRecoveryCodes(world: World, db: Db, accountId: string): Promise<readonly string[]> {
  const many = world.institution.secondFactor.recoveryCodes
  const codes = Array.from({ length: many }, () => newRecoveryCode(world.dice))
  const kept = codes.map((code) => ({
    id: randomId(world.dice),
    mac: world.keys.mac(purposes.recoveryCode, accountId, code),
    keyId: world.keys.keyId,
  }))
  await replaceRecoveryCodes(db, accountId, kept, world.now())
  return codes.map(writtenRecoveryCode)
}
