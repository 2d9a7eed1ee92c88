/** When the password of an entry was set, as the domain keeps it: the one thing it tells of a password. */
import { Temporal } from 'temporal-polyfill'
import type { Existing } from './existing.ts'

/** `pwdLastSet` counts 100 nanoseconds from here (FILETIME, MS-DTYP 2.3.3). */
const begins = Temporal.Instant.from('1601-01-01T00:00:00Z')

/** So far the two clocks may be apart (RFC 4120 8.2); sooner nothing is said to be older. */
const apart = Temporal.Duration.from({ minutes: 5 })

/**
 * Whether what is there is from before the person's password was set: the domain was put back from its own backup. Also when it
 * says that none was set, or that it must be changed first, which ends with every password of ours.
 */
export function isOlderThere(entry: Pick<Existing, 'first'>, setAt: string): boolean {
  const ticks = /^\d{1,19}$/.exec(entry.first('pwdLastSet') ?? '')?.[0] ?? '0'
  if (BigInt(ticks) === 0n) return true
  const there = begins.add({ milliseconds: Number(BigInt(ticks) / 10_000n) })
  return Temporal.Instant.compare(there.add(apart), Temporal.Instant.from(setAt)) < 0
}
