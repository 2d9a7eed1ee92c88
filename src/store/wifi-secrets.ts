/** The secrets that people made for single devices: keyed digests only. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A secret that is new. */
export type NewWifiSecret = {
  id: string
  accountId: string
  digest: Buffer
  label: string
  at: Temporal.Instant
}

/** Keeps it, unless the account has `most` living ones already. Inside a transaction that holds the account. */
export async function addWifiSecret(db: Db, secret: NewWifiSecret, most: number): Promise<boolean> {
  const { id, accountId, digest, label, at } = secret
  const text = `
    insert into wifi_secret (id, account_id, digest, label, made_at)
    select $1, $2, $3, $4, $5
    where (select count(*) from wifi_secret where account_id = $2 and ended_at is null) < $6 returning id`
  return (await rowsOf(db, text, [id, accountId, digest, label, at, most])).length === 1
}

/** Why one opens nothing any more. */
export type WifiSecretEnd =
  'revoked' | 'password-changed' | 'change-disputed' | 'account-deactivated' | 'absence'

/** Ends one of an account; null: there is no such living one. Gives back its name. */
export async function endWifiSecret(
  db: Db,
  of: { id: string; accountId: string },
  at: Temporal.Instant,
): Promise<{ label: string } | null> {
  const text = `update wifi_secret set ended_at = $3, ended_because = 'revoked'
    where id = $1 and account_id = $2 and ended_at is null returning label`
  const [row] = await rowsOf<{ label: string }>(db, text, [of.id, of.accountId, at])
  return row ?? null
}

/** Ends all of an account. Says how many. */
export async function endWifiSecrets(
  db: Db,
  accountId: string,
  at: Temporal.Instant,
  because: WifiSecretEnd,
): Promise<number> {
  const { rows } = await sql`
    update wifi_secret set ended_at = ${at}, ended_because = ${because}
    where account_id = ${accountId} and ended_at is null returning id`.execute(db)
  return rows.length
}

/** A secret as its owner sees it. */
export type ListedWifiSecret = {
  id: string
  label: string
  madeAt: Temporal.Instant
  seenAt: Temporal.Instant | null
  seenStation: string | null
}

/** The living ones of an account, the newest first. */
export async function wifiSecretsOf(db: Db, accountId: string): Promise<ListedWifiSecret[]> {
  const text = `
    select id, label, made_at as "madeAt", seen_at as "seenAt", seen_station as "seenStation"
    from wifi_secret where account_id = $1 and ended_at is null order by made_at desc, id`
  return rowsOf<ListedWifiSecret>(db, text, [accountId])
}
