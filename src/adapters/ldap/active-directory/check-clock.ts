/** What a domain controller says of itself before anything else, and whether its clock is ours. */
import type { Client } from 'ldapts'
import type { Temporal } from 'temporal-polyfill'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import { readGeneralizedTime } from '../generalized-time.ts'
import { textsOf } from './existing.ts'

/** Of the root entry, RFC 4512 5.1: its clock, its own domain, and where its schema is. */
export type Root = { time: string; base: string; schema: string }

export async function readRoot(client: Client): Promise<Root> {
  const attributes = ['currentTime', 'defaultNamingContext', 'schemaNamingContext']
  const { searchEntries } = await client.search('', { scope: 'base', attributes })
  const [time = '', base = '', schema = ''] = attributes.map((name) => textsOf(searchEntries[0]?.[name])[0])
  return { time, base, schema }
}

/** What the domain's clock shows more than ours; nothing where it does not say. */
export function clockAhead({ time }: Pick<Root, 'time'>, now: Temporal.Instant): Temporal.Duration {
  const theirs = readGeneralizedTime(time)
  return now.until(theirs ?? now, { largestUnit: 'seconds' })
}

/** Kerberos lets clocks be five minutes apart (RFC 4120 8.2); long before that somebody should look. */
const most = { right: 30, unsure: 240 }

export function checkClock({ time }: Root, now: Temporal.Instant): CheckedThing {
  if (readGeneralizedTime(time) === null)
    return { what: 'clock', is: 'unsure', said: 'the domain controller does not say' }
  const apart = Math.abs(Math.round(clockAhead({ time }, now).total('seconds')))
  const is = apart <= most.right ? 'right' : apart <= most.unsure ? 'unsure' : 'wrong'
  return { what: 'clock', is, said: `the two clocks are ${apart} seconds apart` }
}
