/** The keys that registers send their files with: digests only, any number of living ones for each register. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** A key that is new. */
export type NewRegisterKey = {
  id: string
  register: string
  digest: Buffer
  label: string
  at: Temporal.Instant
  by: string
}

/** Keeps a new one. */
export async function addRegisterKey(db: Db, key: NewRegisterKey): Promise<void> {
  await db
    .insertInto('register_key')
    .values({
      id: key.id,
      register: key.register,
      digest: key.digest,
      label: key.label,
      made_at: key.at,
      made_by: key.by,
    })
    .execute()
}

/** The living key with one of these digests, the newest first: it is kept under that one. When it was last used is kept, to the minute. */
export async function registerKeyOf(
  db: Db,
  digests: readonly Buffer[],
  now: Temporal.Instant,
): Promise<{ id: string; register: string } | null> {
  const newest = digests[0] ?? null
  const { rows } = await sql<{ id: string; register: string; stale: boolean }>`
    select id, register, coalesce(used_at < ${now.subtract({ minutes: 1 })}, true) or digest <> ${newest} as stale
    from register_key where digest = any(${digests}::bytea[]) and revoked_at is null`.execute(db)
  const [found] = rows
  if (!found) return null
  if (found.stale)
    await sql`update register_key set used_at = ${now}, digest = ${newest} where id = ${found.id} and revoked_at is null`.execute(
      db,
    )
  return { id: found.id, register: found.register }
}

/** A key as it is listed. */
export type ListedKey = {
  id: string
  register: string
  label: string
  madeAt: Temporal.Instant
  madeBy: string
  usedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
}

/** All keys of a register, living and revoked, the newest first. */
export async function registerKeys(db: Db, register: string): Promise<ListedKey[]> {
  return db
    .selectFrom('register_key')
    .select(['id', 'register', 'label', 'made_at as madeAt', 'made_by as madeBy'])
    .select(['used_at as usedAt', 'revoked_at as revokedAt'])
    .where('register', '=', register)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
}

/** From now on this key opens nothing; false: there is no such living one of this register. */
export async function revokeRegisterKey(
  db: Db,
  key: { id: string; register: string },
  revoked: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    update register_key set revoked_at = ${revoked.at}, revoked_by = ${revoked.by}
    where id = ${key.id} and register = ${key.register} and revoked_at is null returning id`.execute(db)
  return rows.length === 1
}
