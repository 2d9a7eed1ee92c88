/** Wrong passwords in a row from browsers that the account does not know: after a hundred the door stays closed to them (case B-15). */
import type { Temporal } from 'temporal-polyfill'
import { untilOpened } from '../core/account/long-run.ts'
import type { Db } from '../store/database.ts'
import { closeBucket, countInRun, endRun } from '../store/wrong-runs.ts'
import type { World } from './world.ts'

/** Counts one more. Gives back until when the door is closed if this was the last that is allowed in a row. */
export async function countInLongRun(
  world: World,
  claimed: { name: string; account: { id: string } | null },
  bucket: Buffer,
): Promise<Temporal.Instant | null> {
  const now = world.now()
  const wrong = await countInRun(world.store, {
    name: runOf(world, claimed.name, bucket),
    accountId: claimed.account?.id ?? null,
    now,
  })
  if (wrong < world.institution.lockout.longRunCap) return null
  await closeBucket(world.store, bucket, { now, until: untilOpened })
  return untilOpened
}

/** A new password makes every guess before it worthless: the doors are open to unknown browsers and devices again. Inside the caller's transaction. */
export async function endLongRun(world: World, db: Db, username: string): Promise<void> {
  for (const bucket of strangersBuckets(world, username))
    await endRun(db, { name: runOf(world, username, bucket), bucket, closedUntil: untilOpened })
}

/** The bucket that all browsers share which an account does not know (case B-09). */
export function strangersBucket(world: World, name: string): Buffer {
  return world.keys.index('throttle', `${name}|strangers`)
}

/** The same on Wi-Fi: what telephones get wrong never closes the web's door, nor the other way round. */
export function networkStrangersBucket(world: World, name: string): Buffer {
  return world.keys.index('throttle', `${name}|network|strangers`)
}

/** The buckets that are closed after a long run. */
export function strangersBuckets(world: World, name: string): readonly [Buffer, Buffer] {
  return [strangersBucket(world, name), networkStrangersBucket(world, name)]
}

function runOf(world: World, name: string, bucket: Buffer): Buffer {
  const onNetwork = bucket.equals(networkStrangersBucket(world, name))
  return world.keys.index('throttle', onNetwork ? `${name}|network-run` : `${name}|run`)
}
