/** A target in trouble rests as a whole, ever longer, and after a while somebody is told; one that answers is well again. */
import { Temporal } from 'temporal-polyfill'
import { restAfter } from '../core/targets/retry.ts'
import type { Trouble } from '../core/targets/trouble.ts'
import { endAlarms, wasSeenSince } from '../store/operator-alarms.ts'
import { letTargetRest, targetIsWell, triesOfTarget, troubleIsOver } from '../store/targets.ts'
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
  const until = now.add(restAfter(tries + 1, world.institution.delivery, world.dice))
  await note(world, target, { trouble, until, now })
}

/**
 * It cannot be opened on this machine. Another worker may well serve it, so it is not made to rest; no comparison begins,
 * and after a while somebody is told.
 */
export async function noteShut(world: World, target: string, said: string): Promise<void> {
  const now = world.now()
  await note(world, target, { trouble: { what: 'not-set-up', said }, until: now, now })
}

/** It was opened: what kept it shut is over. Whether it answers is told by the next that is brought there. */
export async function noteOpened(world: World, target: string): Promise<void> {
  if (!(await troubleIsOver(world.store, target, 'not-set-up'))) return
  await endAlarms(world.store, { kinds: ['target-away'], about: target, at: world.now() })
}

async function note(
  world: World,
  target: string,
  { trouble, until, now }: { trouble: Trouble; until: Temporal.Instant; now: Temporal.Instant },
): Promise<void> {
  const rest = await letTargetRest(world.store, target, { until, trouble, now })
  if (rest?.isNew)
    world.log.warn('target-in-trouble', {
      institution: world.institution.key,
      target,
      trouble: trouble.what,
      said: trouble.said,
    })
  if (!rest || !isLong(rest.since, now)) return
  const alarm = { kind: 'target-away', about: target } as const
  await together(world, async (db) => {
    // whoever has looked at it knows, until it has been well in between
    if (await wasSeenSince(db, { ...alarm, since: rest.since })) return
    const facts = { trouble: trouble.what, since: rest.since.toString() }
    await raiseAlarm(world, db, { ...alarm, facts })
  })
  world.nudgeJobs()
}

/** Short interruptions are nobody's business: the ledger catches up by itself. */
function isLong(since: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(since.add(toldAfter), now) < 0
}

const toldAfter = Temporal.Duration.from({ minutes: 15 })
