/** The second step in a real browser: an app by QR code and key, recovery codes, and passkeys with the browser's own authenticator (rows O-9, E-4). */
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { codeNow, enrolApp, showCode } from './app.ts'
import { bring } from './bring.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { activate, type Shown, signIn, signOut } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Way = Omit<WalkWish, 'origin'> & { one: Newcomer }

const ways: Way[] = [
  {
    name: 'second-factor-on-a-phone',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    one: student(61, { given: 'Siri', family: 'Vik', language: 'nb' }),
  },
  {
    name: 'second-factor-without-script',
    institution: 'oslomet',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    one: student(62, { given: 'Jon', family: 'Dale', language: 'nn' }),
  },
  {
    name: 'second-factor-by-keyboard',
    institution: 'oslomet',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(63, { given: 'Amina', family: 'Yusuf', language: 'en' }),
  },
]

describe.each(ways)('$institution, $name', ({ one, ...wish }) => {
  test('app, recovery codes, sign-in with both', async () => {
    await bring(demo, { institution: wish.institution, people: [one] })
    const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
    const shown = await activate(walk, one, { pick: 0 })
    const { key, codes } = await setUpApp(walk)
    await signOut(walk)

    await signIn(walk, shown)
    expect(walk.path()).toBe('/sign-in/second-factor')
    await walk.look('code')
    await walk.type('code', '000000')
    await walk.send()
    expect(walk.status()).toBe(422)
    await walk.look('wrong-code')
    // the step of the setting up is used; the next one comes within the same sign-in
    await demo.advance('PT31S')
    await showCode(walk, await codeNow(demo, key))
    await walk.open('/my-account/two-factor')
    await walk.look('overview')
    await signOut(walk)

    await signIn(walk, shown)
    await showCode(walk, codes[0] ?? '')
    await walk.close()
  })
})

test('passkeys: added, then the second step, then the whole sign-in', async () => {
  const one = student(64, { given: 'Nils', family: 'Aune', language: 'en' })
  const institution = 'oslomet'
  await bring(demo, { institution, people: [one] })
  const walk = await startWalk(browser, {
    name: 'passkeys',
    institution,
    language: 'en',
    width: phone,
    origin: demo.origin(institution),
  })
  const cdp = await withAuthenticator(walk)
  const shown = await activate(walk, one, { pick: 0 })
  await setUpApp(walk)
  await walk.open('/my-account/two-factor/passkey')
  await walk.look('add-passkey')
  await walk.send()
  await walk.page.waitForURL('**/my-account/two-factor?done=added')
  await walk.look('passkey-added')
  await signOut(walk)

  await bySecondStep(walk, shown)
  await walk.page.waitForURL('**/my-account')
  expect(await walk.h1()).toBeTruthy()
  await signOut(walk)

  await walk.open('/sign-in')
  await walk.follow('/sign-in/passkey')
  await walk.look('sign-in-by-passkey')
  await walk.send()
  await walk.page.waitForURL('**/my-account')
  expect(await walk.text()).toContain(shown.username)
  await cdp.detach()
  await walk.close()
})

async function bySecondStep(walk: Walk, shown: Shown): Promise<void> {
  await signIn(walk, shown)
  await walk.follow('/sign-in/second-factor/passkey')
  await walk.look('show-passkey')
  await walk.send()
}

/** From the activated account to the app that is set up. */
async function setUpApp(walk: Walk): Promise<{ key: string; codes: string[] }> {
  await walk.open('/my-account/two-factor')
  return enrolApp(walk, demo)
}

/** The browser's own authenticator, which recognises its owner every time. */
async function withAuthenticator(walk: Walk): Promise<CDPSession> {
  const cdp = await walk.context.newCDPSession(walk.page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return cdp
}
