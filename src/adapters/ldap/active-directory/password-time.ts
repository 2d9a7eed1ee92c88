/** When the password of an entry was set, as the domain keeps it: the one thing it tells of a password. */
import { Temporal } from 'temporal-polyfill'
import type { Existing } from './existing.ts'

/** `pwdLastSet` counts 100 nanoseconds from here (FILETIME, MS-DTYP 2.3.3). */
const begins = Temporal.Instant.from('1601-01-01T00:00:00Z')

/** So far the two clocks may be apart (RFC 4120 8.2); sooner nothing is said to be older, or later. */
const apart = Temporal.Duration.from({ minutes: 5 })

/**
 * Whether what is there is from before the person's password was set: the domain was put back from its own backup. Also when it
 * says that none was set, or that it must be changed first, which ends with every password of ours.
 */
export function isOlderThere(entry: Pick<Existing, 'first'>, setAt: string): boolean {
  const there = setThere(entry)
  return there === null || Temporal.Instant.compare(there.add(apart), Temporal.Instant.from(setAt)) < 0
}

/** Whether what is there was set after the domain took ours: by hand, or by the person at a machine of the domain. `ahead`: what its clock shows more than ours. */
export function isLaterThere(
  entry: Pick<Existing, 'first'>,
  takenAt: string,
  ahead: Temporal.Duration,
): boolean {
  const there = setThere(entry)
  if (there === null) return false
  return Temporal.Instant.compare(there.subtract(ahead), Temporal.Instant.from(takenAt).add(apart)) > 0
}

/** By the domain's own clock; null: none was set, or it must be changed first. */
function setThere(entry: Pick<Existing, 'first'>): Temporal.Instant | null {
  const ticks = BigInt(/^\d{1,19}$/.exec(entry.first('pwdLastSet') ?? '')?.[0] ?? '0')
  return ticks === 0n ? null : begins.add({ milliseconds: Number(ticks / 10_000n) })
}
