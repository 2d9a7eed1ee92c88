/** The ways back to a password that walks share: code by mail, temporary password by text message, a new one of one's own. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Walk } from './browser.ts'
import type { Newcomer } from './newcomers.ts'
import type { Demo } from './running-demo.ts'
import { mailCode, recoveryLink, temporaryPassword, told } from './told.ts'
import { signIn } from './ways.ts'

export type Lost = 'forgotten-password' | 'forgotten-username'

/** From the page that asks for the address to the one that waits for the code; gives the code and the link of the mail. */
export async function askByMail(
  walk: Walk,
  demo: Demo,
  lost: Lost,
  email: string,
): Promise<{ code: string; link: string }> {
  expect(await walk.open(`/${lost}`)).toBe(200)
  await walk.look(lost)
  await walk.type('email', email)
  const { found: code, message } = await told(demo, email, mailCode, async () => walk.send())
  expect(walk.path(), await walk.text()).toBe(`/${lost}/code`)
  return { code, link: recoveryLink.exec(message.text)?.[1] ?? '' }
}

/** Types the code where the walk stands: a wrong one first, then the right one. */
export async function typeCode(walk: Walk, code: string): Promise<void> {
  await walk.look('code')
  await walk.type('code', code === '00000000' ? '00000001' : '00000000')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('wrong-code')
  await walk.type('code', code)
  await walk.send()
}

/** Orders the temporary password where the walk stands, and signs in with it as the message says. */
export async function byTextMessage(
  walk: Walk,
  demo: Demo,
  one: Newcomer,
  username: string,
): Promise<{ temporary: string }> {
  await walk.look('text-message')
  const { found: temporary } = await told(demo, one.mobile, temporaryPassword, async () => walk.send())
  expect(walk.path(), await walk.text()).toBe('/forgotten-password/sent')
  await walk.look('sent')
  await signIn(walk, { username, password: temporary })
  return { temporary }
}

/** Chooses a password of one's own at `/set`. */
export async function setPassword(walk: Walk, password: string): Promise<void> {
  expect(walk.path(), await walk.text()).toBe('/set')
  await walk.look('set')
  await walk.type('newPassword', password)
  await walk.send()
  expect(walk.path(), await walk.text()).not.toBe('/set')
}

/** Follows a link out of a mail that is read in the browser, at another site: only what may come along from there does. */
export async function openFromMail(walk: Walk, link: string): Promise<void> {
  await follow(walk, walk.page, link)
}

/** The same in a window beside the one of the walk, which stays where it is. */
export async function openBeside(walk: Walk, link: string): Promise<void> {
  const beside = await walk.context.newPage()
  await follow(walk, beside, link)
  await beside.close()
}

async function follow(walk: Walk, page: Page, link: string): Promise<void> {
  const inbox = 'http://webmail.example/'
  await walk.context.route(inbox, async (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${link}">the link</a>` }),
  )
  await page.goto(inbox)
  await page.getByRole('link').click()
  await page.waitForURL((url) => url.origin === walk.wish.origin)
}
