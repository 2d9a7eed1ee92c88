/** Reads what a person may see of the own account: the verdict, what happens when, services, sessions, journal. Changes nothing. */
import { dayAt, type Judged, passwordEnds } from '../core/account/access.ts'
import type { Hindrance } from '../core/account/hindrance.ts'
import { type OpenedService, openedServices } from '../core/account/opened-services.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { readUsername } from '../core/account/username.ts'
import { type Ahead, whatHappens } from '../core/account/what-happens.ts'
import {
  type AccountWithFacts,
  accountWithFacts,
  accountWithFactsByUsername,
  doorPinSetAt,
} from '../store/accounts.ts'
import type { Happening } from '../core/journal/entry.ts'
import { journalOf, journalOfKinds } from '../store/journal.ts'
import { mailAliasesOf } from '../store/mail-aliases.ts'
import { livingSessions } from '../store/sessions.ts'
import { lockOf } from '../store/throttle.ts'
import { bucketOf } from './check-password.ts'
import { judgeRow } from './judge-account.ts'
import type { World } from './world.ts'

/** An account as its owner sees it. */
export type SeenAccount = {
  row: AccountWithFacts
  judged: Judged
  hindrances: Hindrance[]
  ahead: Ahead[]
  services: OpenedService[]
  /** Former mail addresses: mail to them still arrives. */
  formerAddresses: readonly string[]
}

/** The account of a session, judged at this moment; null for a session without one. */
export async function seeAccount(world: World, session: SessionFacts): Promise<SeenAccount | null> {
  const row = session.accountId ? await accountWithFacts(world.store, session.accountId) : undefined
  return row ? seeRow(world, row) : null
}

/** The account of this username, for those who help; null when nobody has the name. */
export async function seeAccountOf(world: World, typed: string): Promise<SeenAccount | null> {
  const username = readUsername(typed, { realms: ownDomains(world.institution) })
  const row = username === null ? undefined : await accountWithFactsByUsername(world.store, username)
  return row ? seeRow(world, row) : null
}

/** An account already read, judged at this moment. */
export async function seeRow(world: World, row: AccountWithFacts): Promise<SeenAccount> {
  const now = world.now()
  const { judged, hindrances } = judgeRow(world, row, await strangersLock(world, row))
  const today = dayAt(now, world.institution)
  return {
    row,
    judged,
    hindrances,
    ahead: whatHappens(judged, world.institution, now),
    services: openedServices(judged.person, hindrances, world.institution, today),
    formerAddresses: (await mailAliasesOf(world.store, [row.id])).get(row.id) ?? [],
  }
}

/** The lock on browsers that the account does not know: the one a person meets who is told "too many wrong passwords". */
async function strangersLock(world: World, row: AccountWithFacts) {
  const claimed = { name: row.username, account: { id: row.id, passwordSealed: null } }
  const until = await lockOf(world.store, await bucketOf(world, claimed, null), world.now())
  return until ? { since: until.subtract(world.institution.lockout.lockedFor), until } : null
}

/** Until when the password of this session's account is valid; null: for ever. */
export async function seePasswordExpiry(world: World, session: SessionFacts) {
  const row = session.accountId ? await accountWithFacts(world.store, session.accountId) : undefined
  return row
    ? passwordEnds(
        { passwordSetAt: row.password_set_at, mustChangeSince: row.password_must_change_since },
        world.institution,
      )
    : null
}

/** When the door PIN was set; null: never. */
export async function seeDoorPin(world: World, session: SessionFacts) {
  return session.accountId ? doorPinSetAt(world.store, session.accountId) : null
}

/** Where the account is signed in right now. */
export async function seeSessions(world: World, session: SessionFacts) {
  return session.accountId ? livingSessions(world.store, session.accountId, world.now()) : []
}

/** A page of the person's own journal, newest first; `older` is what to ask for next, null at the end. */
export async function seeJournal(world: World, session: SessionFacts, before: number | null) {
  if (session.personId === null) return { lines: [], older: null }
  const rows = await journalOf(world.store, session.personId, { before, most: linesOnAPage + 1 })
  const lines = rows.slice(0, linesOnAPage)
  return { lines, older: rows.length > linesOnAPage ? (lines.at(-1)?.id ?? null) : null }
}

/** What in a life with an account is worth a place on its timeline; who signed in when stands in the journal. */
const milestones = [
  'account-activated',
  'access-closed',
  'access-opened',
  'membership-changed',
  'person-gone',
  'person-returned',
  'password-of-before-absence',
  'password-changed',
  'username-changed',
  'closing-told',
  'closing-taken-back',
  'lock-placed',
  'lock-lifted',
  'deactivated',
] as const satisfies Happening[]

/** The last of what happened to the account, the oldest of them first. */
export async function seeMilestones(world: World, session: SessionFacts) {
  if (session.personId === null) return []
  const lines = await journalOfKinds(world.store, session.personId, { kinds: milestones, most: 5 })
  return lines.reverse()
}

const linesOnAPage = 30
