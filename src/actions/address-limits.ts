/** Failures from one address: generous, because a campus shares one, and never more than a slowing down (cases B-05, B-12). */
import type { Temporal } from 'temporal-polyfill'
import { purposes } from '../core/secrets/purposes.ts'
import { countFailureFrom, failuresFrom } from '../store/throttle.ts'
import { namesCountedAs, noteWrongName, triedTooManyNames } from './name-limits.ts'
import type { World } from './world.ts'

/** Where a request came from: the prefixes that are counted (IPv4 whole; IPv6 its /64 and its /48). */
export type Address = { prefixes: readonly string[]; campus: boolean }

/** Whether this address failed so often lately that it must wait. Nothing is counted here. */
export async function isSlowedDown(world: World, from: Address): Promise<boolean> {
  const { sources, since } = countedAs(world, from)
  const failures = sources.map(async (source) => failuresFrom(world.store, source, since))
  return failedTooOften(world, from, await Promise.all(failures))
}

/** Under which names the failures of an address are counted, and since when. */
export function countedAs(world: World, from: Address): { sources: Buffer[]; since: Temporal.Instant } {
  return {
    sources: [...from.prefixes.map((prefix) => addressIndex(world, prefix)), ...namesCountedAs(world, from)],
    since: windowStart(world),
  }
}

/** Whether these failures, in the order of `countedAs`, are more than are allowed. */
export function failedTooOften(world: World, from: Address, failures: readonly number[]): boolean {
  const names = failures.slice(from.prefixes.length)
  return (
    from.prefixes.some((prefix, place) => (failures[place] ?? 0) >= mostFrom(world, from, prefix)) ||
    triedTooManyNames(world, names)
  )
}

function mostFrom(world: World, from: Address, prefix: string): number {
  const { failures, campusFailures } = world.institution.networks
  return isShared(from, prefix) ? campusFailures : failures
}

/** A campus, and a /48 in which an operator may have thousands of customers, may do as much as many people do. */
export function isShared({ campus }: Address, prefix: string): boolean {
  return campus || prefix.endsWith('/48')
}

/** One more failure; right ones are never counted. `name`: the one that was tried, where names are. */
export async function noteFailure(world: World, from: Address, name?: string): Promise<void> {
  for (const prefix of from.prefixes) {
    await countFailureFrom(world.store, addressIndex(world, prefix), windowStart(world), world.now())
  }
  if (name !== undefined) await noteWrongName(world, from, { name, windowStart: windowStart(world) })
}

/** The keyed name of an address prefix: addresses are not kept in the clear. */
export function addressIndex(world: World, prefix: string): Buffer {
  return world.keys.index(purposes.address, prefix)
}

function windowStart(world: World) {
  return world.now().subtract(world.institution.networks.within)
}
