/** What reads mail before its owner does opens every link, in every way it can: afterwards each link still works (case L-05). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, firstPassword } from './account-of.ts'
import { ask } from './ask.ts'
import { openChromium } from './browser.ts'
import { type Newcomer, student } from './newcomers.ts'
import { outsider, signIn } from './outsider.ts'
import type { Lost } from './recovering.ts'
import { reach } from './running-demo.ts'
import { mailCode, recoveryLink, told, wasNotMeLink } from './told.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const institution = 'usn'
const host = `${institution}.localhost`
const changed = 'Tolv traktorar, 2 trestammar og ein Tinnsjø'

type Mailed = { link: string; use: () => Promise<void> }

test('usn: ten links, each asked for by HEAD, five times by GET and by a browser with scripts', async () => {
  const links: Mailed[] = []
  for (const place of [171, 172, 173, 174, 175, 176]) {
    const one = student(place)
    const username = await accountOf(demo, institution, one)
    // a changed password ends every link of before, so these two have nothing else
    if (place > 174) links.push(await notice(username, one))
    else links.push(await recovery('forgotten-password', one), await recovery('forgotten-username', one))
  }
  expect(new Set(links.map(({ link }) => link)).size).toBe(10)
  for (const { link } of links) await scan(link)
  for (const { use } of links) await use()
})

/** As a scanner does: nothing is kept between two requests, and every redirect is followed. */
async function scan(link: string): Promise<void> {
  const { pathname: path } = new URL(link)
  const head = await ask({ port: demo.port, host, method: 'HEAD', path })
  expect(head.status).toBeLessThan(400)
  for (let times = 0; times < 5; times += 1)
    expect((await outsider(demo, institution).get(path)).status).toBe(200)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link, { waitUntil: 'networkidle' })
  expect(await page.locator('main form').count()).toBeGreaterThan(0)
  await context.close()
}

/** The link and code of a lost password or username; it works when it leads on. */
async function recovery(lost: Lost, one: Newcomer): Promise<Mailed> {
  const asking = outsider(demo, institution)
  await asking.get(`/${lost}`)
  const { found: code, message } = await told(demo, one.email, mailCode, async () =>
    asking.fill({ email: one.email }),
  )
  const link = recoveryLink.exec(message.text)?.[1] ?? ''
  return {
    link,
    use: async () => {
      const owner = outsider(demo, institution)
      await owner.get(new URL(link).pathname)
      const { path, text } = await owner.fill({ code })
      const next = lost === 'forgotten-password' ? 'text-message' : 'shown'
      // the mail was in bokmål, and so is its link
      expect(path, text).toBe(`/nb/${lost}/${next}`)
    },
  }
}

/** The link in the notice of a change; it works when pressing the button undoes the change. */
async function notice(username: string, one: Newcomer): Promise<Mailed> {
  const owner = outsider(demo, institution)
  await signIn(owner, username, firstPassword)
  await owner.get('/my-account/password')
  const change = { currentPassword: firstPassword, newPassword: changed }
  const { found: link } = await told(demo, one.email, wasNotMeLink, async () => owner.fill(change))
  return {
    link,
    use: async () => {
      expect((await signIn(outsider(demo, institution), username, changed)).path).toBe('/my-account')
      await owner.get(new URL(link).pathname)
      expect(await owner.fill({})).toMatchObject({ status: 200 })
      expect((await signIn(outsider(demo, institution), username, changed)).path).not.toBe('/my-account')
    },
  }
}
