/** A forgotten password in a real browser: with electronic ID, and by personal mail and text message (rows O-3, O-4, O-5). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountOf, firstPassword } from './account-of.ts'
import { enrolApp, showCode } from './app.ts'
import { desktop, openChromium, phone, startWalk, type WalkWish } from './browser.ts'
import { castPerson } from './cast-person.ts'
import { identify, identifySlowly } from './identify.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { askByMail, byTextMessage, openBeside, openFromMail, setPassword, typeCode } from './recovering.ts'
import { reach } from './running-demo.ts'
import { mailCode, textCode, told } from './told.ts'
import { signIn, signOut, signOutEverywhere } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const own = 'Tolv traktorar, 2 trestammar og ein Tinnsjø'
const ended = '/forgotten-password/text-message'
const begun = '/forgotten-password'

describe('with electronic ID', () => {
  test('oslomet: a new password at once, then the app that is due, and the old password opens nothing', async () => {
    const { username, password } = await castPerson(demo, 'OsloMet', 'Ingrid Solberg')
    const walk = await startWalk(browser, {
      name: 'forgotten-password-electronic-id',
      institution: 'oslomet',
      language: 'nb',
      width: phone,
      origin: demo.origin('oslomet'),
    })
    await walk.open('/')
    await walk.follow('/forgotten-password')
    await walk.look('forgotten-password')
    await identifySlowly(walk, 'forgotten-password', { name: 'Ingrid Solberg' }, ended)
    await walk.look('new-or-temporary')
    await walk.follow('/set')
    await setPassword(walk, own)
    expect(walk.path()).toBe('/my-account/two-factor')
    const { codes } = await enrolApp(walk, demo)
    await walk.look('my-account')
    await signOutEverywhere(walk)
    await signIn(walk, { username, password })
    expect([walk.path(), walk.status()]).toEqual(['/sign-in', 422])
    await signIn(walk, { username, password: own })
    await showCode(walk, codes[0] ?? '')
    await walk.close()
  })

  const others: (Omit<WalkWish, 'origin'> & { one: Newcomer })[] = [
    {
      name: 'forgotten-password-electronic-id-without-script',
      institution: 'usn',
      language: 'nn',
      said: 'address',
      script: false,
      width: phone,
      one: student(101, { given: 'Åsne', family: 'Fosse', language: 'nn' }),
    },
    {
      name: 'forgotten-password-electronic-id-by-keyboard',
      institution: 'ntnu',
      language: 'en',
      keyboard: true,
      width: desktop,
      one: employee(102, { given: 'Zainab', family: 'Ali', language: 'en' }),
    },
  ]
  test.each(others)('$institution, $name: a new password at once', async ({ one, ...wish }) => {
    const username = await accountOf(demo, wish.institution, one)
    const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
    await walk.open(begun)
    await walk.look('forgotten-password')
    await identify(walk, 'forgotten-password', one, ended)
    await walk.look('new-or-temporary')
    await walk.follow('/set')
    await setPassword(walk, own)
    expect(walk.path()).toBe('/my-account')
    await walk.look('my-account')
    await signOutEverywhere(walk)
    await signIn(walk, { username, password: own })
    expect(walk.path()).toBe('/my-account')
    await walk.close()
  })

  test('oslomet: the temporary password by text message instead, without script', async () => {
    const one = employee(103, { given: 'Grete', family: 'Lund', language: 'en' })
    const username = await accountOf(demo, 'oslomet', one)
    const walk = await startWalk(browser, {
      name: 'forgotten-password-electronic-id-then-message',
      institution: 'oslomet',
      language: 'en',
      said: 'address',
      script: false,
      width: phone,
      origin: demo.origin('oslomet'),
    })
    await walk.open(begun)
    await walk.look('forgotten-password')
    await identify(walk, 'forgotten-password', one, ended)
    const { temporary } = await byTextMessage(walk, demo, one, username)
    await setPassword(walk, own)
    expect(walk.path()).toBe('/my-account/two-factor')
    await walk.look('two-factor-due')
    await signOut(walk)
    await signIn(walk, { username, password: temporary })
    expect([walk.path(), walk.status()]).toEqual(['/sign-in', 422])
    await walk.close()
  })
})

type Way = Omit<WalkWish, 'origin'> & { one: Newcomer; behindLink: boolean }

const ways: Way[] = [
  {
    name: 'forgotten-password-mail',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    one: student(111, { given: 'Marte', family: 'Haug', language: 'nb' }),
    behindLink: false,
  },
  {
    name: 'forgotten-password-mail-link-without-script',
    institution: 'ntnu',
    language: 'en',
    said: 'address',
    script: false,
    width: phone,
    one: student(112, { given: 'Wei', family: 'Chen', language: 'en' }),
    behindLink: true,
  },
  {
    name: 'forgotten-password-mail-by-keyboard',
    institution: 'usn',
    language: 'nn',
    keyboard: true,
    width: desktop,
    one: employee(113, { given: 'Torunn', family: 'Bø', language: 'nn' }),
    behindLink: false,
  },
]

describe.each(ways)('$institution, $name', ({ one, behindLink, ...wish }) => {
  test('the code from the mail, the temporary password by text message, a password of one’s own', async () => {
    const username = await accountOf(demo, wish.institution, one)
    const asking = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
    const { code, link } = await askByMail(asking, demo, 'forgotten-password', one.email)
    // the mail is read on another device, where nothing is known of the first
    const walk = behindLink
      ? await startWalk(browser, {
          ...wish,
          name: `${wish.name}-elsewhere`,
          said: 'browser',
          origin: demo.origin(wish.institution),
        })
      : asking
    if (behindLink) {
      await openFromMail(walk, link)
      // in the browser that asked too, in a window of its own: the page that waits for the code there is not spoiled by it
      await openBeside(asking, link)
      await asking.type('code', '00000000')
      await asking.send()
      expect([asking.path(), asking.status()]).toEqual(['/forgotten-password/code', 422])
    }
    expect(walk.path()).toBe(behindLink ? '/forgotten-password/link' : '/forgotten-password/code')
    await typeCode(walk, code)
    expect(walk.path(), await walk.text()).toBe(ended)
    await byTextMessage(walk, demo, one, username)
    await setPassword(walk, own)
    const demanded = wish.institution === 'oslomet'
    expect(walk.path()).toBe(demanded ? '/my-account/two-factor' : '/my-account')
    await walk.look('in')
    await signOut(walk)
    await signIn(walk, { username, password: firstPassword })
    expect([walk.path(), walk.status()]).toEqual(['/sign-in', 422])
    await signIn(walk, { username, password: own })
    expect(walk.path()).toBe(demanded ? '/my-account/two-factor' : '/my-account')
    if (behindLink) {
      await walk.page.goto(link)
      expect(walk.status()).toBe(422)
      await walk.look('link-used')
      await walk.close()
    }
    await asking.close()
  })
})

test('oslomet: before the first app, a code to the registered mobile is shown beside the password', async () => {
  const one = student(114, { given: 'Sindre', family: 'Moen', language: 'nn' })
  const username = await accountOf(demo, 'oslomet', one)
  const walk = await startWalk(browser, {
    name: 'prove-before-first-app',
    institution: 'oslomet',
    language: 'nn',
    width: phone,
    origin: demo.origin('oslomet'),
  })
  await signIn(walk, { username, password: firstPassword })
  expect(walk.path()).toBe('/my-account/two-factor')
  await walk.look('prove-first')
  await walk.follow('/my-account/two-factor/prove')
  await walk.look('prove')
  const { found: code } = await told(demo, one.mobile, textCode, async () => walk.send())
  await walk.look('text-code')
  await walk.type('code', '12345678')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('wrong-text-code')
  await walk.type('code', code)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account/two-factor')
  await enrolApp(walk, demo)
  await walk.close()
})

test('oslomet: nobody is sent a message whose number no register has, and the page says where it is corrected', async () => {
  const one = student(115, {
    given: 'Elin',
    family: 'Rud',
    language: 'nb',
    line: { mobile: null, mobileChanged: null },
  })
  await accountOf(demo, 'oslomet', one)
  const walk = await startWalk(browser, {
    name: 'forgotten-password-without-number',
    institution: 'oslomet',
    language: 'nb',
    said: 'address',
    script: false,
    width: phone,
    origin: demo.origin('oslomet'),
  })
  const { code } = await askByMail(walk, demo, 'forgotten-password', one.email)
  await typeCode(walk, code)
  expect(walk.path(), await walk.text()).toBe(ended)
  await walk.look('no-number')
  expect(await walk.page.locator('main form').count()).toBe(0)
  expect(await walk.text()).toContain('Studentweb')
  await identify(walk, 'forgotten-password', one, ended)
  await walk.look('after-electronic-id')
  await walk.follow('/set')
  await setPassword(walk, own)
  await walk.close()
})

test('ntnu: an address that nobody has is answered alike, and nothing is sent', async () => {
  const walk = await startWalk(browser, {
    name: 'forgotten-password-unknown',
    institution: 'ntnu',
    language: 'nb',
    width: desktop,
    origin: demo.origin('ntnu'),
  })
  await walk.open(begun)
  await walk.type('email', 'ingen.her@example.org')
  await walk.send()
  expect(walk.path()).toBe('/forgotten-password/code')
  await walk.look('code')
  const sent = await demo.received(
    ({ to, text }) => to === 'ingen.her@example.org' && mailCode.test(text),
    1,
    3,
  )
  expect(sent).toEqual([])
  await walk.close()
})
