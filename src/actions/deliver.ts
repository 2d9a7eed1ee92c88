/** Brings the whole truth of accounts to one target: taken from the ledger, read, written there, and written down. (Long: one round, from the taking to what became of each.) */
import { purposes } from '../core/secrets/purposes.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { groups } from '../core/institution/words.ts'
import { afterVainTry } from '../core/targets/retry.ts'
import type { Order, Outcome, PasswordGiven, TargetSystem } from '../core/targets/target-system.ts'
import { groupsShown, type MemberOf } from '../core/targets/truth.ts'
import { isOfTarget, mayBeOfOne } from '../core/targets/trouble.ts'
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
import { readTruths, type ReadTruth } from './read-truths.ts'
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
  const orders = await ordersOf(world, keys, target, taken)
  const signal = AbortSignal.any([stop, AbortSignal.timeout(longestRoundMs)])
  const outcomes = await target.system.deliver(
    orders.map(({ order }) => order),
    signal,
  )
  const tried = whoseTrouble(
    orders.map((each, place) => ({ ...each, outcome: outcomes[place] ?? notAnswered })),
  )
  const trouble = tried.flatMap(({ outcome, everybodys }) =>
    outcome.is !== 'done' && everybodys ? [outcome.trouble] : [],
  )[0]
  await writeDown(world, target, tried)
  // accounts that were erased meanwhile: their farewells need not wait for our lease
  const known = new Set(orders.map(({ taken: { accountId } }) => accountId))
  const without = taken.filter(({ accountId }) => !known.has(accountId))
  if (without.length > 0) {
    await handBack(world.store, target.key, without)
    await repeatFarewells(
      world.store,
      target.key,
      without.map(({ accountId }) => accountId),
    )
  }
  if (trouble) await letRest(world, target.key, trouble)
  else await noteWell(world, target.key)
  return { taken: taken.length, more: !trouble && taken.length === most }
}

/** Something that the target's outcomes leave out. */
export const notAnswered = {
  is: 'again',
  trouble: { what: 'not-understood', said: 'no outcome' },
} as const satisfies Outcome

/** `everybodys`: the target as a whole is in trouble, not only this account. */
type Tried = {
  taken: TakenDelivery
  read: ReadTruth
  order: Order
  outcome: Outcome
  everybodys: boolean
}

/**
 * A right that is missing, or an entry of another kind, may be about one entry alone: then it is that account's trouble, and
 * nobody's password waits for it. It is so where others were written in the same round, and from then on.
 */
function whoseTrouble(tried: readonly Omit<Tried, 'everybodys'>[]): Tried[] {
  const othersGo = tried.some(({ outcome }) => outcome.is === 'done')
  return tried.map((each) => {
    const { outcome, taken } = each
    const everybodys = outcome.is !== 'done' && isOfTarget(outcome.trouble)
    const own = everybodys && mayBeOfOne(outcome.trouble) && (othersGo || taken.tries > 1)
    return { ...each, everybodys: everybodys && !own }
  })
}

/** Read after the taking: what is written is never older than the version that is wanted. */
async function ordersOf(
  world: World,
  keys: WorkerKeys,
  { key, system }: OpenTarget,
  taken: readonly TakenDelivery[],
): Promise<Omit<Tried, 'outcome' | 'everybodys'>[]> {
  const ids = taken.map(({ accountId }) => accountId)
  const truths = await withPosixNumbers(world, key, await readTruths(world, world.store, ids, key))
  const lacking = taken.filter(({ accountId, passwordApplied }) => {
    const read = truths.get(accountId)
    if (read === undefined || system.needs === 'none') return false
    // a hash is at hand always, and what was hidden gets it back when it is listed again
    return system.needs === 'hash'
      ? read.row.passwordSealed !== null
      : read.row.passwordVersion > passwordApplied
  })
  const copies =
    system.needs === 'plain'
      ? await openCopies(
          world,
          keys,
          lacking.map(({ accountId }) => accountId),
        )
      : new Map<string, never>()
  const orders: Omit<Tried, 'outcome' | 'everybodys'>[] = []
  for (const each of taken) {
    const read = truths.get(each.accountId)
    if (!read) continue
    const wantsPassword = lacking.includes(each)
    const password = wantsPassword ? passwordOf(world, read, copies.get(each.accountId)) : null
    const pin = system.wantsPin ? await pinOf(world, keys, read, each) : null
    orders.push({
      taken: each,
      read,
      order: { truth: read.truth, password, pin, groupsBefore: groupsKnown(each) },
    })
  }
  return orders
}

/** Words that are no group of ours any more stand for something that is not known. */
function groupsKnown({ groupsApplied }: TakenDelivery): readonly MemberOf[] | null {
  const known = groups.filter((group) => groupsApplied?.includes(group))
  return known.length === groupsApplied?.length ? known : null
}

function passwordOf(
  world: World,
  { row }: ReadTruth,
  copy: { version: number; password: PasswordGiven['plain'] } | undefined,
): PasswordGiven {
  return {
    version: row.passwordVersion,
    hash: row.passwordSealed === null ? null : world.keys.unwrap(row.id, row.passwordSealed),
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

async function writeDown(world: World, target: OpenTarget, tried: readonly Tried[]): Promise<void> {
  const settled = tried.map((each) => settledOf(world, each))
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
  const { accountId, token, tries } = taken
  const wanted = String(taken.wanted)
  if (outcome.is === 'done') {
    const given = order.password
    const took = given !== null && outcome.passwordTaken
    return {
      accountId,
      token,
      is: 'done',
      wanted,
      password: took ? given.version : null,
      pin: order.pin?.version ?? null,
      groups: groupsShown(order.truth),
      waitsForPerson: given !== null && !outcome.passwordTaken,
    }
  }
  const means = { now: world.now(), delivery: world.institution.delivery, dice: world.dice }
  return { accountId, token, wanted, ...afterVainTry(outcome, { tries, everybodys }, means) }
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
  for (const [place, { outcome, taken }] of tried.entries()) {
    if (outcome.is === 'done' && outcome.mended.length > 0)
      world.log.warn('changed-in-target', {
        ...fields,
        account: taken.accountId,
        attributes: outcome.mended.join(' '),
      })
    if (outcome.is !== 'done' && settled[place]?.is === 'give-up')
      world.log.warn('delivery-given-up', {
        ...fields,
        account: taken.accountId,
        trouble: outcome.trouble.what,
        said: outcome.trouble.said,
      })
  }
}
