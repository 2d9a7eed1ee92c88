/** The keys of RADIUS servers: digests only, any number of living ones. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A key that is new. */
export type NewNetworkKey = { id: string; digest: Buffer; label: string; at: Temporal.Instant; by: string }

/** Keeps a new one. */
export async function addNetworkKey(db: Db, { id, digest, label, at, by }: NewNetworkKey): Promise<void> {
  const text = 'insert into network_key (id, digest, label, made_at, made_by) values ($1, $2, $3, $4, $5)'
  await rowsOf(db, text, [id, digest, label, at, by])
}

/**
 * The living key with one of these digests, and how often these buckets failed in the running window: all that must be
 * known of a RADIUS server, in one statement.
 */
export async function networkKeyOf(
  db: Db,
  asked: {
    digests: readonly Buffer[]
    /** What is counted of the address that knocks, whoever it is. */
    sources: readonly Buffer[]
    windowStart: Temporal.Instant
  },
): Promise<{ id: string | null; usedAt: Temporal.Instant | null; failures: readonly number[] }> {
  const text = `
    select k.id, k.used_at as "usedAt",
      array(select coalesce(t.wrong, 0) from unnest($2::bytea[]) with ordinality s (source, place)
        left join throttle t on t.bucket = s.source and t.since > $3 order by s.place) as failures
    from (select) one left join lateral (
      select id, used_at from network_key where digest = any($1::bytea[]) and revoked_at is null limit 1) k on true`
  const [row] = await rowsOf<{ id: string | null; usedAt: Temporal.Instant | null; failures: number[] }>(
    db,
    text,
    [asked.digests, asked.sources, asked.windowStart],
  )
  if (!row) throw new Error('a statement that always has a row had none')
  return row
}

/** When it was used last, for the list; it is kept under the newest key's digest from then on. */
export async function markNetworkKeyUsed(
  db: Db,
  { id, digest }: { id: string; digest: Buffer | null },
  at: Temporal.Instant,
): Promise<void> {
  const text =
    'update network_key set used_at = $2, digest = coalesce($3, digest) where id = $1 and revoked_at is null'
  await rowsOf(db, text, [id, at, digest])
}

/** A key as it is listed. */
export type ListedNetworkKey = {
  id: string
  label: string
  madeAt: Temporal.Instant
  madeBy: string
  usedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
}

/** All keys, living and revoked, the newest first. */
export async function networkKeys(db: Db): Promise<ListedNetworkKey[]> {
  const text = `
    select id, label, made_at as "madeAt", made_by as "madeBy", used_at as "usedAt", revoked_at as "revokedAt"
    from network_key order by made_at desc, id`
  return rowsOf<ListedNetworkKey>(db, text, [])
}

/** From now on this key opens nothing; false: there is no such living one. */
export async function revokeNetworkKey(
  db: Db,
  id: string,
  revoked: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const text = `update network_key set revoked_at = $2, revoked_by = $3
    where id = $1 and revoked_at is null returning id`
  return (await rowsOf(db, text, [id, revoked.at, revoked.by])).length === 1
}
