/** Runs what is scheduled, for every institution, while the worker lives. */
import { type Scheduled, schedule } from '../nightly/schedule.ts'
import type { Deployment } from './open-deployment.ts'

/** The timers. `stop` waits for what goes on; `runNow`: the demo's clock was moved, and what would have happened meanwhile happens. */
export type KeptSchedule = { stop: () => Promise<void>; runNow: () => Promise<void> }

/** Starts the timers. What fails is logged and comes again at its next time. */
export function keepSchedule(deployment: Deployment): KeptSchedule {
  const going = new Map<Scheduled, Promise<void>>()
  const timers = schedule.map((scheduled) => {
    const turn = () => {
      // what takes longer than its turn is not begun a second time meanwhile
      if (going.has(scheduled)) return
      going.set(
        scheduled,
        runAll(deployment, scheduled).finally(() => going.delete(scheduled)),
      )
    }
    const timer = setInterval(turn, scheduled.everyMinutes * 60_000)
    timer.unref()
    return timer
  })
  return {
    stop: async () => {
      timers.forEach((timer) => clearInterval(timer))
      await Promise.all(going.values())
    },
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
