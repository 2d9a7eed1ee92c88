/** How often codes that were sent may be tried for one address or account, over all askings, browsers and purposes (case O-02). */
import { canonicalEmail, readEmail } from '../core/person/email.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { emailOfAccount } from '../store/people.ts'
import {
  endRows,
  forgiveTry,
  noCountOfMinutes,
  reserveTry,
  type TriesBuckets,
  type TriesRule,
} from '../store/factor-tries.ts'
import { mostInARow, spreadOverDay } from './tries-of-a-day.ts'
import type { World } from './world.ts'

/** Each code has five tries of its own, so there is no count of minutes over all of them. */
function ruleOf({ institution }: World): TriesRule {
  return { ...spreadOverDay(institution.recovery.code.triesPerDay), ...noCountOfMinutes, mostInARow }
}

/** The keyed name under which all codes sent to one mail address, or of one account after its password, are counted together. */
export function askedIndex(world: World, to: { email: string } | { accountId: string }): Buffer {
  const what = 'email' in to ? `mail ${to.email}` : `account ${to.accountId}`
  return world.keys.index(purposes.askedAs, what)
}

/** Announces one try; false: nothing may be compared. The same statement for an address that is nobody's. */
export async function reserveSentCodeTry(world: World, askedAs: Buffer): Promise<boolean> {
  const reserved = await reserveTry(world.store, bucketsOf(world, askedAs), ruleOf(world), world.now())
  return reserved.state === 'reserved'
}

/** It was right: it does not count, and the row of wrong ones is over. */
export async function forgiveSentCodeTry(world: World, askedAs: Buffer): Promise<void> {
  await forgiveTry(world.store, bucketsOf(world, askedAs), ruleOf(world))
}

/** The owner has opened the link of a mail: wrong ones are counted from the beginning. */
export async function endRowsOfSentCodes(world: World, accountId: string): Promise<void> {
  await endRows(world.store, await rowsOfSentCodes(world, accountId))
}

/** Where wrong codes in a row are counted for the owner of an account. */
export async function rowsOfSentCodes(world: World, accountId: string): Promise<Buffer[]> {
  const email = readEmail((await emailOfAccount(world.store, accountId)) ?? '')
  const sentTo = [{ accountId }, ...(email === null ? [] : [{ email: canonicalEmail(email) }])]
  return sentTo.map((to) => bucketsOf(world, askedIndex(world, to)).run)
}

function bucketsOf(world: World, askedAs: Buffer): TriesBuckets {
  const index = (what: string) =>
    world.keys.index(purposes.codeTries, `sent ${what} ${askedAs.toString('hex')}`)
  return { window: index('window'), day: index('day'), run: index('run') }
}
