/** A RADIUS server knocks with its key. */
import { readNetworkKey } from '../../core/network/network-key.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import { markNetworkKeyUsed, networkKeyOf } from '../../store/network-keys.ts'
import { type Address, countedAs, failedTooOften, noteFailure } from '../address-limits.ts'
import type { World } from '../world.ts'

/** Who asks. */
export type KnownServer = { keyId: string }

/**
 * Whose key this is. A wrong key, none, a revoked one and one of another institution are one and the same no; it counts
 * against the address. A right one is always let in: no stranger at the same address can shut Wi-Fi by guessing. A key
 * has 256 random bits and is found by its keyed digest, so nothing can be learned from how long that takes.
 */
export async function knownByNetworkKey(
  world: World,
  from: Address,
  authorization: string | undefined,
): Promise<KnownServer | 'nobody' | 'slow-down'> {
  const key = readNetworkKey(authorization)
  const digests = world.keys.indexes(purposes.networkKey, key ?? 'no key')
  const { sources, since } = countedAs(world, from)
  const { id, usedAt, failures } = await networkKeyOf(world.store, { digests, sources, windowStart: since })
  if (id !== null && key !== null && world.institution.wifi.offered) {
    const now = world.now()
    if (usedAt === null || now.since(usedAt).total('minutes') >= 1)
      await markNetworkKeyUsed(world.store, { id, digest: digests[0] ?? null }, now)
    return { keyId: id }
  }
  if (failedTooOften(world, from, failures)) return 'slow-down'
  await noteFailure(world, from)
  world.log.warn('network-key-refused', { institution: world.institution.key })
  return 'nobody'
}
