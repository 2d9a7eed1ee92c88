/** Opens a session for a browser: a new secret every time, never one that the browser brought (case S-01). */
import type { Temporal } from 'temporal-polyfill'
import { purposes } from '../core/secrets/purposes.ts'
import type { SessionFacts, SessionKind } from '../core/account/session.ts'
import type { ShownFactor } from '../core/account/sign-in-order.ts'
import type { JournalEntry } from '../core/journal/entry.ts'
import { knownAs } from '../store/devices.ts'
import type { Db } from '../store/database.ts'
import { addSession } from '../store/sessions.ts'
import { randomId, randomSecret } from './random.ts'
import type { World } from './world.ts'

/** The browser that knocks: its name for the person's list, the session it came with, and its device cookie. */
export type Browser = {
  device: string
  oldSessionId: string | null
  deviceSecret: string | null
  /** On a computer that others use too: a short session, and the browser is never known (row N-9). */
  shared: boolean
}

export type Opened = { secret: string; deviceSecret: string | null }

/** Who identified the person, kept so that signing out here can sign out there too (field 3.1). */
export type ProviderSession = { name: string; session: string | null; idToken: string }

/**
 * Writes the session and ends the one the browser came with: one statement, in the caller's transaction if there is one.
 * `remember`: this was a whole sign-in, so the browser is known for the account from now on. `told`: a line of the journal.
 */
export async function openSession(
  world: World,
  db: Db,
  browser: Browser,
  session: {
    kind: SessionKind
    proof: SessionFacts['proof']
    accountId: string | null
    credentialEpoch: number | null
    grantId?: string
    factor?: ShownFactor | null
    /** When the factor was shown, if not just now. */
    factorAt?: Temporal.Instant | null
    provider?: ProviderSession
    fresh?: boolean
    remember?: boolean
    /** When it begins, if not just now. */
    at?: Temporal.Instant
    told?: JournalEntry
  },
): Promise<Opened> {
  const { sessions } = world.institution
  const now = session.at ?? world.now()
  const secret = randomSecret(world.dice)
  const restricted = session.kind !== 'full'
  const { idle, atMost } = browser.shared ? sessions.sharedComputer : sessions.person
  const endsAt = now.add(restricted ? sessions.grantFor : atMost)
  const mayRemember = session.remember === true && session.accountId !== null && !browser.shared
  const deviceSecret = mayRemember ? await deviceSecretOf(world, db, browser) : null
  const id = randomId(world.dice)
  const opened = {
    id,
    idDigest: world.keys.index(purposes.session, secret),
    kind: session.kind,
    proof: session.proof,
    accountId: session.accountId,
    grantId: session.grantId ?? null,
    credentialEpoch: session.credentialEpoch,
    madeAt: now,
    idleUntil: restricted && !browser.shared ? endsAt : now.add(idle),
    endsAt,
    freshUntil: session.fresh ? now.add(sessions.freshFor) : null,
    device: browser.device,
    factor: session.factor ?? null,
    factorAt: session.factorAt === undefined ? (showsFactor(session) ? now : null) : session.factorAt,
    provider: session.provider ? sealedProvider(world, id, session.provider) : null,
    shared: browser.shared,
    knownDevice: deviceSecret ? world.keys.index(purposes.device, deviceSecret) : null,
  }
  await addSession(db, opened, {
    replaces: browser.oldSessionId,
    deviceEndsAt: deviceSecret ? inDays(world, sessions.knownDeviceFor) : null,
    told: session.told ?? null,
  })
  return { secret, deviceSecret }
}

/** A passkey and electronic ID are two factors in one. */
function showsFactor({
  factor,
  proof,
}: {
  factor?: ShownFactor | null
  proof: SessionFacts['proof']
}): boolean {
  return (factor ?? null) !== null || proof === 'passkey' || proof === 'eid'
}

function sealedProvider(world: World, id: string, { name, session, idToken }: ProviderSession) {
  return { name, session, tokenSealed: world.keys.seal(purposes.providerToken, id, idToken) }
}

/** The browser keeps its secret only if it was made here; what somebody else planted is not adopted (case S-01). */
async function deviceSecretOf(world: World, db: Db, { deviceSecret }: Browser): Promise<string> {
  const isOurs =
    deviceSecret !== null &&
    (await knownAs(db, world.keys.indexes(purposes.device, deviceSecret), world.now())) !== null
  return isOurs ? deviceSecret : randomSecret(world.dice)
}

/** A moment some calendar days ahead, in the institution's time zone. */
function inDays(world: World, duration: World['institution']['sessions']['knownDeviceFor']) {
  return world.now().toZonedDateTimeISO(world.institution.timeZone).add(duration).toInstant()
}
