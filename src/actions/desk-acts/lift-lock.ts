/** The desk opens what wrong passwords closed, or lifts a lock that somebody placed (row O-12). */
import type { ActDetails } from '../../core/desk/act.ts'
import type { Db } from '../../store/database.ts'
import { livingLocks, liftLock } from '../../store/placed-locks.ts'
import { openBuckets } from '../../store/throttle.ts'
import { endLongRun, strangersBuckets } from '../long-run.ts'
import { bucketFor, networkBucket } from '../check-password.ts'
import { knownDevicesOf } from '../../store/devices.ts'
import { stationsOf } from '../../store/network-devices.ts'
import type { World } from '../world.ts'
import type { ActHand, ActInHand, Performed, Target } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** `details.lock`: `wrong-passwords`, or the id of a placed lock. A lock of security is lifted by security. */
export const liftLockAct: ActInHand = {
  perform: async (world, db, target, hand) => {
    const which = hand.details['lock']
    if (target.account === null || typeof which !== 'string')
      return { is: 'not-now', because: 'nothing-to-lift' }
    return which === 'wrong-passwords'
      ? openPasswordDoor(world, db, target, hand)
      : liftPlaced(world, db, target, { ...hand, which })
  },
  undo: null,
}

async function openPasswordDoor(world: World, db: Db, target: Target, hand: ActHand): Promise<Performed> {
  const { account } = target
  if (!account) return { is: 'not-now', because: 'nothing-to-lift' }
  const devices = await knownDevicesOf(db, account.id)
  const stations = await stationsOf(db, account.id)
  const buckets = [
    ...strangersBuckets(world, account.username),
    ...devices.map((device) => bucketFor(world, account.username, device)),
    ...stations.map((station) => networkBucket(world, account.username, station)),
  ]
  const opened = await openBuckets(db, buckets, world.now())
  await endLongRun(world, db, account.username)
  if (opened === 0) return { is: 'not-now', because: 'nothing-to-lift' }
  await write(world, db, target, hand, 'lock-lifted', { lock: 'wrong-passwords' })
  await tellOfAct(world, db, target, 'lift-lock')
  return { is: 'done' }
}

async function liftPlaced(
  world: World,
  db: Db,
  target: Target,
  hand: ActHand & { which: string; details: ActDetails },
): Promise<Performed> {
  const { account } = target
  const lock = account ? (await livingLocks(db, account.id)).find(({ id }) => id === hand.which) : undefined
  if (!account || !lock) return { is: 'not-now', because: 'nothing-to-lift' }
  if (lock.class === 'security' && hand.details['rank'] !== 'security')
    return { is: 'not-now', because: 'not-yours-to-lift' }
  await liftLock(db, lock.id, { at: world.now(), by: hand.by })
  await write(world, db, target, hand, 'lock-lifted', { lock: lock.class })
  await tellOfAct(world, db, target, 'lift-lock')
  return { is: 'done' }
}
