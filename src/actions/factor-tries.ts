/** How often codes of the second step may be tried for an account; nothing is compared before it is counted (case O-02). */
import { purposes } from '../core/secrets/purposes.ts'
import {
  endRows,
  forgiveTry,
  reserveTry,
  type TriesBuckets,
  type TriesRule,
  type TryReserved,
} from '../store/factor-tries.ts'
import { rowsOfSentCodes } from './sent-code-tries.ts'
import { mostInARow, spreadOverDay } from './tries-of-a-day.ts'
import type { World } from './world.ts'

const aDay = spreadOverDay(20)

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
  await endRows(world.store, [bucketsOf(world, accountId).run, ...(await rowsOfSentCodes(world, accountId))])
}

function ruleOf({ institution }: World): TriesRule {
  const { wrongTries, within } = institution.secondFactor.app
  return { most: wrongTries, within, ...aDay, mostInARow }
}

function bucketsOf(world: World, accountId: string): TriesBuckets {
  const index = (what: string) => world.keys.index(purposes.codeTries, `${what} ${accountId}`)
  return { window: index('window'), day: index('day'), run: index('run') }
}
