/** Somebody opens the service desk: their rank, a second factor shown just now, and a session of its own that ends soon (row of the desk, ASVS 7.3). */
import type { SessionFacts } from '../core/account/session.ts'
import type { Rank } from '../core/desk/rank.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addDeskSession, endSession, findSession, touchSession } from '../store/sessions.ts'
import { addToJournal } from '../store/journal.ts'
import { isFreshByFactor } from './prove-by-factor.ts'
import { randomId, randomSecret } from './random.ts'
import { rankOfAccount } from './rank-of.ts'
import { together, type World } from './world.ts'

/** Who sits at the desk, with the rank of this very moment (case Z-08). */
export type Agent = {
  sessionId: string
  accountId: string
  personId: string | null
  username: string
  rank: Rank
}

export type DeskOpened =
  | { is: 'opened'; secret: string }
  /** Without a rank there is no desk; it is answered as a page that does not exist. */
  | { is: 'no-rank' }
  /** The password alone, or a factor shown long ago, opens no desk. */
  | { is: 'show-factor' }

/** Whether the desk would open for this session, without opening it. */
export async function mayOpenDesk(
  world: World,
  session: SessionFacts,
): Promise<'yes' | 'no-rank' | 'show-factor'> {
  if (session.accountId === null || !(await rankOfAccount(world, world.store, session.accountId)))
    return 'no-rank'
  return (await isFreshByFactor(world, world.store, session)) ? 'yes' : 'show-factor'
}

/** Opens it, beside the person's own session and never outliving eight hours. */
export async function openDesk(world: World, session: SessionFacts, device: string): Promise<DeskOpened> {
  const { accountId, credentialEpoch } = session
  if (session.kind !== 'full' || accountId === null || credentialEpoch === null) return { is: 'no-rank' }
  const { privileged } = world.institution.sessions
  const secret = randomSecret(world.dice)
  return together(world, async (db): Promise<DeskOpened> => {
    const rank = await rankOfAccount(world, db, accountId)
    if (!rank) return { is: 'no-rank' }
    if (!(await isFreshByFactor(world, db, session))) return { is: 'show-factor' }
    const now = world.now()
    await addDeskSession(db, {
      id: randomId(world.dice),
      idDigest: world.keys.index(purposes.deskSession, secret),
      openedFrom: session.id,
      accountId,
      credentialEpoch,
      proof: session.proof,
      madeAt: now,
      idleUntil: now.add(privileged.idle),
      endsAt: now.add(privileged.atMost),
      device,
    })
    await addToJournal(db, now, {
      personId: session.personId,
      accountId,
      what: 'desk-opened',
      by: 'self',
      details: { rank },
    })
    return { is: 'opened', secret }
  })
}

/** Who sits at the desk with this secret, if anybody still may; every page asks, so a rank that ended counts at once (case Z-03). */
export async function seeDesk(world: World, secret: string): Promise<Agent | null> {
  const now = world.now()
  const found = await findSession(world.store, world.keys.indexes(purposes.deskSession, secret), now)
  if (found.state !== 'alive' || found.facts.kind !== 'desk') return null
  const { id, accountId, personId, username } = found.facts
  if (accountId === null || username === null) return null
  const rank = await rankOfAccount(world, world.store, accountId)
  if (!rank) return null
  if (now.epochMilliseconds - found.seenAt.epochMilliseconds >= 60_000) {
    const idleUntil = now.add(world.institution.sessions.privileged.idle)
    await touchSession(world.store, id, { seenAt: now, idleUntil })
  }
  return { sessionId: id, accountId, personId, username, rank }
}

/** The agent leaves; the person stays signed in. */
export async function closeDesk(world: World, agent: Agent): Promise<void> {
  await together(world, async (db) => {
    if (!(await endSession(db, agent.sessionId, world.now(), 'signed-out'))) return
    await addToJournal(db, world.now(), {
      personId: agent.personId,
      accountId: agent.accountId,
      what: 'desk-closed',
      by: 'self',
    })
  })
}

/** Whether a second factor was shown in this session just now; the page asks, and the action once more. */
export async function hasShownFactor(world: World, session: SessionFacts): Promise<boolean> {
  return isFreshByFactor(world, world.store, session)
}
