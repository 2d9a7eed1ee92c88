/** What must still go from other systems after an account was erased: our random id, and how far it has come. (Long: one table, and every statement on it.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { AfterVainTry } from '../core/targets/retry.ts'
import type { Trouble } from '../core/targets/trouble.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A farewell in a worker's hands: it counts only while it shows the newest token. */
export type TakenFarewell = { accountId: string; tries: number; token: string }

/**
 * Takes up to `most` farewells of a target that is written to and does not rest. One statement: no two workers get the same
 * one, and one whose worker died comes back when its lease is over, by the database's own clock (cases ). Nobody who is
 * an account is ever taken, whatever stands here.
 */
export async function takeFarewells(
  db: Db,
  target: string,
  asked: { most: number; leaseSeconds: number; now: Temporal.Instant },
): Promise<TakenFarewell[]> {
  return rowsOf<TakenFarewell>(
    db,
    `with next as (
       select f.account_id from farewell f join target t on t.key = f.target
       where f.target = $1 and f.done_at is null and f.given_up_at is null and f.due_at <= $4 and t.writes
         and (t.rests_until is null or t.rests_until <= $4)
         and not exists (select from account a where a.id = f.account_id)
         and (f.lease_until is null or f.lease_until < clock_timestamp())
       order by f.due_at, f.account_id limit $2
       for update of f skip locked)
     update farewell f set lease_token = gen_random_uuid(), tries = f.tries + 1,
       lease_until = clock_timestamp() + make_interval(secs => $3)
     from next where f.target = $1 and f.account_id = next.account_id
     returning f.account_id as "accountId", f.tries, f.lease_token as token`,
    [target, asked.most, asked.leaseSeconds, asked.now],
  )
}

/** What became of one. */
export type SettledFarewell = { accountId: string; token: string } & ({ is: 'done' } | AfterVainTry)

/** Writes down what became of them. Of those that are in other hands by now nothing is written: they are done once more. */
export async function settleFarewells(
  db: Db,
  target: string,
  settled: readonly SettledFarewell[],
  now: Temporal.Instant,
): Promise<void> {
  if (settled.length === 0) return
  await rowsOf(
    db,
    `update farewell f set lease_until = null, lease_token = null,
       tries = case when s."is" = 'done' then 0 when not s.counts then greatest(f.tries - 1, 0) else f.tries end,
       due_at = case when s."is" = 'again' then s.due else f.due_at end,
       done_at = case when s."is" = 'done' then $3::timestamptz end,
       given_up_at = case when s."is" = 'give-up' then $3::timestamptz end,
       trouble = s.trouble, said = s.said
     from jsonb_to_recordset($2) as s("accountId" uuid, token uuid, "is" text, due timestamptz, counts boolean, trouble text,
       said text)
     where f.target = $1 and f.account_id = s."accountId" and f.lease_token = s.token`,
    [target, JSON.stringify(settled.map(flat)), now],
  )
}

function flat(settled: SettledFarewell) {
  const trouble = settled.is === 'done' ? null : settled.trouble
  return { ...settled, trouble: trouble?.what ?? null, said: trouble?.said ?? null }
}

/**
 * A delivery of these accounts has come to its end, and they are erased: whoever has a farewell of them in hand may have
 * been before it, so it is said once more. Those that are no farewells stay as they are.
 */
export async function repeatFarewells(db: Db, target: string, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await rowsOf(db, `update farewell set ${anew} where target = $1 and account_id = any($2::uuid[])`, [
    target,
    accountIds,
  ])
}

const anew = `due_at = '-infinity', lease_until = null, lease_token = null, tries = 0, trouble = null, said = null,
  given_up_at = null, done_at = null`

/** What carries the id of an account that is no more is to go, if it is not on its way already. */
export async function addFarewells(db: Db, target: string, accountIds: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `insert into farewell (target, account_id, since)
     select $1, u.id, clock_timestamp() from unnest($2::uuid[]) as u (id)
     where not exists (select from account a where a.id = u.id)
     on conflict (target, account_id) do update set ${anew}
     where farewell.done_at is not null or farewell.given_up_at is not null`,
    [target, accountIds],
  )
}

/** Of these ids, those whose farewell was said: whatever carries them came back afterwards. */
export async function saidAmong(db: Db, target: string, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `select account_id as id from farewell
     where target = $1 and account_id = any($2::uuid[]) and done_at is not null`,
    [target, accountIds],
  )
  return new Set(rows.map(({ id }) => id))
}

/** How many wait, and how many were given up, for one target. */
export type FarewellCounts = { target: string; waiting: number; givenUp: number }

/** Of every target. */
export async function countFarewells(db: Db): Promise<FarewellCounts[]> {
  return rowsOf<FarewellCounts>(
    db,
    `select t.key as target, (count(f.account_id) filter (where f.given_up_at is null))::int as waiting,
       (count(f.account_id) filter (where f.given_up_at is not null))::int as "givenUp"
     from target t left join farewell f on f.target = t.key and f.done_at is null group by t.key order by t.key`,
    [],
  )
}

/** One that was given up. The id is all that is known: by it whoever runs the other system finds what is there. */
export type GivenUpFarewell = { accountId: string; trouble: Trouble['what']; said: string }

/** Those given up at a target, the newest first. */
export async function givenUpFarewells(db: Db, target: string, most: number): Promise<GivenUpFarewell[]> {
  return rowsOf<GivenUpFarewell>(
    db,
    `select account_id as "accountId", trouble, said from farewell
     where target = $1 and given_up_at is not null order by given_up_at desc, account_id limit $2`,
    [target, most],
  )
}

/** Those given up are tried again, and those put off at once. Gives back how many had been given up. */
export async function tryFarewellsAtOnce(db: Db, target: string): Promise<number> {
  const rows = await rowsOf<{ givenUp: boolean }>(
    db,
    `with waiting as (
       select account_id, given_up_at is not null as "givenUp" from farewell
       where target = $1 and done_at is null and (given_up_at is not null or due_at > '-infinity')
       order by account_id for update)
     update farewell f set given_up_at = null, due_at = '-infinity', tries = 0 from waiting w
     where f.target = $1 and f.account_id = w.account_id returning w."givenUp"`,
    [target],
  )
  return rows.filter(({ givenUp }) => givenUp).length
}

/** Said so long ago that no other system comes back with it. */
export async function forgetSaidFarewells(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from farewell where done_at < ${before}`.execute(db)
}
