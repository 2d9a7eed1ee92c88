/** Connections as access points account for them: from when to when, from which device, with which address. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** What one accounting message says (RFC 2866; gigawords of RFC 2869 are in the bytes). */
export type AccountedSession = {
  keyId: string
  /** The session's name, unique for its access point. */
  session: string
  /** The decision whose id came back as Class; null: none did. */
  decisionId: string | null
  name: string | null
  station: string | null
  called: string | null
  ssid: string | null
  nas: string | null
  address: string | null
  address6: string | null
  operatorName: string | null
  chargeable: string | null
  /** When it began, by how long it has lasted. */
  startedAt: Temporal.Instant
  at: Temporal.Instant
  /** Null: it goes on. */
  stoppedBecause: string | null
  bytesIn: number
  bytesOut: number
}

/**
 * Keeps it. Messages may come twice, late, or in another order: a session that has stopped stays so, counts only grow, and
 * an address that is not told again is still the one it was. Whose it is, the decision says: the one that came back as
 * Class, or the last one for the same device within a day. Another RADIUS server of ours may have asked for it.
 */
export async function keepSession(db: Db, told: AccountedSession): Promise<void> {
  await rowsOf(db, setAsideStatement, [told.keyId, told.session, told.startedAt])
  await rowsOf(db, keepStatement, [
    ...[told.keyId, told.session, told.decisionId, told.name, told.station, told.called, told.ssid, told.nas],
    ...[told.address, told.address6, told.operatorName, told.chargeable, told.startedAt, told.at],
    ...[told.stoppedBecause, told.bytesIn, told.bytesOut],
  ])
}

/** An access point that began anew counts its sessions from one again: what began after the end of its namesake is another one. */
const setAsideStatement = `
  update network_session set session = session || ' until ' || stopped_at::text
  where key_id = $1 and session = $2 and stopped_at < $3::timestamptz - interval '1 minute'`

const keepStatement = `
  with decided as (
    select id, account_id, person_id from (
      select id, account_id, person_id, at, 1 as rank from network_decision
        where id = $3::uuid and accepted
      union all
      (select id, account_id, person_id, at, 2 from network_decision
        where $5::text is not null and station = $5 and accepted
          and at between $14::timestamptz - interval '24 hours' and $14 order by at desc limit 1)) found
    order by rank limit 1)
  insert into network_session as s (key_id, session, decision_id, account_id, person_id, name, station, called, ssid, nas,
    address, address6, operator_name, chargeable, started_at, seen_at, stopped_at, stopped_because, bytes_in, bytes_out)
  select $1, $2, d.id, d.account_id, d.person_id, $4, $5, $6, $7, $8, $9::inet, $10::inet, $11, $12, $13, $14,
    case when $15::text is not null then $14::timestamptz end, $15, $16, $17
  from (select) one left join decided d on true
  on conflict (key_id, session) do update set
    decision_id = coalesce(s.decision_id, excluded.decision_id), account_id = coalesce(s.account_id, excluded.account_id),
    person_id = coalesce(s.person_id, excluded.person_id), name = coalesce(excluded.name, s.name),
    station = coalesce(excluded.station, s.station), called = coalesce(excluded.called, s.called),
    ssid = coalesce(excluded.ssid, s.ssid), nas = coalesce(excluded.nas, s.nas),
    address = coalesce(excluded.address, s.address), address6 = coalesce(excluded.address6, s.address6),
    operator_name = coalesce(excluded.operator_name, s.operator_name),
    chargeable = coalesce(excluded.chargeable, s.chargeable),
    started_at = least(s.started_at, excluded.started_at), seen_at = greatest(s.seen_at, excluded.seen_at),
    stopped_at = coalesce(s.stopped_at, excluded.stopped_at),
    stopped_because = coalesce(s.stopped_because, excluded.stopped_because),
    bytes_in = greatest(s.bytes_in, excluded.bytes_in), bytes_out = greatest(s.bytes_out, excluded.bytes_out)`

/** An access point began anew or went away: whatever it had open is over (RFC 2866, 5.1: Accounting-On and -Off). */
export async function stopSessionsOf(
  db: Db,
  { keyId, nas, at, because }: { keyId: string; nas: string; at: Temporal.Instant; because: string },
): Promise<void> {
  const text = `update network_session set stopped_at = $3, stopped_because = $4
    where key_id = $1 and nas = $2 and stopped_at is null and started_at <= $3`
  await rowsOf(db, text, [keyId, nas, at, because])
}

/** A connection as an operator looks it up. */
export type LoggedSession = {
  username: string | null
  accountId: string | null
  personId: string | null
  name: string | null
  station: string | null
  called: string | null
  ssid: string | null
  nas: string | null
  address: string | null
  address6: string | null
  chargeable: string | null
  startedAt: Temporal.Instant
  seenAt: Temporal.Instant
  stoppedAt: Temporal.Instant | null
  stoppedBecause: string | null
}

/**
 * Connections that were open at some moment within a time, by address, device or account. One that never stopped is open
 * until it was heard of last, and an hour more.
 */
export async function loggedSessions(
  db: Db,
  asked: {
    from: Temporal.Instant
    until: Temporal.Instant
    address: string | null
    station: string | null
    accountId: string | null
    most: number
  },
): Promise<LoggedSession[]> {
  const text = `
    select a.username, s.account_id as "accountId", s.person_id as "personId", s.name, s.station, s.called, s.ssid, s.nas,
      host(s.address) as address, case when masklen(s.address6) = 128 then host(s.address6) else s.address6::text end as address6,
      s.chargeable, s.started_at as "startedAt", s.seen_at as "seenAt", s.stopped_at as "stoppedAt",
      s.stopped_because as "stoppedBecause"
    from network_session s left join account a on a.id = s.account_id
    where s.started_at <= $2 and coalesce(s.stopped_at, s.seen_at + interval '1 hour') >= $1
      and ($3::inet is null or s.address = $3 or s.address6 >>= $3) and ($4::text is null or s.station = $4)
      and ($5::uuid is null or s.account_id = $5)
    order by s.started_at desc, s.session limit $6`
  const { from, until, address, station, accountId, most } = asked
  return rowsOf<LoggedSession>(db, text, [from, until, address, station, accountId, most])
}
