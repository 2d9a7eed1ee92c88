/** The OpenID provider's own keys: sealed, published before they sign, and kept a while after. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

export type OpenidKeyRow = {
  kid: string
  alg: string
  sealed: Buffer
  madeAt: Temporal.Instant
  signsFrom: Temporal.Instant
}

/** All of them, the newest first. */
export async function openidKeys(db: Db): Promise<OpenidKeyRow[]> {
  return rowsOf<OpenidKeyRow>(
    db,
    `select kid, alg, sealed, made_at as "madeAt", signs_from as "signsFrom" from openid_key order by signs_from desc, kid`,
    [],
  )
}

/** Adds one. */
export async function addOpenidKey(db: Db, key: OpenidKeyRow): Promise<void> {
  await rowsOf(
    db,
    'insert into openid_key (kid, alg, sealed, made_at, signs_from) values ($1, $2, $3, $4, $5)',
    [key.kid, key.alg, key.sealed, key.madeAt, key.signsFrom],
  )
}

/** Forgets these. */
export async function dropOpenidKeys(db: Db, kids: readonly string[]): Promise<void> {
  await rowsOf(db, 'delete from openid_key where kid = any($1::text[])', [kids])
}
