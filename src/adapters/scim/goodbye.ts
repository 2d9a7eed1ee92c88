/** Takes the entries of erased accounts away: out of the groups of ours, and then for good. */
import type { Goodbye } from '../../core/targets/target-system.ts'
import { keepsEverybodyOut } from '../../core/targets/trouble.ts'
import { Refused } from './ask.ts'
import { atMost } from './at-most.ts'
import type { Memberships } from './memberships.ts'
import type { ScimUser } from './resources.ts'
import { deleteUser, type Server, usersOf } from './server.ts'

type Work = { accountId: string; theirs: readonly ScimUser[]; outcome: Goodbye | null }
type Round = { over: Refused | null }

const atOnce = 4

/**
 * One outcome for each, in their order. Found by our id and by nothing else; whether the server takes members out of groups
 * by itself, RFC 7644 3.6 does not say, so they leave first where the server tells of its groups.
 */
export async function goodbyeAll(
  server: Server,
  memberships: Memberships | null,
  accountIds: readonly string[],
): Promise<Goodbye[]> {
  const works = accountIds.map((accountId): Work => ({ accountId, theirs: [], outcome: null }))
  const round: Round = { over: null }
  await atMost(atOnce, works, async (work) =>
    attempt(round, work, async () => {
      work.theirs = await usersOf(server, work.accountId)
    }),
  )
  if (memberships) await leaveGroups(server, memberships, works)
  const going = works.filter(({ outcome }) => outcome === null)
  await atMost(atOnce, going, async (work) =>
    attempt(round, work, async () => {
      for (const each of work.theirs) await deleteUser(server, each)
    }),
  )
  return works.map(({ outcome }) => outcome ?? { is: 'done' })
}

async function leaveGroups(server: Server, memberships: Memberships, works: readonly Work[]): Promise<void> {
  const members = works.flatMap(({ outcome, theirs }) =>
    outcome === null ? theirs.map((there) => ({ there, wanted: [] })) : [],
  )
  if (members.length === 0) return
  const failed = await memberships.leave(server, members)
  for (const work of works) {
    const error = work.theirs.map(({ id }) => failed.get(id)).find((each) => each !== undefined)
    if (work.outcome === null && error) work.outcome = { is: error.worth, trouble: error.trouble }
  }
}

/** Where nothing can be asked, the others are not tried; one entry that may not be taken away holds up nobody. */
async function attempt(round: Round, work: Work, how: () => Promise<void>): Promise<void> {
  try {
    if (round.over) throw round.over
    await how()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (keepsEverybodyOut(error.trouble)) round.over = error
    work.outcome = { is: error.worth, trouble: error.trouble }
  }
}
