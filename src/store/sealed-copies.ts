/** Passwords on their way to systems that need them as typed: sealed to the worker, for a day at most, wiped when all have them (row O-20). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** Keeps a copy for the password that the account has in this very transaction; an older copy gives way, and nobody has to sign in once more. */
export async function keepCopy(
  db: Db,
  copy: { accountId: string; sealed: Uint8Array; madeAt: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<void> {
  // always account, delivery, copy in this order: two that write the same account wait for each other and never clash
  await rowsOf(
    db,
    'update delivery set waits_for_person = false where account_id = $1 and waits_for_person',
    [copy.accountId],
  )
  await rowsOf(
    db,
    `with kept as (
       insert into sealed_copy (account_id, password_version, sealed, made_at, ends_at)
       select id, password_version, $2, $3, $4 from account where id = $1
       on conflict (account_id) do update set password_version = excluded.password_version, sealed = excluded.sealed,
         made_at = excluded.made_at, ends_at = excluded.ends_at
       where sealed_copy.password_version <= excluded.password_version)
     update account set wants_copy = false where id = $1 and wants_copy`,
    [copy.accountId, Buffer.from(copy.sealed), copy.madeAt, copy.endsAt],
  )
}

/** Somebody signed in with the password that some target still lacks: a copy of it, if it is still the account's. */
export async function keepCopyOf(
  db: Db,
  copy: {
    accountId: string
    passwordSealed: Uint8Array
    sealed: Uint8Array
    madeAt: Temporal.Instant
    endsAt: Temporal.Instant
  },
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    'select id from account where id = $1 and password_sealed = $2 and wants_copy for no key update',
    [copy.accountId, Buffer.from(copy.passwordSealed)],
  )
  if (rows.length === 0) return false
  await rowsOf(
    db,
    `update delivery d set wanted = wanted + 1, due_at = '-infinity', tries = 0, given_up_at = null,
       wanted_at = clock_timestamp()
     from target t where t.key = d.target and t.needs = 'plain' and d.account_id = $1 and d.waits_for_person`,
    [copy.accountId],
  )
  await keepCopy(db, copy)
  return true
}

/** The copies of these accounts that are of their newest password and not too old. */
export async function copiesOf(
  db: Db,
  accountIds: readonly string[],
  now: Temporal.Instant,
): Promise<{ accountId: string; version: number; sealed: Buffer }[]> {
  return rowsOf(
    db,
    `select c.account_id as "accountId", c.password_version as version, c.sealed
     from sealed_copy c join account a on a.id = c.account_id and a.password_version = c.password_version
     where c.account_id = any($1::uuid[]) and c.ends_at > $2`,
    [accountIds, now],
  )
}

/** Some target did not get the password because no copy is left: the next right sign-in makes one. */
export async function wantCopies(db: Db, accountIds: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `update account a set wants_copy = true where a.id = any($1::uuid[]) and not a.wants_copy
       and not exists (select from sealed_copy c where c.account_id = a.id and c.password_version = a.password_version)`,
    [accountIds],
  )
}

/** Wipes the copies that nobody needs any more: every writing target that needs one has that password. One that gave it up may be tried again. */
export async function wipeTakenCopies(db: Db, accountIds: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `delete from sealed_copy c where c.account_id = any($1::uuid[]) and not exists (
       select from delivery d join target t on t.key = d.target
       where d.account_id = c.account_id and t.needs = 'plain' and t.writes and d.password_applied < c.password_version)`,
    [accountIds],
  )
}

/** Wipes what is older than it may be, and says whose next sign-in is waited for. Gives back how many. */
export async function wipeOldCopies(db: Db, now: Temporal.Instant): Promise<number> {
  const old = await rowsOf<{ id: string }>(
    db,
    `select a.id from account a join sealed_copy c on c.account_id = a.id where c.ends_at <= $1
     order by a.id for no key update of a`,
    [now],
  )
  if (old.length === 0) return 0
  const gone = await rowsOf<{ id: string }>(
    db,
    `delete from sealed_copy where account_id = any($2::uuid[]) and ends_at <= $1 returning account_id as id`,
    [now, old.map(({ id }) => id)],
  )
  if (gone.length === 0) return 0
  const ids = gone.map(({ id }) => id)
  await rowsOf(
    db,
    `update account a set wants_copy = true where a.id = any($1::uuid[]) and exists (
       select from delivery d join target t on t.key = d.target
       where d.account_id = a.id and t.needs = 'plain' and d.password_applied < a.password_version)`,
    [ids],
  )
  await rowsOf(
    db,
    `update delivery d set waits_for_person = true from target t, account a
     where d.account_id = any($1::uuid[]) and t.key = d.target and a.id = d.account_id and t.needs = 'plain'
       and d.password_applied < a.password_version`,
    [ids],
  )
  return gone.length
}
