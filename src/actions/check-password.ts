/** The only place where a typed password is compared: counted first, locked alike for every name (cases B-01 to B-08, E-07). */
import type { Temporal } from 'temporal-polyfill'
import type { Password } from '../core/secrets/password.ts'
import { isKnownDevice } from '../store/devices.ts'
import { deviceDigest } from './device-digest.ts'
import { forgiveBucket, type Reserved, reserveTry } from '../store/throttle.ts'
import { afterWrong } from './after-wrong-password.ts'
import { giveBack } from './give-try-back.ts'
import { strangersBucket } from './long-run.ts'
import { takeTurns } from './take-turns.ts'
import type { World } from './world.ts'

/** Whose password is compared: an account, or a name nobody has (then the work is the same and the answer is no). */
export type Claimed = { name: string; account: { id: string; passwordSealed: Buffer | null } | null }

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
    const phc = await compare(world, claimed, password).catch(async (error: unknown) => {
      await giveBack(world, bucket, announcedAt)
      throw error
    })
    if (phc !== null) {
      await forgiveBucket(world.store, bucket)
      return { is: 'right', phc }
    }
    return { is: 'wrong', lockedUntil: await afterWrong(world, claimed, bucket) }
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

/** Another process may be comparing the try that would lock: it is waited for, a second at most. */
async function reserve(world: World, bucket: Buffer): Promise<Reserved> {
  for (let waited = 0; ; waited += 50) {
    const reserved = await reserveTry(world.store, bucket, world.institution.lockout, world.now())
    if (reserved.state === 'reserved' || !reserved.tentative || waited >= 1_000) return reserved
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Costs the same whether or not anybody has the name (case E-02). Gives back the hash that proved right. */
async function compare(world: World, claimed: Claimed, password: Password): Promise<string | null> {
  const sealed = claimed.account?.passwordSealed
  if (!claimed.account || !sealed) {
    await world.passwords.burn(password)
    return null
  }
  const phc = world.keys.unwrap(claimed.account.id, sealed)
  return (await world.passwords.verify(phc, password)) ? phc : null
}
