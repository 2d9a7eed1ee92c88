/** A wrong try stays counted whatever breaks after it: an error is never a free guess. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import { proveIn } from '../cast/activation-walk.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { castPassword } from '../cast/people.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { run } from '../cast/whole-database.ts'
import { journeys } from '../run/journeys.ts'
import { addressIndex } from './address-limits.ts'

const host = 'oslomet.localhost'
const address = '203.0.113.77'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)
const { store } = university.world
let people: Newcomer[] = []

beforeAll(async () => {
  people = await takeInNewcomers(university, { many: 8 })
})
afterEach(async () => run(store, 'drop function if exists trap() cascade'))

describe('passwords', () => {
  test('six wrong ones lock, although what is written after each count fails', async () => {
    const username = await activated(portal, host, next())
    await trapAddress()
    for (let tries = 0; tries < 6; tries += 1) {
      expect((await signIn(username, 'wrong', address)).status).toBe(500)
    }
    await run(store, 'drop function trap() cascade')
    expect((await signIn(username, castPassword)).status).toBe(429)
    university.advance('PT31M')
    expect((await signIn(username, castPassword)).path).toBe('/my-account')
  })

  test('a right one whose session cannot be written opens nothing, and wrong ones count from one', async () => {
    const username = await activated(portal, host, next())
    await trap('insert on session', 'true')
    expect((await signIn(username, castPassword)).status).toBe(500)
    await run(store, 'drop function trap() cascade')
    for (let tries = 0; tries < 6; tries += 1) await signIn(username, 'wrong')
    expect((await signIn(username, castPassword)).status).toBe(429)
    university.advance('PT31M')
  })

  test('the current one is counted at the account, although the count of the session fails', async () => {
    const username = await activated(portal, host, next())
    const browser = openBrowser(portal, { host, from: freshAddress() })
    await browser.open('/sign-in')
    await browser.submit({ username, password: castPassword })
    await trap('update on session', 'new.wrong_current > old.wrong_current')
    const typed = { currentPassword: 'wrong', newPassword: 'Eit heilt anna tog til 12 andre byar' }
    for (let tries = 0; tries < 6; tries += 1) {
      await browser.open('/my-account/password')
      expect((await browser.submit(typed)).status).toBe(500)
    }
    await run(store, 'drop function trap() cascade')
    await browser.open('/my-account/password')
    const refused = await browser.submit({ ...typed, currentPassword: castPassword })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    university.advance('PT31M')
    expect((await signIn(username, castPassword)).path).toBe('/my-account')
  })
})

describe('PINs', () => {
  test('five wrong ones end a PIN, although what is written after each count fails', async () => {
    const someone = next()
    await trapAddress()
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await prove({ ...someone, pin: '0001' }, address)).status).toBe(500)
    }
    await run(store, 'drop function trap() cascade')
    expect((await prove(someone)).status).toBe(422)
  })

  test('a right one whose grant cannot be written opens nothing and costs nothing', async () => {
    const someone = next()
    for (let tries = 0; tries < 4; tries += 1) await prove({ ...someone, pin: '0001' })
    await trap('insert on grants', 'true')
    expect((await prove(someone)).status).toBe(500)
    await run(store, 'drop function trap() cascade')
    expect((await prove(someone)).path).toBe('/activate-account/rules')
  })
})

function next(): Newcomer {
  const someone = people.pop()
  if (!someone) throw new Error('there are too few newcomers')
  return someone
}

async function signIn(username: string, password: string, from = freshAddress()) {
  const browser = openBrowser(portal, { host, from })
  await browser.open('/sign-in')
  return browser.submit({ username, password })
}

async function prove(someone: Newcomer, from = freshAddress()): Promise<Browser['page']> {
  return proveIn(openBrowser(portal, { host, from }), someone)
}

/** The failure of an address is written right after a try was counted and found wrong. */
async function trapAddress(): Promise<void> {
  const bucket = addressIndex(university.world, address).toString('hex')
  await trap('insert or update on throttle', `new.bucket = '\\x${bucket}'`)
}

async function trap(deed: string, when: string): Promise<void> {
  await run(
    store,
    `create function trap() returns trigger language plpgsql as $$ begin raise exception 'trapped'; end $$;
     create trigger trap before ${deed} for each row when (${when}) execute function trap()`,
  )
}
