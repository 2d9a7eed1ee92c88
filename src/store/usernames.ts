/** A username changes hands never, but an account may get another: the old one stays taken for ever, and still leads to its owner (Z-11). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** One renaming, in either direction. */
export type Renaming = {
  accountId: string
  personId: string
  from: string
  to: string
  /** The address the account has from now on. */
  mail: string | null
}

/** A name is somebody's own former one: it may be given back to them, and to nobody else. */
export async function isOwnFormerName(db: Db, accountId: string, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('account_alias')
    .select('name')
    .where('name', '=', name)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Gives the account the name `to`, which is its own already (taken). False: it has another name than `from` by now. */
export async function renameAccount(db: Db, { accountId, from, to, mail }: Renaming): Promise<boolean> {
  await forgetAlias(db, accountId, to)
  const { rows } = await sql`update account set username = ${to}, mail = ${mail}
    where id = ${accountId} and username = ${from} returning id`.execute(db)
  await sql`update taken_name set kind = 'username' where name = ${to}`.execute(db)
  await sql`update taken_name set kind = 'former' where name = ${from}`.execute(db)
  return rows.length === 1
}

/** The name goes on leading to the account: it signs in and is found, and is given to nobody. */
export async function addAlias(
  db: Db,
  alias: { name: string; accountId: string; since: Temporal.Instant; by: string; because: string },
): Promise<void> {
  await db
    .insertInto('account_alias')
    .values({
      name: alias.name,
      account_id: alias.accountId,
      since: alias.since,
      given_by: alias.by,
      because: alias.because,
    })
    .execute()
}

/** It leads there no more; it stays taken. */
export async function forgetAlias(db: Db, accountId: string, name: string): Promise<void> {
  await db.deleteFrom('account_alias').where('name', '=', name).where('account_id', '=', accountId).execute()
}
