/** A one-time code from the desk: only its owner gets it, five tries, once, and whoever has none is answered as whoever has (rows, L-07). */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AgentInTests, openDeskIn, putAgent } from '../cast/at-the-desk.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import { workOff } from '../cast/post.ts'
import { putApp } from '../cast/second-factors.ts'
import { goodPassword, otherPassword, putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { openPrinter, readLetter } from '../cast/test-printer.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { whileNoSessionIsWritten } from '../cast/trap.ts'
import { everythingIn } from '../cast/whole-database.ts'
import type { SimChanges } from '../core/person/sim-changes.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)
const { store } = university.world
const codeShape = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{3}\b/
const page = '/forgotten-password/desk-code'
let agent: AgentInTests
let named = 0

beforeAll(async () => {
  agent = await putAgent(university, 'agent', 'agent0001')
})

async function someone(): Promise<SignedUp> {
  named += 1
  const one = await putSignedUp(university, { username: `kode${1_000 + named}` })
  await store
    .updateTable('person')
    .set({ mobile: `+479933${4_000 + named}` })
    .where('id', '=', one.personId)
    .execute()
  return one
}

async function order(one: SignedUp, way: string, language = 'en'): Promise<Browser> {
  // nobody is at the end of the hour's budget
  university.advance('PT10M')
  const browser = await openDeskIn(university, portal, host, agent, language)
  await browser.open(`/desk/people/${one.personId}/caller`)
  await browser.submit({ how: 'called-back' })
  await browser.open(`/desk/people/${one.personId}/open-forgotten-password`)
  await browser.submit({ way, reason: 'Forgot the password', ticket: 'INC-1' })
  return browser
}

/** The code as the person gets it. */
async function codeFor(one: SignedUp, way: 'sms' | 'mail' = 'mail'): Promise<string> {
  await order(one, way)
  const left = await workOff(university)
  const message = left.find(({ text }) => codeShape.test(text))
  if (message?.channel !== way) throw new Error('no code came')
  return codeShape.exec(message.text)?.[0] ?? ''
}

async function type(username: string, code: string): Promise<Browser> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open(page)
  await browser.submit({ username, code })
  return browser
}

const opensIt = async (username: string, code: string) => (await type(username, code)).page.path === '/set'

describe('whoever has one', () => {
  test.each(['mail', 'sms'] as const)(
    'chooses a new password, once; it came by %s and stands nowhere else',
    async (way) => {
      const one = await someone()
      const asked = await order(one, way)
      expect(asked.page.title).toBe('The one-time code is on its way.')
      const left = await workOff(university)
      const carried = left.filter(({ text }) => codeShape.test(text))
      expect(carried.map(({ channel }) => channel)).toEqual([way])
      const code = codeShape.exec(carried[0]?.text ?? '')?.[0] ?? ''
      await asked.open(`/desk/people/${one.personId}`)
      const known = [asked.page.html, await everythingIn(store), JSON.stringify(university.told)].join('\n')
      expect([code, code.replaceAll('-', '')].filter((secret) => known.includes(secret))).toEqual([])
      const browser = await type(one.username, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
      expect(browser.page.path).toBe('/set')
      await browser.submit({ newPassword: otherPassword })
      expect(browser.page.path).toBe('/my-account')
      expect(await opensIt(one.username, code)).toBe(false)
      const lines = await store
        .selectFrom('journal')
        .select('what')
        .where('person_id', '=', one.personId)
        .orderBy('id')
        .execute()
      expect(lines.map(({ what }) => what)).toEqual(
        expect.arrayContaining(['desk-code-ordered', 'desk-code-sent', 'desk-code-used', 'password-changed']),
      )
    },
  )

  test('shows the enrolled second factor beside it', async () => {
    const one = await someone()
    const app = await putApp(university, one.accountId)
    const browser = await type(one.username, await codeFor(one))
    expect(browser.page.path).toBe('/sign-in/second-factor')
    await browser.open('/set')
    expect(browser.page.status).not.toBe(200)
    await browser.open('/sign-in/second-factor')
    await browser.submit({ code: app.code() })
    expect(browser.page.path).toBe('/set')
  })

  test('reads it in a sealed letter, that counts longer', async () => {
    const one = await someone()
    await order(one, 'letter')
    const { printer, folder, letters } = openPrinter()
    const left = await workOff(university, null, printer)
    expect(left.filter(({ text }) => codeShape.test(text))).toEqual([])
    const { text } = await readLetter(folder, letters()[0] ?? '')
    university.advance('PT144H')
    expect(await opensIt(one.username, codeShape.exec(text)?.[0] ?? '')).toBe(true)
  })
})

test('is spent together with the session that it opens, or not at all (ASVS 2.3.3)', async () => {
  const one = await someone()
  const code = await codeFor(one)
  await whileNoSessionIsWritten(store, async () => {
    expect((await type(one.username, code)).page.status).toBe(500)
  })
  expect(await opensIt(one.username, code)).toBe(true)
  expect(await opensIt(one.username, code)).toBe(false)
})

describe('it opens nothing', () => {
  test('after five wrong tries, each counted first; not together with another name', async () => {
    const [one, other] = [await someone(), await someone()]
    const code = await codeFor(one)
    const others = await codeFor(other)
    expect(await opensIt(other.username, code)).toBe(false)
    for (let wrong = 0; wrong < 4; wrong += 1) expect(await opensIt(one.username, others)).toBe(false)
    expect(await opensIt(one.username, code)).toBe(true)
    for (let wrong = 0; wrong < 4; wrong += 1) expect(await opensIt(other.username, code)).toBe(false)
    expect(await opensIt(other.username, others)).toBe(false)
  })

  test('after its time, after a newer one, and after the password was changed', async () => {
    const late = await someone()
    const lateCode = await codeFor(late)
    university.advance('PT30M1S')
    expect(await opensIt(late.username, lateCode)).toBe(false)
    const renewed = await someone()
    const first = await codeFor(renewed)
    const second = await codeFor(renewed)
    expect(await opensIt(renewed.username, first)).toBe(false)
    expect(await opensIt(renewed.username, second)).toBe(true)
    const changed = await someone()
    const before = await codeFor(changed)
    const browser = openBrowser(portal, { host, from: freshAddress() })
    await browser.open('/sign-in')
    await browser.submit({ username: changed.username, password: changed.password })
    await browser.open('/my-account/password')
    await browser.submit({ currentPassword: goodPassword, newPassword: otherPassword })
    expect(await opensIt(changed.username, before)).toBe(false)
  })

  test('after the desk took it back, sent or not', async () => {
    for (const sent of [true, false]) {
      const one = await someone()
      const browser = await order(one, 'mail')
      const before = sent ? await workOff(university) : []
      const act = await store
        .selectFrom('desk_act')
        .select('id')
        .where('person_id', '=', one.personId)
        .executeTakeFirstOrThrow()
      await browser.open(`/desk/acts/${act.id}/undo`)
      await browser.submit({ reason: 'Was somebody else' })
      expect(browser.page.title).toBe('It is taken back.')
      const left = [...before, ...(await workOff(university))]
      const code = codeShape.exec(left.map(({ text }) => text).join('\n'))?.[0]
      expect(code !== undefined).toBe(sent)
      if (code !== undefined) expect(await opensIt(one.username, code)).toBe(false)
    }
  })

  test('of 64 at the same moment exactly one gets through', async () => {
    const one = await someone()
    const code = await codeFor(one)
    await store
      .updateTable('desk_code')
      .set({ tries: -100 })
      .where('account_id', '=', one.accountId)
      .execute()
    const through = await Promise.all(Array.from({ length: 64 }, async () => opensIt(one.username, code)))
    expect(through.filter(Boolean)).toHaveLength(1)
  })
})

describe('it is not sent', () => {
  test('to a number whose SIM card was changed lately; the journal says why (R-03)', async () => {
    const one = await someone()
    const sims: SimChanges = { changedWithin: () => Promise.resolve('changed') }
    await order(one, 'sms')
    const left = await workOff(university, sims)
    expect(left.filter(({ text }) => codeShape.test(text))).toEqual([])
    const line = await store
      .selectFrom('journal')
      .select('details')
      .where('person_id', '=', one.personId)
      .where('what', '=', 'desk-code-not-sent')
      .executeTakeFirstOrThrow()
    expect(line.details).toEqual({ way: 'sms', notSent: 'sim-card-changed-lately' })
  })

  test.each([
    ['nb', 'Kontoen er sperret. Sperren må oppheves først.', { lock: true }],
    ['nn', 'Adressa eller nummeret vart endra for kort tid sidan. Vel ein annan måte.', { changed: true }],
    ['en', 'The register has no mobile number that we can send to.', { mobile: null }],
  ] as const)('where something is in the way, which the page says in %s', async (language, says, wish) => {
    const one = await someone()
    const since = university.world.now()
    if ('lock' in wish)
      await store
        .insertInto('placed_lock')
        .values({
          id: randomUUID(),
          account_id: one.accountId,
          class: 'desk',
          since,
          placed_by: 'desk',
          may_lift: 'desk',
          because: 'test',
        })
        .execute()
    const changed = { mobile_changed: since.toString().slice(0, 10), first_seen_at: '2025-01-01T00:00:00Z' }
    if ('changed' in wish)
      await store.updateTable('person').set(changed).where('id', '=', one.personId).execute()
    if ('mobile' in wish)
      await store.updateTable('person').set({ mobile: null }).where('id', '=', one.personId).execute()
    const browser = await order(one, 'sms', language)
    expect([browser.page.status, browser.page.text]).toEqual([422, expect.stringContaining(says)])
    const ordered = await store
      .selectFrom('desk_act')
      .select('id')
      .where('person_id', '=', one.personId)
      .execute()
    expect(ordered).toEqual([])
  })
})
