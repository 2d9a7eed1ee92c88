/** Hundreds sign in at once with names nobody has: memory stays planned, the rest is told to come back, and the portal goes on (Y-02). */
import { beforeAll, describe, expect, test } from 'vitest'
import { openHasher } from '../adapters/password-hash/open-hasher.ts'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import { castPassword } from '../cast/people.ts'
import { cookiesOf, csrfOn, freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
const many = 500
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys, [], 40)
// as heavy as the floor, one at a time, few waiting
const hasher = openHasher({ memoryKiB: 19_456, passes: 2, lanes: 1, atOnce: 1, mostWaiting: 16 })
let signedIn: Browser
let address = ''

beforeAll(async () => {
  const [someone] = await takeInNewcomers(university, { many: 1 })
  if (!someone) throw new Error('a newcomer is needed')
  const username = await activated(portal, host, someone)
  signedIn = openBrowser(portal, { host, from: freshAddress() })
  await signedIn.open('/sign-in')
  await signedIn.submit({ username, password: castPassword })
  address = await portal.listen({ host: '127.0.0.1', port: 0 })
  university.world.passwords = hasher
})

describe(`${many} sign-ins at once`, () => {
  test('take the planned memory, are told to come back, and keep nobody else waiting', async () => {
    const send = await form()
    const before = process.memoryUsage().rss
    let over = false
    const flood = Promise.all(
      Array.from({ length: many }, async (_, place) => send(`nobody${place}`)),
    ).finally(() => (over = true))
    const health: number[] = []
    const pages: number[] = []
    let [running, waiting, rss] = [0, 0, 0]
    while (!over) {
      health.push(await timed(async () => fetch(`${address}/healthz`)))
      if (pages.length < 10) pages.push((await signedIn.open('/my-account')).status)
      running = Math.max(running, hasher.running)
      waiting = Math.max(waiting, hasher.waiting)
      rss = Math.max(rss, process.memoryUsage().rss)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const answers = await flood
    const busy = answers.filter(({ status }) => status === 503)
    const compared = answers.filter(({ status }) => status === 422)
    expect(busy.length + compared.length).toBe(many)
    expect(busy.length).toBeGreaterThan(many / 2)
    expect(busy.every(({ retryAfter }) => retryAfter === '1')).toBe(true)
    expect(compared.length).toBeGreaterThanOrEqual(17)
    // for most of them nothing was looked up or counted
    const counted = await university.world.store.selectFrom('throttle').select('bucket').execute()
    expect(counted.length).toBeLessThan(120)
    expect(running).toBe(1)
    expect(waiting).toBeLessThanOrEqual(16)
    expect(hasher.mostMemoryKiB).toBe(19_456)
    expect(rss - before).toBeLessThan(200e6)
    expect(pages.length).toBeGreaterThan(0)
    expect(pages.every((status) => status === 200)).toBe(true)
    expect(median(health)).toBeLessThan(100)
  })
})

/** Sends the sign-in form for a name; each from an address of its own. */
async function form() {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  const headers = { host, cookie: cookiesOf(browser), 'content-type': 'application/x-www-form-urlencoded' }
  const csrf = csrfOn(browser)
  return async (username: string) => {
    const payload = new URLSearchParams({ csrf, username, password: castPassword }).toString()
    const remoteAddress = freshAddress()
    const answer = await portal.inject({ method: 'POST', url: '/sign-in', headers, payload, remoteAddress })
    return { status: answer.statusCode, retryAfter: answer.headers['retry-after'] }
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.POSITIVE_INFINITY
}
