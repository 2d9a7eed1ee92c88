/** A lost phone in a real browser: back in by recovery code, and by electronic ID with a new app (row O-10). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountWithApp, firstPassword as password } from './account-of.ts'
import { codeNow, enrolApp, showCode } from './app.ts'
import { desktop, openChromium, phone, startWalk } from './browser.ts'
import { identify } from './identify.ts'
import { student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { signIn, signOutEverywhere } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const institution = 'oslomet'
const origin = demo.origin(institution)

test('oslomet: a recovery code instead of the app, without script', async () => {
  const one = student(121, { given: 'Runar', family: 'Eide', language: 'nn' })
  const { username, codes } = await accountWithApp(demo, institution, one)
  const walk = await startWalk(browser, {
    name: 'lost-second-factor-recovery-code',
    institution,
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    origin,
  })
  await walk.open('/lost-second-factor')
  await walk.look('before-sign-in')
  await signIn(walk, { username, password })
  expect(walk.path()).toBe('/sign-in/second-factor')
  await walk.unfold()
  await walk.follow('/lost-second-factor')
  await walk.look('lost-second-factor')
  await walk.page.locator('main a[href$="/sign-in/second-factor"]').click()
  await showCode(walk, codes[3] ?? '')
  await walk.look('my-account')
  await walk.open('/my-account/two-factor')
  expect(await walk.text()).toContain('9')
  await walk.close()

  const late = await startWalk(browser, {
    name: 'recovery-code-twice',
    institution,
    language: 'nn',
    width: phone,
    origin,
  })
  await signIn(late, { username, password })
  await late.type('code', codes[3] ?? '')
  await late.send()
  expect(late.status()).toBe(422)
  await late.look('refused')
  await late.close()
})

test('oslomet: a new app by electronic ID, by keyboard; the old one opens nothing', async () => {
  const one = student(122, { given: 'Fatima', family: 'Khan', language: 'en' })
  const { username, key } = await accountWithApp(demo, institution, one)
  const walk = await startWalk(browser, {
    name: 'lost-second-factor-electronic-id',
    institution,
    language: 'en',
    keyboard: true,
    width: desktop,
    origin,
  })
  await signIn(walk, { username, password })
  await walk.unfold()
  await walk.follow('/lost-second-factor')
  await walk.look('lost-second-factor')
  await identify(walk, 'lost-second-factor', one, '/my-account/two-factor')
  const fresh = await enrolApp(walk, demo)
  await signOutEverywhere(walk)

  await demo.advance('PT31S')
  await signIn(walk, { username, password })
  await walk.type('code', await codeNow(demo, key))
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('old-app-refused')
  await showCode(walk, await codeNow(demo, fresh.key))
  await walk.close()
})
