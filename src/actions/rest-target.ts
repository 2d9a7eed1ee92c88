/** A target in trouble rests as a whole, ever longer, and after a while somebody is told; one that answers is well again. */
import { Temporal } from 'temporal-polyfill'
import { retryAfter } from '../core/targets/retry.ts'
import type { Trouble } from '../core/targets/trouble.ts'
import { endAlarms } from '../store/operator-alarms.ts'
import { letTargetRest, targetIsWell, triesOfTarget } from '../store/targets.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { together, type World } from './world.ts'

/** The target answered: what was wrong with it as a whole is over, and so is the alarm. */
export async function noteWell(world: World, target: string): Promise<void> {
  const now = world.now()
  if (!(await targetIsWell(world.store, target, now))) return
  world.log.info('target-is-well', { institution: world.institution.key, target })
  await endAlarms(world.store, { kinds: ['target-away'], about: target, at: now })
}

/** Nothing gets there: it rests, ever longer, and after a while somebody is told. */
export async function letRest(world: World, target: string, trouble: Trouble): Promise<void> {
  const now = world.now()
  const tries = await triesOfTarget(world.store, target)
  const { firstRetry, longestRest: longest } = world.institution.delivery
  const until = now.add(retryAfter(tries + 1, { firstRetry, longest }, world.dice))
  const rest = await letTargetRest(world.store, target, { until, trouble, now })
  if (rest?.isNew)
    world.log.warn('target-in-trouble', {
      institution: world.institution.key,
      target,
      trouble: trouble.what,
      said: trouble.said,
    })
  if (rest && isLong(rest.since, now)) {
    await together(world, async (db) =>
      raiseAlarm(world, db, {
        kind: 'target-away',
        about: target,
        facts: { trouble: trouble.what, since: rest.since.toString() },
      }),
    )
    world.nudgeJobs()
  }
}

/** Short interruptions are nobody's business: the ledger catches up by itself. */
function isLong(since: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(since.add(toldAfter), now) < 0
}

const toldAfter = Temporal.Duration.from({ minutes: 15 })
