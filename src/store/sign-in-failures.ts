/** Wrong passwords, kept by a keyed digest of the name that was typed, whosoever it is: the row is the same for a name that nobody has (case E-01). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

export type SignInFailure = { at: Temporal.Instant; device: string; what: string }

/** Writes one down. */
export async function noteSignInFailure(
  db: Db,
  nameMac: Buffer,
  { at, device, what }: SignInFailure,
): Promise<void> {
  await rowsOf(db, 'insert into sign_in_failure (name_mac, at, device, what) values ($1, $2, $3, $4)', [
    nameMac,
    at,
    device,
    what,
  ])
}

/** The newest ones under any of these digests of one name. */
export async function signInFailures(
  db: Db,
  nameMacs: readonly Buffer[],
  most: number,
): Promise<SignInFailure[]> {
  return db
    .selectFrom('sign_in_failure')
    .select(['at', 'device', 'what'])
    .where('name_mac', 'in', [...nameMacs])
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
}

/** Forgets what is older, and keeps the table under `most` rows, so that invented names fill no disk (case E-07). */
export async function forgetSignInFailures(db: Db, before: Temporal.Instant, most: number): Promise<void> {
  await sql`delete from sign_in_failure where at < ${before}`.execute(db)
  await sql`delete from sign_in_failure where at < (
    select at from sign_in_failure order by at desc offset ${most} limit 1)`.execute(db)
}
