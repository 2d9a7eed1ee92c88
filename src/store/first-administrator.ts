/** The one secret that makes the first administrator: only its digest is kept. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** Keeps a new one. */
export async function keepFirstSecret(
  db: Db,
  secret: { idDigest: Buffer; madeAt: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('first_administrator_secret')
    .values({ id_digest: secret.idDigest, made_at: secret.madeAt, ends_at: secret.endsAt })
    .execute()
}

/** Those that nobody used open nothing any more. */
export async function forgetFirstSecrets(db: Db): Promise<void> {
  await db.deleteFrom('first_administrator_secret').where('used_at', 'is', null).execute()
}

/** Uses it, once: of any number at the same moment exactly one gets true. */
export async function useFirstSecret(
  db: Db,
  idDigests: readonly Buffer[],
  used: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    update first_administrator_secret set used_at = ${used.at}, used_by = ${used.by}
    where id_digest = any(${idDigests}::bytea[]) and used_at is null and ends_at > ${used.at} returning 1`.execute(
    db,
  )
  return rows.length === 1
}
