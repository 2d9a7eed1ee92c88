/** The queue's runner: takes jobs as they become due, a few at once, until it is told to stop. */
import { setTimeout as pause } from 'node:timers/promises'
import { leaseSeconds, settleJob, type TakenJob, takeDueJobs } from '../actions/work-through-jobs.ts'
import type { World } from '../actions/world.ts'
import type { JobOutcome } from '../core/jobs/job.ts'

/** How jobs of one kind are done. It may be called again for the same job: then the whole truth is written again. */
export type DoJob = (job: TakenJob, signal: AbortSignal) => Promise<JobOutcome>

export type JobsToRun = {
  /** By the name of the kind. Kinds that are not here stay in the queue for another worker. */
  kinds: Readonly<Record<string, DoJob>>
  /** False while this database belongs to another deployment: then nothing leaves the house (design, "Store"). */
  mayDeliver: () => Promise<boolean>
  /** So many at the same time; default 8. */
  atOnce?: number
  /** How long to wait before looking again when there was nothing to do; default 250 ms. */
  idleMs?: number
}

export type JobRunner = {
  /** Looks at once instead of at the next turn. */
  nudge(): void
  /** Takes nothing new and waits for what is under way; after `withinMs` that is told to stop as well. */
  stop(withinMs?: number): Promise<void>
}

/** After this a try has to be over, well before its lease is. */
const longestTryMs = (leaseSeconds - 15) * 1_000

/** Starts working through an institution's jobs. Any number of runners, in any number of processes, share the queue. */
export function runJobs(world: World, toRun: JobsToRun): JobRunner {
  const { kinds, mayDeliver, atOnce = 8, idleMs = 250 } = toRun
  const underWay = new Map<Promise<void>, AbortController>()
  let stopping = false
  let wake = new AbortController()

  const begin = (job: TakenJob): void => {
    const stop = new AbortController()
    const done = doOne(world, kinds, job, stop).finally(() => {
      underWay.delete(done)
      wake.abort()
    })
    underWay.set(done, stop)
  }
  const turn = async (): Promise<'more' | 'enough'> => {
    const room = atOnce - underWay.size
    if (room <= 0 || !(await mayDeliver())) return 'enough'
    const jobs = await takeDueJobs(world, Object.keys(kinds), room)
    jobs.forEach(begin)
    return jobs.length === room ? 'more' : 'enough'
  }
  const loop = async (): Promise<void> => {
    while (!stopping) {
      wake = new AbortController()
      const next = await turn().catch((error: unknown) => {
        world.log.error('jobs-not-taken', error)
        return 'enough' as const
      })
      if (next === 'enough' && !stopping) await sleep(idleMs, wake.signal)
    }
    await Promise.all(underWay.keys())
  }
  const ended = loop()
  return {
    nudge: () => wake.abort(),
    stop: async (withinMs = 10_000) => {
      stopping = true
      wake.abort()
      const late = setTimeout(() => underWay.forEach((stop) => stop.abort()), withinMs)
      await ended
      clearTimeout(late)
    },
  }
}

/** One try of one job. A thrown error is one try more; it never stops the runner (poison ends among the dead letters). */
async function doOne(
  world: World,
  kinds: JobsToRun['kinds'],
  job: TakenJob,
  stop: AbortController,
): Promise<void> {
  const late = setTimeout(() => stop.abort(), longestTryMs)
  try {
    const outcome = (await kinds[job.kind]?.(job, stop.signal)) ?? again('nobody does this kind')
    await settleJob(world, job, outcome)
  } catch (error) {
    world.log.error('job-failed', error, { kind: job.kind, job: job.id, tries: job.tries })
    const because = error instanceof Error ? error.name : 'failed'
    await settleJob(world, job, again(because)).catch((lost: unknown) =>
      world.log.error('job-not-settled', lost, { kind: job.kind, job: job.id }),
    )
  } finally {
    clearTimeout(late)
  }
}

function again(because: string): JobOutcome {
  return { outcome: 'again', because, after: null }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
