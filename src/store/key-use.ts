/** What is still kept under which key, and how far sealing anew has come. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { endingPlaces, type Place, type Resealed, sealedPlaces } from './sealed-columns.ts'

/** How many rows of a place need a key. */
export type KeyUse = {
  place: string
  key: string
  rows: number
  kind: 'sealed' | 'ending'
  why: string | null
}

const keyInside = (column: string) => sql`encode(substring(${sql.ref(column)} from 2 for 4), 'hex')`

/** Counts it all; on a large database some seconds. */
export async function usesOfKeys(db: Db): Promise<KeyUse[]> {
  const found: KeyUse[] = []
  for (const { name, table, column } of sealedPlaces) {
    const { rows } = await sql<{ key: string; rows: number }>`
      SELECT ${keyInside(column)} AS key, count(*)::int AS rows FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} IS NOT NULL GROUP BY 1`.execute(db)
    found.push(...rows.map((row) => ({ ...row, place: name, kind: 'sealed' as const, why: null })))
  }
  for (const { name, table, column, keyId, living, why } of endingPlaces) {
    const key = keyId === null ? keyInside(column) : sql.ref(keyId)
    const { rows } = await sql<{ key: string; rows: number }>`
      SELECT ${key} AS key, count(*)::int AS rows FROM ${sql.table(table)} WHERE ${sql.raw(living)} GROUP BY 1`.execute(
      db,
    )
    found.push(...rows.map((row) => ({ ...row, place: name, kind: 'ending' as const, why })))
  }
  return found
}

/** Living keys of registers, doors, RADIUS servers and single devices that have not been used since a moment: they are kept under whatever key was newest then. */
export async function keysUnusedSince(db: Db, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT ((SELECT count(*) FROM register_key WHERE revoked_at IS NULL AND coalesce(used_at, made_at) < ${since})
      + (SELECT count(*) FROM door_key WHERE revoked_at IS NULL AND coalesce(used_at, made_at) < ${since})
      + (SELECT count(*) FROM network_key WHERE revoked_at IS NULL AND coalesce(used_at, made_at) < ${since})
      + (SELECT count(*) FROM wifi_secret WHERE ended_at IS NULL AND coalesce(seen_at, made_at) < ${since}))::int AS n`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** A row that something is sealed in. `by`: its primary key, `boundTo`: what the seal is bound to. */
export type SealedRow = { by: readonly string[]; boundTo: string; sealed: Buffer }

/** The next rows of a place, in the order of their keys, from behind `after`. */
export async function nextSealed(
  db: Db,
  { table, column, by, boundTo, named }: Place<Resealed>,
  after: readonly string[] | null,
  most: number,
): Promise<SealedRow[]> {
  const key = sql.join(by.map((name) => sql.ref(name)))
  const behind =
    after === null
      ? sql`true`
      : sql`(${key}) > (${sql.join(after.map((value) => sql`${value}::${typeOf(named)}`))})`
  const { rows } = await sql<SealedRow>`
    SELECT array[${key}]::text[] AS by, ${sql.ref(boundTo)}::text AS "boundTo", ${sql.ref(column)} AS sealed
    FROM ${sql.table(table)} WHERE ${behind} AND ${sql.ref(column)} IS NOT NULL ORDER BY ${key} LIMIT ${most}`.execute(
    db,
  )
  return rows
}

/** Puts the new in the place of the old, where it is still the old. Returns how many rows. */
export async function putSealed(
  db: Db,
  { table, column, by, index, named }: Place<Resealed>,
  rows: readonly (SealedRow & { fresh: Buffer; index: Buffer | null })[],
): Promise<number> {
  const place = by.map(
    (_, at) => sql`n.by[${sql.lit(at + 1)}]::${typeOf(named)} = t.${sql.ref(by[at] ?? '')}`,
  )
  const also = index === undefined ? sql`` : sql`, ${sql.ref(index)} = n.index`
  const values = rows.map(
    (row) => sql`(${[...row.by]}::text[], ${row.sealed}::bytea, ${row.fresh}::bytea, ${row.index}::bytea)`,
  )
  const { numAffectedRows } = await sql`
    UPDATE ${sql.table(table)} t SET ${sql.ref(column)} = n.fresh ${also}
    FROM (VALUES ${sql.join(values)}) n (by, was, fresh, index)
    WHERE ${sql.join(place, sql` AND `)} AND t.${sql.ref(column)} = n.was`.execute(db)
  return Number(numAffectedRows ?? 0)
}

const typeOf = (named?: true) => sql.raw(named ? 'text' : 'uuid')

/** How far a place has been looked through for a key. */
export type Progress = { after: readonly string[] | null; resealed: number; finished: boolean }

export async function progressOf(db: Db, keyId: string, place: string): Promise<Progress> {
  const { rows } = await sql<{ after: string; resealed: number; finished: boolean }>`
    SELECT after, resealed, finished_at IS NOT NULL AS finished FROM sealed_anew
    WHERE key_id = ${keyId} AND place = ${place}`.execute(db)
  const [row] = rows
  if (!row) return { after: null, resealed: 0, finished: false }
  return { ...row, after: row.after === '' ? null : row.after.split(' ') }
}

/** Writes it down, in the transaction of the rows. `finishedAt` null: there is more. */
export async function noteProgress(
  db: Db,
  at: {
    keyId: string
    place: string
    after: readonly string[]
    resealed: number
    finishedAt: Temporal.Instant | null
  },
): Promise<void> {
  await sql`
    INSERT INTO sealed_anew (key_id, place, after, resealed, finished_at)
    VALUES (${at.keyId}, ${at.place}, ${at.after.join(' ')}, ${at.resealed}, ${at.finishedAt})
    ON CONFLICT (key_id, place) DO UPDATE SET after = excluded.after,
      resealed = sealed_anew.resealed + excluded.resealed, finished_at = excluded.finished_at`.execute(db)
}

/** Looks through everything once more: something of an old key was written behind the place where the work was. */
export async function beginAgain(db: Db, keyId: string): Promise<void> {
  await sql`DELETE FROM sealed_anew WHERE key_id = ${keyId}`.execute(db)
}

/** True when this transaction alone may touch what an import touches. */
export async function noImportGoesOn(db: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('register-import', 0)) AS mine`.execute(db)
  return rows[0]?.mine ?? false
}
