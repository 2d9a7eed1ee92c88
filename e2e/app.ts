/** The app with six digits, as somebody uses it on a walk: set up by typing its key, and shown at sign-in. */
import { HOTP, Secret } from 'otpauth'
import { expect } from 'vitest'
import type { Walk } from './browser.ts'
import type { Demo } from './running-demo.ts'

/** What an app shows into which the key was typed. */
export async function codeNow(demo: Demo, key: string): Promise<string> {
  const counter = Math.floor(Date.parse(await demo.now()) / 30_000)
  return HOTP.generate({ secret: Secret.fromBase32(key.replaceAll(' ', '')), counter })
}

/** From the page with the key, where the walk stands, through the code to the recovery codes, and on. */
export async function enrolApp(
  walk: Walk,
  demo: Demo,
  on = '/my-account',
): Promise<{ key: string; codes: string[] }> {
  await walk.look('set-up')
  const key = (await walk.page.locator('#secret-key').textContent()) ?? ''
  expect(key).toMatch(/^[A-Z2-7 ]{39}$/)
  await walk.type('code', await codeNow(demo, key))
  await walk.send()
  await walk.look('recovery-codes')
  const codes = await walk.page.locator('#recovery-codes li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await walk.page.locator('main a.ad-button').click()
  expect(walk.path(), await walk.text()).toBe(on)
  return { key, codes }
}

/** Types a code of the app, or a recovery code, and stands in the account. */
export async function showCode(walk: Walk, code: string): Promise<void> {
  await walk.type('code', code)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account')
}
