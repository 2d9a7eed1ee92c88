/** Somebody came from a service to sign in: what is still needed, and the way back once nothing is. (Long: one way, step by step.) */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { SessionFacts } from '../core/account/session.ts'
import type { Client } from '../core/openid/client.ts'
import type { BegunVisit, VisitOutcome } from '../core/openid/provider.ts'
import { strengthOf } from '../core/openid/strength.ts'
import { neededFor } from '../core/openid/visit.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { changeItem, findBoundItem, findItem, keepItem } from '../store/openid-items.ts'
import type { AccountWithFacts } from '../store/accounts.ts'
import { subjectOf } from '../store/openid-subjects.ts'
import type { Address } from './address-limits.ts'
import { judgeAccount } from './judge-account.ts'
import { keyOf, openItem, sealItem } from './openid-items.ts'
import { randomId, randomSecret } from './random.ts'
import { standingAt } from './known-to-services.ts'
import { noteFinishedVisit } from './visit-limits.ts'
import type { World } from './world.ts'

const kind = 'Visit'
/** As long as somebody may need to find their phone, or to set a new password on the way. */
const visitSeconds = 1_800

const visit = z.object({
  id: z.string(),
  client: z.string(),
  path: z.string(),
  beganAt: z.number(),
  refused: z.boolean(),
  signInNow: z.boolean(),
  expectsAnother: z.boolean(),
  maxAgeSeconds: z.number().nullable(),
  acrValues: z.string().optional(),
  countedAt: z.string().optional(),
  outcome: z
    .discriminatedUnion('is', [
      z.object({
        is: z.literal('signed-in'),
        subject: z.string(),
        acr: z.string(),
        amr: z.array(z.string()),
        at: z.number(),
        session: z.string(),
      }),
      z.object({ is: z.literal('somebody-else') }),
    ])
    .optional(),
})

/** Where somebody on the way to a service stands. `on`: everything is there, and `path` leads back through the provider. */
export type SeenVisit =
  /** It ran out, was used, or began in another browser (case S-02). */
  | { is: 'gone' }
  | { is: 'sign-in'; again: boolean; client: Client }
  | { is: 'second-factor' | 'kept-out' | 'not-for-you'; client: Client }
  | { is: 'on'; client: Client; path: string }

/** Remembers a visit, and the browser in which it began. */
export async function beginVisit(world: World, begun: BegunVisit, visitor: string): Promise<void> {
  const [digest] = keyOf(world, kind, begun.id).digests
  if (!digest) throw new Error('no key to remember a visit with')
  await keepItem(world.store, {
    kind,
    digest,
    grantId: null,
    uid: null,
    visitor: world.keys.index(purposes.openidVisit, visitor),
    sealed: sealItem(world, kind, digest, { ...begun, countedAt: world.now().toString() }),
    seconds: visitSeconds,
  })
}

/** What became of it, for the provider. */
export async function visitOutcome(world: World, id: string): Promise<VisitOutcome | null> {
  const item = await findItem(world.store, keyOf(world, kind, id))
  return item ? (visit.parse(openItem(world, kind, item)).outcome ?? null) : null
}

/** Judges the visit; when nothing is missing any more, the provider is told who it is. */
export async function seeServiceVisit(
  world: World,
  id: string,
  { visitor, session, from }: { visitor: string; session: SessionFacts | null; from: Address },
): Promise<SeenVisit> {
  const visitors = world.keys.indexes(purposes.openidVisit, visitor)
  const item = await findBoundItem(world.store, keyOf(world, kind, id), visitors)
  if (!item) return { is: 'gone' }
  const begun = visit.parse(openItem(world, kind, item))
  const client = world.institution.openid.clients.find(({ key }) => key === begun.client)
  if (!client) return { is: 'gone' }
  const provedSeconds = session ? secondsSinceProof(world, session) : 0
  const wish = { ...begun, acrValues: begun.acrValues, ageSeconds: item.ageSeconds }
  const judged = session?.accountId ? await judgeAccount(world, world.store, session.accountId) : null
  const passwordIsNewer = session !== null && hasNewerPassword(world, session, judged?.row)
  const needed = neededFor(wish, client, session, { provedSeconds, passwordIsNewer })
  if (needed === 'sign-in' || needed === 'sign-in-again' || !session?.accountId)
    return { is: 'sign-in', again: needed === 'sign-in-again', client }
  const standing = judged ? standingAt(world, judged, client) : 'kept-out'
  if (standing !== 'open') return { is: standing, client }
  // whoever has one is asked for it where one signs in; only who has none must set one up
  if (needed === 'second-factor')
    return judged?.row.has_second_factor
      ? { is: 'sign-in', again: true, client }
      : { is: 'second-factor', client }
  const by = { accountId: session.accountId, at: Math.floor(begun.beganAt + item.ageSeconds - provedSeconds) }
  const outcome: VisitOutcome = begun.refused ? { is: 'somebody-else' } : await signedIn(world, session, by)
  await changeItem(world.store, kind, item.digest, sealItem(world, kind, item.digest, { ...begun, outcome }))
  if (begun.outcome === undefined && begun.countedAt !== undefined)
    await noteFinishedVisit(world, from, Temporal.Instant.from(begun.countedAt))
  return { is: 'on', client, path: begun.path }
}

/** Who it is, how and when (`at`, in seconds) they showed it; the provider's own session hangs on `session` from now on. */
async function signedIn(
  world: World,
  session: SessionFacts,
  { accountId, at }: { accountId: string; at: number },
): Promise<VisitOutcome> {
  const made = { subject: randomId(world.dice), at: world.now() }
  const subject = await subjectOf(world.store, accountId, made)
  return { is: 'signed-in', subject, ...strengthOf(session), at, session: session.id }
}

/** Since somebody last proved who they are in this session. */
function secondsSinceProof(world: World, session: SessionFacts): number {
  return Math.max(0, (world.now().epochMilliseconds - provedAt(world, session)) / 1_000)
}

function provedAt({ institution }: World, { madeAt, freshUntil }: SessionFacts): number {
  const again = freshUntil?.subtract(institution.sessions.freshFor)
  return Math.max(madeAt.epochMilliseconds, again?.epochMilliseconds ?? 0)
}

/** Whether nobody has come in with the password of now yet; the first one, just chosen, is nobody's to ask for again. */
function hasNewerPassword(
  world: World,
  session: SessionFacts,
  account: Pick<AccountWithFacts, 'password_set_at' | 'password_version'> | undefined,
): boolean {
  if (!account?.password_set_at || account.password_version < 2) return false
  return account.password_set_at.epochMilliseconds >= provedAt(world, session)
}

const leaving = 'SignOut'
const left = z.object({ client: z.string(), to: z.string().nullable() })

/** A service sent somebody to sign out here too; `to`: where they go afterwards, as the service has registered. Gives back its id. */
export async function beginSignOut(
  world: World,
  wish: { client: string; to: string | null },
  visitor: string,
): Promise<string> {
  const id = randomSecret(world.dice)
  const [digest] = keyOf(world, leaving, id).digests
  if (!digest) throw new Error('no key to remember a sign-out with')
  await keepItem(world.store, {
    kind: leaving,
    digest,
    grantId: null,
    uid: null,
    visitor: world.keys.index(purposes.openidVisit, visitor),
    sealed: sealItem(world, leaving, digest, wish),
    seconds: visitSeconds,
  })
  return id
}

/** Which service it was; null: it ran out, or began in another browser. */
export async function seeSignOut(
  world: World,
  id: string,
  visitor: string,
): Promise<{ client: Client | null; to: string | null } | null> {
  const visitors = world.keys.indexes(purposes.openidVisit, visitor)
  const item = await findBoundItem(world.store, keyOf(world, leaving, id), visitors)
  if (!item) return null
  const { client: key, to } = left.parse(openItem(world, leaving, item))
  return { client: world.institution.openid.clients.find((client) => client.key === key) ?? null, to }
}
