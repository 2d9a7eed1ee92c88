/** Runs what is scheduled, for every institution, while the worker lives. */
import { type Scheduled, schedule } from '../nightly/schedule.ts'
import type { Deployment } from './open-deployment.ts'

/** The timers. `runNow`: the demo's clock was moved, and what would have happened meanwhile happens. */
export type KeptSchedule = { stop: () => void; runNow: () => Promise<void> }

/** Starts the timers. What fails is logged and comes again at its next time. */
export function keepSchedule(deployment: Deployment): KeptSchedule {
  const timers = schedule.map((scheduled) => {
    let running = false
    const turn = async () => {
      // what takes longer than its turn is not begun a second time meanwhile
      if (running) return
      running = true
      await runAll(deployment, scheduled)
      running = false
    }
    const timer = setInterval(() => void turn(), scheduled.everyMinutes * 60_000)
    timer.unref()
    return timer
  })
  return {
    stop: () => timers.forEach((timer) => clearInterval(timer)),
    runNow: async () => {
      for (const scheduled of schedule) await runAll(deployment, scheduled)
    },
  }
}

async function runAll(deployment: Deployment, { what, run }: Scheduled): Promise<void> {
  for (const { world } of deployment.institutions) {
    await run(world).catch((error: unknown) =>
      deployment.log.error('scheduled-thing-failed', error, { what, institution: world.institution.key }),
    )
  }
}
