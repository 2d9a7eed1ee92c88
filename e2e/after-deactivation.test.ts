/** After the desk has deactivated an account: username and PIN once, then a password of one's own at once (row O-13). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, accountWithApp, firstPassword } from './account-of.ts'
import { codeNow, enrolApp, showCode } from './app.ts'
import { desktop, openChromium, phone, startWalk } from './browser.ts'
import { student } from './newcomers.ts'
import { setPassword } from './recovering.ts'
import { reach } from './running-demo.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const institution = 'oslomet'
const origin = demo.origin(institution)
const own = 'Tolv traktorar, 2 trestammar og ein Tinnsjø'

async function deactivated(username: string): Promise<{ openingCode: string }> {
  const words = ['deactivate', institution, username, '--because', 'no mobile number in the register']
  const said = await demo.command(...words, '--apply', '--json')
  expect(said, said.err).toMatchObject({ code: 0 })
  const { pin } = JSON.parse(said.out) as { pin: { is: string; openingCode: string | null } }
  expect(pin.is).toBe('open')
  return { openingCode: pin.openingCode ?? '' }
}

test('oslomet: the PIN of the register, without script', async () => {
  const one = student(161, { given: 'Håkon', family: 'Vold', language: 'nb', line: { mobile: null } })
  const username = await accountOf(demo, institution, one)
  await deactivated(username)
  const walk = await startWalk(browser, {
    name: 'after-deactivation-without-script',
    institution,
    language: 'nb',
    said: 'address',
    script: false,
    width: phone,
    origin,
  })
  await signIn(walk, { username, password: firstPassword })
  expect(walk.path(), 'the password no longer opens anything').not.toBe('/my-account')
  await walk.look('password-opens-nothing')
  await signIn(walk, { username, password: one.pin })
  await setPassword(walk, own)
  expect(walk.path(), await walk.text()).toBe('/my-account/two-factor')
  await enrolApp(walk, demo)
  await walk.look('my-account')
  await walk.close()
})

test('oslomet: a PIN of one’s own, with the code that the desk has spoken, by keyboard', async () => {
  const one = student(162, { given: 'Nora', family: 'Berge', language: 'en' })
  const { username, key } = await accountWithApp(demo, institution, one)
  const walk = await startWalk(browser, {
    name: 'after-deactivation-own-pin-by-keyboard',
    institution,
    language: 'en',
    keyboard: true,
    width: desktop,
    origin,
  })
  await demo.advance('PT31S')
  await signIn(walk, { username, password: firstPassword })
  await showCode(walk, await codeNow(demo, key))
  await walk.open('/my-account/pin')
  await walk.look('pin')
  const pin = '8264'
  await walk.type('newPin', pin)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account/pin/saved')
  const { openingCode } = await deactivated(username)

  await signIn(walk, { username, password: pin })
  expect(walk.path(), await walk.text()).toBe('/sign-in/opening-code')
  await walk.look('opening-code')
  await walk.type('code', openingCode)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/sign-in/second-factor')
  await demo.advance('PT31S')
  await walk.type('code', await codeNow(demo, key))
  await walk.send()
  await setPassword(walk, own)
  expect(walk.path(), await walk.text()).toBe('/my-account')
  await walk.close()
})
