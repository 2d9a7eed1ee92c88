/** Every scheduled thing on one page, in plain words. The worker asks; running twice changes nothing. */
import { forgetWhatIsDue } from '../actions/forget.ts'
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
    what: 'erase lines of the journal whose time is up, and people who left for good',
    everyMinutes: 60,
    run: async (world) => void (await forgetWhatIsDue(world)),
  },
  {
    what: 'tell people that their password runs out soon',
    everyMinutes: 60,
    run: async (world) => void (await tellOfExpiry(world)),
  },
]
