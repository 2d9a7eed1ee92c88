/** Brings what the store knows of an account before the one function that says why somebody is kept out. */
import { Temporal } from 'temporal-polyfill'
import { access, type Judged } from '../core/account/access.ts'
import type { Hindrance } from '../core/account/hindrance.ts'
import { clockStops, type Heard } from '../core/account/silent-registers.ts'
import { registers } from '../core/institution/words.ts'
import { noFacts } from '../core/person/facts.ts'
import { type AccountWithFacts, accountWithFacts } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import type { World } from './world.ts'

/** An account, what is judged of it, and the verdict at this moment. */
export type JudgedAccountRow = { row: AccountWithFacts; judged: Judged; hindrances: Hindrance[] }

/** Reads one account and judges it. Null: there is no such account. */
export async function judgeAccount(
  world: World,
  db: Db,
  accountId: string,
): Promise<JudgedAccountRow | null> {
  const row = await accountWithFacts(db, accountId)
  return row ? judgeRow(world, row, null) : null
}

/** Judges an account already read; `wrongPasswordLock` is the lock of the bucket that asks, if it has one. */
export function judgeRow(
  world: World,
  row: AccountWithFacts,
  wrongPasswordLock: { since: Temporal.Instant | null; until: Temporal.Instant } | null,
): JudgedAccountRow {
  const now = world.now()
  const judged: Judged = {
    account: {
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      passwordSetAt: row.password_set_at,
      mustChangeSince: row.password_must_change_since,
      mustIdentify: row.password_must_identify,
      hasSecondFactor: row.has_second_factor,
      locks: row.locks.map((lock) => ({
        ...lock,
        since: readAt(lock.since),
        until: lock.until === null ? null : readAt(lock.until),
        pausedUntil: lock.pausedUntil === null ? null : readAt(lock.pausedUntil),
      })),
      wrongPasswordLock,
    },
    person:
      row.person_id === null
        ? null
        : {
            facts: { ...noFacts, ...row.facts },
            deceased: row.deceased?.toString() ?? null,
            acceptances: row.acceptances.map((accepted) => ({
              document: accepted.document,
              version: accepted.version,
              acceptedAt: readAt(accepted.acceptedAt),
            })),
            clockStops: clockStops(readHeard(row.heard), world.institution, now),
          },
  }
  return { row, judged, hindrances: access(judged, world.institution, now) }
}

/** When each register was heard from, as the store gives it. */
export function readHeard(heard: Readonly<Record<string, string>>): Heard {
  return Object.fromEntries(
    registers.flatMap((register) => {
      const at = heard[register]
      return at === undefined ? [] : [[register, readAt(at)]]
    }),
  )
}

function readAt(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}
