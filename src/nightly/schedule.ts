/** Every scheduled thing on one page, in plain words. The worker asks; running twice changes nothing. */
import { watchRegisters } from '../actions/register-intake/watch-registers.ts'
import { tellOfExpiry } from '../actions/tell-of-expiry.ts'
import { tidyUp } from '../actions/tidy-up.ts'
import type { World } from '../actions/world.ts'

export type Scheduled = {
  /** What happens, for the log. */
  what: string
  everyMinutes: number
  run: (world: World) => Promise<void>
}

export const schedule: readonly Scheduled[] = [
  {
    what: 'forget ended sessions, old counts of wrong tries, and jobs long done',
    everyMinutes: 60,
    run: tidyUp,
  },
  {
    what: 'tell people that their password runs out soon',
    everyMinutes: 60,
    run: async (world) => void (await tellOfExpiry(world)),
  },
  {
    what: 'raise an alarm for registers that are silent, and for files that nobody imports',
    everyMinutes: 1,
    run: watchRegisters,
  },
]
