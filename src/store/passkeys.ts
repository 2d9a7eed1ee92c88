/** Passkeys: the public key and how often it was used; and the challenges that wait for an answer. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { KeptPasskey } from '../core/secrets/passkeys.ts'
import type { Proven } from '../core/secrets/proven.ts'
import type { Db } from './database.ts'

export type StoredPasskey = KeptPasskey & { id: string; accountId: string }

/** The passkeys of an account that are in use. */
export async function livingPasskeys(db: Db, accountId: string): Promise<StoredPasskey[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .execute()
  return rows.map(stored)
}

/** The passkey in use that has this credential id; the key condition finds it in whatever account it is. */
export async function passkeyByCredential(db: Db, credentialId: Buffer): Promise<StoredPasskey | null> {
  const row = await db
    .selectFrom('passkey')
    .select(columns)
    .where('credential_id', '=', credentialId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ? stored(row) : null
}

const columns = ['id', 'account_id', 'credential_id', 'public_key', 'counter', 'transports'] as const

type Row = {
  id: string
  account_id: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string[]
}

/** A `bigint` comes as text; no authenticator counts beyond 32 bits. */
function stored(row: Row): StoredPasskey {
  return {
    id: row.id,
    accountId: row.account_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
  }
}

/** Adds a passkey. False when this credential is somebody's already, even an ended one's (WebAuthn level 3, 7.1 step 26). */
export async function addPasskey(
  db: Db,
  added: { id: string; accountId: string; passkey: KeptPasskey; label: string; madeAt: Temporal.Instant },
  /** Nobody writes a factor who has not proved the right to it in this very transaction. */
  proven: Proven<'second-factor'>,
): Promise<boolean> {
  if (proven.accountId !== added.accountId)
    throw new Error('the right to a second factor was another account’s')
  const { passkey } = added
  const result = await db
    .insertInto('passkey')
    .values({
      id: added.id,
      account_id: added.accountId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      label: added.label,
      made_at: added.madeAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Notes a use. False when the counter has not gone on, so that somebody may hold a copy; nought says that it never counts. */
export async function usePasskey(
  db: Db,
  id: string,
  counter: number,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update passkey set counter = ${counter}, seen_at = ${at}
    where id = ${id} and ended_at is null and (counter < ${counter} or (counter = 0 and ${counter} = 0))`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** A challenge is for one browser, one purpose and, where somebody is known already, one account (case O-11). */
export type CeremonyFor = { browser: Buffer; purpose: string; accountId: string | null }

/** Keeps a challenge until its answer comes. */
export async function addCeremony(
  db: Db,
  ceremony: CeremonyFor & {
    id: string
    challenge: Buffer
    madeAt: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<void> {
  await db
    .insertInto('passkey_ceremony')
    .values({
      id: ceremony.id,
      browser: ceremony.browser,
      purpose: ceremony.purpose,
      account_id: ceremony.accountId,
      challenge: ceremony.challenge,
      made_at: ceremony.madeAt,
      expires_at: ceremony.expiresAt,
    })
    .execute()
}

/** Takes the newest living challenge of this browser, once; every older one of the same purpose is over too. Null: there is none. */
export async function takeCeremony(
  db: Db,
  { browsers, purpose, accountId }: Omit<CeremonyFor, 'browser'> & { browsers: readonly Buffer[] },
  now: Temporal.Instant,
): Promise<Buffer | null> {
  const { rows } = await sql<{ challenge: Buffer; made_at: Temporal.Instant }>`
    update passkey_ceremony set used_at = ${now}
    where browser = any(${browsers}::bytea[]) and purpose = ${purpose} and account_id is not distinct from ${accountId}::uuid
      and used_at is null and expires_at > ${now}
    returning challenge, made_at`.execute(db)
  const [newest] = rows.toSorted((a, b) => b.made_at.epochMilliseconds - a.made_at.epochMilliseconds)
  return newest?.challenge ?? null
}

/** Forgets challenges that nobody can answer any more. */
export async function forgetOldCeremonies(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('passkey_ceremony').where('expires_at', '<', before).execute()
}
