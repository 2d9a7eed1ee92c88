/** Recovery codes: only keyed codes of them are kept, and each is used once. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** A code that is neither used nor replaced. */
export type KeptCode = { id: string; mac: Buffer; keyId: string }

export async function livingRecoveryCodes(db: Db, accountId: string): Promise<KeptCode[]> {
  return db
    .selectFrom('recovery_code')
    .select(['id', 'mac', 'key_id as keyId'])
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** A new set; from then on the old one opens nothing. */
export async function replaceRecoveryCodes(
  db: Db,
  accountId: string,
  codes: readonly KeptCode[],
  at: Temporal.Instant,
): Promise<void> {
  await endRecoveryCodes(db, accountId, at)
  if (codes.length === 0) return
  await db
    .insertInto('recovery_code')
    .values(
      codes.map(({ id, mac, keyId }) => ({ id, account_id: accountId, mac, key_id: keyId, made_at: at })),
    )
    .execute()
}

/** Ends every code that is left. */
export async function endRecoveryCodes(db: Db, accountId: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('recovery_code')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** Uses a code up: of any number at the same moment exactly one gets true (case O-10). */
export async function useRecoveryCode(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update recovery_code set used_at = ${at} where id = ${id} and used_at is null and ended_at is null`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}
