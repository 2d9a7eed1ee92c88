/** A shared computer in a real browser: nothing is left of whoever was there, whichever way the next one looks (row N-9). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, firstPassword } from './account-of.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { identify } from './identify.ts'
import { type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Sitting = Omit<WalkWish, 'origin'> & {
  one: Newcomer
  by: 'tick' | 'said-first'
  end: string
  cleared: string
}

const sittings: Sitting[] = [
  {
    name: 'shared-computer',
    institution: 'ntnu',
    language: 'nb',
    width: phone,
    one: student(501, { given: 'Jorunn', family: 'Aas', language: 'nb' }),
    by: 'tick',
    end: 'Jeg er ferdig: logg ut og slett spor',
    cleared: 'Alt er slettet',
  },
  {
    name: 'shared-computer-by-keyboard',
    institution: 'usn',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(502, { given: 'Priya', family: 'Nair', language: 'en' }),
    by: 'tick',
    end: 'I am done: sign out and clear',
    cleared: 'Everything is cleared',
  },
  {
    name: 'shared-computer-said-first-without-script',
    institution: 'ntnu',
    language: 'nn',
    said: 'address',
    script: false,
    width: desktop,
    one: student(503, { given: 'Torbjørg', family: 'Eide', language: 'nn' }),
    by: 'said-first',
    end: 'Eg er ferdig: logg ut og slett spor',
    cleared: 'Alt er sletta',
  },
]

test.each(sittings)('$institution, $name', async ({ one, by, end, cleared, ...wish }) => {
  const username = await accountOf(demo, wish.institution, one)
  const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
  if (by === 'said-first') await sayFirst(walk)
  await walk.open('/sign-in')
  if (by === 'tick') await walk.tick('sharedComputer')
  await walk.look('sign-in')
  await walk.type('username', username)
  await walk.type('password', firstPassword)
  await walk.send()
  await walk.page.locator('.ad-shared').waitFor()
  await walk.look('signed-in')
  expect(walk.path(), await walk.text()).toBe('/my-account')
  expect(await names(walk)).not.toContain('__Host-device')
  await walk.open('/my-account/sessions')
  await walk.look('sessions')
  await press(walk, end)
  await walk.page.getByRole('heading', { name: cleared }).waitFor()
  await walk.look('cleared')
  expect(await names(walk)).toEqual([])
  await walk.page.goBack()
  await nothingIsLeft(walk, username)
  await walk.page.goBack()
  await nothingIsLeft(walk, username)
  await walk.open('/my-account')
  expect(walk.path()).toBe('/sign-in')
  await walk.close()
})

test('ntnu, with electronic ID: the way there and back is a shared one too, and it signs out at the provider', async () => {
  const one = student(504, { given: 'Sverre', family: 'Lund', language: 'en' })
  await accountOf(demo, 'ntnu', one)
  const origin = demo.origin('ntnu')
  const walk = await startWalk(browser, {
    name: 'shared-computer-electronic-id',
    institution: 'ntnu',
    language: 'en',
    origin,
  })
  await sayFirst(walk)
  await walk.open('/why-no-access')
  await identify(walk, 'why-no-access', one, '/why-no-access')
  await walk.look('verdict')
  await press(walk, 'I am done: sign out and clear')
  // on to the provider by itself, which signs out there
  await walk.page.waitForURL('**/demo/eid/session/end**')
  expect(await names(walk)).not.toContain('__Host-session')
  await walk.open('/why-no-access')
  expect(await walk.text()).toContain('Sign in first')
  await walk.close()
})

async function sayFirst(walk: Walk): Promise<void> {
  await walk.open('/shared-computer')
  await walk.look('shared-computer')
  await walk.send()
  await walk.page.locator('.ad-shared').waitFor()
  await walk.look('said')
}

/** The button at the top, by mouse or by the keyboard alone. */
async function press(walk: Walk, words: string): Promise<void> {
  const button = walk.page.getByRole('button', { name: words })
  if (!walk.wish.keyboard) return button.click()
  await walk.page.locator('body').press('Home')
  for (let presses = 0; !(await button.evaluate((it) => it === document.activeElement)); presses += 1) {
    if (presses > 40) throw new Error('the keyboard does not reach the button that ends it')
    await walk.page.keyboard.press('Tab')
  }
  await walk.page.keyboard.press('Enter')
}

async function names(walk: Walk): Promise<string[]> {
  return (await walk.context.cookies(walk.wish.origin)).map(({ name }) => name)
}

async function nothingIsLeft(walk: Walk, username: string): Promise<void> {
  await walk.page.waitForLoadState()
  const html = await walk.page.content()
  expect(html).not.toContain(username)
  expect(html).not.toContain('ad-signed-in')
  const kept = await walk.page.evaluate(() => [localStorage.length, sessionStorage.length])
  expect(kept).toEqual([0, 0])
}
