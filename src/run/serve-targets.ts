/** The worker's part that keeps other systems up to date: delivers, compares once a day, wipes old copies of passwords. */
import { setTimeout as pause } from 'node:timers/promises'
import { wipeOld } from '../actions/copies-for-targets.ts'
import { compareWhenDue } from '../actions/compare-when-due.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { deliverToTarget, type TargetRunner } from '../jobs/deliver-to-targets.ts'
import type { OpenInstitution } from './open-institutions.ts'
import { closeTargets, openTargets } from './open-targets.ts'
import type { Secrets } from './secrets-file.ts'
import { BadSetting } from './settings.ts'

/** Running. `nudge`: something was changed. */
export type ServedTargets = { nudge: () => void; stop: () => Promise<void> }

const minute = 60_000
/** A database that was away at the start is asked again so often. */
const knowAgainMs = 2_000

/** Starts one runner for each target. Throws `BadSetting` at once where one cannot be opened. */
export function serveTargets(institution: OpenInstitution, secrets: Secrets): ServedTargets {
  const { world, workerKeys, mayDeliver } = institution
  if (workerKeys === null)
    throw new BadSetting('This key file is a portal’s: a worker needs the one with the private key.')
  const targets = openTargets(world, secrets)
  const stopping = new AbortController()
  let runners: TargetRunner[] = []
  const begun = know(institution, stopping.signal).then(() => {
    if (stopping.signal.aborted) return
    runners = targets.map((target) => deliverToTarget(world, { keys: workerKeys, target, mayDeliver }))
  })
  // each by itself: a comparison of everybody takes its time, and no password lies a day and an hour because of it
  const watches = [
    everyMinute(institution, stopping.signal, async () => void (await wipeOld(world))),
    everyMinute(institution, stopping.signal, async () => {
      if (await mayDeliver()) await compareWhenDue(world, targets, stopping.signal)
    }),
  ]
  return {
    nudge: () => runners.forEach((runner) => runner.nudge()),
    stop: async () => {
      stopping.abort()
      await begun
      await Promise.all(runners.map(async (runner) => runner.stop(20_000)))
      await Promise.all(watches.map(async (watch) => watch.stop()))
      await closeTargets(targets)
    },
  }
}

/** Until the database answers: a worker that never knew its targets would seem to run, and nothing would get anywhere. */
async function know({ world }: OpenInstitution, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await knowTargets(world)
      return
    } catch (error) {
      world.log.error('targets-not-known', error)
      await pause(knowAgainMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

/** Once a minute, never twice at a time. `stop` waits for what is under way. */
function everyMinute(
  { world }: OpenInstitution,
  signal: AbortSignal,
  work: () => Promise<void>,
): { stop: () => Promise<void> } {
  let going: Promise<void> | null = null
  const once = async (): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!signal.aborted) world.log.error('targets-not-watched', error)
    }
  }
  const timer = setInterval(() => {
    going ??= once().finally(() => {
      going = null
    })
  }, minute)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await going
    },
  }
}
