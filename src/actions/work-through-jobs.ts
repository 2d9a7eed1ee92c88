/** Takes jobs that are due, and writes down what became of them. */
import { afterTry, isTooLate, type JobOutcome, mostTries, type NextStep } from '../core/jobs/job.ts'
import { markAgain, markDead, markDone, type TakenJob, takeJobs } from '../store/jobs.ts'
import type { World } from './world.ts'

export type { TakenJob } from '../store/jobs.ts'

/** So long may one try take; then the job is anybody's again. */
export const leaseSeconds = 60

/**
 * Takes up to `most` due jobs for doing. What no longer helps anybody, or has taken its worker down with it too often,
 * goes to the dead letters here (cases ).
 */
export async function takeDueJobs(world: World, kinds: readonly string[], most: number): Promise<TakenJob[]> {
  const taken = await takeJobs(world.store, { kinds, most, leaseSeconds, now: world.now() })
  const doable: TakenJob[] = []
  for (const job of taken) {
    if (isTooLate(job, world.now()))
      await settleJob(world, job, { outcome: 'give-up', because: 'no longer useful' })
    else if (job.tries > mostTries)
      await settleJob(world, job, { outcome: 'give-up', because: 'never came to an end' })
    else doable.push(job)
  }
  return doable
}

/** Writes down what became of a try. `lease-lost`: another worker has the job by now, and its word counts (case X-04). */
export async function settleJob(
  world: World,
  job: TakenJob,
  outcome: JobOutcome,
): Promise<'settled' | 'lease-lost'> {
  const next = afterTry(job, outcome, world.now(), world.dice)
  const settled = await write(world, job, next)
  const fields = { kind: job.kind, job: job.id, tries: job.tries }
  if (!settled) world.log.warn('job-lease-lost', fields)
  else if (next.step === 'bury') world.log.warn('job-given-up', { ...fields, because: next.because })
  else if (next.step === 'wait') world.log.info('job-waits', { ...fields, because: next.because })
  return settled ? 'settled' : 'lease-lost'
}

async function write(world: World, job: TakenJob, next: NextStep): Promise<boolean> {
  switch (next.step) {
    case 'done':
      return markDone(world.store, job, world.now())
    case 'wait':
      return markAgain(world.store, job, next.until, next.because)
    case 'bury':
      return markDead(world.store, job, world.now(), next.because)
  }
}
