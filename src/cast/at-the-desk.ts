/** Somebody of the service desk in a test: an account with a rank and an app, and a browser in which the desk is open. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Rank } from '../core/desk/rank.ts'
import { addRoleGrant } from '../store/role-grants.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type AppInHand, putApp } from './second-factors.ts'
import { putSignedUp, type SignedUp } from './signed-up.ts'
import { freshAddress } from './standing.ts'
import type { TestWorld } from './test-world.ts'

export type AgentInTests = SignedUp & { app: AppInHand; rank: Rank }

/** An account with this rank, from long ago until further notice. */
export async function putAgent(tested: TestWorld, rank: Rank, username: string): Promise<AgentInTests> {
  const account = await putSignedUp(tested, { username, given: 'Turid', family: `Skranke ${username}` })
  const app = await putApp(tested, account.accountId)
  await grantRank(tested, account.accountId, rank)
  return { ...account, app, rank }
}

/** Grants a rank straight in the store. */
export async function grantRank({ world }: TestWorld, accountId: string, rank: Rank): Promise<void> {
  await addRoleGrant(world.store, {
    id: randomUUID(),
    accountId,
    rank,
    from: world.now().subtract({ hours: 24 }),
    until: null,
    grantedBy: 'test',
    because: 'test',
  })
}

/** A browser in which this agent has opened the desk; half a minute later, so that the app shows a new code. */
export async function openDeskIn(
  tested: TestWorld,
  portal: FastifyInstance,
  host: string,
  agent: Pick<AgentInTests, 'username' | 'password' | 'app'>,
  language = 'en',
): Promise<Browser> {
  tested.advance('PT30S')
  const browser = openBrowser(portal, { host, from: freshAddress(), language })
  await browser.open('/sign-in')
  await browser.submit({ username: agent.username, password: agent.password })
  await browser.submit({ code: agent.app.code() })
  await browser.open('/desk/open')
  await browser.submit({})
  if (browser.page.path !== '/desk')
    throw new Error(`the desk did not open: ${browser.page.path} ${browser.page.status}`)
  return browser
}

/** As `newHolder`: somebody new with every right of the desk, and the code of the app. */
export async function newAgent(
  tested: TestWorld,
): Promise<{ username: string; password: string; code: string }> {
  const name = `desk${Buffer.from(tested.world.dice.bytes(6)).toString('hex')}`
  const { username, password, app } = await putAgent(tested, 'administrator', name)
  return { username, password, code: app.code() }
}
