/** A lock after wrong passwords is told to the person it was set for: in the journal each time, by mail once a day at most (ASVS 6.3.5). */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { endsByItself } from '../core/account/long-run.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
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

const payload = z.strictObject({ account: z.uuid().nullable(), until: z.string() })

/**
 * Writes down that a lock was set. For invented names too: whether there is anybody to tell is found out later and out of
 * sight, so that the try that locks takes as long for everybody (case E-02). A guess stays counted if this fails.
 */
export async function noteLock(
  world: World,
  lock: { accountId: string | null; bucket: Buffer; until: Temporal.Instant },
): Promise<void> {
  try {
    await addJob(world.store, {
      id: randomId(world.dice),
      kind: tellOfLock,
      payload: { account: lock.accountId, until: lock.until.toString() },
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
  const { account: id, until } = payload.parse(job.payload)
  if (id !== null) await together(world, async (db) => tellOwner(world, db, id, Temporal.Instant.from(until)))
  world.nudgeJobs()
  return { outcome: 'done' }
}

async function tellOwner(world: World, db: Db, id: string, until: Temporal.Instant): Promise<void> {
  await oneAtATime(db, `${tellOfLock} ${id}`)
  const account = await accountWithFacts(db, id)
  if (!account) return
  const told = await write(world, db, account, until)
  await addToJournal(db, world.now(), {
    personId: account.person_id,
    accountId: id,
    what: endsByItself(until) ? 'sign-in-locked' : 'sign-in-closed-for-long',
    by: 'system',
    details: { told },
  })
}

/** The door that stays closed is told each time: it needs the person, and closes again only after a hundred more. */
async function write(
  world: World,
  db: Db,
  account: AccountWithFacts,
  until: Temporal.Instant,
): Promise<boolean> {
  const person =
    account.person_id !== null && account.closed_at === null ? await personById(db, account.person_id) : null
  if (!person || person.email === null || person.deceased !== null) return false
  const yesterday = world.now().subtract({ hours: 24 })
  const passes = endsByItself(until)
  if (passes && (await wasToldSince(db, person.id, 'sign-in-locked', yesterday))) return false
  await tell(world, db, {
    person,
    accountId: account.id,
    content: passes
      ? { kind: 'sign-in-closed', facts: { until } }
      : { kind: 'sign-in-closed-for-long', facts: { at: world.now() } },
  })
  return true
}
