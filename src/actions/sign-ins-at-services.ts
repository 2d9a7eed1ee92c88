/** Where somebody is signed in through us; each can be ended here, and every service is told of every end. */
import { z } from 'zod'
import type { SessionFacts } from '../core/account/session.ts'
import { type Client, mayUse } from '../core/openid/client.ts'
import { addToJournal } from '../store/journal.ts'
import { addJob } from '../store/jobs.ts'
import {
  endAtServices,
  endBySid,
  type EndedSignIn,
  endOfOwner,
  livingServiceSignIns,
  takeUntold,
} from '../store/sign-ins-at-services.ts'
import { randomId } from './random.ts'
import { together, type World } from './world.ts'

/** The kind of the job that tells a service. */
export const tellService = 'tell-service'

/** Services this account is signed in to, by name. */
export async function seeServiceSignIns(world: World, session: SessionFacts) {
  const rows = session.accountId
    ? await livingServiceSignIns(world.store, session.accountId, world.now())
    : []
  return rows.flatMap((row) => {
    const client = clientOf(world, row.client)
    return client ? [{ ...row, name: client.name }] : []
  })
}

/** Ends one; somebody else's id ends nothing and is answered alike (case S-16). */
export async function endServiceSignIn(world: World, session: SessionFacts, id: string): Promise<boolean> {
  const { accountId, personId } = session
  if (accountId === null || !isId(id)) return false
  return together(world, async (db) => {
    if (!(await endOfOwner(db, { accountId, id, because: 'ended-by-owner' }))) return false
    await addToJournal(db, world.now(), {
      personId,
      accountId,
      what: 'session-ended',
      by: 'self',
      details: { ended: 1 },
    })
    return true
  })
}

/** What was typed into an address or a form may be anything (case I-11). */
const isId = (id: string) => z.uuid().safeParse(id).success

/**
 * Ends those of accounts at services that they may not use any more: one that closes before the account does (field 29), or that
 * is for a group they have left. Each is refused at its next use in any case; so the service hears of it too.
 */
export async function endWhatIsClosed(
  { institution }: World,
  db: World['store'],
  settled: readonly { accountId: string; services: readonly string[]; groups: readonly string[] }[],
): Promise<void> {
  const closed = settled.flatMap(({ accountId, services, groups }) =>
    institution.openid.clients
      .filter(
        (client) =>
          !mayUse(client, groups) || (client.service !== null && !services.includes(client.service)),
      )
      .map(({ key }) => ({ accountId, client: key })),
  )
  await endAtServices(db, closed, 'kept-out')
}

/** The service itself signed somebody out and said so: its access is worth nothing any more, and it need not be told. */
export async function signedOutAtService(world: World, client: string, sid: string): Promise<void> {
  await endBySid(world.store, client, sid)
}

/**
 * Passes every end on: whatever ended a sign-in has marked it in its own transaction, and here each becomes a job. Run every
 * second, so that a service hears of it within five (case D-10).
 */
export async function passOnEndedSignIns(world: World): Promise<number> {
  let told = 0
  for (;;) {
    const ended = await together(world, async (db) => {
      const taken = await takeUntold(db, world.now(), atOnce)
      for (const each of taken) await addTelling(world, db, each)
      return taken.length
    })
    told += ended
    if (ended < atOnce) break
  }
  if (told > 0) world.nudgeJobs()
  return told
}

const atOnce = 200

async function addTelling(world: World, db: World['store'], ended: EndedSignIn): Promise<void> {
  const client = clientOf(world, ended.client)
  // a service that gave its own access back, or that wants to hear nothing, is not told
  if (!client || client.backChannelSignOut === null || ended.because === 'revoked') return
  const now = world.now()
  await addJob(db, {
    id: randomId(world.dice),
    kind: tellService,
    payload: { client: ended.client, subject: ended.subject, sid: ended.sid },
    orderKey: `service ${ended.sid}`,
    due: now,
    usefulUntil: now.add({ hours: 24 }),
    createdAt: now,
  })
}

function clientOf({ institution }: World, key: string): Client | null {
  return institution.openid.clients.find((client) => client.key === key) ?? null
}
