/** What follows a wrong password: a tentative lock becomes one, very many in a row close the door, and a lock is told. */
import type { Temporal } from 'temporal-polyfill'
import { confirmWrong } from '../store/throttle.ts'
import { countInLongRun, strangersBuckets } from './long-run.ts'
import { noteLock, type PasswordDoor } from './tell-of-lock.ts'
import type { World } from './world.ts'

/** Gives back until when the bucket is locked by this try, if it is. The same work for a name that nobody has (case E-02). */
export async function afterWrong(
  world: World,
  claimed: { name: string; account: { id: string } | null },
  bucket: Buffer,
  door: PasswordDoor,
): Promise<Temporal.Instant | null> {
  const locked = await confirmWrong(world.store, bucket)
  const stranger = strangersBuckets(world, claimed.name).some((each) => bucket.equals(each))
  const closed = stranger ? await countInLongRun(world, claimed, bucket) : null
  const until = closed ?? locked
  if (until) await noteLock(world, { accountId: claimed.account?.id ?? null, bucket, until, door })
  return until
}
