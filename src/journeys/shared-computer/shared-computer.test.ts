/** On a shared computer: a short session, no known browser, one button on every page that ends it, and nothing left (row N-9). */
import { expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../cast/browser.ts'
import { cookieHeader, get, jarAt, post } from '../../cast/knock.ts'
import { takeInNewcomers } from '../../cast/accounts.ts'
import { putApp } from '../../cast/second-factors.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const tested = await testWorld('ntnu', { now: '2026-10-05T09:00:00Z', settings: demandsNoFactor })
const without = await testWorld('usn', {
  now: '2026-10-05T09:00:00Z',
  settings: (as) => ({ ...demandsNoFactor(as), features: { ...as.features, sharedComputers: false } }),
})
const { world } = tested
const portal = await testPortal([tested, without], journeys)
const host = 'ntnu.localhost'
let people = 0

async function signedIn(language = 'nb'): Promise<{ browser: Browser; accountId: string; username: string }> {
  const person = await putSignedUp(tested, { username: `delt${(people += 1)}` })
  const browser = openBrowser(portal, { host, language })
  await browser.open('/sign-in')
  await browser.submit({ username: person.username, password: person.password, sharedComputer: 'yes' })
  expect(browser.page.path).toBe('/my-account')
  return { browser, accountId: person.accountId, username: person.username }
}

const sessionsOf = async (accountId: string) =>
  world.store.selectFrom('session').selectAll().where('account_id', '=', accountId).execute()
const devicesOf = async (accountId: string) =>
  world.store.selectFrom('known_device').selectAll().where('account_id', '=', accountId).execute()

test.each([
  ['nb', 'Dette er en delt datamaskin', 'Jeg er ferdig: logg ut og slett spor', 'Alt er slettet'],
  ['nn', 'Dette er ei delt datamaskin', 'Eg er ferdig: logg ut og slett spor', 'Alt er sletta'],
  ['en', 'This is a shared computer', 'I am done: sign out and clear', 'Everything is cleared'],
])('in %s: the tick, the button on every page, and the end', async (language, tick, end, cleared) => {
  const stranger = openBrowser(portal, { host, language })
  await stranger.open('/sign-in')
  expect(stranger.page.text).toContain(tick)
  expect(stranger.page.html).not.toContain(end)
  const { browser } = await signedIn(language)
  for (const path of ['/', '/my-account', '/my-account/sessions', '/desks', '/no-such-page']) {
    await browser.open(path)
    expect([path, browser.page.html.includes(end)]).toEqual([path, true])
  }
  const jar = await jarAt(portal, host)
  for (const [name, value] of browser.cookies) jar.cookies.set(name, value)
  const own = await get(portal, jar, `/${language}/my-account`)
  expect(own.body).toContain('id="sign-out"')
  const answer = await post(portal, jar, `/${language}/sign-out`, {})
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain(cleared)
  expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"')
  expect(answer.headers['refresh']).toBeUndefined()
  const gone = answer.cookies.filter(({ maxAge }) => maxAge === 0).map(({ name }) => name)
  expect([...browser.cookies.keys()].filter((name) => !gone.includes(name))).toEqual([])
})

test('the session is short, and is over for want of activity and after its time', async () => {
  const { browser, accountId } = await signedIn()
  const { idle, atMost } = world.institution.sessions.sharedComputer
  const [session] = await sessionsOf(accountId)
  expect(session).toMatchObject({ shared: true, known_device: null })
  expect(session?.idle_until.equals(world.now().add(idle))).toBe(true)
  expect(session?.ends_at.equals(world.now().add(atMost))).toBe(true)
  for (let minutes = 4; minutes < 30; minutes += 4) {
    tested.advance('PT4M')
    await browser.open('/my-account')
    expect(browser.page.status).toBe(200)
  }
  tested.advance('PT4M')
  await browser.open('/my-account')
  expect(browser.page.status).toBe(401)
  const left = await signedIn()
  tested.advance('PT5M')
  await left.browser.open('/my-account')
  expect(left.browser.page.status).toBe(401)
})

test('no browser is known afterwards, neither in its cookies nor in the store', async () => {
  const { browser, accountId } = await signedIn()
  expect([...browser.cookies.keys()]).not.toContain('__Host-device')
  expect(await devicesOf(accountId)).toEqual([])
})

test('a page left open goes away by itself once its session has ended', async () => {
  const { browser } = await signedIn()
  const answer = await portal.inject({
    url: '/en/my-account',
    headers: { host, cookie: cookieHeader({ host, cookies: browser.cookies, csrf: '', from: '' }) },
  })
  expect(answer.headers['refresh']).toBe('305; url=/en/sign-out')
})

test('after the end neither going back nor the stolen cookies show anything', async () => {
  const { browser, username } = await signedIn()
  const stolen = new Map(browser.cookies)
  const jar = { host, cookies: new Map(stolen), csrf: '', from: '192.0.2.1' }
  await get(portal, jar, '/my-account')
  await post(portal, jar, '/sign-out', {})
  await browser.open('/my-account')
  expect([browser.page.status, browser.page.html.includes(username)]).toEqual([401, false])
  for (const [name, value] of jar.cookies) if (value === '') jar.cookies.delete(name)
  expect(await get(portal, jar, '/my-account')).toMatchObject({ statusCode: 303 })
})

test('said before anything is begun, it holds for every way in, and no field is told what it is for', async () => {
  const browser = openBrowser(portal, { host, language: 'en' })
  await browser.open('/shared-computer')
  expect(browser.page.text).toContain('5 minutes')
  await browser.submit({})
  expect(browser.page.title).toBe('The browser is set to shared computer')
  await browser.open('/sign-in')
  expect(browser.fields()).toEqual(['username', 'password'])
  expect([...browser.page.html.matchAll(/autocomplete="([^"]*)"/g)].map(([, purpose]) => purpose)).toEqual([
    'off',
    'off',
    'off',
  ])
  const person = await putSignedUp(tested, { username: 'delt-ferdig' })
  await browser.submit({ username: person.username, password: person.password })
  expect(await sessionsOf(person.accountId)).toMatchObject([{ shared: true }])
})

test('somebody already signed in says it afterwards: the session is cut short and the browser forgotten', async () => {
  const person = await putSignedUp(tested, { username: 'delt-seint' })
  const browser = openBrowser(portal, { host, language: 'en' })
  await browser.open('/sign-in')
  await browser.submit({ username: person.username, password: person.password })
  expect(await devicesOf(person.accountId)).toHaveLength(1)
  await browser.open('/shared-computer')
  await browser.submit({})
  expect(await devicesOf(person.accountId)).toEqual([])
  const [session] = await sessionsOf(person.accountId)
  const { atMost } = world.institution.sessions.sharedComputer
  expect(session?.shared).toBe(true)
  expect(session?.ends_at.equals(world.now().add(atMost))).toBe(true)
})

test('a sign-in with a second factor stays a shared one in every step', async () => {
  const holder = await putSignedUp(tested, { username: 'delt-totrinn' })
  const app = await putApp(tested, holder.accountId)
  const browser = openBrowser(portal, { host, language: 'en' })
  await browser.open('/sign-in')
  await browser.submit({ username: holder.username, password: holder.password, sharedComputer: 'yes' })
  expect(browser.page.path).toBe('/sign-in/second-factor')
  await browser.submit({ code: app.code() })
  expect(browser.page.path).toBe('/my-account')
  expect((await sessionsOf(holder.accountId)).map(({ shared }) => shared)).toEqual([true, true])
  expect(await devicesOf(holder.accountId)).toEqual([])
})

test('an activation on a shared computer begins a short session too', async () => {
  const [newcomer] = await takeInNewcomers(tested, { many: 1 })
  const browser = openBrowser(portal, { host, language: 'en' })
  await browser.open('/activate-account/student')
  await browser.submit({
    idNumber: newcomer?.idNumber ?? '',
    studentNumber: newcomer?.studentNumber ?? '',
    pin: newcomer?.pin ?? '',
    sharedComputer: 'yes',
  })
  expect(browser.page.path).toBe('/activate-account/rules')
  const begun = await world.store
    .selectFrom('session')
    .select('shared')
    .where('proof', '=', 'pin')
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  expect(begun).toEqual({ shared: true })
})

test('without the tick, and without the feature, everything is as before', async () => {
  const person = await putSignedUp(without, { username: 'vanlig1' })
  const browser = openBrowser(portal, { host: 'usn.localhost', language: 'en' })
  await browser.open('/shared-computer')
  expect(browser.page.status).toBe(404)
  await browser.open('/sign-in')
  expect(browser.fields()).toEqual(['username', 'password'])
  await browser.submit({ username: person.username, password: person.password })
  expect([...browser.cookies.keys()]).toContain('__Host-device')
  expect(browser.page.html).not.toContain('ad-shared')
})
