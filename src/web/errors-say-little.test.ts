/** When the store is broken, everybody gets one plain page with a number; the log has the line to it, without a secret (I-19, Y-06). */
import { newAgent } from '../cast/at-the-desk.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { castPassword } from '../cast/people.ts'
import { browserOn, cookiesOf, csrfOn, freshAddress, type Standings } from '../cast/standing.ts'
import { newDeactivated, newForgetful } from '../cast/recovering.ts'
import { newLinked, withProjects } from '../cast/project-people.ts'
import { newHolder } from '../cast/second-factors.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { run } from '../cast/whole-database.ts'
import { journeys } from '../run/journeys.ts'
import { openLog } from '../run/log.ts'
import type { AnyStep } from './step.ts'

const host = 'oslomet.localhost'
const folder = mkdtempSync(join(tmpdir(), 'adgang-test-'))
const logFile = join(folder, 'log')
const university = await testWorld('oslomet', {
  settings: (institution) => withProjects(demandsNoFactor(institution)),
})
university.world.log = openLog('info', logFile)
const portal = await testPortal([university], journeys)
const { store } = university.world
const steps = journeys.flatMap((journey) => journey.steps).filter((step) => !step.path.includes(':'))
const canary = 'Kanarifuglen syng i 77 mørke gruver'
let people: Newcomer[] = []
let username = ''
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at: Standings = {
  portal,
  host,
  newcomer: () => {
    const next = people.pop()
    if (!next) throw new Error('there are too few newcomers')
    return next
  },
  account: () => ({ username, password: castPassword }),
  holder: async () => newHolder(university),
  agent: async () => newAgent(university),
  forgetful: async () => newForgetful(university),
  deactivated: async () => newDeactivated(university),
  linked: async () => newLinked(university),
}

beforeAll(async () => {
  people = await takeInNewcomers(university, { many: 12 })
  username = await activated(portal, host, at.newcomer())
})

describe('with every table gone', () => {
  const stands = new Map<AnyStep, Browser>()

  beforeAll(async () => {
    for (const step of steps.filter(({ opens }) => typeof opens === 'string')) {
      stands.set(step, await browserOn(step, at))
    }
    await run(store, 'alter schema public rename to gone; create schema public')
  })
  afterAll(async () => {
    await run(store, 'drop schema public; alter schema gone rename to public')
  })

  test.each(steps.filter(({ opens }) => typeof opens === 'string').map((step) => [step.path, step] as const))(
    '%s says little, and the log says where',
    async (_, step) => {
      const browser = stands.get(step)
      if (!browser) throw new Error('nobody stands here')
      const secrets = [castPassword, canary, csrfOn(browser), ...browser.cookies.values()]
      const answers = [
        await ask(step, browser, 'GET'),
        ...(step.submit ? [await ask(step, browser, 'POST')] : []),
      ]
      for (const answer of answers) {
        expect(tellsTooMuch(answer.body), step.path).toEqual([])
        if (answer.statusCode < 500) continue
        expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
        expect(answer.body).toContain('Something went wrong on our side')
        const reference = /\b[0-9a-f]{8}\b/.exec(visibleText(answer.body))?.[0]
        const line = logged().find((each) => each.reference === reference)
        expect(line).toMatchObject({ event: 'request-failed', route: step.path })
        expect(line?.error.message).toMatch(/^database error \w{5}$/)
      }
      for (const secret of secrets) expect(readFileSync(logFile, 'utf8')).not.toContain(secret)
    },
  )

  test('most pages did fail, so that the above was seen', () => {
    expect(logged().filter(({ event }) => event === 'request-failed').length).toBeGreaterThan(15)
    expect(logged().filter(({ event }) => event === 'error-page-failed')).toEqual([])
  })

  test('who had a session keeps it: the failed page takes no cookie away', async () => {
    const step = steps.find(({ path }) => path === '/my-account')
    const browser = step && stands.get(step)
    if (!step || !browser) throw new Error('nobody stands here')
    const answer = await ask(step, browser, 'GET')
    expect(answer.statusCode).toBe(500)
    expect(answer.cookies).toEqual([])
  })
})

describe('with a trap in one table', () => {
  afterEach(async () => run(store, 'drop function trap() cascade'))

  test.each([
    ['session', 'insert'],
    ['journal', 'insert'],
    ['known_device', 'insert'],
    ['throttle', 'delete'],
  ])('a sign-in that fails at %s (%s) opens nothing and says little', async (table, deed) => {
    await setTrap(table, deed)
    const browser = openBrowser(portal, { host, from: freshAddress() })
    await browser.open('/sign-in')
    const page = await browser.submit({ username, password: castPassword })
    expect(page.status).toBe(500)
    expect(tellsTooMuch(page.html)).toEqual([])
    expect(readFileSync(logFile, 'utf8')).not.toMatch(/Lavendel|trapped/)
    await browser.open('/my-account')
    expect(browser.page.path).toBe('/sign-in')
  })
})

async function setTrap(table: string, deed: string): Promise<void> {
  await run(
    store,
    `create function trap() returns trigger language plpgsql as $$ begin raise exception 'trapped % %', old, new; end $$;
     create trigger trap before ${deed} on ${table} for each row execute function trap()`,
  )
}

async function ask(step: AnyStep, browser: Browser, method: 'GET' | 'POST') {
  const typed = Object.keys(step.fields?.shape ?? {}).map((name) => [name, canary])
  return portal.inject({
    method,
    url: step.path,
    remoteAddress: freshAddress(),
    headers: {
      host,
      cookie: cookiesOf(browser),
      'accept-language': 'en',
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'POST'
      ? { payload: new URLSearchParams([['csrf', csrfOn(browser)], ...typed]).toString() }
      : {}),
  })
}

type Line = { event: string; reference?: string; error: { message: string } }

function logged(): Line[] {
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}

function visibleText(html: string): string {
  return html.replace(/<[^>]*>/g, ' ')
}

/** Signs of the inside: a stack, SQL, a table, a code of PostgreSQL, a file, a library, a version. */
function tellsTooMuch(html: string): string[] {
  const signs =
    /\bat \S+ \(|\.tsx?:\d|node_modules|\bselect\b.*\bfrom\b|insert into|relation "|42P01|P0001|kysely|fastify|postgres|\w+error:|node:|trapped|undefined|\[object/gi
  return [...visibleText(html).matchAll(signs)].map(([sign]) => sign)
}
