/** A right of a grant is used: once, while it lives, and only if the proofs given still meet what the institution demands today. */
import {
  demandFor,
  type GrantPurpose,
  grantPurposes,
  isMet,
  readProofs,
  type Right,
} from '../core/secrets/grant.ts'
import { type Proven, provenFor } from '../core/secrets/proven.ts'
import type { Db } from '../store/database.ts'
import { livingGrant, useRight } from '../store/grants.ts'
import type { World } from './world.ts'

/** The account as it is now, as far as the demand looks at it. Null: it is made with this right. */
export type GrantedAccount = { id: string; credentialEpoch: number; enrolled: boolean }

/**
 * Uses the right inside the transaction that sets what it is for. Null, and the caller must write nothing: somebody was
 * first, the time is up, the credentials changed since, or the proofs are not enough (cases L-07, L-13, R-10).
 */
export async function useGrant<R extends Right>(
  world: World,
  db: Db,
  grantId: string | null,
  right: R,
  account: GrantedAccount | null,
): Promise<Proven<R> | null> {
  const grant = grantId === null ? undefined : await livingGrant(db, grantId, world.now())
  if (!grant || !isEnough(world, grant, right, account)) return null
  return (await useRight(db, grant.id, right, world.now())) ? provenFor<R>(account?.id ?? null) : null
}

/** The current password was right a moment ago: that too proves the right to a new one (row O-2). */
export function provenByCurrentPassword(accountId: string): Proven<'password'> {
  return provenFor<'password'>(accountId)
}

/** A factor, or electronic ID, was shown in this session a moment ago: that proves the right to change the factors (case O-06). */
export function provenByShownFactor(accountId: string): Proven<'second-factor'> {
  return provenFor<'second-factor'>(accountId)
}

type Grant = NonNullable<Awaited<ReturnType<typeof livingGrant>>>

function isEnough(world: World, grant: Grant, right: Right, account: GrantedAccount | null): boolean {
  const purpose = grantPurposes.find((each) => each === grant.journey)
  if (!purpose || !isOf(grant, account)) return false
  const of = { enrolled: account?.enrolled ?? false, pinChosen: isPinChosen(grant.proofs) }
  const demand = demandFor(purpose satisfies GrantPurpose, right, world.institution, of)
  return isMet(demand, readProofs(grant.proofs), world.institution, world.now())
}

/** A grant of an account is good for that account only, and only until its credentials change. */
function isOf(grant: Grant, account: GrantedAccount | null): boolean {
  if (grant.account_id === null) return true
  return account?.id === grant.account_id && account.credentialEpoch === grant.credential_epoch
}

/** Whether the PIN among these proofs was one that its owner chose: it is worth less (row O-13). */
export function isPinChosen(proofs: unknown): boolean {
  return (
    Array.isArray(proofs) &&
    proofs.some((each: unknown) => typeof each === 'object' && each !== null && 'chosen' in each)
  )
}
