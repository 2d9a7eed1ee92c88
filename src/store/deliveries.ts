/** The ledger of deliveries, which is the queue: per target and account what is wanted, what is applied, and in whose hands it is. (Long: one table, and every statement on it.) */
import type { Temporal } from 'temporal-polyfill'
import type { AfterVainTry } from '../core/targets/retry.ts'
import type { Trouble } from '../core/targets/trouble.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A delivery in a worker's hands: it counts only while it shows the newest token. */
export type TakenDelivery = {
  accountId: string
  /** The version that is wanted; what is read after the taking is never older. */
  wanted: bigint | string
  passwordApplied: number
  pinApplied: number
  /** The groups that it was put in last; null: not known, because nobody said that the last try came to its end. */
  groupsApplied: readonly string[] | null
  tries: number
  token: string
}

/**
 * Takes up to `most` deliveries of a target that does not rest. One statement: no two workers get the same account at the
 * same target, and one whose worker died comes back when its lease is over (cases ). Leases run by the
 * database's own clock, which nobody sets forward in a demo or a test.
 */
export async function takeDeliveries(
  db: Db,
  target: string,
  asked: { most: number; leaseSeconds: number; now: Temporal.Instant },
): Promise<TakenDelivery[]> {
  return rowsOf<TakenDelivery>(
    db,
    `with next as (
       select d.account_id, d.groups_applied from delivery d join target t on t.key = d.target
       where d.target = $1 and d.wanted > d.applied and d.given_up_at is null and d.due_at <= $4 and t.writes
         and (t.rests_until is null or t.rests_until <= $4)
         and (d.lease_until is null or d.lease_until < clock_timestamp())
       order by d.due_at, d.account_id limit $2
       for update of d skip locked)
     update delivery d set lease_token = gen_random_uuid(), tries = d.tries + 1, groups_applied = null,
       lease_until = clock_timestamp() + make_interval(secs => $3)
     from next where d.target = $1 and d.account_id = next.account_id
     returning d.account_id as "accountId", d.wanted, d.password_applied as "passwordApplied",
       d.pin_applied as "pinApplied", next.groups_applied as "groupsApplied", d.tries, d.lease_token as token`,
    [target, asked.most, asked.leaseSeconds, asked.now],
  )
}

/**
 * What became of one. `wanted`: the version that was taken. `password` and `pin`: the version that the target took; null:
 * none was sent or taken.
 */
export type SettledDelivery = {
  accountId: string
  token: string
  wanted: string
} & (
  | {
      is: 'done'
      password: number | null
      pin: number | null
      groups: readonly string[]
      waitsForPerson: boolean
    }
  | AfterVainTry
)

/**
 * Writes down what became of them. Gives back those that were still in these hands. Of the others somebody else may have
 * written in the meantime, and ours may have come after: they are wanted once more, so that the newest truth is the last.
 * What was wanted anew while it was tried is neither given up nor put off: nobody has tried it yet.
 */
export async function settleDeliveries(
  db: Db,
  target: string,
  settled: readonly SettledDelivery[],
  now: Temporal.Instant,
): Promise<{ settled: string[]; lost: string[] }> {
  if (settled.length === 0) return { settled: [], lost: [] }
  const rows = await rowsOf<{ id: string }>(
    db,
    `update delivery d set lease_until = null, lease_token = null,
       applied = case when s."is" = 'done' then greatest(d.applied, s.wanted) else d.applied end,
       applied_at = case when s."is" = 'done' then $3 else d.applied_at end,
       password_applied = coalesce(s.password, d.password_applied), pin_applied = coalesce(s.pin, d.pin_applied),
       password_applied_at = case when s.password is null then d.password_applied_at else $3 end,
       groups_applied = case when s."is" = 'done' and d.wanted = s.wanted then array(select jsonb_array_elements_text(s.groups)) end,
       waits_for_person = case when s."is" = 'done' then s."waitsForPerson" else d.waits_for_person end,
       tries = case when s."is" = 'done' then 0 when not s.counts then greatest(d.tries - 1, 0) else d.tries end,
       due_at = case when s."is" = 'again' and d.wanted = s.wanted then s.due else d.due_at end,
       given_up_at = case when s."is" = 'give-up' and d.wanted = s.wanted then $3::timestamptz else null end,
       trouble = s.trouble, said = s.said,
       trouble_since = case when s.trouble is null then null else coalesce(d.trouble_since, $3) end
     from jsonb_to_recordset($2) as s("accountId" uuid, token uuid, "is" text, wanted bigint, password integer, pin integer,
       groups jsonb, "waitsForPerson" boolean, due timestamptz, counts boolean, trouble text, said text)
     where d.target = $1 and d.account_id = s."accountId" and d.lease_token = s.token
     returning d.account_id as id`,
    [target, JSON.stringify(settled.map(flat)), now],
  )
  const kept = new Set(rows.map(({ id }) => id))
  const lost = settled.map(({ accountId }) => accountId).filter((id) => !kept.has(id))
  if (lost.length > 0) await wantAgain(db, target, lost)
  return { settled: [...kept], lost }
}

function flat(settled: SettledDelivery) {
  const trouble = settled.is === 'done' ? null : settled.trouble
  return { ...settled, trouble: trouble?.what ?? null, said: trouble?.said ?? null }
}

/** Gives these back untouched, as if nobody had taken them: a stopping worker, or a target that rests. */
export async function handBack(db: Db, target: string, taken: readonly TakenDelivery[]): Promise<void> {
  if (taken.length === 0) return
  await rowsOf(
    db,
    `update delivery d set lease_until = null, lease_token = null, tries = greatest(d.tries - 1, 0)
     from unnest($2::uuid[], $3::uuid[]) as s (id, token)
     where d.target = $1 and d.account_id = s.id and d.lease_token = s.token`,
    [target, taken.map(({ accountId }) => accountId), taken.map(({ token }) => token)],
  )
}

/** These accounts are written once more, whole. */
export async function wantAgain(db: Db, target: string, accountIds: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `update delivery set wanted = wanted + 1, due_at = '-infinity', tries = 0, given_up_at = null, groups_applied = null,
       wanted_at = case when wanted > applied then wanted_at else clock_timestamp() end
     where target = $1 and account_id = any($2::uuid[])`,
    [target, accountIds],
  )
}

/** The same, with the password and the PIN: the entry is not there any more, or is another one. */
export async function wantAllAgain(db: Db, target: string, accountIds: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    'update delivery set password_applied = 0, pin_applied = 0 where target = $1 and account_id = any($2::uuid[])',
    [target, accountIds],
  )
  await wantAgain(db, target, accountIds)
}

/** Of these accounts, those that the ledger of the target lacks get their place in it: made while the target was added. */
export async function wantUnknown(db: Db, target: string, accountIds: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `insert into delivery (target, account_id, wanted_at)
     select $1, a.id, clock_timestamp() from account a where a.id = any($2::uuid[])
       and not exists (select from delivery d where d.target = $1 and d.account_id = a.id)
     order by a.id on conflict do nothing`,
    [target, accountIds],
  )
}

/** Those given up are tried again, and those put off are tried at once: whatever was wrong with them is said to be mended. */
export async function tryAtOnce(db: Db, target: string): Promise<{ givenUp: number; putOff: number }> {
  const [counts] = await rowsOf<{ givenUp: number; putOff: number }>(
    db,
    `with waiting as (
       select account_id, given_up_at is not null as "givenUp" from delivery
       where target = $1 and (given_up_at is not null or wanted > applied and due_at > '-infinity')
       order by account_id for update),
     woken as (
       update delivery d set given_up_at = null, due_at = '-infinity', tries = 0 from waiting w
       where d.target = $1 and d.account_id = w.account_id returning w."givenUp")
     select (count(*) filter (where "givenUp"))::int as "givenUp",
       (count(*) filter (where not "givenUp"))::int as "putOff" from woken`,
    [target],
  )
  return counts ?? { givenUp: 0, putOff: 0 }
}

/** Where one account stands at each target. */
export type Standing = {
  target: string
  kind: string
  needs: 'hash' | 'plain' | 'none'
  writes: boolean
  wanted: string
  applied: string
  passwordApplied: number
  passwordVersion: number
  waitsForPerson: boolean
  wantedAt: Temporal.Instant
  appliedAt: Temporal.Instant | null
  trouble: Trouble['what'] | null
  said: string | null
  troubleSince: Temporal.Instant | null
  givenUpAt: Temporal.Instant | null
  targetTrouble: Trouble['what'] | null
  targetTroubleSince: Temporal.Instant | null
  /** The services that the account has, by their keys. */
  services: string[]
  /** Whether the person's address is protected. */
  protected: boolean
}

/** Of one account, by the targets' keys. */
export async function deliveriesOf(db: Db, accountId: string): Promise<Standing[]> {
  return rowsOf<Standing>(
    db,
    `select d.target, t.kind, t.needs, t.writes, d.wanted::text as wanted, d.applied::text as applied,
       d.password_applied as "passwordApplied", a.password_version as "passwordVersion",
       d.waits_for_person as "waitsForPerson", d.wanted_at as "wantedAt", d.applied_at as "appliedAt", d.trouble, d.said,
       d.trouble_since as "troubleSince", d.given_up_at as "givenUpAt", t.trouble as "targetTrouble",
       t.trouble_since as "targetTroubleSince", coalesce(v.listed_services, '{}') as services, coalesce(p.protected, false) as protected
     from delivery d join target t on t.key = d.target join account a on a.id = d.account_id
       left join verdict v on v.account_id = d.account_id left join person p on p.id = a.person_id
     where d.account_id = $1 order by d.target`,
    [accountId],
  )
}

/** How many are where, for one target. `slowest`: the seconds the oldest of those on their way has waited. */
export type DeliveryCounts = {
  target: string
  accounts: number
  onTheirWay: number
  /** Of those on their way: tried in vain, and waiting for the next try. */
  putOff: number
  givenUp: number
  waitForPerson: number
  slowest: number | null
}

/** Of every target. Counted over the ledger: fit for a page that an operator opens, not for every second. */
export async function countDeliveries(db: Db): Promise<DeliveryCounts[]> {
  return rowsOf<DeliveryCounts>(
    db,
    `select t.key as target, count(d.account_id)::int as accounts,
       (count(*) filter (where d.wanted > d.applied and d.given_up_at is null))::int as "onTheirWay",
       (count(*) filter (where d.wanted > d.applied and d.given_up_at is null and d.trouble is not null
         and d.due_at > '-infinity'))::int as "putOff",
       (count(*) filter (where d.given_up_at is not null))::int as "givenUp",
       (count(*) filter (where d.waits_for_person))::int as "waitForPerson",
       extract(epoch from clock_timestamp() - min(d.wanted_at) filter (where d.wanted > d.applied and d.given_up_at is null))::int as slowest
     from target t left join delivery d on d.target = t.key group by t.key order by t.key`,
    [],
  )
}

/** Those given up at a target, the newest first, with their names. */
export async function givenUpAt(
  db: Db,
  target: string,
  most: number,
): Promise<
  { accountId: string; username: string; trouble: Trouble['what']; said: string; at: Temporal.Instant }[]
> {
  return rowsOf(
    db,
    `select d.account_id as "accountId", a.username, d.trouble, d.said, d.given_up_at as at
     from delivery d join account a on a.id = d.account_id
     where d.target = $1 and d.given_up_at is not null order by d.given_up_at desc limit $2`,
    [target, most],
  )
}
