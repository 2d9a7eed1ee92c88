/** Failures from one address: generous, because a campus shares one, and never more than a slowing down (cases B-05, B-12). */
import { purposes } from '../core/secrets/purposes.ts'
import { countFailureFrom, failuresFrom } from '../store/throttle.ts'
import type { World } from './world.ts'

/** Where a request came from: the prefixes that are counted (IPv4 whole; IPv6 its /64 and its /48). */
export type Address = { prefixes: readonly string[]; campus: boolean }

/** Whether this address failed so often lately that it must wait. Nothing is counted here. */
export async function isSlowedDown(world: World, from: Address): Promise<boolean> {
  const slowed = await Promise.all(
    from.prefixes.map(async (prefix) => {
      const failed = await failuresFrom(world.store, addressIndex(world, prefix), windowStart(world))
      return failed >= mostFrom(world, from, prefix)
    }),
  )
  return slowed.includes(true)
}

/** A campus, and a /48 in which an operator may have thousands of customers, may fail as often as many people do. */
function mostFrom(world: World, from: Address, prefix: string): number {
  const { failures, campusFailures } = world.institution.networks
  return from.campus || prefix.endsWith('/48') ? campusFailures : failures
}

/** One more failure; right ones are never counted. */
export async function noteFailure(world: World, from: Address): Promise<void> {
  for (const prefix of from.prefixes) {
    await countFailureFrom(world.store, addressIndex(world, prefix), windowStart(world), world.now())
  }
}

/** The keyed name of an address prefix: addresses are not kept in the clear. */
export function addressIndex(world: World, prefix: string): Buffer {
  return world.keys.index(purposes.address, prefix)
}

function windowStart(world: World) {
  return world.now().subtract(world.institution.networks.within)
}
