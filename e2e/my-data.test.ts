/** Everything we hold about me, in a real browser: the page, the file as it was downloaded, and the journal that verifies afterwards. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, accountWithApp, firstPassword } from './account-of.ts'
import { codeNow, showCode } from './app.ts'
import { desktop, openChromium, phone, startWalk, type WalkWish } from './browser.ts'
import { student } from './newcomers.ts'
import { reach, root } from './running-demo.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Wish = Omit<WalkWish, 'origin' | 'name'> & { place: number }

const wishes: readonly Wish[] = [
  { institution: 'oslomet', language: 'nb', place: 301 },
  { institution: 'ntnu', language: 'nn', width: phone, keyboard: true, place: 302 },
  { institution: 'usn', language: 'en', said: 'address', script: false, width: phone, place: 303 },
]

test.for(wishes)('$institution, $language: read, download, and open the file', async ({ place, ...wish }) => {
  const one = student(place, { given: 'Åse', family: 'Hætta', language: wish.language })
  // OsloMet wants a second factor of everybody
  const app = wish.institution === 'oslomet' ? await accountWithApp(demo, wish.institution, one) : null
  const username = app?.username ?? (await accountOf(demo, wish.institution, one))
  const walk = await startWalk(browser, {
    ...wish,
    name: `my-data-${wish.language}`,
    origin: demo.origin(wish.institution),
  })
  if (app) await demo.advance('PT31S')
  await signIn(walk, { username, password: firstPassword })
  if (app) await showCode(walk, await codeNow(demo, app.key))
  await walk.open('/my-account')
  expect(walk.path()).toBe('/my-account')
  await walk.follow('/my-account/my-data')
  await walk.look('my-data')
  const [download] = await Promise.all([
    walk.page.waitForEvent('download'),
    walk.page.locator('main button[value=html]').press('Enter'),
  ])
  const path = join(root, 'shots/e2e', wish.institution, `my-data-${wish.language}`, 'everything.html')
  await download.saveAs(path)
  const html = await readFile(path, 'utf8')
  expect(html).toContain(one.idNumber)
  expect(html).not.toContain(firstPassword)
  await openedFile(path, wish.width ?? desktop)
  await walk.open('/my-account/journal')
  await walk.look('journal')
  await walk.close()
})

/** The file alone in a browser: nothing is fetched, nothing runs, and it is read as easily as the portal. */
async function openedFile(path: string, viewport: typeof phone) {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`file://${path}`)
  expect(asked).toHaveLength(1)
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide, 'nothing is to be scrolled sideways').toBeLessThanOrEqual(0)
  await page.screenshot({ path: path.replace('.html', '.png') })
  await page.locator('#accounts').scrollIntoViewIfNeeded()
  await page.screenshot({ path: path.replace('.html', '-accounts.png') })
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await context.close()
}

test('the journal of a running house verifies, a moment behind', async () => {
  for (const { institution } of wishes) {
    const said = await demo.command('journal', 'verify', institution, '--json')
    expect(said, said.err).toMatchObject({ code: 0 })
    const found = JSON.parse(said.out) as { first: unknown; sealed: number; waiting: { lines: number } }
    expect(found.first).toBeNull()
    expect(found.sealed).toBeGreaterThan(5)
    expect(found.waiting.lines).toBeLessThan(50)
  }
})
