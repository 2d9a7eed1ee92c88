/** What every part of one import of accounts shares. */
import type { Temporal } from 'temporal-polyfill'
import { ownDomains } from '../../core/institution/own-domains.ts'
import type { AccountReading, MovingAccount } from '../../core/register/account-line.ts'
import type { RegisterHeader } from '../../core/register/header.ts'
import type { BadLine, LineObjection } from '../../core/register/line-objection.ts'
import type { ImportConnections } from '../../store/register-connections.ts'
import { usernameRules } from '../give-username.ts'
import type { ImportProgress, NotedLine } from '../register-import/import-run.ts'
import type { World } from '../world.ts'

/** One import of accounts while it runs. */
export type AccountRun = {
  world: World
  header: RegisterHeader
  connections: ImportConnections
  /** Nothing is wrapped when nothing will be written. */
  apply: boolean
  now: Temporal.Instant
  reading: AccountReading
  found: AccountsFound
  progress(now: ImportProgress): void
}

/** A line that was read and found right. */
export type ReadAccount = { at: number; digest: Buffer; account: MovingAccount }

/** What the lines showed. Lists are cut at `most`, counts are not. */
export type AccountsFound = {
  bad: BadLine[]
  badCount: number
  notes: NotedLine[]
  noteCount: number
  most: number
}

/** Makes the shared part of a run. */
export function accountRun(
  world: World,
  from: Pick<AccountRun, 'header' | 'connections' | 'apply' | 'progress'> & { mostBad: number },
): AccountRun {
  const { mostBad, ...rest } = from
  const now = world.now()
  return {
    ...rest,
    world,
    now,
    reading: {
      domains: ownDomains(world.institution),
      reserved: usernameRules(world.institution).reserved,
      syntheticAllowed: world.acceptsSyntheticNumbers,
      now: now.toString({ smallestUnit: 'millisecond' }),
    },
    found: { bad: [], badCount: 0, notes: [], noteCount: 0, most: mostBad },
  }
}

/** Notes a line that is not taken. */
export function noteBadAccount({ found }: AccountRun, bad: BadLine): void {
  found.badCount += 1
  if (found.bad.length < found.most) found.bad.push(bad)
}

/** Notes what is left out of a line that is taken. */
export function noteOnAccount({ found }: AccountRun, line: number, notes: readonly LineObjection[]): void {
  found.noteCount += notes.length
  const room = Math.max(0, found.most - found.notes.length)
  found.notes.push(...notes.slice(0, room).map((note) => ({ ...note, line })))
}
