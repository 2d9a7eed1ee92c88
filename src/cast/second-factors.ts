/** What people of the tests hold in their hand: an authenticator app, a passkey, recovery codes. */
import { HOTP, Secret } from 'otpauth'
import type { Temporal } from 'temporal-polyfill'
import { newRecoveryCodes } from '../actions/recovery-codes.ts'
import { provenByShownFactor } from '../actions/use-grant.ts'
import { seedFrom, stepAt } from '../core/secrets/one-time-code.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addApp } from '../store/authenticator-apps.ts'
import { addGrant } from '../store/grants.ts'
import { addPasskey } from '../store/passkeys.ts'
import { randomId } from '../actions/random.ts'
import { type SoftwareAuthenticator, softwareAuthenticator } from './software-authenticator.ts'
import { putSignedUp } from './signed-up.ts'
import type { TestWorld } from './test-world.ts'

/** An app: the code it shows now, or so many half minutes later. */
export type AppInHand = { id: string; seed: Buffer; code(steps?: number): string }

/** The account has had this app for long. */
export async function putApp({ world }: TestWorld, accountId: string): Promise<AppInHand> {
  const id = randomId(world.dice)
  const seed = seedFrom(world.dice.bytes(20), 20)
  const seedSealed = world.keys.seal(purposes.authenticatorSeed, id, seed)
  const app = { id, accountId, seedSealed, label: 'unknown', madeAt: world.now(), step: 0 }
  await addApp(world.store, app, provenByShownFactor(accountId))
  return { id, seed, code: (steps = 0) => codeOf(seed, world.now(), steps) }
}

/** The code of a seed. */
export function codeOf(seed: Uint8Array, now: Temporal.Instant, steps = 0): string {
  const secret = new Secret({ buffer: Uint8Array.from(seed).buffer })
  return HOTP.generate({ secret, counter: stepAt(now) + steps })
}

/** The code that an app shows after the key of a page was typed into it. */
export function codeOfKey(key: string, now: Temporal.Instant, steps = 0): string {
  return codeOf(Secret.fromBase32(key.replaceAll(' ', '')).bytes, now, steps)
}

/** The account has had this passkey for long. */
export async function putPasskey(
  { world }: TestWorld,
  accountId: string,
  wish: { counts?: boolean } = {},
): Promise<SoftwareAuthenticator> {
  const phone = softwareAuthenticator(world.origin, wish)
  const { options, challenge } = await world.passkeys.askToMake({
    handle: Buffer.from(accountId.replaceAll('-', ''), 'hex'),
    name: 'test',
    displayName: 'test',
    exclude: [],
  })
  const made = await world.passkeys.judgeMade(phone.make(options), challenge)
  if (made.is !== 'made') throw new Error(made.because)
  const added = {
    id: randomId(world.dice),
    accountId,
    passkey: made.passkey,
    label: 'unknown',
    madeAt: world.now(),
  }
  await addPasskey(world.store, added, provenByShownFactor(accountId))
  return phone
}

/** The recovery codes of an account, as they were written down. */
export async function putRecoveryCodes({ world }: TestWorld, accountId: string): Promise<readonly string[]> {
  return newRecoveryCodes(world, world.store, accountId)
}

/** What a code by SMS beside the password gives: the right to enrol the first factor, in the account's newest session. */
export async function putRightToFirstFactor(
  { world }: TestWorld,
  { accountId, personId }: { accountId: string; personId: string },
): Promise<void> {
  const { store } = world
  const now = world.now()
  const id = randomId(world.dice)
  const account = await store
    .selectFrom('account')
    .select('credential_epoch')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await addGrant(store, {
    id,
    journey: 'first-factor',
    personId,
    accountId,
    proofs: [
      { proof: 'password', at: now.toString() },
      { proof: 'sms-code', at: now.toString() },
    ],
    credentialEpoch: account.credential_epoch,
    madeAt: now,
    expiresAt: now.add(world.institution.sessions.grantFor),
    rights: ['second-factor'],
  })
  await store
    .updateTable('session')
    .set({ grant_id: id })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Somebody new who has an app, and the code it shows now. */
export async function newHolder(
  tested: TestWorld,
): Promise<{ username: string; password: string; code: string }> {
  const username = `holder${Buffer.from(tested.world.dice.bytes(6)).toString('hex')}`
  const { accountId, password } = await putSignedUp(tested, { username })
  const app = await putApp(tested, accountId)
  return { username, password, code: app.code() }
}
