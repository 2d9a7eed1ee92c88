/** A grant is opened for one purpose: its rights are exactly those that the proofs given so far open, judged by what the institution demands. */
import {
  demandFor,
  type GrantPurpose,
  isMet,
  readProofs,
  type Right,
  rightsOf,
} from '../core/secrets/grant.ts'
import type { ProofName } from '../core/institution/words.ts'
import type { Db } from '../store/database.ts'
import { addGrant, addProof, addRights, livingGrant } from '../store/grants.ts'
import { randomId } from './random.ts'
import { isPinChosen } from './use-grant.ts'
import type { World } from './world.ts'

/** A proof as a grant keeps it, with the time it was given. `chosen`: a PIN that its owner chose. `pinId`: which one it was. */
export type KeptProof = { proof: ProofName; at: string; chosen?: true; pinId?: string }

/** Whose it is. `account` null: it is made with the grant. */
export type GrantWish = {
  purpose: GrantPurpose
  personId: string
  account: { id: string; credentialEpoch: number; enrolled: boolean } | null
  proofs: readonly KeptProof[]
  /** Earlier ones of the same person and purpose live on. */
  besideOthers?: boolean
}

/** Writes the grant with the rights that are open now. Gives back its id. */
export async function openGrant(world: World, db: Db, wish: GrantWish): Promise<string> {
  const id = randomId(world.dice)
  const now = world.now()
  await addGrant(db, {
    id,
    journey: wish.purpose,
    personId: wish.personId,
    accountId: wish.account?.id ?? null,
    proofs: wish.proofs,
    credentialEpoch: wish.account?.credentialEpoch ?? null,
    madeAt: now,
    expiresAt: now.add(world.institution.sessions.grantFor),
    rights: openedBy(world, wish.purpose, wish.proofs, wish.account?.enrolled ?? false),
    ...(wish.besideOthers ? { besideOthers: true } : {}),
  })
  return id
}

/** The same proof, given now, so many times as there are names. */
export function given(world: World, ...names: readonly ProofName[]): KeptProof[] {
  const at = world.now().toString()
  return names.map((proof) => ({ proof, at }))
}

/** One more proof for a living grant: what it opens besides becomes a right. False when the grant is over. */
export async function enrichGrant(
  world: World,
  db: Db,
  grantId: string,
  proof: ProofName,
  enrolled: boolean,
): Promise<boolean> {
  const grant = await livingGrant(db, grantId, world.now())
  if (!grant) return false
  const [more] = given(world, proof)
  if (!more) return false
  await addProof(db, grantId, more)
  const purpose = grant.journey as GrantPurpose
  const before: readonly unknown[] = Array.isArray(grant.proofs) ? grant.proofs : []
  const held = [...before, more]
  await addRights(db, grantId, openedBy(world, purpose, held, enrolled))
  return true
}

function openedBy(world: World, purpose: GrantPurpose, proofs: unknown, enrolled: boolean): Right[] {
  const { institution } = world
  const of = { enrolled, pinChosen: isPinChosen(proofs) }
  const held = readProofs(proofs)
  return rightsOf(purpose, institution).filter((right) =>
    isMet(demandFor(purpose, right, institution, of), held, institution, world.now()),
  )
}
