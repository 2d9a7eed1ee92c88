/** Forgets what has served its purpose: ended sessions, old counts of wrong tries, jobs long done (cases E-07, Y-13). */
import type { Temporal } from 'temporal-polyfill'
import { forgetPinFailures } from '../store/access-pins.ts'
import { forgetOldAttempts } from '../store/code-attempts.ts'
import { forgetDoorListsOfNobody } from '../store/door-cards.ts'
import { forgetSaidFarewells } from '../store/farewells.ts'
import { forgetOldLinks } from '../store/project-links.ts'
import { forgetEidReturns } from '../store/eid-returns.ts'
import { forgetAnswers } from '../store/guide-feedback.ts'
import { forgetEndedJobs } from '../store/jobs.ts'
import { forgetOldCeremonies } from '../store/passkeys.ts'
import { forgetAlarms } from '../store/operator-alarms.ts'
import { forgetItems } from '../store/openid-items.ts'
import { forgetServiceSignIns } from '../store/sign-ins-at-services.ts'
import { forgetIntakes } from '../store/register-intakes.ts'
import { forgetOldSessions } from '../store/sessions.ts'
import { forgetSignInFailures } from '../store/sign-in-failures.ts'
import { forgetStepCounts } from '../store/step-counts.ts'
import { forgetOldBuckets } from '../store/throttle.ts'
import { forgetOldRuns } from '../store/wrong-runs.ts'
import {
  forgetDevicesUntil,
  forgetNetwork,
  forgetOldActs,
  forgetOldMessages,
  forgetOldProofs,
} from '../store/retention.ts'
import type { World } from './world.ts'

/** So many buckets of wrong tries are kept at most: invented names must not fill the disk. */
const mostBuckets = 1_000_000

/** Runs as often as one likes, in any number of processes; it changes nothing that anybody still needs (setting `retention`). */
export async function tidyUp(world: World): Promise<void> {
  const { store, institution } = world
  const { retention } = institution
  const now = world.now()
  const before = (term: Temporal.Duration) => agoAt(world, term)
  await forgetOldBuckets(store, before(retention.wrongTries), mostBuckets)
  await forgetOldRuns(store, now.subtract({ hours: 24 * 90 }), mostBuckets)
  await forgetPinFailures(store, before(retention.wrongTries))
  await forgetSignInFailures(store, before(retention.signInFailures), mostBuckets)
  await forgetOldAttempts(store, before(retention.wrongTries))
  await forgetEidReturns(store, before(retention.wrongTries))
  await forgetOldCeremonies(store, before(retention.wrongTries))
  const today = now.toZonedDateTimeISO(institution.timeZone).toPlainDate()
  await forgetAnswers(store, {
    marks: today.subtract({ days: 1 }),
    counts: today.subtract(retention.statistics),
  })
  await forgetOldSessions(store, before(retention.sessions))
  await forgetItems(store)
  await forgetServiceSignIns(store, before(retention.sessions))
  await forgetDevicesUntil(store, before(retention.devices))
  await forgetEndedJobs(store, before(retention.jobs))
  await forgetOldMessages(store, before(retention.messages))
  await forgetOldLinks(store, before(retention.proofs))
  await forgetOldProofs(store, before(retention.proofs))
  await forgetOldActs(store, before(retention.desk))
  await forgetIntakes(store, now.subtract({ hours: 24 * 90 }))
  await forgetAlarms(store, now.subtract({ hours: 24 * 365 }))
  await forgetDoorListsOfNobody(store)
  await forgetSaidFarewells(store, now.subtract({ hours: 24 * 365 }))
  await forgetNetwork(store, { log: before(institution.wifi.logKeptFor), secrets: before(retention.proofs) })
  await forgetStepCounts(store, today.subtract(retention.statistics))
}

/** That long ago: months and years by the calendar of the institution. */
export function agoAt({ institution, now }: World, term: Temporal.Duration): Temporal.Instant {
  return now().toZonedDateTimeISO(institution.timeZone).subtract(term).toInstant()
}
