/** Asks the operators about the number that a recovery would send to. Outside every transaction: another company answers, or does not (case R-03). */
import { textMessageObjections } from '../core/account/recovery.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { SimChanges, SimChecked } from '../core/person/sim-changes.ts'
import type { TakenJob } from '../store/jobs.ts'
import { recoverableByAccount } from './recoverable.ts'
import type { World } from './world.ts'

/** So often the operators are asked before they count as unable to tell. The waits between are a second or two: somebody waits for a code. */
const mostAskings = 3

/** Null where nobody is ever asked. A number that no message would go to anyway is not asked about, and stays unknown. */
export async function checkSim(
  world: World,
  sims: SimChanges | null,
  accountId: string,
): Promise<SimChecked> {
  if (sims === null) return null
  const person = await recoverableByAccount(world, world.store, accountId)
  const number = person?.row.mobile ?? null
  const wouldGo =
    person !== null && textMessageObjections(person.facts, world.institution, world.now()).length === 0
  if (number === null || !wouldGo) return { number: null, answer: 'unknown' }
  const answer = await sims.changedWithin(number, world.institution.recovery.contactRest.lasts)
  if (answer === 'unknown') world.log.warn('sim-card-not-known')
  return { number, answer }
}

/** What a job does instead of going on without an answer: a connection that broke must not cost anybody the code. Null: it goes on. */
export function askOnceMore(checked: SimChecked, { tries }: Pick<TakenJob, 'tries'>): JobOutcome | null {
  const unanswered = checked !== null && checked.number !== null && checked.answer === 'unknown'
  if (!unanswered || tries >= mostAskings) return null
  return { outcome: 'again', because: 'the operators did not answer', after: null }
}
