/** The IT department requires new passwords: of one person, of a group, or of everybody, at once or spread over days (row U-6). */
import { Temporal } from 'temporal-polyfill'
import { dayAt, groupsOf } from '../core/account/access.ts'
import { readUsername } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import type { MemberGroup } from '../core/institution/words.ts'
import {
  type AccountWithFacts,
  accountsWithPasswordAfter,
  accountWithFactsByUsername,
  mustChangeFrom,
} from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { judgeRow } from './judge-account.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

export type WhoMustChange = { username: string } | { group: MemberGroup } | 'everyone'

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
  const days = { first: world.now(), end: afterDays(world, wanted.overDays) }
  let last = days.first
  for (const [place, { id, mustAlready }] of meant.entries()) {
    const due = dueFor(days, place / meant.length)
    const isNew = mustAlready === null || Temporal.Instant.compare(mustAlready, due) > 0
    if (isNew && (!wanted.apply || (await requireOne(world, id, due, wanted)))) people += 1
    else already += 1
    last = due
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

function isInGroup(world: World, account: AccountWithFacts, group: MemberGroup): boolean {
  const { person } = judgeRow(world, account, null).judged
  return (
    person !== null &&
    groupsOf(person, world.institution, dayAt(world.now(), world.institution)).includes(group)
  )
}

/** The end of the days: calendar days at the institution. */
function afterDays({ now, institution }: World, days: number): Temporal.Instant {
  return now().toZonedDateTimeISO(institution.timeZone).add({ days }).toInstant()
}

/** A share of the way from the first date to the end. */
function dueFor({ first, end }: Record<'first' | 'end', Temporal.Instant>, share: number): Temporal.Instant {
  return first.add({ seconds: Math.round(first.until(end).total('seconds') * share) })
}

/** False: meanwhile the account was closed, or must change even earlier. */
async function requireOne(
  world: World,
  id: string,
  due: Temporal.Instant,
  { because, by }: RequiredChange,
): Promise<boolean> {
  return together(world, async (db) => {
    const changed = await mustChangeFrom(db, id, { due, because })
    if (!changed) return false
    await requireOf(world, db, { accountId: id, personId: changed.personId, due, because, by })
    return true
  })
}

/** The line in the journal and the mail about a change that is required from then on; in the caller's transaction. */
export async function requireOf(
  world: World,
  db: Db,
  required: {
    accountId: string
    personId: string | null
    due: Temporal.Instant
    because: string
    by: string
  },
): Promise<void> {
  const { accountId, personId, due, because, by } = required
  await addToJournal(db, world.now(), {
    personId,
    accountId,
    what: 'password-change-required',
    by,
    because,
    details: { from: due.toString() },
  })
  const person = personId === null ? undefined : await personById(db, personId)
  if (!person) return
  const content = { kind: 'password-must-change', facts: { at: due } } as const
  await tell(world, db, { person, accountId, content })
}
