/** The keyed digest of what a browser keeps: the one it is known by, while the keys change, else the newest. */
import { purposes } from '../core/secrets/purposes.ts'
import { knownAs } from '../store/devices.ts'
import type { World } from './world.ts'

/** Asks nothing as long as there is one key; null for a browser that keeps nothing. */
export async function deviceDigest(
  { keys, store, now }: World,
  deviceSecret: string | null,
): Promise<Buffer | null> {
  if (deviceSecret === null) return null
  const digests = keys.indexes(purposes.device, deviceSecret)
  const known = digests.length > 1 ? await knownAs(store, digests, now()) : null
  return known ?? keys.index(purposes.device, deviceSecret)
}
