/** The keys that door systems fetch their cards with: digests only, any number of living ones for each. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** A key that is new. */
export type NewDoorKey = {
  id: string
  target: string
  digest: Buffer
  label: string
  at: Temporal.Instant
  by: string
}

/** Keeps a new one. */
export async function addDoorKey(db: Db, { id, target, digest, label, at, by }: NewDoorKey): Promise<void> {
  await sql`insert into door_key (id, target, digest, label, made_at, made_by)
    values (${id}, ${target}, ${digest}, ${label}, ${at}, ${by})`.execute(db)
}

/** The living key with one of these digests, the newest first: it is kept under that one. When it was last used is kept, to the minute. */
export async function doorKeyOf(
  db: Db,
  digests: readonly Buffer[],
  now: Temporal.Instant,
): Promise<{ id: string; target: string } | null> {
  const newest = digests[0] ?? null
  const { rows } = await sql<{ id: string; target: string; stale: boolean }>`
    select id, target, coalesce(used_at < ${now.subtract({ minutes: 1 })}, true) or digest <> ${newest} as stale
    from door_key where digest = any(${digests}::bytea[]) and revoked_at is null`.execute(db)
  const [found] = rows
  if (!found) return null
  if (found.stale)
    await sql`update door_key set used_at = ${now}, digest = ${newest} where id = ${found.id} and revoked_at is null`.execute(
      db,
    )
  return { id: found.id, target: found.target }
}

/** A key as it is listed. */
export type ListedDoorKey = {
  id: string
  target: string
  label: string
  madeAt: Temporal.Instant
  madeBy: string
  usedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
}

/** All keys of a door system, living and revoked, the newest first. */
export async function doorKeys(db: Db, target: string): Promise<ListedDoorKey[]> {
  const { rows } = await sql<ListedDoorKey>`
    select id, target, label, made_at as "madeAt", made_by as "madeBy", used_at as "usedAt", revoked_at as "revokedAt"
    from door_key where target = ${target} order by made_at desc, id`.execute(db)
  return rows
}

/** From now on this key opens nothing; false: there is no such living one of this door system. */
export async function revokeDoorKey(
  db: Db,
  key: { id: string; target: string },
  revoked: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    update door_key set revoked_at = ${revoked.at}, revoked_by = ${revoked.by}
    where id = ${key.id} and target = ${key.target} and revoked_at is null returning id`.execute(db)
  return rows.length === 1
}
