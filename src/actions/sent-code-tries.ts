/** How often codes that were sent may be tried for one address or account, over all askings, browsers and purposes (case O-02). */
import { Temporal } from 'temporal-polyfill'
import { canonicalEmail, readEmail } from '../core/person/email.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { emailOfAccount } from '../store/people.ts'
import { endRow, forgiveTry, reserveTry, type TriesBuckets } from '../store/factor-tries.ts'
import type { World } from './world.ts'

/** So many wrong ones in a row close typed codes until something stronger is shown: the link of a mail, passkey or electronic ID. */
const mostInARow = 100

const day = Temporal.Duration.from({ hours: 24 })

/** The count of minutes is for people who mistype; each code has its own five tries for that, so this one is wide. */
const minute = Temporal.Duration.from({ minutes: 1 })

/** Half a day's tries at once, and the others one by one through the day: never more than `triesPerDay` in any 24 hours. */
function ruleOf({ institution }: World) {
  const most = institution.recovery.code.triesPerDay
  const atOnce = Math.floor(most / 2)
  const every = Temporal.Duration.from({ milliseconds: Math.round(day.total('milliseconds') / atOnce) })
  return { most, within: minute, atOnce, every, mostInARow }
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

/** The owner has shown something stronger than a typed code: wrong ones are counted from the beginning. */
export async function endSentCodeRows(world: World, accountId: string): Promise<void> {
  const email = readEmail((await emailOfAccount(world.store, accountId)) ?? '')
  const owned = [{ accountId }, ...(email === null ? [] : [{ email: canonicalEmail(email) }])]
  for (const to of owned) await endRow(world.store, bucketsOf(world, askedIndex(world, to)).run)
}

function bucketsOf(world: World, askedAs: Buffer): TriesBuckets {
  const index = (what: string) =>
    world.keys.index(purposes.codeTries, `sent ${what} ${askedAs.toString('hex')}`)
  return { window: index('window'), day: index('day'), run: index('run') }
}
