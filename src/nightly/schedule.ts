/** Every scheduled thing on one page, in plain words. The worker asks; running twice changes nothing. */
import { passOnEndedSignIns } from '../actions/sign-ins-at-services.ts'
import { runDueNight } from '../actions/run-night.ts'
import { sealWhatIsOld } from '../actions/seal-anew.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import { tellBeforeEnd } from '../actions/tell-before-end.ts'
import { watchRegisters } from '../actions/register-intake/watch-registers.ts'
import { forgetWhatIsDue } from '../actions/forget.ts'
import { tellOfExpiry } from '../actions/tell-of-expiry.ts'
import { tellRegisterOwners } from '../actions/tell-register-owners.ts'
import { tidyUp } from '../actions/tidy-up.ts'
import type { World } from '../actions/world.ts'

export type Scheduled = {
  /** What happens, for the log. */
  what: string
  everyMinutes: number
  run: (world: World) => Promise<void>
}

const aSecond = 1 / 60

export const schedule: readonly Scheduled[] = [
  {
    what: 'settle accounts whose facts, locks or credentials changed, and those whose day has come',
    everyMinutes: aSecond,
    run: async (world) => void (await settleDue(world)),
  },
  {
    what: 'pass on that somebody’s sign-in at a service is over, whatever ended it',
    everyMinutes: aSecond,
    run: async (world) => void (await passOnEndedSignIns(world)),
  },
  {
    what: 'run the night when its hour has struck: judge everybody anew, tell people what is coming, write the report',
    everyMinutes: 1,
    run: runDueNight,
  },
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
    what: 'tell people that their password, their account or the time to pay runs out soon',
    everyMinutes: 60,
    run: async (world) => {
      await tellOfExpiry(world)
      await tellBeforeEnd(world)
    },
  },
  {
    what: 'tell the owners of registers, once a week at most, how many people nobody can reach',
    everyMinutes: 360,
    run: async (world) => void (await tellRegisterOwners(world)),
  },
  {
    what: 'after new keys: seal anew what the old ones sealed, some of it each minute until nothing is left',
    everyMinutes: 1,
    run: async (world) => sealWhatIsOld(world, { milliseconds: 20_000 }),
  },
  {
    what: 'raise an alarm for registers that are silent, and for files that nobody imports',
    everyMinutes: 1,
    run: watchRegisters,
  },
]
