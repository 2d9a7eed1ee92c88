/** A temporary password was ordered: if the registered mobile may have it, it is made, kept as a keyed hash, and sent (row O-5). */
import { z } from 'zod'
import { textMessageObjections } from '../core/account/recovery.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import { simObjections, type SimChanges } from '../core/person/sim-changes.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { makeTemporaryPassword, readTemporaryPassword } from '../core/secrets/temporary-password.ts'
import type { Db } from '../store/database.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import { holdAccount } from '../store/second-factors.ts'
import { addTemporaryPassword } from '../store/temporary-passwords.ts'
import { addMessage } from './add-message.ts'
import { askOnceMore, checkSim } from './check-sim.ts'
import { randomId } from './random.ts'
import { type Recoverable, recoverableByAccount } from './recoverable.ts'
import { channelsOf, languageOf } from './tell.ts'
import { together, type World } from './world.ts'

const payload = z.object({ account: z.string(), by: z.string() })

/** Contacts and locks are read now, not when it was ordered: a number changed in between gets nothing (case R-04). */
export async function sendTemporaryPasswordOrdered(
  world: World,
  job: Pick<TakenJob, 'payload' | 'tries'>,
  sims: SimChanges | null,
): Promise<JobOutcome> {
  const { account: accountId, by } = payload.parse(job.payload)
  const checked = await checkSim(world, sims, accountId)
  const later = askOnceMore(checked, job)
  if (later) return later
  await together(world, async (db) => {
    await holdAccount(db, accountId)
    const person = await recoverableByAccount(world, db, accountId)
    if (!person?.account) return
    const objections = [
      ...textMessageObjections(person.facts, world.institution, world.now()),
      ...simObjections(checked, person.row.mobile),
    ]
    if (objections.length === 0) await send(world, db, person, by)
    await note(world, db, person, objections[0])
  })
  world.nudgeJobs()
  return { outcome: 'done' }
}

async function send(world: World, db: Db, person: Recoverable, by: string): Promise<void> {
  const { account, row } = person
  if (account === null || row.mobile === null) return
  const now = world.now()
  const until = now.add(world.institution.recovery.temporaryPassword.validFor)
  const password = makeTemporaryPassword(world.dice)
  await addTemporaryPassword(db, {
    id: randomId(world.dice),
    accountId: account.id,
    mac: world.keys.mac(purposes.temporaryPassword, account.id, readTemporaryPassword(password) ?? ''),
    keyId: world.keys.keyId,
    askedBy: by,
    credentialEpoch: account.credentialEpoch,
    madeAt: now,
    expiresAt: until,
  })
  await addMessage(world, db, {
    content: { kind: 'temporary-password', facts: { password, until } },
    to: channelsOf(row),
    personId: row.id,
    language: languageOf(world, row),
    orderKey: account.id,
  })
}

async function note(world: World, db: Db, person: Recoverable, notSent: NotSent | undefined): Promise<void> {
  await addToJournal(db, world.now(), {
    personId: person.row.id,
    accountId: person.account?.id ?? null,
    what: notSent === undefined ? 'temporary-password-sent' : 'temporary-password-not-sent',
    by: 'self',
    ...(notSent === undefined ? {} : { details: { notSent } }),
  })
}
