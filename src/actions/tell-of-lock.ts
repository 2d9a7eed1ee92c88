/** A lock after wrong passwords is told to the person it was set for: in the journal each time, by mail once a day at most (ASVS 6.3.5). */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { endsByItself } from '../core/account/long-run.ts'
import type { Happening } from '../core/journal/entry.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { MessageContent } from '../core/messages/content.ts'
import { type AccountWithFacts, accountWithFacts } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addJob, type TakenJob } from '../store/jobs.ts'
import { wasToldSince } from '../store/journal-lines.ts'
import { addToJournal } from '../store/journal.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { personById } from '../store/people.ts'
import { randomId } from './random.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

/** The kind of job that finds out whom to tell. */
export const tellOfLock = 'tell-of-lock'

/** Where the passwords came from. */
const doors = ['sign-in', 'network'] as const
export type PasswordDoor = (typeof doors)[number]

const payload = z.strictObject({
  account: z.uuid().nullable(),
  until: z.string(),
  door: z.enum(doors).default('sign-in'),
})

/**
 * Writes down that a lock was set. For invented names too: whether there is anybody to tell is found out later and out of
 * sight, so that the try that locks takes as long for everybody (case E-02). A guess stays counted if this fails.
 */
export async function noteLock(
  world: World,
  lock: { accountId: string | null; bucket: Buffer; until: Temporal.Instant; door: PasswordDoor },
): Promise<void> {
  try {
    await addJob(world.store, {
      id: randomId(world.dice),
      kind: tellOfLock,
      payload: { account: lock.accountId, until: lock.until.toString(), door: lock.door },
      unique: `${tellOfLock} ${lock.bucket.toString('hex')} ${lock.until.toString()}`,
      due: world.now(),
      createdAt: world.now(),
    })
    world.nudgeJobs()
  } catch (error) {
    world.log.error('lock-not-told', error)
  }
}

/** Finds the person and tells them. Whoever sets locks for somebody all day long causes one mail a day, not one each time. */
export async function tellOwnerOfLock(world: World, job: Pick<TakenJob, 'payload'>): Promise<JobOutcome> {
  const { account: id, until, door } = payload.parse(job.payload)
  const lock = { until: Temporal.Instant.from(until), door }
  if (id !== null) await together(world, async (db) => tellOwner(world, db, id, lock))
  world.nudgeJobs()
  return { outcome: 'done' }
}

type Lock = { until: Temporal.Instant; door: PasswordDoor }

async function tellOwner(world: World, db: Db, id: string, lock: Lock): Promise<void> {
  await oneAtATime(db, `${tellOfLock} ${id}`)
  const account = await accountWithFacts(db, id)
  if (!account) return
  const told = await write(world, db, account, lock)
  await addToJournal(db, world.now(), {
    personId: account.person_id,
    accountId: id,
    what: happenings[lock.door][endsByItself(lock.until) ? 'passing' : 'long'],
    by: 'system',
    details: { told },
  })
}

const happenings = {
  'sign-in': { passing: 'sign-in-locked', long: 'sign-in-closed-for-long' },
  network: { passing: 'network-locked', long: 'network-closed-for-long' },
} as const satisfies Record<PasswordDoor, Record<'passing' | 'long', Happening>>

/**
 * The door that stays closed is told each time: it needs the person, and closes again only after a hundred more. A
 * telephone with a mistyped password is told of on the page about Wi-Fi, and in no mail.
 */
async function write(world: World, db: Db, account: AccountWithFacts, lock: Lock): Promise<boolean> {
  const person =
    account.person_id !== null && account.closed_at === null ? await personById(db, account.person_id) : null
  if (!person || person.email === null || person.deceased !== null) return false
  const yesterday = world.now().subtract({ hours: 24 })
  const passes = endsByItself(lock.until)
  if (passes && lock.door === 'network') return false
  if (passes && (await wasToldSince(db, person.id, 'sign-in-locked', yesterday))) return false
  await tell(world, db, { person, accountId: account.id, content: contentOf(world, lock) })
  return true
}

function contentOf(world: World, { until, door }: Lock): MessageContent {
  const at = world.now()
  if (door === 'network') return { kind: 'wifi-changed', facts: { what: 'closed-for-long', at } }
  return endsByItself(until)
    ? { kind: 'sign-in-closed', facts: { until } }
    : { kind: 'sign-in-closed-for-long', facts: { at } }
}
