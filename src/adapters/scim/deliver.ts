/** Writes accounts in the order that leaves nobody with more than the truth: close, leave groups, open and change, join groups. */
import type { Order, Outcome } from '../../core/targets/target-system.ts'
import { keepsEverybodyOut } from '../../core/targets/trouble.ts'
import { Refused } from './ask.ts'
import { atMost } from './at-most.ts'
import type { Failed, Member, Memberships } from './memberships.ts'
import type { ScimUser } from './resources.ts'
import { type Server, type There, whoIsThere } from './server.ts'
import type { Wish } from './wish.ts'
import { entryOf, writeAccount } from './write-account.ts'

/** An order on its way. */
type Work = {
  order: Order
  wish: Wish
  found: There | null
  there: ScimUser | null
  mended: readonly string[]
  outcome: Outcome | null
}

type Round = { over: Refused | null }

const atOnce = 4

/** One outcome for each, in their order; without `memberships` groups are let be. Half of it done is done again, whole, the next time (case X-07). */
export async function deliverAll(
  server: Server,
  memberships: Memberships | null,
  orders: readonly { order: Order; wish: Wish }[],
): Promise<Outcome[]> {
  const works = orders.map((each): Work => ({ ...each, found: null, there: null, mended: [], outcome: null }))
  const round: Round = { over: null }
  const open = () => works.filter(({ outcome }) => outcome === null)
  await atMost(atOnce, open(), async (work) =>
    attempt(round, work, async () => (work.wish.active ? look(server, work) : write(server, work))),
  )
  if (memberships) note(open(), await memberships.leave(server, membersOf(open())))
  const opening = open().filter(({ wish }) => wish.active)
  await atMost(atOnce, opening, async (work) => attempt(round, work, async () => write(server, work)))
  if (memberships) note(open(), await memberships.join(server, membersOf(open())))
  return works.map(({ order, mended, outcome }) => outcome ?? done(order, mended))
}

async function look(server: Server, work: Work): Promise<void> {
  work.found = await whoIsThere(server, work.wish)
  work.there = entryOf(work.found)
}

async function write(server: Server, work: Work): Promise<void> {
  const written = await writeAccount(server, work.wish, work.found)
  work.there = written.there
  work.mended = written.mended
}

/** Where nothing can be asked, the others are not tried; one entry that may not be changed holds up nobody. */
async function attempt(round: Round, work: Work, how: () => Promise<void>): Promise<void> {
  try {
    if (round.over) throw round.over
    await how()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (keepsEverybodyOut(error.trouble)) round.over = error
    work.outcome = outcomeOf(error)
  }
}

function membersOf(works: readonly Work[]): Member[] {
  return works.flatMap(({ there, wish }) => (there ? [{ there, wanted: wish.groups }] : []))
}

function note(works: readonly Work[], failed: Failed): void {
  for (const work of works) {
    const error = work.there && failed.get(work.there.id)
    if (error) work.outcome = outcomeOf(error)
  }
}

/** What a no means for the order. */
export function outcomeOf({ worth, trouble }: Refused): Outcome {
  return { is: worth, trouble }
}

function done({ password }: Order, mended: readonly string[]): Outcome {
  return { is: 'done', passwordTaken: password === null, mended }
}
