/** Accounts for tests that need one: activated by a newcomer, page by page, as people do it. */
import type { FastifyInstance } from 'fastify'
import { activateIn, type AtHand } from './activation-walk.ts'
import { openBrowser } from './browser.ts'
import { type Newcomer, newcomer } from './newcomers.ts'
import { castPassword } from './people.ts'
import { freshAddress } from './standing.ts'
import type { TestWorld } from './test-world.ts'

/** Takes so many newcomers into the register, the one at `first` and those after. */
export async function takeInNewcomers(
  university: TestWorld,
  { first = 0, many }: { first?: number; many: number },
): Promise<Newcomer[]> {
  const people = Array.from({ length: many }, (_, place) => newcomer(first + place))
  await university.takeIn(
    'fs',
    people.map(({ line }) => line),
  )
  return people
}

/** The newcomer's account, open; gives back the username. */
export async function activated(
  portal: FastifyInstance,
  host: string,
  someone: AtHand,
  password = castPassword,
): Promise<string> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await activateIn(browser, someone, password)
  const username = browser.textOf('username')
  if (username === null) throw new Error(`activating ended on ${browser.page.path}: ${browser.page.text}`)
  return username
}
