/** The service desk's way out for somebody who has no known browser: the lock after wrong passwords is lifted (O-12, case B-15). */
import type { Temporal } from 'temporal-polyfill'
import { readUsername } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { accountWithFactsByUsername } from '../store/accounts.ts'
import { addToJournal } from '../store/journal.ts'
import { forgiveBucket, lockOf } from '../store/throttle.ts'
import { endLongRun, strangersBucket } from './long-run.ts'
import { together, type World } from './world.ts'

export type DoorOpened =
  | { is: 'no-account' }
  /** Nothing was locked; nothing is changed. */
  | { is: 'was-open'; username: string }
  | { is: 'opened' | 'would-open'; username: string; until: Temporal.Instant }

/** Lifts the lock on browsers that the account does not know, and begins their count anew. Other hindrances stay. */
export async function openPasswordDoor(
  world: World,
  typed: string,
  act: { by: string; because: string; apply: boolean },
): Promise<DoorOpened> {
  const name = readUsername(typed, { realms: ownDomains(world.institution) })
  const account = name === null ? undefined : await accountWithFactsByUsername(world.store, name)
  if (!account) return { is: 'no-account' }
  const { username } = account
  const bucket = strangersBucket(world, username)
  const until = await lockOf(world.store, bucket, world.now())
  if (until === null) return { is: 'was-open', username }
  if (!act.apply) return { is: 'would-open', username, until }
  await together(world, async (db) => {
    await endLongRun(world, db, username)
    await forgiveBucket(db, bucket)
    await addToJournal(db, world.now(), {
      personId: account.person_id,
      accountId: account.id,
      what: 'lock-lifted',
      by: act.by,
      because: act.because,
    })
  })
  return { is: 'opened', username, until }
}
