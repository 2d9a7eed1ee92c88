/** A second factor is enrolled: an app whose first code was right, or a passkey. Everything that follows is one transaction (rows O-9, E-4). */
import {
  type AuthenticatorSeed,
  matchingStep,
  readAppCode,
  seedFrom,
  seedLength,
} from '../core/secrets/one-time-code.ts'
import type { KeptPasskey } from '../core/secrets/passkeys.ts'
import type { Proven } from '../core/secrets/proven.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { SessionFacts } from '../core/account/session.ts'
import type { Next, ShownFactor } from '../core/account/sign-in-order.ts'
import { addApp, appsEver } from '../store/authenticator-apps.ts'
import type { Db } from '../store/database.ts'
import { addPasskey } from '../store/passkeys.ts'
import { endAllFactors, endPendingSessions, factorsOf, holdAccount } from '../store/second-factors.ts'
import { type FactorStanding, factorStanding, proveFor } from './factor-standing.ts'
import { goOnIn } from './let-in.ts'
import type { Browser, Opened } from './open-session.ts'
import { judgePasskeyMade } from './passkey-ceremony.ts'
import { randomId } from './random.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { ownerOf } from './show-factor.ts'
import { tellOfChange } from './tell-of-factors.ts'
import { together, type World } from './world.ts'

export type Enrolled =
  /** `codes`: recovery codes, shown this once. `opened`: where this was a step of the sign-in, it goes on. */
  | { is: 'enrolled'; codes: readonly string[]; opened: Opened | null; next: Next | '/my-account/two-factor' }
  /** The code is not the one of this key; the passkey is not what was asked for. */
  | { is: 'wrong' }
  /** Not with what this session has shown, or no longer. */
  | { is: 'not-now' }

/**
 * The seed that the page shows until its first code is right. It is written nowhere: it comes from the session and from
 * how many apps there ever were, so that reading the page changes nothing and one seed is never shown again (case O-05).
 */
export async function pendingSeed(world: World, session: SessionFacts): Promise<AuthenticatorSeed | null> {
  const [newest = null] = await pendingSeeds(world, session)
  return newest
}

async function pendingSeeds(world: World, session: SessionFacts): Promise<AuthenticatorSeed[]> {
  return session.accountId ? seedsFor(world, world.store, session, session.accountId) : []
}

/** The first code shows that the app has got the key, so that nobody is locked out by a failed scan (row E-4). */
export async function enrolApp(
  world: World,
  session: SessionFacts,
  typed: string,
  browser: Browser,
): Promise<Enrolled> {
  const code = readAppCode(typed)
  const found = (await pendingSeeds(world, session)).flatMap((seed) => {
    const step = code === null ? null : matchingStep(seed, code, world.now())
    return step === null ? [] : [{ seed, step }]
  })
  const [match] = found
  if (!match) return { is: 'wrong' }
  const { seed: shown, step } = match
  return enrol(world, session, browser, {
    factor: 'authenticator-app',
    add: async (db, accountId, proven) => {
      const seeds = await seedsFor(world, db, session, accountId)
      // somebody was quicker in another window: this code was of a key that is in use already
      if (!seeds.some((seed) => seed.equals(shown))) return false
      const id = randomId(world.dice)
      const seedSealed = world.keys.seal(purposes.authenticatorSeed, id, shown)
      await addApp(
        db,
        { id, accountId, seedSealed, label: browser.device, madeAt: world.now(), step },
        proven,
      )
      return true
    },
  })
}

/** A passkey that this browser, or a phone or key near it, has just made. */
export async function enrolPasskey(
  world: World,
  session: SessionFacts,
  made: { answer: string; mark: string },
  browser: Browser,
): Promise<Enrolled> {
  const { accountId } = session
  if (accountId === null) return { is: 'not-now' }
  const ceremony = { purpose: 'add', mark: made.mark, accountId } as const
  const passkey = await judgePasskeyMade(world, ceremony, made.answer)
  if (!passkey) return { is: 'wrong' }
  return enrol(world, session, browser, {
    factor: 'passkey',
    add: async (db, whose, proven) =>
      addOwnPasskey(world, db, { accountId: whose, passkey, browser }, proven),
  })
}

async function addOwnPasskey(
  world: World,
  db: Db,
  { accountId, passkey, browser }: { accountId: string; passkey: KeptPasskey; browser: Browser },
  proven: Proven<'second-factor'>,
): Promise<boolean> {
  const id = randomId(world.dice)
  return addPasskey(db, { id, accountId, passkey, label: browser.device, madeAt: world.now() }, proven)
}

type Adding = {
  factor: Extract<ShownFactor, 'authenticator-app' | 'passkey'>
  /** False: it was somebody's already, and everything else is undone. */
  add: (db: Db, accountId: string, proven: Proven<'second-factor'>) => Promise<boolean>
}

const journalled = { 'authenticator-app': 'authenticator-app-added', passkey: 'passkey-added' } as const
const told = { 'authenticator-app': 'app-added', passkey: 'passkey-added' } as const

/** Undoes the transaction; never leaves this file. */
class NotAdded extends Error {}

async function enrol(
  world: World,
  session: SessionFacts,
  browser: Browser,
  adding: Adding,
): Promise<Enrolled> {
  try {
    const outcome = await together(world, async (db) => write(world, db, { session, browser, adding }))
    world.nudgeJobs()
    return outcome
  } catch (error) {
    if (error instanceof NotAdded) return { is: 'wrong' }
    throw error
  }
}

async function write(
  world: World,
  db: Db,
  { session, browser, adding }: { session: SessionFacts; browser: Browser; adding: Adding },
): Promise<Enrolled> {
  const owner = ownerOf(session, browser)
  const held = owner && (await holdAccount(db, owner.accountId))
  if (!owner || held?.epoch !== owner.epoch) return { is: 'not-now' }
  const { accountId, epoch } = owner
  const before = await factorsOf(db, accountId)
  const standing = await factorStanding(world, db, session, before)
  const proven = await proveFor(world, db, { ...session, accountId, credentialEpoch: epoch }, standing)
  if (!proven) return { is: 'not-now' }
  const now = world.now()
  if (standing === 'replacing') await endAllFactors(db, accountId, now, 'replaced')
  if (!(await adding.add(db, accountId, proven))) throw new NotAdded()
  const codes = needsCodes(standing) ? await newRecoveryCodes(world, db, accountId) : []
  await endPendingSessions(db, accountId, session.id, now, 'factors-changed')
  await tellOfChange(world, db, owner, { journal: journalled[adding.factor], message: told[adding.factor] })
  if (session.kind === 'full') return { is: 'enrolled', codes, opened: null, next: '/my-account/two-factor' }
  const inside = await goOnIn(world, db, session, browser, { factor: adding.factor })
  if (inside.is === 'gone') throw new Error('the account moved on although it was held')
  return { is: 'enrolled', codes, opened: inside.opened, next: inside.next }
}

/** The codes come with the first factor; those of a lost one are void. */
function needsCodes(standing: FactorStanding): boolean {
  return standing === 'first' || standing === 'replacing'
}

/** The newest key's first; the others are of pages that were opened before a rotation. */
async function seedsFor(
  world: World,
  db: Db,
  session: SessionFacts,
  accountId: string,
): Promise<AuthenticatorSeed[]> {
  const parts = [accountId, session.id, String(await appsEver(db, accountId))]
  const length = seedLength(world.institution.secondFactor.app)
  return world.keys.macs(purposes.pendingSeed, ...parts).map((mac) => seedFrom(mac, length))
}
