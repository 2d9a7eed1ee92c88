/** Days and years go by in a demo of its own: a lost second factor comes back by waiting, and an expired password is renewed (rows O-6, O-10). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, accountWithApp, firstPassword as password } from './account-of.ts'
import { codeNow, enrolApp, showCode } from './app.ts'
import { openChromium, phone, startWalk } from './browser.ts'
import { identify } from './identify.ts'
import { employee, student } from './newcomers.ts'
import { setPassword } from './recovering.ts'
import { endDemo, type RunningDemo, startDemo } from './running-demo.ts'
import { termBegins } from './shared-demo.ts'
import { textCode, told } from './told.ts'
import { signIn, signOutEverywhere } from './ways.ts'

let demo: RunningDemo
let browser: Browser
beforeAll(async () => {
  demo = await startDemo({ now: termBegins })
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await endDemo(demo)
})

const own = 'Tolv traktorar, 2 trestammar og ein Tinnsjø'

test('oslomet: a lost second factor comes back after three days of waiting', async () => {
  const one = student(181, { given: 'Tuva', family: 'Ness', language: 'nb' })
  const { username, key } = await accountWithApp(demo, 'oslomet', one)
  const walk = await startWalk(browser, {
    name: 'lost-second-factor-waiting',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    origin: demo.origin('oslomet'),
  })
  const askToWait = async () => {
    await signIn(walk, { username, password })
    await walk.unfold()
    await walk.follow('/lost-second-factor')
    await walk.look('lost-second-factor')
    const { found: code } = await told(demo, one.mobile, textCode, async () => walk.send())
    expect(walk.path(), await walk.text()).toBe('/lost-second-factor/code')
    await walk.look('text-code')
    await walk.type('code', code)
    await walk.send()
  }
  await askToWait()
  expect(walk.status(), await walk.text()).toBe(200)
  await walk.look('waiting-begun')
  await demo.advance('PT71H')
  await signIn(walk, { username, password })
  await walk.open('/lost-second-factor')
  await walk.look('still-waiting')
  expect(await walk.page.locator('main form').count()).toBe(0)

  await demo.advance('PT2H')
  await askToWait()
  expect(walk.path(), await walk.text()).toBe('/my-account/two-factor')
  const fresh = await enrolApp(walk, demo)
  await walk.open('/sign-out')
  await walk.send()
  await demo.advance('PT31S')
  await signIn(walk, { username, password })
  await walk.type('code', await codeNow(demo, key))
  await walk.send()
  expect(walk.status(), 'the old app opens nothing').toBe(422)
  await showCode(walk, await codeNow(demo, fresh.key))
  await walk.close()
})

test('usn and educloud: a year later the password must be renewed first, and electronic ID still gets in', async () => {
  const one = employee(182, { given: 'Per', family: 'Strand', language: 'nn' })
  const username = await accountOf(demo, 'usn', one)
  await demo.advance('PT8784H')
  const walk = await startWalk(browser, {
    name: 'expired-password',
    institution: 'usn',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    origin: demo.origin('usn'),
  })
  await signIn(walk, { username, password })
  expect(walk.path(), await walk.text()).toBe('/set')
  await walk.open('/my-account')
  expect(walk.status(), 'nothing else opens before').toBeGreaterThanOrEqual(400)
  await signIn(walk, { username, password })
  await setPassword(walk, own)
  expect(walk.path(), await walk.text()).toBe('/my-account')
  await walk.look('my-account')
  await walk.close()

  const other = await startWalk(browser, {
    name: 'expired-password-electronic-id',
    institution: 'educloud',
    language: 'en',
    width: phone,
    origin: demo.origin('educloud'),
  })
  await other.open('/sign-in')
  await identify(other, 'sign-in', { name: 'Henrik Bakke' }, '/set')
  await setPassword(other, own)
  expect(other.path(), await other.text()).toBe('/my-account')
  await other.look('my-account')
  await signOutEverywhere(other)
  await other.close()
})
