/** "It was not me" in a real browser: the notice of a change undoes it, and electronic ID leads back in (row A-5). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, firstPassword } from './account-of.ts'
import { desktop, openChromium, phone, startWalk, type WalkWish } from './browser.ts'
import { identify } from './identify.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { openFromMail, setPassword } from './recovering.ts'
import { reach } from './running-demo.ts'
import { told, wasNotMeLink } from './told.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const thiefs = 'Ein annan skreiv 9 ord her i går kveld'
const own = 'Tolv traktorar, 2 trestammar og ein Tinnsjø'

const ways: (Omit<WalkWish, 'origin'> & { one: Newcomer })[] = [
  {
    name: 'it-was-not-me',
    institution: 'usn',
    language: 'nb',
    width: phone,
    one: student(151, { given: 'Jonas', family: 'Lie', language: 'nb' }),
  },
  {
    name: 'it-was-not-me-without-script',
    institution: 'ntnu',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    one: employee(152, { given: 'Borghild', family: 'Sæter', language: 'nn' }),
  },
  {
    name: 'it-was-not-me-by-keyboard',
    institution: 'usn',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(153, { given: 'Priya', family: 'Nair', language: 'en' }),
  },
]

test.each(ways)('$institution, $name', async ({ one, ...wish }) => {
  const { institution } = wish
  const origin = demo.origin(institution)
  const username = await accountOf(demo, institution, one)
  const thief = await startWalk(browser, { ...wish, name: `${wish.name}-thief`, keyboard: false, origin })
  await signIn(thief, { username, password: firstPassword })
  await thief.open('/my-account/password')
  await thief.type('currentPassword', firstPassword)
  await thief.type('newPassword', thiefs)
  const { found: link } = await told(demo, one.email, wasNotMeLink, async () => thief.send())

  const walk = await startWalk(browser, { ...wish, origin })
  await walk.open('/')
  await openFromMail(walk, link)
  expect(walk.path(), await walk.text()).toBe('/it-was-not-me')
  await walk.look('it-was-not-me')
  await walk.send()
  expect(walk.status(), await walk.text()).toBe(200)
  await walk.look('undone')

  await thief.open('/my-account')
  expect([thief.path(), thief.status()]).toEqual(['/my-account', 401])
  for (const password of [thiefs, firstPassword]) {
    await signIn(thief, { username, password })
    expect(thief.path(), 'no password opens the account').not.toBe('/my-account')
  }
  await thief.close()

  await identify(walk, 'forgotten-password', one, '/forgotten-password/text-message')
  await walk.look('identified-after-it')
  await walk.follow('/set')
  await setPassword(walk, own)
  expect(walk.path(), await walk.text()).toBe('/my-account')
  await walk.look('my-account')
  await openFromMail(walk, link)
  expect(walk.status()).toBe(422)
  await walk.look('link-used')
  await walk.close()
})
