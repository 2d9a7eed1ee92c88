/** `adgang network-log <institution>`: who had an address, or was on Wi-Fi with a device, at a time. Looking it up is written into the journal. */
import { isIP } from 'node:net'
import { Temporal } from 'temporal-polyfill'
import {
  type LoggedDecision,
  type LoggedSession,
  readNetworkLog,
  type WantedLog,
} from '../actions/network/read-log.ts'
import type { World } from '../actions/world.ts'
import { plain, readStation } from '../core/network/station.ts'
import { at } from './when.ts'

export type AskedNetworkLog = {
  world: World | null
  key: string
  address: string | null
  station: string | null
  username: string | null
  chargeable: string | null
  /** One moment, or from and until; without any of them the last day. */
  moment: string | null
  from: string | null
  until: string | null
  because: string
  operator: string
  json: boolean
}

/** Prints what was found. 0: looked up, also when nothing was there; 1: it cannot be meant like this, and nothing was read. */
export async function networkLogCommand(
  asked: AskedNetworkLog,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, json, operator, because } = asked
  const no = (is: string, sentence: string) => {
    out.write(json ? `${JSON.stringify({ is, sentence })}\n` : `${sentence}\n`)
    return 1
  }
  if (!world) return no('unknown-institution', `There is no institution called "${key}" here.`)
  const wanted = wantedOf(world, asked)
  if (typeof wanted === 'string') return no('unreadable', wanted)
  if (because.trim() === '') return no('no-reason', 'Say why: the people who are found can read it.')
  const read = await readNetworkLog(world, wanted, { by: `operator:${operator}`, because })
  if (read.is === 'no-account')
    return no('no-account', `Nobody is called "${plain(asked.username ?? '') ?? ''}".`)
  const { sessions, decisions, cut } = read
  const { timeZone } = world.institution
  if (json) out.write(`${JSON.stringify({ is: 'read', sessions, decisions, cut })}\n`)
  else {
    const lines = [
      ...sessions.map((session) => sessionLine(session, timeZone)),
      ...decisions.map((decision) => decisionLine(decision, timeZone)),
      ...(cut === null ? [] : [`Only the newest ${cut} are shown. Ask for less time to see the others.`]),
    ]
    out.write(lines.length === 0 ? 'Nothing is known of that.\n' : `${lines.join('\n')}\n`)
  }
  return 0
}

/** What is looked for, or why it cannot be. */
function wantedOf(world: World, asked: AskedNetworkLog): WantedLog | string {
  const { address, username, chargeable } = asked
  const named = [address, asked.station, username, chargeable].filter((each) => each !== null)
  if (named.length === 0) return 'Name an address, a device, a username or a chargeable identity.'
  if (address !== null && isIP(address) === 0) return `"${plain(address) ?? ''}" is no IP address.`
  const station = asked.station === null ? null : readStation(asked.station)
  if (asked.station !== null && station === null) return `"${plain(asked.station) ?? ''}" is no MAC address.`
  const now = world.now()
  const from = momentOf(asked.moment ?? asked.from, world) ?? now.subtract({ hours: 24 })
  const until = momentOf(asked.moment ?? asked.until, world) ?? now
  if (from === 'unreadable' || until === 'unreadable')
    return 'Write moments as 2026-09-01T14:05 (the institution’s time) or 2026-09-01T12:05:00Z.'
  // a decision happens in a moment: an hour round the one that is asked about
  const around = asked.moment === null || address !== null ? { hours: 0 } : { hours: 1 }
  const wide = { from: from.subtract(around), until: until.add(around) }
  return {
    address,
    station,
    username,
    chargeable: chargeable?.toLowerCase().replace(/^0x/, '') ?? null,
    ...wide,
  }
}

function momentOf(text: string | null, { institution }: World): Temporal.Instant | 'unreadable' | null {
  if (text === null) return null
  try {
    return /(Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(institution.timeZone).toInstant()
  } catch (error) {
    if (error instanceof RangeError) return 'unreadable'
    throw error
  }
}

function sessionLine(session: LoggedSession, timeZone: string): string {
  const { username, name, station, address, address6, ssid, nas, startedAt, seenAt, stoppedAt } = session
  const end = stoppedAt === null ? `seen ${at(seenAt, timeZone)}` : at(stoppedAt, timeZone)
  return line([
    `${at(startedAt, timeZone)} to ${end}`,
    username ?? name,
    address,
    address6,
    station,
    ssid,
    nas,
  ])
}

function decisionLine(decision: LoggedDecision, timeZone: string): string {
  const { username, name, accepted, because, station, ssid, nas, operatorName } = decision
  const how = `${accepted ? 'let in' : 'refused'} (${because})`
  return line([at(decision.at, timeZone), username ?? name, how, station, ssid, nas, operatorName])
}

/** Texts of others go to a terminal: they are one line each already, and are cut once more. */
function line(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => (part === null ? [] : [plain(part) ?? ''])).join('  ')
}
