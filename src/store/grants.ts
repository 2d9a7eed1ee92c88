/** Grants: who, the proofs given, the rights they opened, until when, and each right used when (design: prove, then set). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

export type NewGrant = {
  id: string
  journey: string
  personId: string
  accountId: string | null
  proofs: object
  credentialEpoch: number | null
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
  rights: readonly string[]
  /** Earlier ones of the same person and journey live on: of two windows that are both on their way, the first to arrive wins. */
  besideOthers?: boolean
}

/** Opens a grant; every earlier living grant of the same person and journey ends, unless it stands beside them. */
export async function addGrant(db: Db, grant: NewGrant): Promise<void> {
  if (!grant.besideOthers) await endGrantsOf(db, grant, grant.madeAt)
  await db
    .insertInto('grants')
    .values({
      id: grant.id,
      journey: grant.journey,
      person_id: grant.personId,
      account_id: grant.accountId,
      proofs: JSON.stringify(grant.proofs),
      credential_epoch: grant.credentialEpoch,
      made_at: grant.madeAt,
      expires_at: grant.expiresAt,
    })
    .execute()
  if (grant.rights.length === 0) return
  await db
    .insertInto('grant_right')
    .values(grant.rights.map((name) => ({ grant_id: grant.id, name })))
    .execute()
}

/** A living grant, or null. */
export async function livingGrant(db: Db, id: string, now: Temporal.Instant) {
  return db
    .selectFrom('grants')
    .select(['id', 'journey', 'person_id', 'account_id', 'proofs', 'credential_epoch', 'expires_at'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Writes one more proof into a living grant. */
export async function addProof(db: Db, grantId: string, proof: object): Promise<void> {
  await sql`update grants set proofs = proofs || ${JSON.stringify([proof])}::jsonb
    where id = ${grantId} and ended_at is null`.execute(db)
}

/** Rights that a further proof has opened; one that was there already, used or not, stays as it is. */
export async function addRights(db: Db, grantId: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  await db
    .insertInto('grant_right')
    .values(names.map((name) => ({ grant_id: grantId, name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends every living grant of an account but the one named. */
export async function endOtherGrants(
  db: Db,
  accountId: string,
  but: string | null,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update grants set ended_at = ${at} where ended_at is null
    and person_id = (select person_id from account where id = ${accountId})
    and id is distinct from ${but}::uuid`.execute(db)
}

/** Uses a right of a living grant, once: of any number at the same moment exactly one gets true (case L-07). */
export async function useRight(
  db: Db,
  grantId: string,
  right: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('grant_right')
    .set({ used_at: now })
    .where('grant_id', '=', grantId)
    .where('name', '=', right)
    .where('used_at', 'is', null)
    .where('grant_id', 'in', (eb) =>
      eb
        .selectFrom('grants')
        .select('grants.id')
        .where('grants.id', '=', grantId)
        .where('grants.ended_at', 'is', null)
        .where('grants.expires_at', '>', now),
    )
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * The grant with which the password was set goes on with the account as it has become, for this one right and no other:
 * whoever came back by electronic ID sets up the second factor that is due without showing it twice (rows O-3, O-9).
 */
export async function keepGrantFor(
  db: Db,
  grantId: string,
  { right, epoch, at }: { right: string; epoch: number; at: Temporal.Instant },
): Promise<void> {
  await db.updateTable('grants').set({ credential_epoch: epoch }).where('id', '=', grantId).execute()
  await db
    .updateTable('grant_right')
    .set({ used_at: at })
    .where('grant_id', '=', grantId)
    .where('name', '!=', right)
    .where('used_at', 'is', null)
    .execute()
}

/** Ends every grant that a person holds in a journey. */
export async function endGrantsOf(
  db: Db,
  whose: Pick<NewGrant, 'personId' | 'journey'>,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('grants')
    .set({ ended_at: at })
    .where('person_id', '=', whose.personId)
    .where('journey', '=', whose.journey)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends a grant: nothing more can be set with it. */
export async function endGrant(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('grants')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}
