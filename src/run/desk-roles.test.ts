/** Every page of the desk against everybody who might knock, from the table of routes: no wrong allow (cases Z-01, Z-03, Z-04, Z-06). */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { actAtDesk } from '../actions/act-at-desk.ts'
import { actsInHand } from '../actions/desk-acts/in-hand.ts'
import type { Agent } from '../actions/desk-session.ts'
import { type AgentInTests, openDeskIn, putAgent } from '../cast/at-the-desk.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { cookiesOf, csrfOn } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import type { DeskAct } from '../core/desk/act.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Rank } from '../core/desk/rank.ts'
import { desk } from '../desk/journey.ts'
import { journeys } from './journeys.ts'

const host = 'oslomet.localhost'
/** With projects too, so that no page of the desk stays untried. */
const withProjects = (institution: Institution) => ({
  ...demandsNoFactor(institution),
  projects: { ...institution.projects, offered: true },
})
const here = await testWorld('oslomet', { settings: withProjects })
const elsewhere = await testWorld('ntnu', { settings: withProjects })
const portal = await testPortal([here, elsewhere], journeys)
const ranks: readonly Rank[] = ['agent', 'senior', 'administrator', 'security']
const agents = new Map<Rank, AgentInTests>()
const desks = new Map<Rank, Browser>()
let person = ''
/** Real ids of the other university, by what the address calls them. */
let foreign: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  for (const rank of ranks) {
    const agent = await putAgent(here, rank, `rolle${rank.slice(0, 4)}`)
    agents.set(rank, agent)
    desks.set(rank, await openDeskIn(here, portal, host, agent))
  }
  person = (await putSignedUp(here, { username: 'vanle1001' })).personId
  foreign = await theirIds()
})

/** Somebody there, an act that waits there, and a role that was granted there. */
async function theirIds(): Promise<Record<string, string>> {
  const boss = await putAgent(elsewhere, 'administrator', 'fremm1001')
  const agent = await putAgent(elsewhere, 'security', 'fremm1002')
  const wish = { act: 'place-lock', personId: boss.personId, reason: 'x', ticket: 'x' } as const
  await actAtDesk(elsewhere.world, asAgent(agent), wish)
  const { store } = elsewhere.world
  const act = await store.selectFrom('desk_act').select('id').executeTakeFirstOrThrow()
  const grant = await store.selectFrom('role_grant').select('id').executeTakeFirstOrThrow()
  return { person: boss.personId, act: act.id, grant: grant.id }
}

const atDesk = desk.steps.flatMap((step) =>
  typeof step.opens === 'object' && 'desk' in step.opens
    ? [{ step, needs: step.opens.desk, from: step.opens.from ?? 'agent' }]
    : [],
)
const addressOf = (path: string, ids: Readonly<Record<string, string>>) =>
  path.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? randomUUID())

/** Whether a page of this kind is there for the rank at all, by the guide of the desk. */
function mayOpen(rank: Rank, needs: DeskAct | 'look', from: Rank): boolean {
  const { may } = here.world.institution.deskWork
  return ranks.indexOf(rank) >= ranks.indexOf(from) && (needs === 'look' || may[rank].includes(needs))
}

describe('who may open which page', () => {
  test('there are pages to try, and every page of the desk but three says which rank it is for', () => {
    expect(atDesk.length).toBeGreaterThan(12)
    expect(desk.steps.filter((step) => typeof step.opens !== 'object').map(({ path }) => path)).toEqual([
      '/desk/first-administrator',
      '/desk/open',
    ])
  })

  test.for(atDesk.map(({ step }) => step.path))(
    '%s: nobody signed in, and nobody without a rank',
    async (path) => {
      const address = addressOf(path, { person })
      const stranger = openBrowser(portal, { host })
      await stranger.open(address)
      expect(stranger.page.path).toBe('/sign-in')
      const member = await putSignedUp(here, { username: `uten${randomUUID().slice(0, 6)}` })
      const browser = openBrowser(portal, { host })
      await browser.open('/sign-in')
      await browser.submit({ username: member.username, password: member.password })
      expect((await browser.open(address)).status).toBe(404)
      const posted = await post(browser, path, address)
      expect([403, 404]).toContain(posted)
    },
  )

  test.for(ranks.flatMap((rank) => atDesk.map(({ step, ...asks }) => ({ rank, path: step.path, ...asks }))))(
    '$rank on $path',
    async ({ rank, path, needs, from }) => {
      const browser = desks.get(rank)
      if (!browser) throw new Error('no desk')
      const { status } = await browser.open(addressOf(path, { person }))
      // the one person tried here is nobody's guest
      const exists = !/:(?!person)/.test(path) && path !== '/desk/guests/:person'
      expect(status).toBe(mayOpen(rank, needs, from) && exists ? 200 : 404)
      if (!mayOpen(rank, needs, from))
        expect(await post(browser, path, addressOf(path, { person }))).toBe(404)
    },
  )
})

describe('other universities', () => {
  test.for(atDesk.filter(({ step }) => step.path.includes(':')).map(({ step }) => step.path))(
    '%s with an id of another university is a page that does not exist',
    async (path) => {
      const browser = desks.get('administrator')
      if (!browser) throw new Error('no desk')
      const theirs = await browser.open(addressOf(path, foreign))
      expect(theirs.status).toBe(404)
      const [one, two] = [theirs.html, (await browser.open(addressOf(path, {}))).html]
      const plain = (html: string) =>
        html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/value="[^"]*"/g, '')
      expect(plain(one)).toBe(plain(two))
      expect(await post(browser, path, addressOf(path, foreign))).toBe(404)
    },
  )

  test('the desk’s cookie of one university opens nothing at another', async () => {
    const browser = desks.get('administrator')
    if (!browser) throw new Error('no desk')
    const answer = await portal.inject({
      url: '/desk',
      headers: { host: 'ntnu.localhost', cookie: cookiesOf(browser) },
    })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in'])
  })
})

describe('rank by rank', () => {
  const acts = Object.keys(actsInHand) as DeskAct[]
  test.for(ranks.flatMap((actor) => [null, ...ranks].map((target) => ({ actor, target }))))(
    '$actor acting on $target',
    async ({ actor, target }) => {
      const agent = agents.get(actor)
      if (!agent) throw new Error('no agent')
      const name = `m${randomUUID().slice(0, 8)}`
      const victim = target ? await putAgent(here, target, name) : await putSignedUp(here, { username: name })
      for (const act of acts) {
        const acted = await actAtDesk(here.world, asAgent(agent), {
          act,
          personId: victim.personId,
          reason: 'x',
          ticket: 'x',
          details: { lock: 'wrong-passwords', way: 'mail' },
        })
        const below = target === null || ranks.indexOf(actor) > ranks.indexOf(target)
        const mine = here.world.institution.deskWork.may[actor].includes(act)
        if (below && mine) continue
        expect([act, acted.is]).toEqual([act, 'refused'])
      }
      const done = await here.world.store
        .selectFrom('desk_act')
        .select('act')
        .where('person_id', '=', victim.personId)
        .execute()
      const below = target === null || ranks.indexOf(actor) > ranks.indexOf(target)
      if (!below) expect(done).toEqual([])
    },
  )
})

function asAgent({ accountId, personId, username, rank }: AgentInTests): Agent {
  return { sessionId: randomUUID(), accountId, personId, username, rank }
}

/** The page's own form, every field of it filled in, sent by this browser. */
async function post(browser: Browser, path: string, address: string): Promise<number> {
  await browser.open('/sign-out')
  const fields = desk.steps.find((step) => step.path === path)?.fields?.shape ?? {}
  const typed = Object.keys(fields).map((name): [string, string] => [name, 'x'])
  const answer = await portal.inject({
    method: 'POST',
    url: address,
    headers: {
      host,
      cookie: cookiesOf(browser),
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams([['csrf', csrfOn(browser)], ...typed]).toString(),
  })
  return answer.statusCode
}
