/** Who had this address, or was on Wi-Fi with this device, at that time: looked up for a reason, and each person found can read that it was. */
import type { Temporal } from 'temporal-polyfill'
import { readUsername } from '../../core/account/username.ts'
import { ownDomains } from '../../core/institution/own-domains.ts'
import { accountWithFactsByUsername } from '../../store/accounts.ts'
import { addLinesToJournal } from '../../store/journal.ts'
import { type LoggedDecision, loggedDecisions } from '../../store/network-decisions.ts'
import { type LoggedSession, loggedSessions } from '../../store/network-sessions.ts'
import { together, type World } from '../world.ts'

export type { LoggedDecision, LoggedSession }

/** What is looked for; at least one of the four. */
export type WantedLog = {
  address: string | null
  station: string | null
  username: string | null
  chargeable: string | null
  from: Temporal.Instant
  until: Temporal.Instant
}

export type ReadLog =
  | { is: 'no-account' }
  /** `cut`: only the newest so many of either are here; null: all are. */
  | { is: 'read'; sessions: LoggedSession[]; decisions: LoggedDecision[]; cut: number | null }

/** More is not read at once: whoever needs more asks for less time. */
const most = 200

/** Reads both logs and writes down that it was done; an address has sessions only. */
export async function readNetworkLog(
  world: World,
  wanted: WantedLog,
  act: { by: string; because: string },
): Promise<ReadLog> {
  const { address, station, username, chargeable, from, until } = wanted
  const accountId = username === null ? null : await accountNamed(world, username)
  if (username !== null && accountId === null) return { is: 'no-account' }
  return together(world, async (db) => {
    const asked = { from, until, station, accountId, most }
    const sessions = chargeable === null ? await loggedSessions(db, { ...asked, address }) : []
    const decisions = address === null ? await loggedDecisions(db, { ...asked, chargeable }) : []
    const owners = new Map(
      [...sessions, ...decisions].flatMap(({ accountId: id, personId }) =>
        id === null ? [] : [[id, personId]],
      ),
    )
    const lines = owners.size === 0 ? [[null, null] as const] : [...owners]
    await addLinesToJournal(
      db,
      world.now(),
      lines.map(([id, personId]) => ({ ...act, what: 'network-log-read', accountId: id, personId })),
    )
    const cut = Math.max(sessions.length, decisions.length) >= most ? most : null
    return { is: 'read', sessions, decisions, cut }
  })
}

async function accountNamed(world: World, typed: string): Promise<string | null> {
  const name = readUsername(typed, { realms: ownDomains(world.institution) })
  return name === null ? null : ((await accountWithFactsByUsername(world.store, name))?.id ?? null)
}
