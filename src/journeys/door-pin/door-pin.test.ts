/** Setting the door PIN: what is refused, when the password is asked for, and that the PIN leaves sealed (O-11, U-3). */
import { beforeEach, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { get, jarAt, post } from '../../cast/knock.ts'
import { workOff } from '../../cast/post.ts'
import { putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { doorSettings, receiver } from '../../cast/test-doors.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { languages } from '../../core/language.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { doorPin } from './journey.ts'
import { doorPinTexts } from './texts.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const educloud = await testWorld('educloud')
const { publicKey } = await receiver('gates-2026')
const connected = await testWorld('usn', {
  settings: (as) => ({ ...demandsNoFactor(as), targets: [doorSettings({ receiverKey: publicKey })] }),
})
const { world } = tested
const portal = await testPortal([tested, educloud, connected], [signIn, myAccount, doorPin])
const host = 'oslomet.localhost'
const inProject = { project: 'ec1', role: 'member' as const, from: null, until: null }
let people = 0
let person: SignedUp
beforeEach(async () => {
  person = await putSignedUp(tested, { username: `siri${(people += 1)}` })
})

const setAt = async () =>
  world.store.selectFrom('door_pin').selectAll().where('account_id', '=', person.accountId).execute()

test.each(languages)('the whole way in %s', async (language) => {
  const browser = openBrowser(portal, { host, language })
  await browser.open(`/${language}/sign-in`)
  await browser.submit({ username: person.username, password: person.password })
  await browser.open(`/${language}/my-account/pin`)
  expect(browser.fields()).toEqual(['newPin'])
  await browser.submit({ newPin: '8305' })
  expect(browser.page).toMatchObject({ status: 200, path: `/${language}/my-account/pin/saved` })
  // no door system is connected here
  expect(browser.page.text).toContain(doorPinTexts(language).done.notConnected)
  const [row] = await setAt()
  expect(row?.sealed.includes(Buffer.from('8305'))).toBe(false)
  const sent = await workOff(tested)
  expect(sent.length).toBeGreaterThan(0)
  expect(JSON.stringify(sent)).not.toContain('8305')
})

test('that it is on its way is only said where a door system takes it', async () => {
  const one = await putSignedUp(connected, { username: 'siri0900' })
  const browser = openBrowser(portal, { host: 'usn.localhost', language: 'nb' })
  await browser.open('/nb/sign-in')
  await browser.submit({ username: one.username, password: one.password })
  await browser.open('/nb/my-account/pin')
  await browser.submit({ newPin: '8305' })
  const { text, notConnected } = doorPinTexts('nb').done
  expect(browser.page.text).toContain(text)
  expect(browser.page.text).not.toContain(notConnected)
})

test.each(['1111', '1234', '2580', '2902', '0229', '2004', '6543', '12', '12345', 'abcd', ''])(
  '%s is refused with the reason, and nothing is set',
  async (newPin) => {
    const jar = await jarAt(portal, host)
    await post(portal, jar, '/sign-in', { username: person.username, password: person.password })
    await get(portal, jar, '/my-account/pin')
    const answer = await post(portal, jar, '/my-account/pin', { newPin })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="newPin-error"')
    expect(await setAt()).toEqual([])
  },
)

test('after five minutes the password is asked for in the same form; right, the session has a new secret (S-01)', async () => {
  const jar = await jarAt(portal, host)
  await post(portal, jar, '/sign-in', { username: person.username, password: person.password })
  tested.advance('PT5M1S')
  const form = await get(portal, jar, '/my-account/pin')
  expect(form.body).toContain('name="currentPassword"')
  expect((await post(portal, jar, '/my-account/pin', { newPin: '8305' })).statusCode).toBe(422)
  const wrong = { newPin: '8305', currentPassword: 'et galt passord' }
  expect((await post(portal, jar, '/my-account/pin', wrong)).statusCode).toBe(422)
  expect(await setAt()).toEqual([])
  const before = jar.cookies.get('__Host-session')
  const right = { newPin: '8305', currentPassword: person.password }
  expect((await post(portal, jar, '/my-account/pin', right)).statusCode).toBe(303)
  expect(await setAt()).toHaveLength(1)
  expect(jar.cookies.get('__Host-session')).not.toBe(before)
  const old = await get(
    portal,
    { ...jar, cookies: new Map([['__Host-session', before ?? '']]) },
    '/my-account',
  )
  expect(old.headers.location).toBe('/sign-in')
})

test('five wrong passwords end the session, and the PIN is as it was', async () => {
  const jar = await jarAt(portal, host)
  await post(portal, jar, '/sign-in', { username: person.username, password: person.password })
  tested.advance('PT6M')
  await get(portal, jar, '/my-account/pin')
  const statuses: number[] = []
  for (let each = 0; each < 5; each++) {
    const sent = { newPin: '8305', currentPassword: `gjetning ${each}` }
    statuses.push((await post(portal, jar, '/my-account/pin', sent)).statusCode)
  }
  expect(statuses).toEqual([422, 422, 422, 422, 401])
  expect(await setAt()).toEqual([])
})

test('an institution without door PINs has no such page', async () => {
  const { username, password } = await putSignedUp(educloud, {
    username: 'ec-kari',
    facts: { registers: ['projects'], projects: [inProject] },
  })
  const jar = await jarAt(portal, 'educloud.localhost')
  await post(portal, jar, '/sign-in', { username, password })
  expect((await get(portal, jar, '/my-account')).statusCode).toBe(200)
  expect((await get(portal, jar, '/my-account/pin')).statusCode).toBe(404)
  expect((await post(portal, jar, '/my-account/pin', { newPin: '8305' })).statusCode).toBe(404)
})
