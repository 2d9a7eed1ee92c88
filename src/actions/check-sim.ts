/** Asks the operators about the number that a recovery would send to. Outside every transaction: another company answers, or does not (case R-03). */
import { textMessageObjections } from '../core/account/recovery.ts'
import type { SimChanges, SimChecked } from '../core/person/sim-changes.ts'
import { recoverableByAccount } from './recoverable.ts'
import type { World } from './world.ts'

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
