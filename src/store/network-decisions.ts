/** What was decided for which device: kept as eduroam asks for it, and half a year long. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** One decision; texts are what the device and the access point said, without anything that is no letter. */
export type NetworkDecision = {
  id: string
  at: Temporal.Instant
  keyId: string
  accountId: string | null
  personId: string | null
  name: string | null
  outerName: string | null
  accepted: boolean
  because: string
  station: string | null
  called: string | null
  ssid: string | null
  nas: string | null
  operatorName: string | null
  chargeable: string | null
  vlan: number | null
}

/** A device's own secret that was sent; `digest`: under the newest key, which it is kept under from now on. */
export type SecretUsed = { id: string; digest: Buffer | null }

/** What else becomes of it, in the same statement. */
export type DecisionFollows = {
  /** The device came with this account's right password, or with its own secret. */
  right: boolean
  /** It came with a password of before. */
  old: boolean
  /** The secret that opened. */
  secret: SecretUsed | null
}

/**
 * Writes it down, and what it says of the device and its secret: one statement, one wait. The answer does not wait for the
 * disk: a program that dies loses nothing by that, a machine that loses its power the last half second of this log.
 */
export async function addDecision(
  db: Db,
  decision: NetworkDecision,
  { right, old, secret }: DecisionFollows,
): Promise<void> {
  const { id, at, keyId, accountId, personId, name, outerName, accepted, because } = decision
  const { station, called, ssid, nas, operatorName, chargeable, vlan } = decision
  await rowsOf(db, addStatement, [
    ...[id, at, keyId, accountId, personId, name, outerName, accepted, because],
    ...[station, called, ssid, nas, operatorName, chargeable, vlan],
    ...[right, old, secret?.id ?? null, secret?.digest ?? null],
  ])
}

const addStatement = `
  with device as (
    insert into network_device as d (account_id, station, ssid, first_seen_at, seen_at, right_at, old_password_at, old_password_times)
    select $4, $10, $12, $2, $2, case when $17 then $2::timestamptz end, case when $18 then $2::timestamptz end,
      case when $18 then 1 else 0 end
    where $4::uuid is not null and $10::text is not null and ($17::boolean or $18::boolean)
    on conflict (account_id, station) do update set ssid = coalesce(excluded.ssid, d.ssid), seen_at = excluded.seen_at,
      right_at = coalesce(excluded.right_at, d.right_at),
      old_password_at = case when excluded.right_at is null then excluded.old_password_at end,
      old_password_times = case when excluded.right_at is null then d.old_password_times + 1 else 0 end),
  secret as (
    update wifi_secret set seen_at = $2, seen_station = $10, digest = coalesce($20, digest) where id = $19::uuid)
  insert into network_decision (id, at, key_id, account_id, person_id, name, outer_name, accepted, because, station, called,
    ssid, nas, operator_name, chargeable, vlan)
  select $1, $2, $3, $4::uuid, $5::uuid, $6, $7, $8, $9, $10::text, $11, $12, $13, $14, $15, $16::integer
  from (select set_config('synchronous_commit', 'off', true)) quick`

/** A decision as its person sees it. */
export type SeenDecision = {
  at: Temporal.Instant
  accepted: boolean
  because: string
  station: string | null
  ssid: string | null
}

/** The newest ones of an account. */
export async function decisionsOf(db: Db, accountId: string, most: number): Promise<SeenDecision[]> {
  const text = `select at, accepted, because, station, ssid from network_decision
    where account_id = $1 order by at desc, id limit $2`
  return rowsOf<SeenDecision>(db, text, [accountId, most])
}

/** A decision as an operator looks it up. */
export type LoggedDecision = SeenDecision & {
  name: string | null
  outerName: string | null
  username: string | null
  accountId: string | null
  personId: string | null
  called: string | null
  nas: string | null
  operatorName: string | null
  chargeable: string | null
  vlan: number | null
}

/** Decisions within a time, of an account or a device or, for a wish from another site, of a chargeable identity. */
export async function loggedDecisions(
  db: Db,
  asked: {
    from: Temporal.Instant
    until: Temporal.Instant
    accountId: string | null
    station: string | null
    chargeable: string | null
    most: number
  },
): Promise<LoggedDecision[]> {
  const text = `
    select n.at, n.accepted, n.because, n.station, n.ssid, n.name, n.outer_name as "outerName", a.username,
      n.account_id as "accountId", n.person_id as "personId", n.called, n.nas, n.operator_name as "operatorName",
      n.chargeable, n.vlan
    from network_decision n left join account a on a.id = n.account_id
    where n.at between $1 and $2 and ($3::uuid is null or n.account_id = $3) and ($4::text is null or n.station = $4)
      and ($5::text is null or n.chargeable = $5)
    order by n.at desc, n.id limit $6`
  const { from, until, accountId, station, chargeable, most } = asked
  return rowsOf<LoggedDecision>(db, text, [from, until, accountId, station, chargeable, most])
}
