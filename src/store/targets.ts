/** The other systems of an institution, whether they are written to, and how they are. */
import type { Temporal } from 'temporal-polyfill'
import type { Trouble } from '../core/targets/trouble.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A target as the settings have it. `writes` false: it is only reported what would be written. */
export type KnownTarget = { key: string; kind: string; needs: 'hash' | 'plain' | 'none'; writes: boolean }

/** A target as it is. */
export type TargetRow = KnownTarget & {
  since: Temporal.Instant
  restsUntil: Temporal.Instant | null
  tries: number
  trouble: Trouble['what'] | null
  said: string | null
  troubleSince: Temporal.Instant | null
  reachedAt: Temporal.Instant | null
}

const columns = `key, kind, needs, writes, since, rests_until as "restsUntil", tries, trouble, said,
  trouble_since as "troubleSince", reached_at as "reachedAt"`

/** Every target, by key. */
export async function allTargets(db: Db): Promise<TargetRow[]> {
  return rowsOf<TargetRow>(db, `select ${columns} from target order by key`, [])
}

/**
 * Makes the table say what the settings say. A target that is new learns of every account; one that is gone is forgotten,
 * and with it what it was still to learn. Nothing in the other system is touched; `farewells` says how many accounts that
 * were erased may still be there.
 */
export async function keepTargets(
  db: Db,
  targets: readonly KnownTarget[],
  now: Temporal.Instant,
): Promise<{ added: string[]; gone: { key: string; farewells: number }[] }> {
  const keys = targets.map(({ key }) => key)
  // one at a time: two workers that start together add a target once
  await rowsOf(db, `select pg_advisory_xact_lock(hashtext('adgang targets'))`, [])
  const gone = await rowsOf<{ key: string; farewells: number }>(
    db,
    `delete from target where not key = any($1::text[]) returning key,
       (select count(*)::int from farewell f where f.target = target.key and f.done_at is null) as farewells`,
    [keys],
  )
  const before = new Set((await allTargets(db)).map(({ key }) => key))
  await rowsOf(
    db,
    `insert into target (key, kind, needs, writes, since)
     select key, kind, needs, writes, $2 from jsonb_to_recordset($1) as t(key text, kind text, needs text, writes boolean)
     on conflict (key) do update set kind = excluded.kind, needs = excluded.needs, writes = excluded.writes
     where (target.kind, target.needs, target.writes) is distinct from (excluded.kind, excluded.needs, excluded.writes)`,
    [JSON.stringify(targets), now],
  )
  const added = keys.filter((key) => !before.has(key))
  await rowsOf(
    db,
    `insert into delivery (target, account_id, wanted_at)
     select t.key, a.id, clock_timestamp() from unnest($1::text[]) as t (key) cross join account a
     on conflict do nothing`,
    [added],
  )
  return { added, gone }
}

/** Nothing gets to this target: it rests. Gives back since when, and whether it had been well until now. */
export async function letTargetRest(
  db: Db,
  key: string,
  rest: { until: Temporal.Instant; trouble: Trouble; now: Temporal.Instant },
): Promise<{ since: Temporal.Instant; isNew: boolean } | null> {
  const [row] = await rowsOf<{ since: Temporal.Instant; tries: number }>(
    db,
    `update target set rests_until = $2, trouble = $3, said = $4, tries = tries + 1,
       trouble_since = coalesce(trouble_since, $5) where key = $1 returning trouble_since as since, tries`,
    [key, rest.until, rest.trouble.what, rest.trouble.said, rest.now],
  )
  return row ? { since: row.since, isNew: row.tries === 1 } : null
}

/** The target answered. True when it had been in trouble. */
export async function targetIsWell(db: Db, key: string, now: Temporal.Instant): Promise<boolean> {
  const rows = await rowsOf<{ was: boolean }>(
    db,
    `update target t set rests_until = null, trouble = null, said = null, trouble_since = null, tries = 0, reached_at = $2
     from (select key, trouble is not null as was from target where key = $1 for update) before
     where t.key = before.key and (before.was or t.reached_at is null or t.reached_at < $2::timestamptz - interval '1 minute')
     returning before.was`,
    [key, now],
  )
  return rows[0]?.was ?? false
}

/** What it was in trouble for is over; another trouble stays. True when it was in this one. */
export async function troubleIsOver(db: Db, key: string, what: Trouble['what']): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `update target set rests_until = null, trouble = null, said = null, trouble_since = null, tries = 0
     where key = $1 and trouble = $2 returning key`,
    [key, what],
  )
  return rows.length === 1
}

/** Somebody says that the target is mended: what rests is tried at once. */
export async function wakeTarget(db: Db, key: string): Promise<void> {
  await rowsOf(db, 'update target set rests_until = null where key = $1', [key])
}

/** How often in a row it was tried in vain. */
export async function triesOfTarget(db: Db, key: string): Promise<number> {
  const [row] = await rowsOf<{ tries: number }>(db, 'select tries from target where key = $1', [key])
  return row?.tries ?? 0
}

/** How a target stands, for monitoring. Accounts are counted up to a hundred thousand: a first run has many, and this is asked every few seconds. Where nothing is written, nothing waits. */
export type TargetStanding = { key: string; inTrouble: boolean; waiting: number; givenUp: number }

/** Every target, by key. */
export async function targetsStanding(db: Db): Promise<TargetStanding[]> {
  return rowsOf<TargetStanding>(
    db,
    `select key, trouble is not null as "inTrouble",
       (select count(*)::int from (select from delivery d where t.writes and d.target = t.key
          and d.wanted > d.applied and d.given_up_at is null limit $1) w) as waiting,
       (select count(*)::int from (select from delivery d where d.target = t.key
          and d.given_up_at is not null limit $1) g) as "givenUp"
     from target t order by key`,
    [100_000],
  )
}

/** Takes on the comparison that is due; of several workers one gets true. */
export async function claimComparison(
  db: Db,
  key: string,
  { now, next }: { now: Temporal.Instant; next: Temporal.Instant },
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `update target set compare_after = $3 where key = $1 and trouble is null
       and (compare_after is null or compare_after <= $2) returning key`,
    [key, now, next],
  )
  return rows.length === 1
}

/** A comparison that did not come to its end is due again at this time. */
export async function compareAgainAt(db: Db, key: string, at: Temporal.Instant): Promise<void> {
  await rowsOf(db, 'update target set compare_after = least(compare_after, $2) where key = $1', [key, at])
}
