/** Sign-ins at services that were begun from one address and not finished: each leaves rows behind before anybody is known, so there are only so many. */
import type { Temporal } from 'temporal-polyfill'
import { countFailureFrom, giveTryBack } from '../store/throttle.ts'
import { type Address, addressIndex, isShared } from './address-limits.ts'
import type { World } from './world.ts'

/**
 * Counts one that is about to begin, before anything is kept of it; false: it is one too many for this address, within
 * `networks.within` (cases B-05, Y-02). Whoever gets in is taken off again, so that any number of people behind one address
 * who sign in never feel it (case B-12).
 */
export async function mayBeginVisit(world: World, from: Address): Promise<boolean> {
  const { within, visits, campusVisits } = world.institution.networks
  const now = world.now()
  let may = true
  for (const prefix of from.prefixes) {
    const begun = await countFailureFrom(world.store, indexOf(world, prefix), now.subtract(within), now)
    if (begun > (isShared(from, prefix) ? campusVisits : visits)) may = false
  }
  return may
}

/** Somebody got in: one less. `begunAt`: in a window that began since then it was never counted. */
export async function noteFinishedVisit(
  world: World,
  from: Address,
  begunAt: Temporal.Instant,
): Promise<void> {
  for (const prefix of from.prefixes) await giveTryBack(world.store, indexOf(world, prefix), begunAt)
}

function indexOf(world: World, prefix: string): Buffer {
  return addressIndex(world, `visits ${prefix}`)
}
