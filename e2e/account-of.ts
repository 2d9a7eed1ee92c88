/** Somebody who has an account already, for walks that begin later: brought by a register file, activated from outside. */
import { expect } from 'vitest'
import { codeNow } from './app.ts'
import { bring } from './bring.ts'
import type { Newcomer } from './newcomers.ts'
import { activate, outsider } from './outsider.ts'
import type { Demo } from './running-demo.ts'

/** The password of everybody who was activated so. */
export const firstPassword = 'Ni nøtter i en 3 måneder gammel kurv'

/** Brings and activates; gives the username. */
export async function accountOf(demo: Demo, institution: string, one: Newcomer): Promise<string> {
  return (await activated(demo, institution, one)).username
}

/** The same, and an app is set up at once, as who has just activated may. */
export async function accountWithApp(
  demo: Demo,
  institution: string,
  one: Newcomer,
): Promise<{ username: string; key: string; codes: string[] }> {
  const { username, browser } = await activated(demo, institution, one)
  await browser.get('/my-account/two-factor')
  const key = browser.element('secret-key')?.text ?? ''
  await browser.fill({ code: await codeNow(demo, key) })
  const codes = (browser.element('recovery-codes')?.text ?? '').split(' ')
  expect(codes, browser.page.text).toHaveLength(10)
  return { username, key, codes }
}

async function activated(demo: Demo, institution: string, one: Newcomer) {
  await bring(demo, { institution, people: [one] })
  const browser = outsider(demo, institution)
  const shown = await activate(browser, one, firstPassword)
  if (shown.is !== 'activated') throw new Error(`not activated: ${shown.path} ${shown.text}`)
  return { username: shown.username, browser }
}
