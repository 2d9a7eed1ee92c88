/** OpenLDAP as a target: person entries with the whole truth, hidden while locked, and groups for affiliations. (Long: one target, every verb of it.) */
import { Attribute, Change, type Client } from 'ldapts'
import { asDirectoryHash } from '../../../core/secrets/old-hash.ts'
import type {
  Difference,
  Found,
  Goodbye,
  Order,
  Outcome,
  PasswordTold,
  TargetSystem,
} from '../../../core/targets/target-system.ts'
import { TargetInTrouble } from '../../../core/targets/target-system.ts'
import type { Trouble } from '../../../core/targets/trouble.ts'
import { groupsShown, type Truth } from '../../../core/targets/truth.ts'
import { ConnectionLost, type Directory, openDirectory } from '../connection.ts'
import { decodeLdap } from '../decode.ts'
import { checkOpenLdap } from './check.ts'
import { accountOfAnchor, anchorOf } from './entry.ts'
import { goodbyeAll } from './goodbye.ts'
import { type Member, writeGroups } from './groups.ts'
import { makePlaces } from './make-places.ts'
import { hasRightGroups, membersSeen } from './members-seen.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { isBelow, isSamePlace, type Places, placesOf } from './places.ts'
import { type FoundEntry, type Plan, planFor } from './plan.ts'
import type { OpenLdapSettings } from './settings.ts'
import { candidatesFor, findEntries, foundEntry } from './search.ts'

/** So many accounts in one question and one change of groups. */
const atOnce = 100

/** Opens it; nothing is said to the directory before the first work. */
export function openOpenLdap(settings: OpenLdapSettings): TargetSystem {
  const directory = openDirectory(settings)
  const places = placesOf(settings)
  const inTurn = oneAtATime()
  return {
    needs: 'hash',
    wantsPin: false,
    atOnce,
    deliver: async (orders) => deliver({ directory, inTurn }, orders, settings, places),
    sayGoodbye: async (accountIds) => sayGoodbye(directory, accountIds, settings, places),
    compare: async (truths, _signal, whole = {}, passwords = new Map<string, PasswordTold>()) =>
      asked(async () => compare(directory, { truths, whole, passwords }, settings, places)),
    survey: (signal) => survey(directory, settings, places, signal),
    check: async () => checkOpenLdap(directory, settings, places),
    close: async () => directory.close(),
  }
}

type Planned = { order: Order; plan: Plan; found: readonly FoundEntry[] }

/** Two batches that go through together would be read and written at the same moments, and the directory would rest in between. */
async function deliver(
  { directory, inTurn }: { directory: Directory; inTurn: ReturnType<typeof oneAtATime> },
  orders: readonly Order[],
  settings: OpenLdapSettings,
  places: Places,
): Promise<Outcome[]> {
  try {
    return await directory.run(async (client) => {
      const found = await findWithPlaces(client, orders, settings, places)
      const planned = orders.map((order) => plannedOf(order, found, settings, places))
      return inTurn(async () => write(client, planned, places))
    })
  } catch (error) {
    // entries that were written are whole; they are written once more, with their groups
    const trouble = decodeLdap(error)
    return orders.map(() => ({ is: 'again', trouble }))
  }
}

async function write(client: Client, planned: readonly Planned[], places: Places): Promise<Outcome[]> {
  const outcomes = await Promise.all(planned.map(async (each) => carryOut(client, each, places)))
  const lost = outcomes.find(isLost)
  if (lost) throw new ConnectionLost('lost while entries were written')
  await writeGroups(client, membersOf(planned, outcomes, places), places)
  return outcomes
}

async function sayGoodbye(
  directory: Directory,
  accountIds: readonly string[],
  settings: OpenLdapSettings,
  places: Places,
): Promise<Goodbye[]> {
  try {
    return await directory.run(async (client) => goodbyeAll(client, accountIds, settings, places))
  } catch (error) {
    const trouble = decodeLdap(error)
    return accountIds.map(() => ({ is: 'again', trouble }))
  }
}

function isLost(outcome: Outcome): boolean {
  return outcome.is === 'again' && outcome.trouble.what === 'unreachable'
}

/** The places are made when the first thing is to be put there; a base that is missing is somebody else's to make. */
async function findWithPlaces(
  client: Client,
  orders: readonly Order[],
  settings: OpenLdapSettings,
  places: Places,
): Promise<FoundEntry[]> {
  await makePlaces(client, places)
  return findEntries(
    client,
    orders.map(({ truth }) => truth),
    settings,
    places,
  )
}

function plannedOf(
  order: Order,
  all: readonly FoundEntry[],
  settings: OpenLdapSettings,
  places: Places,
): Planned {
  const found = candidatesFor(order.truth, all, settings)
  const hash = order.password?.hash ?? null
  const plan = planFor(order.truth, found, hash === null ? null : asDirectoryHash(hash), settings, places)
  return { order, found, plan }
}

/** One account. What the directory refuses of one does not stop the others. */
async function carryOut(client: Client, { order, plan }: Planned, places: Places): Promise<Outcome> {
  const done: Outcome = {
    is: 'done',
    passwordTaken: order.password === null || order.password.hash !== null,
    mended: [],
  }
  try {
    switch (plan.is) {
      case 'nothing':
        return done
      case 'taken':
        return {
          is: 'give-up',
          trouble: { what: 'name-taken', said: 'the entry carries another id, or two carry this one' },
        }
      case 'add':
        await client.add(plan.dn, mutable(plan.attributes))
        return done
      case 'change':
        await change(client, plan, places)
        return done
    }
  } catch (error) {
    return refused(decodeLdap(error))
  }
}

/**
 * An entry that is to be hidden is out of sight before anything else is said of it, and one that is to be shown is right
 * before it is seen. The name itself changes with the move.
 */
async function change(client: Client, plan: Extract<Plan, { is: 'change' }>, places: Places): Promise<void> {
  const { from, to, moves } = plan
  const changes = plan.changes
    .filter(({ attribute }) => !moves || attribute !== 'uid')
    .map(
      ({ attribute, values }) =>
        new Change({
          operation: 'replace',
          modification: new Attribute({ type: attribute, values: [...values] }),
        }),
    )
  const write = async (dn: string) => (changes.length > 0 ? client.modify(dn, changes) : undefined)
  if (moves && isBelow(to, places.hidden)) {
    await client.modifyDN(from, to)
    await write(to)
  } else {
    await write(from)
    if (moves) await client.modifyDN(from, to)
  }
}

/** A value that is refused stays so; a race with another writer, and what only the server understands, is tried again. */
function refused(trouble: Trouble): Outcome {
  return { is: trouble.what === 'value-refused' ? 'give-up' : 'again', trouble }
}

function membersOf(planned: readonly Planned[], outcomes: readonly Outcome[], places: Places): Member[] {
  return planned.flatMap((each, place) => {
    const { plan, found } = each
    const { truth } = each.order
    if (outcomes[place]?.is !== 'done' || (plan.is === 'nothing' && found.length === 0)) return []
    if (hasItsGroups(each, places)) return []
    const dn = places.entry(truth.username, truth.standing === 'listed')
    const other = places.entry(truth.username, truth.standing !== 'listed')
    const before = plan.is === 'add' ? [] : [dn, other, ...found.map((entry) => entry.dn)]
    return [{ truth, dn, before: [...new Set(before)] }]
  })
}

/** The entry is where it was, and was put in just these groups: with tens of thousands of members a group is not asked twice. */
function hasItsGroups({ order: { truth, groupsBefore }, found }: Planned, places: Places): boolean {
  const wanted = groupsShown(truth)
  const [entry] = found
  return (
    groupsBefore?.length === wanted.length &&
    groupsBefore.every((group) => wanted.includes(group)) &&
    found.length === 1 &&
    entry !== undefined &&
    isSamePlace(entry.dn, places.entry(truth.username, truth.standing === 'listed'))
  )
}

function mutable(attributes: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, [...values]]))
}

async function compare(
  directory: Directory,
  {
    truths,
    whole,
    passwords,
  }: { truths: readonly Truth[]; whole: object; passwords: ReadonlyMap<string, PasswordTold> },
  settings: OpenLdapSettings,
  places: Places,
): Promise<Difference[]> {
  const [found, members] = await directory.run(async (client) => [
    await findEntries(client, truths, settings, places),
    await membersSeen(client, places, whole),
  ])
  return truths.flatMap((truth) => {
    const candidates = candidatesFor(truth, found, settings)
    // without a hash to compare with, whatever the entry has counts as right
    const had = candidates.flatMap(({ values }) => values['userpassword'] ?? [])[0] ?? null
    const hash = passwords.get(truth.accountId)?.hash
    const password = hash === undefined ? had : hash === null ? null : asDirectoryHash(hash)
    const difference = differenceOf(truth, planFor(truth, candidates, password, settings, places))
    const [entry] = candidates
    const isRight = entry === undefined || hasRightGroups(members, truth, entry.dn)
    return isRight ? difference : withGroups(truth, difference)
  })
}

/** An entry that is not ours yet, or not at all, is not in our groups, and nothing more has to be said of it. */
function withGroups({ accountId, username }: Truth, [difference]: readonly Difference[]): Difference[] {
  if (difference && difference.is !== 'differs' && difference.is !== 'other-password') return [difference]
  return [{ accountId, username, is: 'differs', attributes: [...(difference?.attributes ?? []), 'member'] }]
}

function differenceOf({ accountId, username }: Truth, plan: Plan): Difference[] {
  switch (plan.is) {
    case 'nothing':
      return []
    case 'taken':
      return [{ accountId, username, is: 'taken', attributes: [] }]
    case 'add':
      return [{ accountId, username, is: 'missing', attributes: [] }]
    case 'change': {
      const attributes = plan.changes.map(({ attribute }) => attribute)
      const moved = plan.moves ? ['dn'] : []
      if (!plan.adopts && !plan.moves && attributes.every((attribute) => attribute === 'userPassword'))
        return [{ accountId, username, is: 'other-password', attributes }]
      return [
        { accountId, username, is: plan.adopts ? 'adopt' : 'differs', attributes: [...moved, ...attributes] },
      ]
    }
  }
}

async function* survey(
  directory: Directory,
  settings: OpenLdapSettings,
  places: Places,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  const anchor = anchorOf(settings)
  const pages = await asked(async () =>
    directory.run((client) =>
      Promise.resolve(
        client.searchPaginated(places.base, {
          scope: 'sub',
          filter: '(&(objectClass=person)(uid=*))',
          attributes: ['uid', anchor],
          paged: { pageSize: 500 },
        }),
      ),
    ),
  )
  for (;;) {
    signal.throwIfAborted()
    const page = await asked(async () => directory.run(async () => pages.next()))
    if (page.done) return
    for (const entry of page.value.searchEntries.map(foundEntry)) {
      yield {
        accountId: accountOfAnchor(entry.values[anchor.toLowerCase()]?.[0], settings),
        username: entry.values['uid']?.[0] ?? '',
        place: entry.dn,
        listed: !isBelow(entry.dn, places.hidden),
      }
    }
  }
}

async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    if (error instanceof TargetInTrouble) throw error
    throw new TargetInTrouble(decodeLdap(error))
  }
}
