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

/** Under which of these digests a browser is known for any account: then its secret was made here, and not brought along. */
export async function knownAs(
  db: Db,
  idDigests: readonly Buffer[],
  now: Temporal.Instant,
): Promise<Buffer | null> {
  const rows = await rowsOf<{ id_digest: Buffer }>(
    db,
    'select id_digest from known_device where id_digest = any($1::bytea[]) and ends_at > $2 order by first_seen_at desc limit 1',
    [idDigests, now],
  )
  return rows[0]?.id_digest ?? null
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
