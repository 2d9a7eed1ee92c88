/** Verdicts as they are kept, which accounts are due for a new one, and what changed. (Long: one table, and every statement on it.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A verdict as it is kept. Lists are in the order of the settings. */
export type KeptVerdict = {
  accountId: string
  open: string[]
  listed: string[]
  reasons: string[]
  groups: string[]
  services: string[]
  listedServices: string[]
  paused: boolean
  closedSince: Temporal.Instant | null
  endsOn: Temporal.PlainDate | null
  endsBy: string | null
  feeDueOn: Temporal.PlainDate | null
  registrationDueOn: Temporal.PlainDate | null
  closesAt: Temporal.Instant | null
  closesBecause: string[] | null
  validUntil: Temporal.Instant
}

const keptColumns = `v.account_id as "accountId", v.open_places as open, v.listed_places as listed, v.reasons, v.groups, v.services, v.listed_services as "listedServices", v.paused,
  v.closed_since as "closedSince", v.ends_on as "endsOn", v.ends_by as "endsBy", v.fee_due_on as "feeDueOn",
  v.registration_due_on as "registrationDueOn",
  v.closes_at as "closesAt", v.closes_because as "closesBecause", v.valid_until as "validUntil"`

/** The kept verdicts of these accounts, as they are. */
export async function verdictsOf(db: Db, ids: readonly string[]): Promise<KeptVerdict[]> {
  return rowsOf<KeptVerdict>(
    db,
    `select ${keptColumns} from verdict v where v.account_id = any($1::uuid[])`,
    [ids],
  )
}

/**
 * Holds these accounts against every other settling of them. A row lock would not do for accounts that have no verdict yet.
 */
export async function holdAccounts(db: Db, ids: readonly string[]): Promise<void> {
  await rowsOf(db, 'select id from account where id = any($1::uuid[]) order by id for no key update', [ids])
}

/** Writes verdicts, new or changed. The version grows only when what is open, or for whom, became different. */
export async function keepVerdicts(
  db: Db,
  verdicts: readonly KeptVerdict[],
  at: Temporal.Instant,
): Promise<void> {
  if (verdicts.length === 0) return
  await rowsOf(
    db,
    `insert into verdict as kept (account_id, open_places, listed_places, reasons, groups, services, listed_services, paused, closed_since, ends_on, ends_by,
       fee_due_on, registration_due_on, closes_at, closes_because, valid_until, changed_at)
     select "accountId", open, listed, reasons, groups, services, "listedServices", paused, "closedSince", "endsOn", "endsBy",
       "feeDueOn", "registrationDueOn", "closesAt", "closesBecause", "validUntil", $2
     from jsonb_to_recordset($1) as v("accountId" uuid, open text[], listed text[], reasons text[], groups text[], services text[],
       "listedServices" text[], paused boolean, "closedSince" timestamptz, "endsOn" date, "endsBy" text, "feeDueOn" date, "registrationDueOn" date, "closesAt" timestamptz,
       "closesBecause" text[], "validUntil" timestamptz)
     on conflict (account_id) do update set open_places = excluded.open_places, listed_places = excluded.listed_places, reasons = excluded.reasons,
       groups = excluded.groups, services = excluded.services, listed_services = excluded.listed_services, paused = excluded.paused,
       closed_since = excluded.closed_since, ends_on = excluded.ends_on, ends_by = excluded.ends_by,
       fee_due_on = excluded.fee_due_on, registration_due_on = excluded.registration_due_on,
       closes_at = excluded.closes_at, closes_because = excluded.closes_because,
       valid_until = excluded.valid_until,
       changed_at = case when (kept.open_places, kept.reasons, kept.groups, kept.services)
         is distinct from (excluded.open_places, excluded.reasons, excluded.groups, excluded.services)
         then excluded.changed_at else kept.changed_at end,
       version = kept.version + case when (kept.open_places, kept.listed_places, kept.groups, kept.services, kept.listed_services)
         is distinct from (excluded.open_places, excluded.listed_places, excluded.groups, excluded.services, excluded.listed_services) then 1 else 0 end`,
    [JSON.stringify(verdicts), at],
  )
}

/** A change of what an account opens, or of what its owner counts as. */
export type AccessChange = {
  accountId: string
  personId: string | null
  cause: string
  wasOpen: string[]
  nowOpen: string[]
  reasons: string[]
  wasGroups: string[]
  nowGroups: string[]
}

/** Writes changes down, for the reports. */
export async function addAccessChanges(
  db: Db,
  changes: readonly AccessChange[],
  at: Temporal.Instant,
): Promise<void> {
  if (changes.length === 0) return
  await rowsOf(
    db,
    `insert into access_change (at, account_id, person_id, cause, was_open, now_open, reasons, was_groups, now_groups)
     select $2, "accountId", "personId", cause, "wasOpen", "nowOpen", reasons, "wasGroups", "nowGroups"
     from jsonb_to_recordset($1) as c("accountId" uuid, "personId" uuid, cause text, "wasOpen" text[], "nowOpen" text[],
       reasons text[], "wasGroups" text[], "nowGroups" text[])`,
    [JSON.stringify(changes), at],
  )
}

/** An account that is due, and why. */
export type DueAccount = { accountId: string; cause: string }

/**
 * Holds accounts that are due and takes them off the list, in the caller's transaction. The account is held before its
 * place on the list, as every writer does, and whatever somebody else holds is left for the next turn: this never waits
 * for a writer, so no writer can be caught in a deadlock with it.
 */
export async function takeDue(db: Db, most: number): Promise<DueAccount[]> {
  const due = await rowsOf<{ id: string }>(
    db,
    'select account_id as id from verdict_due order by account_id limit $1',
    [most],
  )
  if (due.length === 0) return []
  const held = await rowsOf<{ id: string }>(
    db,
    'select id from account where id = any($1::uuid[]) order by id for no key update skip locked',
    [due.map(({ id }) => id)],
  )
  return rowsOf<DueAccount>(
    db,
    `delete from verdict_due d using (
       select account_id from verdict_due where account_id = any($1::uuid[]) for update skip locked) as held
     where d.account_id = held.account_id returning d.account_id as "accountId", d.cause`,
    [held.map(({ id }) => id)],
  )
}

/** Accounts whose verdict held until now and no longer. */
export async function expiredVerdicts(db: Db, now: Temporal.Instant, most: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    'select account_id as id from verdict where valid_until <= $1 order by valid_until limit $2',
    [now, most],
  )
  return rows.map(({ id }) => id)
}

/** Ids of accounts in their order, from the one after `after`. */
export async function accountIdsAfter(db: Db, after: string | null, most: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    'select id from account where $1::uuid is null or id > $1 order by id limit $2',
    [after, most],
  )
  return rows.map(({ id }) => id)
}

/** How many accounts there are, roughly where there are many: the planner's own count. */
export async function accountCount(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from account`.execute(db)
  return rows[0]?.count ?? 0
}

/** Which of these accounts are due. */
export async function dueAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    'select account_id as id from verdict_due where account_id = any($1::uuid[])',
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}
