/** Browsers that signed in wholly before: their wrong tries are counted apart from strangers' (case B-09). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** Whether this browser is known for this account. */
export async function isKnownDevice(
  db: Db,
  idDigest: Buffer,
  accountId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom('known_device')
    .select('account_id')
    .where('id_digest', '=', idDigest)
    .where('account_id', '=', accountId)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether this browser is known for any account: then its secret was made here, and not brought along. */
export async function isDeviceOfOurs(db: Db, idDigest: Buffer, now: Temporal.Instant): Promise<boolean> {
  const rows = await rowsOf<{ one: number }>(
    db,
    'select 1 as one from known_device where id_digest = $1 and ends_at > $2 limit 1',
    [idDigest, now],
  )
  return rows.length > 0
}

/** Forgets all known browsers of an account: after a change of password they are strangers again (case S-03). */
export async function forgetDevices(db: Db, accountId: string, but: Buffer | null): Promise<void> {
  await db
    .deleteFrom('known_device')
    .where('account_id', '=', accountId)
    .$if(but !== null, (query) => query.where('id_digest', '!=', but ?? Buffer.alloc(0)))
    .execute()
}

/** The digests of every browser that an account knows. */
export async function knownDevicesOf(db: Db, accountId: string): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('known_device')
    .select('id_digest')
    .where('account_id', '=', accountId)
    .execute()
  return rows.map((row) => row.id_digest)
}
