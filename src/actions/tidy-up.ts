/** Forgets what has served its purpose: ended sessions, old counts of wrong tries, jobs long done (cases E-07, Y-13). */
import { forgetPinFailures } from '../store/access-pins.ts'
import { forgetOldAttempts } from '../store/code-attempts.ts'
import { forgetOldLinks } from '../store/project-links.ts'
import { forgetEidReturns } from '../store/eid-returns.ts'
import { forgetAnswers } from '../store/guide-feedback.ts'
import { forgetEndedJobs } from '../store/jobs.ts'
import { forgetOldCeremonies } from '../store/passkeys.ts'
import { forgetAlarms } from '../store/operator-alarms.ts'
import { forgetIntakes } from '../store/register-intakes.ts'
import { forgetOldSessions } from '../store/sessions.ts'
import { forgetSignInFailures } from '../store/sign-in-failures.ts'
import { forgetStepCounts } from '../store/step-counts.ts'
import { forgetOldBuckets } from '../store/throttle.ts'
import { forgetOldRuns } from '../store/wrong-runs.ts'
import type { World } from './world.ts'

/** So many buckets of wrong tries are kept at most: invented names must not fill the disk. */
const mostBuckets = 1_000_000

/** Runs as often as one likes, in any number of processes; it changes nothing that anybody still needs. */
export async function tidyUp(world: World): Promise<void> {
  const now = world.now()
  const [yesterday, lastMonth] = [now.subtract({ hours: 48 }), now.subtract({ hours: 24 * 30 })]
  await forgetOldBuckets(world.store, yesterday, mostBuckets)
  await forgetOldRuns(world.store, now.subtract({ hours: 24 * 90 }), mostBuckets)
  await forgetPinFailures(world.store, yesterday)
  await forgetSignInFailures(world.store, lastMonth, mostBuckets)
  await forgetOldAttempts(world.store, yesterday)
  await forgetEidReturns(world.store, yesterday)
  await forgetOldCeremonies(world.store, yesterday)
  const today = now.toZonedDateTimeISO(world.institution.timeZone).toPlainDate()
  await forgetAnswers(world.store, {
    marks: today.subtract({ days: 1 }),
    counts: today.subtract({ years: 2 }),
  })
  await forgetOldSessions(world.store, lastMonth)
  await forgetEndedJobs(world.store, lastMonth)
  await forgetIntakes(world.store, now.subtract({ hours: 24 * 90 }))
  await forgetAlarms(world.store, now.subtract({ hours: 24 * 365 }))
  await forgetOldLinks(world.store, now.subtract({ hours: 24 * 365 }))
  await forgetStepCounts(world.store, now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 2 }))
}
