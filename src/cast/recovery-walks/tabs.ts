/** The browsers of a walk: each with its cookies, the page it is on, and cookies of a while ago to go back to. */
import type { FastifyInstance } from 'fastify'
import { type Dice, pick } from '../../core/chance.ts'
import { type Jar, jarAt } from '../knock.ts'
import type { StandingSession } from './credentials.ts'
import type { OnPage } from './hands.ts'
import type { Walker } from './walkers.ts'

export type Tab = {
  jar: Jar
  page: OnPage
  /** Who sits here, most of the time. */
  meant: Walker
  past: Map<string, string>[]
  /** Where the provider of electronic ID was asked for, and waits for an answer. */
  errand: string | null
  noticePath: string | null
  /** What its session was after the last answer. */
  kind: StandingSession['kind']
}

let addresses = 0

/** A fresh one, on the sign-in page, from an address of its own. */
export async function openTab(portal: FastifyInstance, host: string, meant: Walker): Promise<Tab> {
  addresses += 1
  const from = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
  const jar = await jarAt(portal, host, { from })
  return {
    jar,
    page: { path: '/sign-in', html: '' },
    meant,
    past: [],
    errand: null,
    noticePath: null,
    kind: 'nobody',
  }
}

/** Keeps what the cookies are now, so that one can go back to them. */
export function remember({ jar, past }: Tab): void {
  past.push(new Map(jar.cookies))
  if (past.length > 8) past.shift()
}

/** Goes back, or takes a cookie of somebody else's browser: all of them, or one. */
export function mix(tab: Tab, others: readonly Tab[], dice: Dice): void {
  const { jar, past } = tab
  if (past.length > 0 && dice.below(2) === 0) {
    jar.cookies = new Map(pick(dice, past))
    return
  }
  const other = pick(dice, others)
  const taken = [...other.jar.cookies].filter(() => dice.below(2) === 0)
  for (const [name, value] of taken) jar.cookies.set(name, value)
  if (taken.some(([name]) => name === '__Host-notice')) tab.noticePath = other.noticePath
  if (dice.below(2) === 0) jar.csrf = other.jar.csrf
}
