/** A try that was announced and never compared is given back; where the store is busy, again a little later (case B-03). */
import type { Temporal } from 'temporal-polyfill'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import { giveTryBack } from '../store/throttle.ts'
import type { World } from './world.ts'

/** When it is tried again, in milliseconds. After the last the try stays counted: a lock too early is better than a guess too many. */
const later: readonly number[] = [250, 1_000, 4_000, 15_000]

/**
 * Gives it back now, or begins to try in the background; never throws, as whoever calls has something worse to tell. Only a
 * store that never took the statement is asked again: after any other failure nobody knows whether it was done.
 * `announcedAt`: a count that began afresh since then is somebody else's and stays.
 */
export async function giveBack(
  world: World,
  bucket: Buffer,
  announcedAt: Temporal.Instant,
  waits = later,
): Promise<void> {
  const [wait, ...rest] = waits
  try {
    await giveTryBack(world.store, bucket, announcedAt)
  } catch (error) {
    if (!(error instanceof TooBusy) || wait === undefined) return world.log.error('try-stays-counted', error)
    const timer = setTimeout(() => void giveBack(world, bucket, announcedAt, rest), wait)
    timer.unref()
  }
}
