/** What an account has besides the password: apps, passkeys, recovery codes left. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { endRecoveryCodes } from './recovery-codes.ts'
import { rowsOf } from './statement.ts'

/** One app or passkey, as its owner sees it. */
export type Factor = {
  id: string
  kind: 'authenticator-app' | 'passkey'
  label: string
  madeAt: Temporal.Instant
  seenAt: Temporal.Instant | null
}

/** Recovery codes are no factor of their own: they stand in for one that is lost. */
export type Factors = { factors: Factor[]; codesLeft: number }

/** Everything in one statement: it is asked at every sign-in that has got this far. */
export async function factorsOf(db: Db, accountId: string): Promise<Factors> {
  const rows = await rowsOf<FactorRow>(db, factorsStatement, [accountId])
  return {
    factors: rows.flatMap((row) =>
      row.kind === 'codes'
        ? []
        : [{ id: row.id, kind: row.kind, label: row.label, madeAt: row.made_at, seenAt: row.seen_at }],
    ),
    codesLeft: rows.find((row) => row.kind === 'codes')?.number ?? 0,
  }
}

type FactorRow =
  | {
      kind: 'authenticator-app' | 'passkey'
      id: string
      label: string
      made_at: Temporal.Instant
      seen_at: Temporal.Instant | null
    }
  | { kind: 'codes'; number: number }

const factorsStatement = `
  select 'authenticator-app' as kind, id, label, made_at, seen_at, null::int as number
    from authenticator_app where account_id = $1 and ended_at is null
  union all
  select 'passkey', id, label, made_at, seen_at, null from passkey where account_id = $1 and ended_at is null
  union all
  select 'codes', null, null, null, null, count(*)::int
    from recovery_code where account_id = $1 and used_at is null and ended_at is null
  order by made_at, id`

/** Holds the account until the transaction ends, so that two changes of its factors come one after the other. */
export async function holdAccount(db: Db, accountId: string): Promise<{ epoch: number } | null> {
  const { rows } = await sql<{ epoch: number }>`
    select credential_epoch as epoch from account where id = ${accountId} and closed_at is null for no key update`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Ends one app or passkey of this account. Gives back what it was called; null: there was no such one. */
export async function endFactor(
  db: Db,
  ended: { accountId: string; id: string; at: Temporal.Instant; because: string },
): Promise<{ label: string; kind: Factor['kind'] } | null> {
  const { rows } = await sql<{ label: string; kind: Factor['kind'] }>`
    with app as (
      update authenticator_app set ended_at = ${ended.at}, ended_because = ${ended.because}
      where id = ${ended.id} and account_id = ${ended.accountId} and ended_at is null returning label),
    key as (
      update passkey set ended_at = ${ended.at}, ended_because = ${ended.because}
      where id = ${ended.id} and account_id = ${ended.accountId} and ended_at is null returning label)
    select label, 'authenticator-app' as kind from app union all select label, 'passkey' from key`.execute(db)
  return rows[0] ?? null
}

/** Ends everything the account had: a lost phone may be in somebody else's hands. Gives back how many apps and passkeys. */
export async function endAllFactors(
  db: Db,
  accountId: string,
  at: Temporal.Instant,
  because: string,
): Promise<number> {
  await endRecoveryCodes(db, accountId, at)
  const { rows } = await sql`
    with app as (
      update authenticator_app set ended_at = ${at}, ended_because = ${because}
      where account_id = ${accountId} and ended_at is null returning id),
    key as (
      update passkey set ended_at = ${at}, ended_because = ${because}
      where account_id = ${accountId} and ended_at is null returning id)
    select id from app union all select id from key`.execute(db)
  return rows.length
}

/** A factor was shown in this session now: for a while it may change what the account has (case O-06). */
export async function noteFactorShown(db: Db, sessionId: string, at: Temporal.Instant): Promise<void> {
  await sql`update session set factor_at = ${at} where id = ${sessionId}`.execute(db)
}

/** When a factor, or something at least as strong, was last shown in this session; null: never. */
export async function factorShownAt(db: Db, sessionId: string): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select factor_at as at from session where id = ${sessionId}`.execute(db)
  return rows[0]?.at ?? null
}

/** Ends what is half signed in or has proved something in other browsers: it began when the account had other factors. */
export async function endPendingSessions(
  db: Db,
  accountId: string,
  but: string | null,
  at: Temporal.Instant,
  because: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update session set ended_at = ${at}, ended_because = ${because}
    where account_id = ${accountId} and ended_at is null and kind in ('half', 'proved') and id is distinct from ${but}::uuid`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0n)
}

/** What ended because of this very thing lives again; recovery codes do not. Gives back how many apps and passkeys. */
export async function reviveFactors(db: Db, accountId: string, because: string): Promise<number> {
  const { rows } = await sql`
    with app as (
      update authenticator_app set ended_at = null, ended_because = null
      where account_id = ${accountId} and ended_because = ${because} returning id),
    key as (
      update passkey set ended_at = null, ended_because = null
      where account_id = ${accountId} and ended_because = ${because} returning id)
    select id from app union all select id from key`.execute(db)
  return rows.length
}
