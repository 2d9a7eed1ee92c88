/** What POSIX systems know accounts by: imported with the accounts, or given from a range; given once, and to nobody else ever. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { freeNumbers } from '../core/account/free-numbers.ts'
import type { Db } from './database.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** The numbers of one account. `home` and `shell` null: the target's own rule says them. */
export type PosixNumbers = {
  accountId: string
  uid: number
  gid: number
  home: string | null
  shell: string | null
}

/** From where to where numbers are given, both included; `gid` null: everybody has a group of their own with the same number. */
export type PosixRange = { from: number; to: number; gid: number | null }

/** The numbers of these accounts; those that have none are not there. */
export async function posixNumbersOf(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PosixNumbers>> {
  const { rows } = await sql<PosixNumbers>`
    SELECT account_id AS "accountId", uid, gid, home, shell FROM posix_number
    WHERE account_id = ANY(${[...accountIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.accountId, row]))
}

/**
 * Gives a number to each of these accounts that has none, inside the caller's transaction, and gives back the numbers of
 * all of them. Imported numbers in the range are passed by, the group numbers of others too. Whoever is missing in the
 * answer got none: the range is used up. Each number of a range is looked at once in its life, not once for each account.
 */
export async function givePosixNumbers(
  db: Db,
  accountIds: readonly string[],
  range: PosixRange,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, PosixNumbers>> {
  await oneAtATime(db, 'posix numbers')
  const known = await posixNumbersOf(db, accountIds)
  const without = [...new Set(accountIds)].filter((id) => !known.has(id))
  if (without.length === 0) return known
  const uids = await takeFree(db, range, without.length)
  const given = uids.map((uid, place) => ({ uid, accountId: without[place] }))
  await sql`
    INSERT INTO posix_number (uid, gid, account_id, since, moved_in)
    SELECT n.uid, coalesce(${range.gid}::bigint, n.uid), n."accountId", ${at}, false
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS n(uid bigint, "accountId" uuid)`.execute(db)
  return posixNumbersOf(db, accountIds)
}

/** Moves the range's mark over what is given now; fewer than wanted when nothing is left. */
async function takeFree(db: Db, { from: first, to: last }: PosixRange, wanted: number): Promise<number[]> {
  const { rows } = await sql<{ next: number }>`
    INSERT INTO posix_range (first, last, next) VALUES (${first}, ${last}, ${first})
    ON CONFLICT (first, last) DO UPDATE SET next = posix_range.next RETURNING next`.execute(db)
  let next = rows[0]?.next ?? first
  const found: number[] = []
  while (found.length < wanted && next <= last) {
    const taken = await takenFrom(db, next, last)
    const page = { taken, whole: taken.length < takenTogether }
    const more = freeNumbers({ from: next, last, wanted: wanted - found.length }, page)
    found.push(...more.free)
    next = more.next
  }
  await sql`UPDATE posix_range SET next = ${next} WHERE first = ${first} AND last = ${last}`.execute(db)
  return found
}

const takenTogether = 5_000

/** The next taken numbers in order, of people and of groups. */
async function takenFrom(db: Db, from: number, last: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    SELECT number FROM (
      (SELECT uid AS number FROM posix_number WHERE uid BETWEEN ${from} AND ${last} ORDER BY uid LIMIT ${takenTogether})
      UNION
      (SELECT DISTINCT gid FROM posix_number WHERE gid BETWEEN ${from} AND ${last} ORDER BY gid LIMIT ${takenTogether})) taken
    ORDER BY number LIMIT ${takenTogether}`.execute(db)
  return rows.map(({ number }) => number)
}
