/** The desk deactivates an account; then username and PIN open it, once, within a day, to nothing but an own password (O-13; P-01, P-05, P-08). */
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../cast/browser.ts'
import { workOff } from '../cast/post.ts'
import { goodPassword, otherPassword, putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { journeys } from '../run/journeys.ts'
import { replacePin } from '../store/access-pins.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { randomId } from '../actions/random.ts'
import { deactivate } from './deactivate.ts'

const tested = await testWorld('oslomet', {
  settings: (as) => ({ ...as, secondFactor: { ...as.secondFactor, required: [] } }),
})
const { world } = tested
const portal = await testPortal([tested], journeys)
let people = 0
let kari: SignedUp

beforeEach(async () => {
  people += 1
  kari = await putSignedUp(tested, { username: `deakt${people}000` })
  await givePin('4711', 'register')
})

async function givePin(pin: string, madeBy: string) {
  await replacePin(world.store, {
    id: randomId(world.dice),
    personId: kari.personId,
    mac: world.keys.mac(purposes.accessPin, kari.personId, pin),
    keyId: world.keys.keyId,
    madeBy,
    madeAt: world.now(),
  })
}

async function run(more: { apply?: boolean; username?: string; because?: string } = {}) {
  let told = ''
  const asked = {
    world,
    key: 'oslomet',
    username: kari.username,
    because: 'mistet telefonen',
    operator: 'anne',
    apply: true,
    json: true,
  }
  const exit = await deactivate({ ...asked, ...more }, { write: (text: string) => (told += text) })
  return { exit, said: JSON.parse(told) as { is: string; sentence: string; pin?: Record<string, unknown> } }
}

const at = () => openBrowser(portal, { host: 'oslomet.localhost', from: `10.9.${people}.1` })

async function signIn(password: string, browser = at()) {
  await browser.open('/sign-in')
  await browser.submit({ username: kari.username, password })
  return browser
}

describe('deactivating', () => {
  test('shows first and changes nothing; unknown names and no reason are refused', async () => {
    expect(await run({ apply: false })).toMatchObject({ exit: 0, said: { is: 'would-deactivate' } })
    expect((await signIn(goodPassword)).page.path).toBe('/my-account')
    expect(await run({ username: 'ingen0000' })).toMatchObject({ exit: 1, said: { is: 'no-account' } })
    expect(await run({ because: ' ' })).toMatchObject({ exit: 1, said: { is: 'no-reason' } })
  })

  test('ends every session at once, closes the password, and tells the person', async () => {
    const inside = await signIn(goodPassword)
    await run()
    // the very next request (S-03)
    expect((await inside.open('/my-account')).status).toBe(401)
    expect((await signIn(goodPassword)).page.path).toBe('/why-no-access')
    const sent = await workOff(tested)
    expect(sent.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
    expect(sent.map(({ text }) => text).join()).not.toContain('4711')
  })
})

describe('username and PIN afterwards', () => {
  test('open an own password and nothing else, once', async () => {
    await run()
    const browser = await signIn('4711')
    expect(browser.page.path).toBe('/set')
    for (const path of ['/my-account', '/my-account/pin', '/my-account/two-factor', '/my-account/sessions'])
      expect((await browser.open(path)).status, path).toBe(403)
    expect((await signIn('4711')).page.status).toBe(422)
    await browser.open('/set')
    expect((await browser.submit({ newPassword: otherPassword })).path).toBe('/my-account')
    expect((await signIn(otherPassword)).page.path).toBe('/my-account')
    expect((await signIn('4711')).page.status).toBe(422)
  })

  test('for twenty-four hours, and five wrong tries for the life of the PIN', async () => {
    await run()
    tested.advance('PT24H1S')
    expect((await signIn('4711')).page.status).toBe(422)
    await run()
    for (let times = 0; times < 5; times++) expect((await signIn('1234')).page.status).toBe(422)
    expect((await signIn('4711')).page.path).toBe('/sign-in')
    expect(await run()).toMatchObject({ said: { pin: { is: 'closed', because: 'pin-spent' } } })
  })

  test('without the desk’s act the PIN opens nothing', async () => {
    expect((await signIn('4711')).page.status).toBe(422)
  })

  test('a PIN that its owner chose needs the code the desk speaks, which is worth nothing alone', async () => {
    await givePin('8350', 'owner')
    const { said } = await run()
    const code = String(said.pin?.['openingCode'])
    expect(code).toMatch(/^\d{6}$/)
    expect((await signIn(code)).page.status).toBe(422)
    const browser = await signIn('8350')
    expect(browser.page.path).toBe('/sign-in/opening-code')
    expect((await browser.open('/set')).status).toBe(403)
    await browser.open('/sign-in/opening-code')
    expect((await browser.submit({ code: code === '000000' ? '111111' : '000000' })).status).toBe(422)
    expect((await browser.submit({ code: `${code.slice(0, 3)} ${code.slice(3)}` })).path).toBe('/set')
    expect((await browser.submit({ newPassword: otherPassword })).path).toBe('/my-account')
  })

  test('five wrong opening codes close that way', async () => {
    await givePin('8350', 'owner')
    const { said } = await run()
    const code = String(said.pin?.['openingCode'])
    const browser = await signIn('8350')
    for (let times = 0; times < 5; times++)
      await browser.submit({ code: code === '000000' ? '111111' : '000000' })
    expect((await browser.submit({ code })).status).toBe(422)
  })
})
