/** The worker's part that keeps other systems up to date: delivers, compares once a day, wipes old copies of passwords. */
import { wipeOld } from '../actions/copies-for-targets.ts'
import { compareWhenDue } from '../actions/compare-when-due.ts'
import type { OpenTarget } from '../actions/deliver.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { deliverToTarget, type TargetRunner } from '../jobs/deliver-to-targets.ts'
import type { OpenInstitution } from './open-institutions.ts'
import { closeTargets, openTargets } from './open-targets.ts'
import type { Secrets } from './secrets-file.ts'
import { BadSetting } from './settings.ts'

/** Running. `nudge`: something was changed. */
export type ServedTargets = { nudge: () => void; stop: () => Promise<void> }

const minute = 60_000

/** Starts one runner for each target. Throws `BadSetting` at once where one cannot be opened. */
export function serveTargets(institution: OpenInstitution, secrets: Secrets): ServedTargets {
  const { world, workerKeys, mayDeliver } = institution
  if (workerKeys === null)
    throw new BadSetting('This key file is a portal’s: a worker needs the one with the private key.')
  const targets = openTargets(world.institution, secrets, () => world.now())
  const stopping = new AbortController()
  let runners: TargetRunner[] = []
  const begun = knowTargets(world).then(
    () => {
      if (stopping.signal.aborted) return
      runners = targets.map((target) => deliverToTarget(world, { keys: workerKeys, target, mayDeliver }))
    },
    (error: unknown) => world.log.error('targets-not-known', error),
  )
  let going: Promise<void> = Promise.resolve()
  const watch = setInterval(() => {
    going = going.then(async () => everyMinute(institution, targets, stopping.signal))
  }, minute)
  watch.unref()
  return {
    nudge: () => runners.forEach((runner) => runner.nudge()),
    stop: async () => {
      clearInterval(watch)
      stopping.abort()
      await begun
      await Promise.all(runners.map(async (runner) => runner.stop(20_000)))
      await going
      await closeTargets(targets)
    },
  }
}

async function everyMinute(
  { world, mayDeliver }: OpenInstitution,
  targets: readonly OpenTarget[],
  signal: AbortSignal,
): Promise<void> {
  try {
    await wipeOld(world)
    if (await mayDeliver()) await compareWhenDue(world, targets, signal)
  } catch (error) {
    if (!signal.aborted) world.log.error('targets-not-watched', error)
  }
}
