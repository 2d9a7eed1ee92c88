/** The IT department requires new passwords: of one person, of a group, or of everybody, at once or spread over days (row U-6). */
import type { Temporal } from 'temporal-polyfill'
import { dayAt, groupsOf } from '../core/account/access.ts'
import { readUsername } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import {
  type AccountWithFacts,
  accountsWithPasswordAfter,
  accountWithFacts,
  accountWithFactsByUsername,
  mustChangeFrom,
} from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { addMessage } from './add-message.ts'
import { judgeRow } from './judge-account.ts'
import { channelsOf, languageOf } from './tell.ts'
import { together, type World } from './world.ts'

/** The groups that can be named; as `access()` knows them. */
export const changeGroups = ['student', 'employee', 'project-member'] as const
export type ChangeGroup = (typeof changeGroups)[number]

export type WhoMustChange = { username: string } | { group: ChangeGroup } | 'everyone'

export type RequiredChange = {
  who: WhoMustChange
  /** The person reads it in the journal. */
  because: string
  by: string
  /** Over how many days the dates are spread, so that not everybody calls the desk on one day; 0: at once. */
  overDays: number
  apply: boolean
  progress?: (done: number, all: number) => void
}

export type ChangeRequired =
  | { is: 'no-account' }
  /** `already`: had to change by then anyhow, and hear nothing new. `last`: the last of the dates. */
  | { is: 'required' | 'would-require'; people: number; already: number; last: Temporal.Instant }

/**
 * Sets from when these accounts have to choose a new password, tells each by mail and writes it into each journal: account
 * by account, whole or not at all. Again after an interruption: whoever has been told is not told twice.
 */
export async function requireChange(world: World, wanted: RequiredChange): Promise<ChangeRequired> {
  const meant = await whoIsMeant(world, wanted.who)
  if (meant === null) return { is: 'no-account' }
  let [people, already] = [0, 0]
  const first = world.now()
  let last = first
  for (const [place, { id, mustAlready }] of meant.entries()) {
    const due = dueFor(first, wanted.overDays, place / meant.length)
    const isNew = isLater(mustAlready, due)
    if (isNew && wanted.apply) await require(world, id, due, wanted)
    last = due
    if (isNew) people += 1
    else already += 1
    wanted.progress?.(place + 1, meant.length)
  }
  if (wanted.apply && people > 0) world.nudgeJobs()
  return { is: wanted.apply ? 'required' : 'would-require', people, already, last }
}

type Meant = { id: string; mustAlready: Temporal.Instant | null }

/** Open accounts that have a password; null: nobody has the name. */
async function whoIsMeant(world: World, who: WhoMustChange): Promise<Meant[] | null> {
  if (typeof who === 'object' && 'username' in who) {
    const name = readUsername(who.username, { realms: ownDomains(world.institution) })
    const account = name === null ? undefined : await accountWithFactsByUsername(world.store, name)
    return account?.password_sealed && account.closed_at === null ? [meantBy(account)] : null
  }
  const meant: Meant[] = []
  for (let after: string | null = null; ;) {
    const page = await accountsWithPasswordAfter(world.store, after, 1_000)
    const theirs = page.filter((account) => who === 'everyone' || isInGroup(world, account, who.group))
    meant.push(...theirs.map(meantBy))
    after = page.at(-1)?.id ?? null
    if (after === null) return meant
  }
}

function meantBy({ id, password_must_change_since: mustAlready }: AccountWithFacts): Meant {
  return { id, mustAlready }
}

function isInGroup(world: World, account: AccountWithFacts, group: ChangeGroup): boolean {
  const { person } = judgeRow(world, account, null).judged
  return (
    person !== null &&
    groupsOf(person, world.institution, dayAt(world.now(), world.institution)).includes(group)
  )
}

/** `share` of the way through the days. */
function dueFor(first: Temporal.Instant, overDays: number, share: number): Temporal.Instant {
  return first.add({ milliseconds: Math.round(overDays * 86_400_000 * share) })
}

function isLater(before: Temporal.Instant | null, due: Temporal.Instant): boolean {
  return before === null || before.epochMilliseconds > due.epochMilliseconds
}

async function require(
  world: World,
  id: string,
  due: Temporal.Instant,
  { because, by }: RequiredChange,
): Promise<void> {
  await together(world, async (db) => {
    const account = (await mustChangeFrom(db, id, { due, because }))
      ? await accountWithFacts(db, id)
      : undefined
    if (!account) return
    await addToJournal(db, world.now(), {
      personId: account.person_id,
      accountId: account.id,
      what: 'password-change-required',
      by,
      because,
      details: { from: due.toString() },
    })
    await tellOf(world, db, account, due)
  })
}

/** By mail only: a wave of text messages that ask for a new password is what a swindler would send. */
async function tellOf(world: World, db: Db, account: AccountWithFacts, due: Temporal.Instant): Promise<void> {
  if (account.person_id === null || account.deceased !== null) return
  await addMessage(world, db, {
    content: { kind: 'password-must-change', facts: { at: due } },
    to: channelsOf(account),
    personId: account.person_id,
    language: languageOf(world, { language: account.language ?? account.person_language }),
    orderKey: account.id,
  })
}
