/** A job is something that must happen a moment later, again and again until it works or is given up. */
import { Temporal } from 'temporal-polyfill'
import type { Dice } from '../chance.ts'

/** What became of one try. `because` is in our own words: never an address, a code or what another program said. */
export type JobOutcome =
  | { outcome: 'done' }
  | { outcome: 'again'; because: string; after: Temporal.Duration | null }
  | { outcome: 'give-up'; because: string }

/** What happens next with a job that was tried. */
export type NextStep =
  | { step: 'done' }
  | { step: 'wait'; until: Temporal.Instant; because: string }
  | { step: 'bury'; because: string }

/** How often a job is tried before somebody has to look at it. With the waits below this is about an hour and a half. */
export const mostTries = 14

const shortestWait = 1_000
const longestWait = 15 * 60_000

/**
 * Decides what follows a try: nothing, a later try, or the dead letters. A job that is no longer useful at the
 * time of its next try is buried at once, so that the person can choose another way (case X-05).
 */
export function afterTry(
  job: { tries: number; usefulUntil: Temporal.Instant | null },
  outcome: JobOutcome,
  now: Temporal.Instant,
  dice: Dice,
): NextStep {
  if (outcome.outcome === 'done') return { step: 'done' }
  if (outcome.outcome === 'give-up') return { step: 'bury', because: outcome.because }
  if (job.tries >= mostTries) return { step: 'bury', because: `${outcome.because}; tried ${job.tries} times` }
  const until = now.add(longer(outcome.after, waitAfter(job.tries, dice)))
  if (isTooLate(job, until)) return { step: 'bury', because: `${outcome.because}; no longer useful` }
  return { step: 'wait', until, because: outcome.because }
}

/** Whether doing the job at that time would no longer help anybody. */
export function isTooLate(job: { usefulUntil: Temporal.Instant | null }, at: Temporal.Instant): boolean {
  return job.usefulUntil !== null && Temporal.Instant.compare(at, job.usefulUntil) >= 0
}

/** Twice as long after each try, up to a quarter of an hour, between half and the whole of it by chance. */
export function waitAfter(tries: number, dice: Dice): Temporal.Duration {
  const whole = Math.min(longestWait, shortestWait * 2 ** Math.min(tries - 1, 20))
  return Temporal.Duration.from({
    milliseconds: Math.ceil(whole / 2) + dice.below(Math.floor(whole / 2) + 1),
  })
}

function longer(asked: Temporal.Duration | null, own: Temporal.Duration): Temporal.Duration {
  return asked !== null && Temporal.Duration.compare(asked, own) > 0 ? asked : own
}
