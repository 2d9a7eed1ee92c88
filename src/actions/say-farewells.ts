/** Takes away from one target what is there of accounts that were erased: taken from the farewells, done there, and written down. */
import { afterVainTry } from '../core/targets/retry.ts'
import type { Goodbye } from '../core/targets/target-system.ts'
import { keepsEverybodyOut } from '../core/targets/trouble.ts'
import {
  settleFarewells,
  type SettledFarewell,
  takeFarewells,
  type TakenFarewell,
} from '../store/farewells.ts'
import {
  type Delivered,
  deliveryLeaseSeconds,
  longestRoundMs,
  notAnswered,
  type OpenTarget,
} from './deliver.ts'
import { letRest, noteWell } from './rest-target.ts'
import type { World } from './world.ts'

/**
 * One round at one target. Any number of workers may do so at once; killed at any point, what was not written down is done
 * once more, which harms nobody (cases; GDPR article 17).
 */
export async function sayFarewells(world: World, target: OpenTarget, stop: AbortSignal): Promise<Delivered> {
  const most = target.system.atOnce
  const asked = { most, leaseSeconds: deliveryLeaseSeconds, now: world.now() }
  const taken = await takeFarewells(world.store, target.key, asked)
  if (taken.length === 0) return { taken: 0, more: false }
  const signal = AbortSignal.any([stop, AbortSignal.timeout(longestRoundMs)])
  const outcomes = await target.system.sayGoodbye(
    taken.map(({ accountId }) => accountId),
    signal,
  )
  const settled = taken.map((each, place) => settledOf(world, each, outcomes[place] ?? notAnswered))
  await settleFarewells(world.store, target.key, settled, world.now())
  sayWhatHappened(world, target.key, settled)
  // that we stopped is nothing that it has to rest for
  const trouble = settled.flatMap((each) =>
    each.is !== 'done' && each.trouble.what !== 'stopped' && keepsEverybodyOut(each.trouble)
      ? [each.trouble]
      : [],
  )[0]
  if (trouble) await letRest(world, target.key, trouble)
  else if (settled.some(({ is }) => is === 'done')) await noteWell(world, target.key)
  return { taken: taken.length, more: !trouble && taken.length === most }
}

/**
 * A right that is missing for taking away only must not keep passwords from getting there, so it is this account's trouble,
 * and given up in the end. A target that is away is waited for.
 */
function settledOf(world: World, taken: TakenFarewell, outcome: Goodbye): SettledFarewell {
  const { accountId, token, tries } = taken
  if (outcome.is === 'done') return { accountId, token, is: 'done' }
  const everybodys = keepsEverybodyOut(outcome.trouble)
  const means = { now: world.now(), delivery: world.institution.delivery, dice: world.dice }
  return { accountId, token, ...afterVainTry(outcome, { tries, everybodys }, means) }
}

function sayWhatHappened(world: World, target: string, settled: readonly SettledFarewell[]): void {
  const fields = { institution: world.institution.key, target }
  const count = (what: SettledFarewell['is']) => settled.filter(({ is }) => is === what).length
  world.log.info('farewells-said', { ...fields, accounts: count('done'), again: count('again') })
  for (const each of settled)
    if (each.is === 'give-up')
      world.log.warn('farewell-given-up', {
        ...fields,
        account: each.accountId,
        trouble: each.trouble.what,
        said: each.trouble.said,
      })
}
