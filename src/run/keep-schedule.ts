/** Runs what is scheduled, for every institution, while the worker lives. */
import { schedule } from '../nightly/schedule.ts'
import type { Deployment } from './open-deployment.ts'

/** Starts the timers. What fails is logged and comes again at its next time. */
export function keepSchedule(deployment: Deployment): { stop: () => void } {
  const timers = schedule.map(({ what, everyMinutes, run }) => {
    const runAll = async () => {
      for (const { world } of deployment.institutions) {
        await run(world).catch((error: unknown) =>
          deployment.log.error('scheduled-thing-failed', error, { what, institution: world.institution.key }),
        )
      }
    }
    const timer = setInterval(() => void runAll(), everyMinutes * 60_000)
    timer.unref()
    return timer
  })
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) }
}
