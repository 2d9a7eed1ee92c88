/** Brings the whole truth of accounts to one target: taken from the ledger, read, written there, and written down. (Long: one round, from the taking to what became of each.) */
import { purposes } from '../core/secrets/purposes.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { groups } from '../core/institution/words.ts'
import { takesNumber } from '../core/targets/needs.ts'
import { afterVainTry } from '../core/targets/retry.ts'
import type { Order, Outcome, PasswordGiven, TargetSystem } from '../core/targets/target-system.ts'
import { groupsShown, type MemberOf } from '../core/targets/truth.ts'
import { isOfTarget, mayBeOfOne, type Trouble } from '../core/targets/trouble.ts'
import {
  handBack,
  settleDeliveries,
  type SettledDelivery,
  takeDeliveries,
  type TakenDelivery,
  wantAllAgain,
} from '../store/deliveries.ts'
import { repeatFarewells } from '../store/farewells.ts'
import { wantCopies, wipeTakenCopies } from '../store/sealed-copies.ts'
import { openCopies } from './copies-for-targets.ts'
import { withPosixNumbers } from './posix-for-targets.ts'
import { type Opens, readTruths, type ReadTruth } from './read-truths.ts'
import { letRest, noteWell } from './rest-target.ts'
import { together, type World } from './world.ts'

/** A target, open. */
export type OpenTarget = { key: string; system: TargetSystem }

/** So long one round may take; after it the accounts are anybody's again. */
export const deliveryLeaseSeconds = 60
/** After this a round has to be over, well before its lease is. */
export const longestRoundMs = (deliveryLeaseSeconds - 20) * 1_000

/** What a round did. `more`: there may be more to do at once. */
export type Delivered = { taken: number; more: boolean }

/**
 * One round at one target. Any number of workers may do so at once; killed at any point, what was not written down is
 * still wanted, and is written whole once more (cases ).
 */
export async function deliverOnce(
  world: World,
  keys: WorkerKeys,
  target: OpenTarget,
  stop: AbortSignal,
): Promise<Delivered> {
  const most = target.system.atOnce
  const taken = await takeDeliveries(world.store, target.key, {
    most,
    leaseSeconds: deliveryLeaseSeconds,
    now: world.now(),
  })
  if (taken.length === 0) return { taken: 0, more: false }
  const { orders, notOpened, erased } = await ordersOf(world, keys, target, taken)
  const asked = await ask(target, orders, stop)
  const stopped = asked.filter(isStopped)
  const tried = whoseTrouble(asked.filter((each) => !isStopped(each)))
  const trouble = tried.flatMap(({ outcome, everybodys }) =>
    outcome.is !== 'done' && everybodys ? [outcome.trouble] : [],
  )[0]
  await writeDown(world, target, tried, notOpened)
  await handBack(world.store, target.key, [...stopped.map((each) => each.taken), ...erased])
  // accounts that were erased meanwhile: their farewells need not wait for our lease
  await repeatFarewells(
    world.store,
    target.key,
    erased.map(({ accountId }) => accountId),
  )
  if (trouble) await letRest(world, target.key, trouble)
  else if (tried.length > 0) await noteWell(world, target.key)
  return { taken: taken.length, more: !trouble && taken.length === most }
}

/** What a target is given to read besides the rest. */
export function opensFor({ institution }: World, { key, system }: OpenTarget): Opens {
  const setting = institution.targets.find((each) => each.key === key)
  const { service = null } = setting ?? {}
  return { hash: system.needs === 'hash', number: takesNumber(setting), service }
}

async function ask(target: OpenTarget, orders: readonly Ordered[], stop: AbortSignal): Promise<Asked[]> {
  if (orders.length === 0) return []
  const signal = AbortSignal.any([stop, AbortSignal.timeout(longestRoundMs)])
  const outcomes = await target.system.deliver(
    orders.map(({ order }) => order),
    signal,
  )
  return orders.map((each, place) => ({ ...each, outcome: outcomes[place] ?? notAnswered }))
}

/** Something that the target's outcomes leave out. */
export const notAnswered = {
  is: 'again',
  trouble: { what: 'not-understood', said: 'no outcome' },
} as const satisfies Outcome

/** We broke it off: nothing is wrong with the target, and no try is used up. */
function isStopped({ outcome }: Asked): boolean {
  return outcome.is !== 'done' && outcome.trouble.what === 'stopped'
}

type Ordered = { taken: TakenDelivery; read: ReadTruth; order: Order }
type Asked = Ordered & { outcome: Outcome }
/** `everybodys`: the target as a whole is in trouble, not only this account. */
type Tried = Asked & { everybodys: boolean }

/**
 * A right that is missing, or an entry of another kind, may be about one entry alone: then it is that account's trouble, and
 * nobody's password waits for it. It is so where others were written in the same round, and from then on.
 */
function whoseTrouble(tried: readonly Asked[]): Tried[] {
  const othersGo = tried.some(({ outcome }) => outcome.is === 'done')
  return tried.map((each) => {
    const { outcome, taken } = each
    const everybodys = outcome.is !== 'done' && isOfTarget(outcome.trouble)
    const own = everybodys && mayBeOfOne(outcome.trouble) && (othersGo || taken.tries > 1)
    return { ...each, everybodys: everybodys && !own }
  })
}

/** `notOpened`: something of them does not open with our keys. `erased`: they are no accounts any more. */
type Orders = { orders: Ordered[]; notOpened: TakenDelivery[]; erased: TakenDelivery[] }

/** Read after the taking: what is written is never older than the version that is wanted. */
async function ordersOf(
  world: World,
  keys: WorkerKeys,
  target: OpenTarget,
  taken: readonly TakenDelivery[],
): Promise<Orders> {
  const { key, system } = target
  const ids = taken.map(({ accountId }) => accountId)
  const read = await readTruths(world, world.store, ids, opensFor(world, target))
  const truths = await withPosixNumbers(world, key, read.truths)
  const lacking = taken.filter(({ accountId, passwordApplied }) => {
    const one = truths.get(accountId)
    if (one === undefined || system.needs === 'none') return false
    // a hash is at hand always, and what was hidden gets it back when it is listed again
    return system.needs === 'hash' ? one.hash !== null : one.row.passwordVersion > passwordApplied
  })
  const copies =
    system.needs === 'plain'
      ? await openCopies(
          world,
          keys,
          lacking.map(({ accountId }) => accountId),
        )
      : new Map<string, never>()
  const orders: Ordered[] = []
  for (const each of taken) {
    const one = truths.get(each.accountId)
    if (!one) continue
    const password = lacking.includes(each) ? passwordOf(one, copies.get(each.accountId)) : null
    const pin = system.wantsPin ? await pinOf(world, keys, one, each) : null
    const order = { truth: one.truth, password, pin, groupsBefore: groupsKnown(each) }
    orders.push({ taken: each, read: one, order })
  }
  return {
    orders,
    notOpened: taken.filter(({ accountId }) => read.notOpened.has(accountId)),
    erased: taken.filter(({ accountId }) => !truths.has(accountId) && !read.notOpened.has(accountId)),
  }
}

/** Words that are no group of ours any more stand for something that is not known. */
function groupsKnown({ groupsApplied }: TakenDelivery): readonly MemberOf[] | null {
  const known = groups.filter((group) => groupsApplied?.includes(group))
  return known.length === groupsApplied?.length ? known : null
}

function passwordOf(
  { row, hash }: ReadTruth,
  copy: { version: number; password: PasswordGiven['plain'] } | undefined,
): PasswordGiven {
  return {
    version: row.passwordVersion,
    hash,
    plain: copy && copy.version === row.passwordVersion ? copy.password : null,
  }
}

/** One that cannot be opened with our keys keeps neither the card nor anybody else waiting. */
async function pinOf(
  world: World,
  keys: WorkerKeys,
  { row }: ReadTruth,
  { pinApplied }: TakenDelivery,
): Promise<Order['pin']> {
  const { doorPin } = row
  if (doorPin === null || doorPin.version <= pinApplied) return null
  try {
    const opened = await keys.openAsWorker(
      `${purposes.doorPin} ${row.id}`,
      Buffer.from(doorPin.sealed, 'base64'),
    )
    return { version: doorPin.version, pin: opened.toString('utf8') }
  } catch (error) {
    world.log.error('door-pin-not-opened', error, { account: row.id })
    return null
  }
}

async function writeDown(
  world: World,
  target: OpenTarget,
  tried: readonly Tried[],
  notOpened: readonly TakenDelivery[],
): Promise<void> {
  const settled = [
    ...tried.map((each) => settledOf(world, each)),
    ...notOpened.map((each) =>
      notDone(world, each, { is: 'again', trouble: doesNotOpen, everybodys: false }),
    ),
  ]
  const done = settled.filter((each) => each.is === 'done')
  await together(world, async (db) => {
    // accounts before their deliveries, as whoever changes a password holds them
    const waiting = done.filter(({ waitsForPerson }) => waitsForPerson).map(({ accountId }) => accountId)
    if (waiting.length > 0) await wantCopies(db, waiting)
    const { lost } = await settleDeliveries(db, target.key, settled, world.now())
    if (lost.length > 0) {
      world.log.warn('delivery-lease-lost', { target: target.key, accounts: lost.length })
      // whoever was erased since may have been written once more by us, after the goodbye
      await repeatFarewells(db, target.key, lost)
    }
    // somebody took the entry away there, and the one that was made anew has no password: ours goes there once more
    const bare = tried.filter(
      ({ order, outcome, read }) =>
        outcome.is === 'done' &&
        !outcome.passwordTaken &&
        order.password === null &&
        read.row.passwordVersion > 0,
    )
    if (bare.length > 0)
      await wantAllAgain(
        db,
        target.key,
        bare.map(({ taken }) => taken.accountId),
      )
    const withPassword = done.filter(({ password }) => password !== null).map(({ accountId }) => accountId)
    if (withPassword.length > 0) await wipeTakenCopies(db, withPassword)
  })
  sayWhatHappened(world, target.key, tried, settled)
}

function settledOf(world: World, { taken, order, outcome, everybodys }: Tried): SettledDelivery {
  if (outcome.is !== 'done') return notDone(world, taken, { ...outcome, everybodys })
  const { accountId, token } = taken
  const given = order.password
  const took = given !== null && outcome.passwordTaken
  return {
    accountId,
    token,
    is: 'done',
    wanted: String(taken.wanted),
    password: took ? given.version : null,
    pin: order.pin?.version ?? null,
    groups: groupsShown(order.truth),
    waitsForPerson: given !== null && !outcome.passwordTaken,
  }
}

const doesNotOpen: Trouble = { what: 'not-opened', said: 'it does not open with the keys in the key file' }

function notDone(
  world: World,
  taken: TakenDelivery,
  { is, trouble, everybodys }: { is: 'again' | 'give-up'; trouble: Trouble; everybodys: boolean },
): SettledDelivery {
  const { accountId, token, tries } = taken
  const wanted = String(taken.wanted)
  const means = { now: world.now(), delivery: world.institution.delivery, dice: world.dice }
  return { accountId, token, wanted, ...afterVainTry({ is, trouble }, { tries, everybodys }, means) }
}

function sayWhatHappened(
  world: World,
  target: string,
  tried: readonly Tried[],
  settled: readonly SettledDelivery[],
): void {
  const fields = { institution: world.institution.key, target }
  world.log.info('delivered', {
    ...fields,
    accounts: settled.filter(({ is }) => is === 'done').length,
    again: settled.filter(({ is }) => is === 'again').length,
  })
  for (const { outcome, taken } of tried)
    if (outcome.is === 'done' && outcome.mended.length > 0)
      world.log.warn('changed-in-target', {
        ...fields,
        account: taken.accountId,
        attributes: outcome.mended.join(' '),
      })
  for (const each of settled)
    if (each.is === 'give-up')
      world.log.warn('delivery-given-up', {
        ...fields,
        account: each.accountId,
        trouble: each.trouble.what,
        said: each.trouble.said,
      })
}
