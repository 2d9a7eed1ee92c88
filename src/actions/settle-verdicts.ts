/** Settles accounts: judges them anew, keeps the verdict, and writes down what it opened or closed and what brought that about. (Long: one settling, from what is due to what is written.) */
import { Temporal } from 'temporal-polyfill'
import { isOfRegisters, type Verdict, verdictOf } from '../core/account/verdict.ts'
import {
  accountWithFacts,
  type AccountWithFacts,
  accountsWithFacts,
  mustIdentify,
} from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addLinesToJournal, addToJournal } from '../store/journal.ts'
import {
  type AccessChange,
  addAccessChanges,
  type DueAccount,
  expiredVerdicts,
  holdAccounts,
  keepVerdicts,
  type KeptVerdict,
  takeDue,
  verdictsOf,
} from '../store/verdicts.ts'
import { judgeRow } from './judge-account.ts'
import { endSecretsBecause } from './network/wifi-secrets.ts'
import { endWhatIsClosed } from './sign-ins-at-services.ts'
import { together, type World } from './world.ts'

/** So many accounts in one transaction. */
const atOnce = 500

/** What settling did to so many accounts. */
export type Settled = { looked: number; changed: number; closed: number; opened: number }
export const nothingSettled: Settled = { looked: 0, changed: 0, closed: 0, opened: 0 }

/**
 * Settles everything that is due: accounts whose facts, locks or credentials changed, and those whose verdict the clock
 * has outlived. Any number of workers may do so at once; killed at any point, what was not settled is still due.
 */
export async function settleDue(world: World): Promise<Settled> {
  let all = nothingSettled
  for (;;) {
    const settled = await together(world, async (db) => {
      const due = await takeDue(db, atOnce)
      return due.length === 0 ? null : settle(world, db, due)
    })
    if (settled === null) break
    all = sum(all, settled)
  }
  for (;;) {
    const ids = await expiredVerdicts(world.store, world.now(), atOnce)
    if (ids.length === 0) return all
    all = sum(all, await settleAlone(world, ids, 'clock'))
  }
}

/** Settles these accounts in a transaction of their own. */
export async function settleAlone(world: World, ids: readonly string[], cause: string): Promise<Settled> {
  return together(world, async (db) => {
    const due = ids.map((accountId) => ({ accountId, cause }))
    return settle(world, db, due)
  })
}

/** Adds up. */
export function sum(a: Settled, b: Settled): Settled {
  return {
    looked: a.looked + b.looked,
    changed: a.changed + b.changed,
    closed: a.closed + b.closed,
    opened: a.opened + b.opened,
  }
}

/** Held first, read afterwards: what is written is never older than what another settling wrote. */
async function settle(world: World, db: Db, due: readonly DueAccount[]): Promise<Settled> {
  const causes = new Map(due.map(({ accountId, cause }) => [accountId, cause]))
  const ids = [...causes.keys()]
  await holdAccounts(db, ids)
  const kept = new Map((await verdictsOf(db, ids)).map((verdict) => [verdict.accountId, verdict]))
  const now = world.now()
  const rows = await accountsWithFacts(db, ids)
  const judged: Judged[] = []
  for (const row of rows) {
    const before = kept.get(row.id) ?? null
    const one = { row, before, after: verdictNow(world, row, before), cause: causes.get(row.id) ?? 'clock' }
    judged.push(await renewedAfterAbsence(world, db, one))
  }
  const different = judged.filter(({ before, after }) => before === null || !isSame(before, after, now))
  await keepVerdicts(
    db,
    different.map(({ after }) => after),
    now,
  )
  await endWhatIsClosed(
    world,
    db,
    different.filter(losesServices).map(({ after }) => after),
  )
  const changes = different.flatMap((each) => changeOf(each))
  await addAccessChanges(db, changes, now)
  await tellJournal(db, changes, now)
  return {
    looked: ids.length,
    changed: changes.length,
    closed: changes.filter(loses).length,
    opened: changes.filter(gains).length,
  }
}

/** The verdict of an account at this moment, as it is to be kept after the one before. */
export function verdictNow(world: World, row: AccountWithFacts, before: KeptVerdict | null): KeptVerdict {
  const now = world.now()
  const verdict = keptForm(row.id, verdictOf(judgeRow(world, row, null).judged, world.institution, now))
  return { ...verdict, closedSince: reallyClosedSince(before, verdict, now) }
}

/**
 * Since when somebody really is closed: not before the verdict that opened them stopped holding, whatever day a register
 * writes into its facts afterwards, and as long as the reasons only change from one to another (row N-7).
 */
function reallyClosedSince(
  before: KeptVerdict | null,
  { closedSince, reasons }: KeptVerdict,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (before === null) return closedSince
  if (!reasons.some(isOfRegisters)) return null
  if (before.reasons.some(isOfRegisters)) return before.closedSince ?? closedSince
  return earliest(now, before.validUntil)
}

function earliest(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other
}

/** A verdict as it is kept. */
function keptForm(accountId: string, verdict: Verdict): KeptVerdict {
  const { open, listed, reasons, groups, services, listedServices, paused, closedSince } = verdict
  const { ends, due, closes, validUntil } = verdict
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
  return {
    accountId,
    open,
    listed,
    reasons,
    groups,
    services,
    listedServices,
    paused,
    closedSince,
    endsOn: day(ends?.on ?? null),
    endsBy: ends?.by ?? null,
    feeDueOn: day(due.fee),
    registrationDueOn: day(due.registration),
    closesAt: closes?.at ?? null,
    closesBecause: closes?.because ?? null,
    validUntil,
  }
}

/** Whether what is kept is what would be kept now. A verdict that is looked at again earlier than it need be is no difference. */
export function isSame(before: KeptVerdict, after: KeptVerdict, now: Temporal.Instant): boolean {
  const holds = Temporal.Instant.compare(before.validUntil, now) > 0
  const early = Temporal.Instant.compare(before.validUntil, after.validUntil) <= 0
  return holds && early && asText(before) === asText(after)
}

function asText(verdict: KeptVerdict): string {
  return JSON.stringify({ ...verdict, validUntil: null })
}

type Judged = { row: AccountWithFacts; before: KeptVerdict | null; after: KeptVerdict; cause: string }

/** The first verdict of an account changes nothing: nobody had known another one. */
function changeOf({ row, before, after, cause }: Judged): AccessChange[] {
  if (before === null) return []
  const change: AccessChange = {
    accountId: row.id,
    personId: row.person_id,
    cause,
    wasOpen: before.open,
    nowOpen: after.open,
    reasons: whatChanged(before, after),
    wasGroups: before.groups,
    nowGroups: after.groups,
  }
  return loses(change) || gains(change) || before.groups.join() !== after.groups.join() ? [change] : []
}

/** The reasons that came, and where none did those that went: not those that stood all the while. */
function whatChanged(before: KeptVerdict, after: KeptVerdict): string[] {
  const came = after.reasons.filter((reason) => !before.reasons.includes(reason))
  const went = before.reasons.filter((reason) => !after.reasons.includes(reason))
  return came.length > 0 && after.open.length <= before.open.length ? came : went.length > 0 ? went : came
}

/** A service, or a group that some are for. */
function losesServices({ before, after }: Judged): boolean {
  if (before === null) return false
  const went = (was: readonly string[], is: readonly string[]) => was.some((each) => !is.includes(each))
  return went(before.services, after.services) || went(before.groups, after.groups)
}

function loses({ wasOpen, nowOpen }: AccessChange): boolean {
  return wasOpen.some((place) => !nowOpen.includes(place))
}

function gains({ wasOpen, nowOpen }: AccessChange): boolean {
  return nowOpen.some((place) => !wasOpen.includes(place))
}

/** What somebody placed stands in the journal already, by whose hand; what was computed is written here. */
async function tellJournal(db: Db, changes: readonly AccessChange[], now: Temporal.Instant): Promise<void> {
  const lines = changes
    .filter(({ reasons }) => reasons.some(isComputed))
    .map((change) => ({
      personId: change.personId,
      accountId: change.accountId,
      what: loses(change)
        ? ('access-closed' as const)
        : gains(change)
          ? ('access-opened' as const)
          : ('membership-changed' as const),
      by: 'system',
      details: {
        reasons: change.reasons.join(' '),
        places: placesOf(change).join(' '),
        cause: change.cause,
      },
    }))
  await addLinesToJournal(db, now, lines)
}

function placesOf(change: AccessChange): string[] {
  const { wasOpen, nowOpen } = change
  return loses(change)
    ? wasOpen.filter((place) => !nowOpen.includes(place))
    : nowOpen.filter((place) => !wasOpen.includes(place))
}

const computed = ['password-expired', 'rules-not-accepted', 'second-factor-missing']

function isComputed(reason: string): boolean {
  return isOfRegisters(reason) || computed.includes(reason)
}

/**
 * Somebody is back after a long time (row N-7): account, username and address go on, and who they are is shown anew
 * before the password of then opens anything. Only where the account really was closed so long: a register that writes
 * its dates anew locks nobody. Judged at once, so that no verdict ever says that the password of then is enough.
 */
async function renewedAfterAbsence(world: World, db: Db, judged: Judged): Promise<Judged> {
  const { row, before, after } = judged
  if (before === null || before.closedSince === null || after.closedSince !== null) return judged
  if (row.password_sealed === null) return judged
  const now = world.now()
  const { institution } = world
  const long = before.closedSince
    .toZonedDateTimeISO(institution.timeZone)
    .add(institution.lifecycle.renewPasswordAfter)
  if (now.epochMilliseconds <= long.epochMilliseconds) return judged
  if (!(await mustIdentify(db, row.id, { from: now, because: 'absence' }))) return judged
  await endSecretsBecause(world, db, row.id, 'absence')
  await addToJournal(db, now, {
    personId: row.person_id,
    accountId: row.id,
    what: 'password-of-before-absence',
    by: 'system',
  })
  const anew = await accountWithFacts(db, row.id)
  return anew ? { ...judged, row: anew, after: verdictNow(world, anew, before) } : judged
}
