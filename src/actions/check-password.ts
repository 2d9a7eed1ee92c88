/** The only place where a typed password is compared: counted first, locked alike for every name (cases B-01 to B-08, E-07). */
import type { Temporal } from 'temporal-polyfill'
import type { Password } from '../core/secrets/password.ts'
import { isKnownDevice } from '../store/devices.ts'
import { worksOfOldHashes } from '../store/old-hashes.ts'
import { deviceDigest } from './device-digest.ts'
import { forgiveBucket, type Reserved, reserveTry } from '../store/throttle.ts'
import { afterWrong } from './after-wrong-password.ts'
import { giveBack } from './give-try-back.ts'
import { networkStrangersBucket, strangersBucket } from './long-run.ts'
import { takeTurns } from './take-turns.ts'
import type { World } from './world.ts'

/** Whose password is compared: an account, or a name nobody has (then the work is the same and the answer is no). */
export type Claimed = {
  name: string
  account: { id: string; passwordSealed: Buffer | null } | null
  /** What the keyboard sent, where it is another text than the password; older systems hashed that (case I-12). */
  unprepared?: Password | null
}

/** What the network door compares besides: the last passwords of before, as they are kept; asked for only when needed. */
type Former = () => Promise<readonly { sealed: Buffer }[]>

export type Checked =
  | { is: 'right'; phc: string }
  | { is: 'wrong'; lockedUntil: Temporal.Instant | null }
  | { is: 'locked'; until: Temporal.Instant }

/** Compares once, counted in the bucket that asks. Throws TooBusy or TooManyAtOnce, neither of which counts as a try. */
export async function checkPassword(
  world: World,
  claimed: Claimed,
  password: Password,
  bucket: Buffer,
): Promise<Checked> {
  return takeTurns(`password ${bucket.toString('hex')}`, async () => {
    const reserved = await reserve(world, bucket)
    if (reserved.state === 'locked') return { is: 'locked', until: reserved.until }
    const announcedAt = world.now()
    const phc = await orGiveBack(world, { bucket, announcedAt }, async () =>
      compare(world, claimed, password),
    )
    if (phc !== null) {
      await forgiveBucket(world.store, bucket)
      return { is: 'right', phc }
    }
    return { is: 'wrong', lockedUntil: await afterWrong(world, claimed, bucket, 'sign-in') }
  })
}

/**
 * The same for a device on Wi-Fi, which sends what somebody typed into it long ago: one of the last passwords is told
 * apart, and is no guess, so it never counts. Every wrong one costs `hashes` comparisons more than a right one, whether or
 * not anybody has the name or had a password before (case E-02).
 */
export async function checkNetworkPassword(
  world: World,
  claimed: Claimed,
  password: Password,
  at: { bucket: Buffer; former: Former; hashes: number },
): Promise<Checked | { is: 'former' }> {
  const { bucket, former, hashes } = at
  return takeTurns(`password ${bucket.toString('hex')}`, async () => {
    const reserved = await reserve(world, bucket)
    if (reserved.state === 'locked') return { is: 'locked', until: reserved.until }
    const announced = { bucket, announcedAt: world.now() }
    const phc = await orGiveBack(world, announced, async () => compare(world, claimed, password))
    if (phc !== null) {
      await forgiveBucket(world.store, bucket)
      return { is: 'right', phc }
    }
    const wasRight = await orGiveBack(world, announced, async () =>
      compareFormer(world, claimed, password, { former: await former(), hashes }),
    )
    if (wasRight) {
      await giveBack(world, bucket, announced.announcedAt)
      return { is: 'former' }
    }
    return { is: 'wrong', lockedUntil: await afterWrong(world, claimed, bucket, 'network') }
  })
}

/** All are compared, also when the first is the one. */
async function compareFormer(
  world: World,
  { account }: Claimed,
  password: Password,
  { former, hashes }: { former: Awaited<ReturnType<Former>>; hashes: number },
): Promise<boolean> {
  let found = false
  for (let number = 0; number < hashes; number++) {
    const sealed = former[number]?.sealed
    if (account && sealed) {
      const same = await world.passwords.verify(world.keys.unwrap(account.id, sealed), password)
      found ||= same
    } else await world.passwords.burn(password)
  }
  return found
}

/** A machine too busy to compare has not compared: the try does not count. */
async function orGiveBack<T>(
  world: World,
  { bucket, announcedAt }: { bucket: Buffer; announcedAt: Temporal.Instant },
  work: () => Promise<T>,
): Promise<T> {
  return work().catch(async (error: unknown) => {
    await giveBack(world, bucket, announcedAt)
    throw error
  })
}

/** The bucket of a claimed name: a browser known for the account has its own, all strangers share one (case B-09). */
export async function bucketOf(world: World, claimed: Claimed, deviceSecret: string | null): Promise<Buffer> {
  const device = await deviceDigest(world, deviceSecret)
  const owner = claimed.account?.id
  const known =
    device !== null && owner !== undefined && (await isKnownDevice(world.store, device, owner, world.now()))
  return bucketFor(world, claimed.name, known ? device : null)
}

/** The same when it is known already whether the account knows the browser; null: a stranger's. */
export function bucketFor(world: World, name: string, knownDevice: Buffer | null): Buffer {
  return knownDevice
    ? world.keys.index('throttle', `${name}|${knownDevice.toString('hex')}`)
    : strangersBucket(world, name)
}

/** The bucket of a device on Wi-Fi: one that came with the right password before has its own, all others share one (case B-09). */
export function networkBucket(world: World, name: string, knownStation: string | null): Buffer {
  return knownStation === null
    ? networkStrangersBucket(world, name)
    : world.keys.index('throttle', `${name}|network|${knownStation}`)
}

/** Another process may be comparing the try that would lock: it is waited for, a second at most. */
async function reserve(world: World, bucket: Buffer): Promise<Reserved> {
  for (let waited = 0; ; waited += 50) {
    const reserved = await reserveTry(world.store, bucket, world.institution.lockout, world.now())
    if (reserved.state === 'reserved' || !reserved.tentative || waited >= 1_000) return reserved
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * Costs the same whether or not anybody has the name, and whichever system made the hash (case E-02): while hashes of an
 * older system are kept, their costs are paid for every name. Gives back the hash that proved right.
 */
async function compare(world: World, claimed: Claimed, password: Password): Promise<string | null> {
  const sealed = claimed.account?.passwordSealed
  const alike = await worksOfOldHashes(world.store)
  const spellings = [password, ...(claimed.unprepared && alike.length > 0 ? [claimed.unprepared] : [])]
  const phc = claimed.account && sealed ? world.keys.unwrap(claimed.account.id, sealed) : null
  let right = false
  // each is tried for every name, whichever was right: the time must not tell
  for (const each of spellings) {
    if (phc === null) await world.passwords.burn(each, alike)
    else if (await world.passwords.verify(phc, each, alike)) right = true
  }
  return right ? phc : null
}
