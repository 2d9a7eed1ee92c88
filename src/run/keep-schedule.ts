/** Runs what is scheduled, for every institution, while the worker lives. */
import { type Scheduled, schedule } from '../nightly/schedule.ts'
import type { World } from '../actions/world.ts'
import type { Deployment } from './open-deployment.ts'

/** The timers. `stop` waits for what goes on; `runNow`: the demo's clock was moved, and what would have happened meanwhile happens. */
export type KeptSchedule = { stop: () => Promise<void>; runNow: () => Promise<void> }

/** Starts the timers, each institution's by itself: one whose database hangs holds up no other. What fails is logged and comes again at its next time. */
export function keepSchedule({ institutions, log }: Pick<Deployment, 'institutions' | 'log'>): KeptSchedule {
  const turns = institutions.flatMap(({ world }) =>
    schedule.map((scheduled) => ({ scheduled, world, going: null as Promise<void> | null })),
  )
  const timers = turns.map((turn) => {
    const timer = setInterval(() => {
      // what takes longer than its turn is not begun a second time meanwhile
      turn.going ??= runOne(log, turn.world, turn.scheduled).finally(() => (turn.going = null))
    }, turn.scheduled.everyMinutes * 60_000)
    timer.unref()
    return timer
  })
  return {
    stop: async () => {
      timers.forEach((timer) => clearInterval(timer))
      await Promise.all(turns.map(async ({ going }) => going))
    },
    runNow: async () => {
      for (const scheduled of schedule)
        for (const { world } of institutions) await runOne(log, world, scheduled)
    },
  }
}

async function runOne(log: Deployment['log'], world: World, { what, run }: Scheduled): Promise<void> {
  await run(world).catch((error: unknown) =>
    log.error('scheduled-thing-failed', error, { what, institution: world.institution.key }),
  )
}
