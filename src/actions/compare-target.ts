/** Compares a target with the truth: says what differs, what somebody changed there and what is left over, and mends it where that is meant. (Long: one comparison, from the first account to the report.) */
import type { Temporal } from 'temporal-polyfill'
import { brakeOfNight } from '../core/register/brake.ts'
import type { Difference, PasswordTold } from '../core/targets/target-system.ts'
import { TargetInTrouble } from '../core/targets/target-system.ts'
import { wantAgain, wantAllAgain, wantUnknown } from '../store/deliveries.ts'
import { addFarewells, saidAmong } from '../store/farewells.ts'
import {
  accountsAmong,
  beginReport,
  dropOldReports,
  endReport,
  type NotedDifference,
  noteDifferences,
  passwordToldAmong,
  settledAmong,
} from '../store/target-reports.ts'
import { accountIdsAfter } from '../store/verdicts.ts'
import { type OpenTarget, opensFor } from './deliver.ts'
import { randomId } from './random.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { readTruths, type ReadTruth } from './read-truths.ts'
import { together, type World } from './world.ts'

/**
 * `mend`: what differs is written anew, and what came back of accounts that were erased goes again; with a reason also where
 * that is more than the brake allows. `leftOvers`: whatever else carries an id of ours that is no account goes as well.
 */
export type CompareWish = { by: string; mend: boolean; because: string | null; leftOvers: boolean }

/** What a comparison came to. */
export type Compared = {
  reportId: string
  looked: number
  counts: Record<string, number>
  mended: number
  /** So many of those mended are taken away there. */
  takenAway: number
  /** Usernames of some that are closed there, are not ours yet, and would be opened. */
  opens: readonly string[]
  /** `brake`: too many differ, nothing was mended. `trouble`: it could not be asked to the end. `stopped`: we broke it off. */
  held: 'brake' | 'trouble' | 'stopped' | null
}

/** So many accounts in one question. */
const atOnce = 200
/** So many differences are named in a report, and so many that would be opened; all are counted. */
const mostNamed = 5_000
const reportsKept = 30

/** Looks at every account and at everything that is there. Writes nothing to the target itself: what is to be mended is wanted anew, what is to go gets a farewell. */
export async function compareTarget(
  world: World,
  target: OpenTarget,
  wish: CompareWish,
  signal: AbortSignal,
): Promise<Compared> {
  const id = randomId(world.dice)
  const startedAt = world.now()
  await beginReport(world.store, { id, target: target.key, by: wish.by, startedAt })
  const seen: Seen = {
    startedAt,
    looked: 0,
    counts: {},
    named: 0,
    adopted: new Set(),
    drifted: [],
    otherPassword: [],
    opens: [],
    gone: [],
    left: [],
  }
  try {
    await lookAtAccounts(world, target, id, seen, signal)
    await lookForLeftOvers(world, target, id, seen, signal)
  } catch (error) {
    const held = error instanceof TargetInTrouble ? error.trouble.what : null
    await end(world, id, seen, { state: 'stopped', mended: 0, held })
    if (held === null) throw error
    const { looked, counts, opens } = seen
    const why = held === 'stopped' ? 'stopped' : 'trouble'
    return { reportId: id, looked, counts, opens, mended: 0, takenAway: 0, held: why }
  }
  const { mended, takenAway, held } = await mend(world, target, seen, wish)
  await end(world, id, seen, { state: 'done', mended, held })
  await dropOldReports(world.store, target.key, reportsKept)
  const { looked, counts, opens } = seen
  return { reportId: id, looked, counts, opens, mended, takenAway, held }
}

type Seen = {
  startedAt: Temporal.Instant
  looked: number
  counts: Record<string, number>
  named: number
  /** What is there unmarked and becomes ours: nobody else's. */
  adopted: Set<string>
  /** What the target had taken wholly and has otherwise now. */
  drifted: string[]
  /** Those with another password there: renewed here since, set there, or from before a backup that was put back. Ours is the truth. */
  otherPassword: string[]
  /** Usernames of those that somebody closed there and that will be opened: named before anything else. */
  opens: string[]
  /** What it had taken wholly and does not have at all, or not as ours: the password is not there either. */
  gone: string[]
  /** Ids of ours there that are no account. */
  left: string[]
}

async function lookAtAccounts(
  world: World,
  target: OpenTarget,
  reportId: string,
  seen: Seen,
  signal: AbortSignal,
): Promise<void> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await accountIdsAfter(world.store, after, atOnce)
    if (ids.length === 0) return
    after = ids.at(-1) ?? null
    await wantUnknown(world.store, target.key, ids)
    const before = await settledAmong(world.store, target.key, ids, seen.startedAt)
    const { truths: known, notOpened } = await readTruths(world, world.store, ids, opensFor(world, target))
    const read = [...known.values()]
    const truths = read.map(({ truth }) => truth)
    const found = await target.system.compare(truths, signal, seen, await passwordsOf(world, target, read))
    const settled = await stillSettled(world, target.key, found, { ...seen, before })
    const differences =
      target.system.needs === 'plain' ? await told(world, target.key, found, settled) : found
    seen.looked += ids.length
    for (const { accountId, is } of differences) if (settled.has(accountId)) listFor(seen, is).push(accountId)
    for (const { is, username } of differences) if (isAdopted(is)) seen.adopted.add(username.toLowerCase())
    await note(world, reportId, seen, [
      ...differences.map((each) => named(each, settled)),
      ...unread(notOpened),
    ])
  }
}

function isAdopted(is: Difference['is']): boolean {
  return is === 'adopt' || is === 'adopt-and-open'
}

/** Where a password only comes as it is typed, one that is older there is no news until it was told: it waits for the person anyway. */
async function told(
  world: World,
  target: string,
  found: readonly Difference[],
  settled: ReadonlySet<string>,
): Promise<readonly Difference[]> {
  const others = found.filter(({ is }) => is === 'other-password').map(({ accountId }) => accountId)
  if (others.length === 0) return found
  const has = await passwordToldAmong(world.store, target, others)
  return found.filter(
    ({ is, accountId }) => is !== 'other-password' || (has.has(accountId) && settled.has(accountId)),
  )
}

function listFor({ drifted, otherPassword, gone }: Seen, is: Difference['is']): string[] {
  if (is === 'differs') return drifted
  return is === 'other-password' ? otherPassword : gone
}

/** What it should have of each password; of those that wait for the person it has another, and that is no news. */
async function passwordsOf(
  { store }: World,
  { key, system }: OpenTarget,
  read: readonly ReadTruth[],
): Promise<Map<string, PasswordTold>> {
  if (system.needs === 'hash')
    return new Map(read.map(({ row: { id }, hash }) => [id, { hash, takenAt: null }]))
  if (system.needs === 'none') return new Map()
  const ids = read.map(({ row: { id } }) => id)
  const has = await passwordToldAmong(store, key, ids)
  return new Map([...has].map(([id, at]) => [id, { hash: null, takenAt: at?.toString() ?? null }]))
}

/** What does not open here cannot be compared; the others are. */
function unread(notOpened: ReadonlyMap<string, string>): NotedDifference[] {
  return [...notOpened].map(([accountId, username]) => ({
    accountId,
    username,
    isWhat: 'not-opened',
    attributes: [],
  }))
}

/**
 * Those of which the target had everything, and was told nothing since the comparison began: only then somebody else changed
 * it. What is read once for everybody, as groups are, may be older than what we wrote meanwhile.
 */
async function stillSettled(
  world: World,
  target: string,
  differences: readonly Difference[],
  { startedAt, before }: Pick<Seen, 'startedAt'> & { before: ReadonlyMap<string, string> },
): Promise<Set<string>> {
  const ids = differences.map(({ accountId }) => accountId)
  const after = await settledAmong(world.store, target, ids, startedAt)
  return new Set(ids.filter((id) => after.has(id) && after.get(id) === before.get(id)))
}

/** `changed-there`: the target had all of it. The others only wait to be written. */
function named(difference: Difference, settled: ReadonlySet<string>): NotedDifference {
  const { accountId, username, is, attributes } = difference
  const isWhat = is === 'differs' && settled.has(accountId) ? 'changed-there' : is
  return { accountId, username, isWhat, attributes }
}

/** What carries an id of ours whose account is gone, and what is there that was never ours: that is said, and left alone (case X-08). */
async function lookForLeftOvers(
  world: World,
  target: OpenTarget,
  reportId: string,
  seen: Seen,
  signal: AbortSignal,
): Promise<void> {
  let batch: { accountId: string; username: string }[] = []
  const judge = async () => {
    const known = await accountsAmong(
      world.store,
      batch.map(({ accountId }) => accountId),
    )
    const left = batch.filter(({ accountId }) => !known.has(accountId))
    batch = []
    seen.left.push(...left.map(({ accountId }) => accountId))
    await note(
      world,
      reportId,
      seen,
      left.map(({ username }) => ({ accountId: null, username, isWhat: 'left-over', attributes: [] })),
    )
  }
  for await (const { accountId, username } of target.system.survey(signal)) {
    if (accountId === null) {
      if (!seen.adopted.has(username.toLowerCase())) count(seen, 'not-ours')
    } else batch.push({ accountId, username })
    if (batch.length >= atOnce) await judge()
  }
  await judge()
}

async function note(
  world: World,
  reportId: string,
  seen: Seen,
  differences: readonly NotedDifference[],
): Promise<void> {
  for (const { isWhat } of differences) count(seen, isWhat)
  const opening = differences.filter(({ isWhat }) => isWhat === 'adopt-and-open')
  const first = opening.slice(0, Math.max(0, mostNamed - seen.opens.length))
  seen.opens.push(...first.map(({ username }) => username))
  const others = differences.filter(({ isWhat }) => isWhat !== 'adopt-and-open')
  const room = others.slice(0, Math.max(0, mostNamed - seen.named))
  seen.named += room.length
  await noteDifferences(world.store, reportId, [...first, ...room])
}

function count({ counts }: Seen, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1
}

async function mend(
  world: World,
  { key: target, system }: OpenTarget,
  seen: Seen,
  wish: CompareWish,
): Promise<Pick<Compared, 'mended' | 'takenAway'> & { held: 'brake' | null }> {
  const { drifted, gone, otherPassword, looked } = seen
  const { because } = wish
  if (!wish.mend) return { mended: 0, takenAway: 0, held: null }
  // no brake holds a password: what is written is ours in any case, and a new one must not wait behind an old one
  // a hash is at hand always; as it was typed it comes with the person's next right sign-in
  const wantPassword = system.needs === 'plain' ? wantAllAgain : wantAgain
  for (const some of inBites(otherPassword)) await wantPassword(world.store, target, some)
  if (otherPassword.length > 0) world.nudgeJobs()
  const going = await toTakeAway(world, target, seen, wish)
  const differences = drifted.length + gone.length + going.length
  if (differences === 0) return { mended: otherPassword.length, takenAway: 0, held: null }
  if (because === null && isTooMuch(world, differences, looked)) {
    await together(world, async (db) =>
      raiseAlarm(world, db, {
        kind: 'target-differs',
        about: target,
        facts: { differences, accounts: looked },
      }),
    )
    world.nudgeJobs()
    return { mended: otherPassword.length, takenAway: 0, held: 'brake' }
  }
  for (const some of inBites(drifted)) await wantAgain(world.store, target, some)
  for (const some of inBites(gone)) await wantAllAgain(world.store, target, some)
  for (const some of inBites(going)) await addFarewells(world.store, target, some)
  world.nudgeJobs()
  return { mended: differences + otherPassword.length, takenAway: going.length, held: null }
}

/**
 * By itself only what was taken away once already and is back: a directory was put back, or a worker wrote late. An id that
 * this database never erased may be somebody who came after the backup it was restored from, or another house's in the same
 * directory: to take that away somebody has to say so, and why.
 */
async function toTakeAway(
  world: World,
  target: string,
  { left }: Seen,
  { because, leftOvers }: CompareWish,
): Promise<string[]> {
  if (leftOvers && because !== null) return left
  const found: string[] = []
  for (const some of inBites(left)) found.push(...(await saidAmong(world.store, target, some)))
  return found
}

function inBites(ids: readonly string[]): string[][] {
  const bites: string[][] = []
  for (let from = 0; from < ids.length; from += atOnce) bites.push(ids.slice(from, from + atOnce))
  return bites
}

async function end(
  world: World,
  id: string,
  { looked, counts }: Seen,
  outcome: { state: 'done' | 'stopped'; mended: number; held: string | null },
): Promise<void> {
  await endReport(world.store, id, { ...outcome, looked, counts, finishedAt: world.now() })
}

/** So many at once come from a wrong setting or a wrong server more likely than from life: the same brake as a night's. */
function isTooMuch({ institution }: World, unexpected: number, accounts: number): boolean {
  return brakeOfNight(institution.lifecycle.brake, { accounts, unexpected }).pulled
}
