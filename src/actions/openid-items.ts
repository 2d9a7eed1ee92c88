/** What the OpenID provider remembers, sealed: one function for each question that its library asks. (Long: one table of an outside library, kept by our rules.) */
import type { GrantEnd, ProviderPayload as Payload } from '../core/openid/provider.ts'
import { purposes } from '../core/secrets/purposes.ts'
import {
  consumeItem,
  dropItem,
  findItem,
  findItemByUid,
  type ItemKey,
  keepItem,
  type KeptItem,
  keepOnce,
  linkSession,
  sessionBehind,
} from '../store/openid-items.ts'
import { addToJournal } from '../store/journal.ts'
import { accountOfSubject } from '../store/openid-subjects.ts'
import { addServiceSignIn, endByGrant } from '../store/sign-ins-at-services.ts'
import { randomId } from './random.ts'
import { together, type World } from './world.ts'

export type FoundItem = { payload: Payload; consumed: boolean }

/** The kind that a sign-in at a service begins with. */
const code = 'AuthorizationCode'
/** What a service holds of a sign-in, and what ends with it. A request on its way goes on, whoever was in before (case S-02). */
const held: readonly string[] = [code, 'AccessToken', 'RefreshToken']

/** Keeps an item for so many seconds. */
export async function keepProviderItem(
  world: World,
  kind: string,
  id: string,
  { payload, seconds }: { payload: Payload; seconds: number },
): Promise<void> {
  const digest = digestOf(world, kind, id)
  const former = keyOf(world, kind, id).digests.filter((each) => !each.equals(digest))
  const uid = kind === 'Grant' ? id : (payload.uid ?? null)
  const sealed = world.keys.seal(purposes.openidItem, placeOf(kind, digest), JSON.stringify(payload))
  const grantId = held.includes(kind) ? (payload.grantId ?? null) : null
  const item = { kind, digest, former, grantId, uid, sealed, seconds }
  if (kind !== code) return keepItem(world.store, item)
  await together(world, async (db) => {
    await noteSignIn(world, db, payload)
    await keepItem(db, item)
  })
}

/** A code means that somebody is signed in to a service from this moment on. */
async function noteSignIn(world: World, db: World['store'], payload: Payload): Promise<void> {
  const { grantId, clientId, sessionUid, sid, accountId: subject } = payload
  const now = world.now()
  const behind = sessionUid === undefined ? null : await sessionBehind(db, sessionUid, now)
  const accountId = subject === undefined ? null : await accountOfSubject(db, subject)
  if (!behind || behind.accountId !== accountId || !grantId || !clientId || !sid)
    throw new Error('a code was made for nobody who is signed in')
  const { refreshFor, clients } = world.institution.openid
  const refreshes = clients.some(({ key, refresh }) => key === clientId && refresh)
  const id = randomId(world.dice)
  const isNew = await addServiceSignIn(db, {
    id,
    grantId,
    client: clientId,
    accountId,
    sessionId: behind.sessionId,
    sid,
    epoch: behind.epoch,
    at: now,
    endsAt: refreshes ? now.add(inHours(refreshFor)) : behind.endsAt,
  })
  if (!isNew) return
  await addToJournal(db, now, {
    personId: behind.personId,
    accountId,
    what: 'signed-in-to-service',
    by: 'self',
    details: { service: clientId },
  })
}

/** An item that lives and holds; a used one is given too, so that a second use is noticed. */
export async function findProviderItem(world: World, kind: string, id: string): Promise<FoundItem | null> {
  return found(world, kind, await findItem(world.store, keyOf(world, kind, id)))
}

/** The same by its other name. */
export async function findProviderItemByUid(
  world: World,
  kind: string,
  uid: string,
): Promise<FoundItem | null> {
  return found(world, kind, await findItemByUid(world.store, kind, uid))
}

function found(world: World, kind: string, item: KeptItem | null): FoundItem | null {
  return item?.holds ? { payload: openItem(world, kind, item), consumed: item.consumed } : null
}

/** Whether a session of the provider is still somebody's: it is while ours behind it lives, for our sign-in is the session. */
export async function isSignedIn(world: World, { uid, accountId: subject }: Payload): Promise<boolean> {
  if (uid === undefined || subject === undefined) return false
  const behind = await sessionBehind(world.store, uid, world.now())
  return behind !== null && (await accountOfSubject(world.store, subject)) === behind.accountId
}

/** From now on this session of the provider hangs on this one of ours, if it is one that this name signed in with. */
export async function hangOnSession(
  world: World,
  uid: string,
  { sessionId, subject }: { sessionId: string; subject: string },
): Promise<void> {
  const accountId = await accountOfSubject(world.store, subject)
  if (accountId === null) throw new Error('a subject is nobody’s')
  await linkSession(world.store, { uid, sessionId, accountId, at: world.now() })
}

/** Uses an item up. `again`: somebody did before, so everything of its sign-in is worth nothing now (cases D-02, D-05). */
export async function consumeProviderItem(
  world: World,
  kind: string,
  id: string,
): Promise<'first' | 'again'> {
  const key = keyOf(world, kind, id)
  if (await consumeItem(world.store, key)) return 'first'
  const item = await findItem(world.store, key)
  const grantId = item ? openItem(world, kind, item).grantId : undefined
  if (grantId !== undefined) await endGrant(world, grantId, 'used-twice')
  return 'again'
}

/** What may come once only. False: it came before. */
export async function keepProviderItemOnce(
  world: World,
  kind: string,
  id: string,
  { payload, seconds }: { payload: Payload; seconds: number },
): Promise<boolean> {
  const digest = digestOf(world, kind, id)
  const sealed = world.keys.seal(purposes.openidItem, placeOf(kind, digest), JSON.stringify(payload))
  return keepOnce(world.store, { kind, digest, grantId: null, uid: null, sealed, seconds })
}

/** Forgets an item; without its grant a sign-in is over. */
export async function dropProviderItem(
  world: World,
  kind: string,
  id: string,
  because: GrantEnd,
): Promise<void> {
  if (kind === 'Grant') await endGrant(world, id, because)
  await dropItem(world.store, keyOf(world, kind, id))
}

/** Ends everything of a sign-in at a service. */
export async function endGrant(world: World, grantId: string, because: GrantEnd): Promise<void> {
  if (because === 'used-twice') world.log.warn('openid-used-twice')
  await endByGrant(world.store, grantId, because)
  world.nudgeJobs()
}

/** How an item is found, also when it was kept under a former key. */
export function keyOf(world: World, kind: string, id: string): ItemKey {
  return { kind, digests: world.keys.indexes(purposes.openidId, `${kind} ${id}`) }
}

/** What an item holds. */
export function openItem(world: World, kind: string, item: Pick<KeptItem, 'digest' | 'sealed'>): Payload {
  const bytes = world.keys.unseal(purposes.openidItem, placeOf(kind, item.digest), item.sealed)
  const payload: unknown = JSON.parse(bytes.toString('utf8'))
  if (typeof payload !== 'object' || payload === null) throw new Error('a sealed item holds nothing')
  return payload as Payload
}

/** Seals it for its place. */
export function sealItem(world: World, kind: string, digest: Buffer, payload: object): Buffer {
  return world.keys.seal(purposes.openidItem, placeOf(kind, digest), JSON.stringify(payload))
}

const digestOf = (world: World, kind: string, id: string) =>
  world.keys.index(purposes.openidId, `${kind} ${id}`)

const placeOf = (kind: string, digest: Buffer) => `${kind} ${digest.toString('hex')}`

/** A day of a setting is 24 hours here. */
export function inHours(of: World['institution']['openid']['refreshFor']) {
  return { seconds: of.total({ unit: 'seconds', relativeTo: '2026-01-01' }) }
}
