/** Somebody comes back from electronic ID: what that opens depends on what they went for. One deed for each purpose. (Long: one deed after another.) */
import { nextAtSignIn } from '../core/account/sign-in-order.ts'
import type { EidPurpose } from '../core/secrets/eid-purpose.ts'
import type { GrantPurpose } from '../core/secrets/grant.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { useEidReturn } from '../store/eid-returns.ts'
import { addToJournal } from '../store/journal.ts'
import { activateByEid } from './activate-by-eid.ts'
import { accountOfFeideName, personOfEid } from './eid-person.ts'
import { explainByEid } from './explain-by-eid.ts'
import { endCodeRow } from './factor-tries.ts'
import { openErrand, type OpenErrand, providerOf } from './eid-errand.ts'
import { judgeAccount, type JudgedAccountRow } from './judge-account.ts'
import { letIn } from './let-in.ts'
import { given, openGrant } from './open-grant.ts'
import { type Browser, openSession } from './open-session.ts'
import type { Back, ProvedByEid } from './proved-by-eid.ts'
import { together, type World } from './world.ts'

/** What the return was for, so that the page can say the next way. */
export type EidReturn = { purpose: EidPurpose | null; outcome: ProvedByEid }

/** Takes somebody back. `query`: what the provider wrote behind the address. */
export async function proveByEid(
  world: World,
  cookie: string | null,
  query: string,
  browser: Browser,
): Promise<EidReturn> {
  const errand = openErrand(world, cookie)
  if (errand === null) return { purpose: null, outcome: { is: 'begin-again' } }
  return { purpose: errand.purpose, outcome: await receive(world, errand, query, browser) }
}

async function receive(
  world: World,
  { purpose, sessionId, errand }: OpenErrand,
  query: string,
  browser: Browser,
): Promise<ProvedByEid> {
  const provider = providerOf(world, purpose)
  if (!provider) return { is: 'unavailable' }
  const returned = new URL(errand.returnTo)
  returned.search = query
  const identified = await provider.receive(errand, returned)
  if (identified.is === 'refused')
    world.log.warn('electronic-id-refused', { provider: provider.name, because: identified.because })
  if (identified.is !== 'identified') return { is: identified.is }
  // used before anything is opened: whoever loses the race, or the power, only has to identify once more
  const state = world.keys.indexes(purposes.eidErrand, errand.state)
  if (!(await useEidReturn(world.store, state, world.now()))) return { is: 'begin-again' }
  const { session, idToken } = identified
  const back: Back = {
    person: identified,
    provider: { name: provider.name, session, idToken },
    // the cookie of the session does not come along from another site, but the errand remembers it
    browser: { ...browser, oldSessionId: browser.oldSessionId ?? sessionId },
  }
  const outcome = await deeds[purpose](world, back)
  world.nudgeJobs()
  return outcome
}

type Deed = (world: World, back: Back) => Promise<ProvedByEid>

const deeds: Record<EidPurpose, Deed> = {
  'sign-in': signIn,
  'sign-in-with-feide': signInWithFeide,
  'activate-account': activateByEid,
  'forgotten-password': async (world, back) =>
    proveFor(world, back, { purpose: 'recover-password', next: afterEid(world) }),
  'forgotten-username': async (world, back) =>
    proveFor(world, back, { purpose: 'forgotten-username', next: '/forgotten-username/shown' }),
  // both go on inside a sign-in: once the new factor is there, what is due next is asked (let-in.ts)
  'first-factor': async (world, back) =>
    proveFor(world, back, { purpose: 'first-factor', next: '/my-account/two-factor', kind: 'half' }),
  'lost-second-factor': async (world, back) =>
    proveFor(world, back, { purpose: 'lost-second-factor', next: '/my-account/two-factor', kind: 'half' }),
  'it-was-not-me': afterDispute,
  'why-no-access': explainByEid,
}

/** Whoever may choose between an own password and a temporary one is asked which (row O-3). */
function afterEid({ institution }: World): string {
  return institution.recovery.afterEid.includes('temporary-password')
    ? '/forgotten-password/text-message'
    : '/set'
}

/** Electronic ID is two factors in one, so no other is asked (ASVS 6.8.4). */
async function signIn(world: World, back: Back): Promise<ProvedByEid> {
  const found = await judgedAccount(world, back)
  if ('is' in found) return found
  const by = { proof: 'eid', factor: 'eid', provider: back.provider } as const
  return fromLetIn(await letIn(world, found.row, by, back.browser))
}

/** Opens the lock that "it was not me" placed. It is no way to sign in where the institution has none by electronic ID. */
async function afterDispute(world: World, back: Back): Promise<ProvedByEid> {
  const found = await judgedAccount(world, back)
  if ('is' in found) return found
  const isLockedBySelf = found.hindrances.some(
    ({ reason, liftedBy }) => reason === 'security-incident' && liftedBy === 'self',
  )
  if (!isLockedBySelf && !world.institution.signIn.with.includes('eid')) return { is: 'begin-again' }
  return signIn(world, back)
}

/** Rests on our own password, so an enrolled second factor is asked as after the password. */
async function signInWithFeide(world: World, { person, provider, browser }: Back): Promise<ProvedByEid> {
  const account = await accountOfFeideName(world, person.subject)
  if (account === null) return { is: 'unknown-person' }
  return fromLetIn(await letIn(world, account, { proof: 'feide', factor: null, provider }, browser))
}

function fromLetIn(outcome: Awaited<ReturnType<typeof letIn>>): ProvedByEid {
  return outcome.is === 'in'
    ? { is: 'proved', opened: outcome.opened, next: outcome.next }
    : { is: 'begin-again' }
}

/** A grant of this browser, for one purpose. Whoever is kept out is told why instead, as at the sign-in. */
async function proveFor(
  world: World,
  back: Back,
  wish: { purpose: GrantPurpose; next: string; kind?: 'half' },
): Promise<ProvedByEid> {
  const found = await judgedAccount(world, back)
  if ('is' in found) return found
  const { row } = found
  if (row.person_id === null || isKeptOut(found)) return signIn(world, back)
  const personId = row.person_id
  const { provider, browser } = back
  const account = { id: row.id, credentialEpoch: row.credential_epoch, enrolled: row.has_second_factor }
  const opened = await together(world, async (db) => {
    const grantId = await openGrant(world, db, {
      purpose: wish.purpose,
      personId,
      account,
      proofs: given(world, 'eid'),
    })
    await addToJournal(db, world.now(), {
      personId,
      accountId: row.id,
      what: 'identified',
      by: 'self',
      details: { device: browser.device, purpose: wish.purpose },
    })
    return openSession(world, db, browser, {
      kind: wish.kind ?? 'proved',
      proof: 'eid',
      factor: 'eid',
      accountId: row.id,
      credentialEpoch: row.credential_epoch,
      grantId,
      provider,
    })
  })
  return { is: 'proved', opened, next: wish.next }
}

function isKeptOut({ hindrances, row, judged }: JudgedAccountRow): boolean {
  const next = nextAtSignIn(hindrances, {
    proof: 'eid',
    factor: 'eid',
    enrolled: judged.account?.hasSecondFactor ?? false,
    closed: row.closed_at !== null,
    openingCodeDue: false,
  })
  return next === '/why-no-access'
}

/**
 * The personal account of the person with this number, judged as it is now. Its owner has shown something stronger than a
 * code, so codes that were closed by wrong ones are open again (case O-02).
 */
async function judgedAccount(
  world: World,
  { person }: Back,
): Promise<JudgedAccountRow | { is: 'unknown-person' | 'no-account' }> {
  const known = await personOfEid(world, world.store, person.subject)
  if (known === null) return { is: 'unknown-person' }
  const judged = known.accountId === null ? null : await judgeAccount(world, world.store, known.accountId)
  if (!judged) return { is: 'no-account' }
  await endCodeRow(world, judged.row.id)
  return judged
}
