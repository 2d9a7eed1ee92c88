/** The worker's part that keeps other systems up to date: delivers, compares once a day, wipes old copies of passwords. */
import { setTimeout as pause } from 'node:timers/promises'
import { wipeOld } from '../actions/copies-for-targets.ts'
import { compareWhenDue } from '../actions/compare-when-due.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { noteOpened, noteShut } from '../actions/rest-target.ts'
import { deliverToTarget, type TargetRunner } from '../jobs/deliver-to-targets.ts'
import type { OpenInstitution } from './open-institutions.ts'
import { closeTargets, openTargets, type ShutTarget } from './open-targets.ts'
import type { Secrets } from './secrets-file.ts'
import { BadSetting } from './settings.ts'

/** Running. `nudge`: something was changed. */
export type ServedTargets = { nudge: () => void; stop: () => Promise<void> }

const minute = 60_000
/** A database that was away at the start is asked again so often. */
const knowAgainMs = 2_000

/** Starts one runner for each target. One that cannot be opened waits for its secret, and all else goes on. */
export function serveTargets(institution: OpenInstitution, secrets: Secrets): ServedTargets {
  const { world, workerKeys, mayDeliver } = institution
  if (workerKeys === null)
    throw new BadSetting('This key file is a portal’s: a worker needs the one with the private key.')
  const { open: targets, shut } = openTargets(world, secrets)
  for (const { key: target, because } of shut)
    world.log.error('target-not-opened', because, { institution: world.institution.key, target })
  const stopping = new AbortController()
  let runners: TargetRunner[] = []
  const settle = async () => {
    await knowTargets(world)
    for (const { key } of targets) await noteOpened(world, key)
    await sayWhichAreShut(institution, shut)
  }
  const begun = know(institution, settle, stopping.signal).then(() => {
    if (stopping.signal.aborted) return
    runners = targets.map((target) => deliverToTarget(world, { keys: workerKeys, target, mayDeliver }))
  })
  // each by itself: a comparison of everybody takes its time, and no password lies a day and an hour because of it
  const watches = [
    everyMinute(institution, stopping.signal, async () => void (await wipeOld(world))),
    everyMinute(institution, stopping.signal, async () => {
      if (await mayDeliver()) await compareWhenDue(world, targets, stopping.signal)
    }),
    everyMinute(institution, stopping.signal, async () => sayWhichAreShut(institution, shut)),
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
async function know(
  { world }: OpenInstitution,
  settle: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await settle()
      return
    } catch (error) {
      world.log.error('targets-not-known', error)
      await pause(knowAgainMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

/** Shown at the desk, and by and by as an alarm; a copy of the house says nothing. */
async function sayWhichAreShut(
  { world, mayDeliver }: OpenInstitution,
  shut: readonly ShutTarget[],
): Promise<void> {
  if (shut.length === 0 || !(await mayDeliver())) return
  for (const { key, because } of shut) await noteShut(world, key, because.message)
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
