/** One password tried with many names from one address: so many different names may be wrong, and then it must wait (case B-11). */
import type { Temporal } from 'temporal-polyfill'
import { purposes } from '../core/secrets/purposes.ts'
import { countFailureFrom } from '../store/throttle.ts'
import type { World } from './world.ts'

type From = { prefixes: readonly string[]; campus: boolean }

/**
 * Under which names the wrong names of an address are counted. A campus, where thousands mistype from one address (case
 * B-12), and a /48 with all its customers are not counted by names; their failures are (address-limits.ts).
 */
export function namesCountedAs(world: World, from: From): Buffer[] {
  return countedPrefixes(from).map((prefix) => index(world, `names ${prefix}`))
}

/** Whether these counts, one for each of `namesCountedAs`, are more names than are allowed. */
export function triedTooManyNames({ institution }: World, counts: readonly number[]): boolean {
  return counts.some((count) => count >= institution.networks.names)
}

/** This name was wrong from here. It counts once in a window, however often it is tried: for that there are locks. */
export async function noteWrongName(
  world: World,
  from: From,
  wrong: { name: string; windowStart: Temporal.Instant },
): Promise<void> {
  const now = world.now()
  for (const prefix of countedPrefixes(from)) {
    const pair = index(world, `name ${prefix} ${wrong.name}`)
    const before = await countFailureFrom(world.store, pair, wrong.windowStart, now)
    if (before === 1)
      await countFailureFrom(world.store, index(world, `names ${prefix}`), wrong.windowStart, now)
  }
}

function countedPrefixes({ prefixes, campus }: From): readonly string[] {
  return campus ? [] : prefixes.filter((prefix) => !prefix.endsWith('/48'))
}

function index(world: World, text: string): Buffer {
  return world.keys.index(purposes.address, text)
}
