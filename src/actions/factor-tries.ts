/** How often codes of the second step may be tried for an account; nothing is compared before it is counted (case O-02). */
import { Temporal } from 'temporal-polyfill'
import { purposes } from '../core/secrets/purposes.ts'
import {
  endRow,
  forgiveTry,
  reserveTry,
  type TriesBuckets,
  type TriesRule,
  type TryReserved,
} from '../store/factor-tries.ts'
import { endSentCodeRows } from './sent-code-tries.ts'
import type { World } from './world.ts'

/** Ten at once and one more each 2.4 hours: never more than twenty in any 24 hours, and never a whole day's wait (O-02). */
const aDay = { atOnce: 10, every: Temporal.Duration.from({ minutes: 144 }) }

/** So many wrong ones in a row close the codes until something stronger is shown: passkey, electronic ID or the desk. */
const mostInARow = 100

/** Announces one try. Whoever says `full` compares nothing. */
export async function reserveCodeTry(world: World, accountId: string): Promise<TryReserved> {
  return reserveTry(world.store, bucketsOf(world, accountId), ruleOf(world), world.now())
}

/** It was right. */
export async function forgiveCodeTry(world: World, accountId: string): Promise<void> {
  await forgiveTry(world.store, bucketsOf(world, accountId), aDay)
}

/** The owner has shown something stronger than a code: wrong ones are counted from the beginning. */
export async function endCodeRow(world: World, accountId: string): Promise<void> {
  await endRow(world.store, bucketsOf(world, accountId).run)
  await endSentCodeRows(world, accountId)
}

function ruleOf({ institution }: World): TriesRule {
  const { wrongTries, within } = institution.secondFactor.app
  return { most: wrongTries, within, ...aDay, mostInARow }
}

function bucketsOf(world: World, accountId: string): TriesBuckets {
  const index = (what: string) => world.keys.index(purposes.codeTries, `${what} ${accountId}`)
  return { window: index('window'), day: index('day'), run: index('run') }
}
