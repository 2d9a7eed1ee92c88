/** Roles at the desk are granted by hand, dated, and ended; nobody grants more than they stand above, and never to themselves (case Z-05). */
import { Temporal } from 'temporal-polyfill'
import { outranks, type Rank } from '../core/desk/rank.ts'
import { readUsername } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { ranks } from '../core/institution/words.ts'
import { accountWithFactsByUsername } from '../store/accounts.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import {
  addRoleGrant,
  endRoleGrant,
  grantById,
  type RoleGrantRow,
  runningGrants,
} from '../store/role-grants.ts'
import type { Agent } from './desk-session.ts'
import { randomId } from './random.ts'
import { rankOfAccount } from './rank-of.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

/** Every role that runs, and whether this agent may end it. */
export async function seeRoles(world: World, agent: Agent): Promise<(RoleGrantRow & { mayEnd: boolean })[]> {
  const grants = await runningGrants(world.store, world.now())
  return grants.map((grant) => ({
    ...grant,
    mayEnd: outranks(agent.rank, grant.rank) && grant.accountId !== agent.accountId,
  }))
}

/** The ranks that somebody of this rank may grant: those below. */
export function grantable(rank: Rank): Rank[] {
  return ranks.filter((each) => outranks(rank, each))
}

export type RankGranted =
  | { is: 'granted' }
  | { is: 'no-account' }
  | { is: 'own-account' }
  | { is: 'not-yours' }
  | { is: 'dates-wrong' }

/** Grants a rank until the end of a day; the person is told. */
export async function grantRank(
  world: World,
  agent: Agent,
  wanted: { username: string; rank: Rank; until: string; because: string },
): Promise<RankGranted> {
  const until = endOfDay(world, wanted.until)
  if (until === null) return { is: 'dates-wrong' }
  const name = readUsername(wanted.username, { realms: ownDomains(world.institution) })
  const outcome = await together(world, async (db): Promise<RankGranted> => {
    const own = await rankOfAccount(world, db, agent.accountId)
    if (own === null || !outranks(own, wanted.rank)) return { is: 'not-yours' }
    const account = name === null ? undefined : await accountWithFactsByUsername(db, name)
    if (!account || account.closed_at !== null || account.opened_at === null) return { is: 'no-account' }
    if (account.id === agent.accountId || account.person_id === agent.personId) return { is: 'own-account' }
    const held = await rankOfAccount(world, db, account.id)
    if (held !== null && !outranks(own, held)) return { is: 'not-yours' }
    const now = world.now()
    await addRoleGrant(db, {
      id: randomId(world.dice),
      accountId: account.id,
      rank: wanted.rank,
      from: now,
      until,
      grantedBy: agent.username,
      because: wanted.because,
    })
    await addToJournal(db, now, {
      personId: account.person_id,
      accountId: account.id,
      what: 'rank-granted',
      by: `desk:${agent.username}`,
      because: wanted.because,
      details: { rank: wanted.rank },
    })
    const person = account.person_id ? await personById(db, account.person_id) : undefined
    if (person) {
      const content = { kind: 'desk-acted', facts: { act: 'grant-rank', undone: false, at: now } } as const
      await tell(world, db, { person, accountId: account.id, content })
    }
    return { is: 'granted' }
  })
  world.nudgeJobs()
  return outcome
}

/** Ends a role from this moment; the next request already knows. */
export async function endRank(
  world: World,
  agent: Agent,
  id: string,
  because: string,
): Promise<'ended' | 'gone' | 'not-yours'> {
  return together(world, async (db) => {
    const grant = await grantById(db, id)
    if (!grant) return 'gone'
    const own = await rankOfAccount(world, db, agent.accountId)
    if (own === null || !outranks(own, grant.rank) || grant.accountId === agent.accountId) return 'not-yours'
    const now = world.now()
    const ended = await endRoleGrant(db, id, { at: now, by: agent.username, because })
    if (!ended) return 'gone'
    await addToJournal(db, now, {
      personId: grant.personId,
      accountId: ended.accountId,
      what: 'rank-ended',
      by: `desk:${agent.username}`,
      because,
      details: { rank: ended.rank },
    })
    return 'ended'
  })
}

/** The last day counts whole, at the institution; only days ahead. */
function endOfDay(world: World, typed: string): Temporal.Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return null
  try {
    const { timeZone } = world.institution
    const end = Temporal.PlainDate.from(typed).add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
    return Temporal.Instant.compare(end, world.now()) > 0 ? end : null
  } catch {
    return null
  }
}
