/** Sign-ins that are begun and never finished have a limit for each address; people who get in never feel it (cases B-05, B-12, Y-02). */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { mayBeginVisit } from '../../actions/visit-limits.ts'
import { openBrowser } from '../../cast/browser.ts'
import { demandsNoFactor } from '../../cast/no-factor.ts'
import { followToService, serviceOf, signInThrough } from '../../cast/services.ts'
import { freshAddress } from '../../cast/standing.ts'
import { openidPlace } from '../../cast/test-openid.ts'
import { journeys } from '../../run/journeys.ts'

const most = 12
const place = await openidPlace(journeys, [serviceOf('wiki')], {
  settings: (institution) => ({
    ...demandsNoFactor(institution),
    networks: { ...institution.networks, visits: most, campusVisits: 2 * most },
  }),
})
const { tested, world, portal, host, send, somebody } = place
let house = ''
const browser = (from = house) => openBrowser(portal, { host, from })

beforeEach(() => {
  house = freshAddress()
})

/** Somebody who begins and goes away again; the status of the page that they saw. */
async function begin(from = house): Promise<number> {
  const { path } = await send('wiki')
  const answer = await portal.inject({ method: 'GET', url: path, headers: { host }, remoteAddress: from })
  return answer.statusCode
}

async function beginMany(many: number): Promise<number[]> {
  const statuses: number[] = []
  for (let at = 0; at < many; at += 1) statuses.push(await begin())
  return statuses
}

async function kept(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from openid_item`.execute(world.store)
  return rows[0]?.n ?? 0
}

describe('behind one address', () => {
  test('three times as many get in as may leave it unfinished, and some who do are in nobody’s way', async () => {
    const who = await somebody()
    const statuses = await beginMany(most / 2)
    for (let at = 0; at < 3 * most; at += 1) {
      const there = await signInThrough(browser(), await send('wiki'), who)
      expect(there).toContain('https://wiki.example/back?')
    }
    statuses.push(...(await beginMany(most / 2)))
    expect(statuses).toEqual(Array.from({ length: most }, () => 303))
    expect(await begin()).toBe(429)
  })

  test('one too many keeps nothing, and is told in words when to come back', async () => {
    await beginMany(most)
    const before = await kept()
    const sent = await send('wiki')
    const answer = await portal.inject({ url: sent.path, headers: { host }, remoteAddress: house })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60'])
    expect(answer.headers.location).toBeUndefined()
    const at = browser()
    await at.open(sent.path)
    expect([at.page.status, at.page.title]).toEqual([429, 'Many sign-ins in a short time'])
    expect(await kept()).toBe(before)
  })

  test('other addresses, and whoever is signed in already, go on; after ten minutes everybody does', async () => {
    const at = browser()
    const who = await somebody()
    await signInThrough(at, await send('wiki'), who)
    expect((await beginMany(most + 1)).at(-1)).toBe(429)
    expect(await begin(freshAddress())).toBe(303)
    expect(await followToService(at, (await send('wiki')).path)).toContain('code=')
    tested.advance('PT10M')
    expect(await begin()).toBe(303)
  })

  test('of a hundred at the same moment just as many begin as may', async () => {
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => begin()))
    expect(statuses.filter((status) => status === 303)).toHaveLength(most)
    expect(statuses.filter((status) => status === 429)).toHaveLength(100 - most)
  })
})

test('a campus and the /48 of an operator may leave more of them unfinished than a home', async () => {
  const begunFrom = async (from: { prefixes: string[]; campus: boolean }) => {
    let begun = 0
    while (begun < 99 && (await mayBeginVisit(world, from))) begun += 1
    return begun
  }
  const home = (nth: number) => ({ prefixes: [`20010db8000${nth}/64`, '20010db80000/48'], campus: false })
  expect(await begunFrom({ prefixes: ['198.51.100.7'], campus: true })).toBe(2 * most)
  expect([await begunFrom(home(1)), await begunFrom(home(2)), await begunFrom(home(3))]).toEqual([
    most,
    most - 1,
    0,
  ])
})
