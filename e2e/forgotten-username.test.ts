/** A forgotten username in a real browser, at every institution: by personal mail and with electronic ID (row A-4). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { foreigners } from '../src/cast/foreigners.ts'
import { accountOf } from './account-of.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { identify } from './identify.ts'
import { type Newcomer, student } from './newcomers.ts'
import { askByMail, openFromMail, typeCode } from './recovering.ts'
import { reach } from './running-demo.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const shown = '/forgotten-username/shown'

type Way = Omit<WalkWish, 'origin'> & {
  one: Newcomer | null
  by: 'code' | 'link' | 'eid'
}

const ways: Way[] = [
  {
    name: 'forgotten-username-mail-by-keyboard',
    institution: 'oslomet',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(141, { given: 'Leila', family: 'Haddad', language: 'en' }),
    by: 'code',
  },
  {
    name: 'forgotten-username-electronic-id',
    institution: 'ntnu',
    language: 'nn',
    width: phone,
    one: student(142, { given: 'Olav', family: 'Tveit', language: 'nn' }),
    by: 'eid',
  },
  {
    name: 'forgotten-username-link-without-script',
    institution: 'usn',
    language: 'nb',
    said: 'address',
    script: false,
    width: phone,
    one: student(143, { given: 'Ida', family: 'Holm', language: 'nb' }),
    by: 'link',
  },
  {
    name: 'forgotten-username-mail',
    institution: 'educloud',
    language: 'en',
    width: phone,
    one: null,
    by: 'code',
  },
]

test.each(ways)('$institution, $name', async ({ one, by, ...wish }) => {
  const [chiara] = foreigners
  const username = one ? await accountOf(demo, wish.institution, one) : chiara?.username
  const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
  await walk.open('/sign-in')
  await walk.follow('/forgotten-username')
  if (by === 'eid' && one) await byEid(walk, one)
  else await byMail(walk, one?.email ?? chiara?.email ?? '', by === 'link')
  expect(walk.path(), await walk.text()).toBe(shown)
  await walk.look('shown')
  expect(await walk.page.locator('strong#username').innerText()).toBe(username)
  await walk.follow('/forgotten-password')
  expect(walk.path()).toBe('/forgotten-password')
  await walk.close()
})

async function byEid(walk: Walk, one: Newcomer): Promise<void> {
  await walk.look('forgotten-username')
  await identify(walk, 'forgotten-username', one, shown)
}

async function byMail(walk: Walk, email: string, behindLink: boolean): Promise<void> {
  const { code, link } = await askByMail(walk, demo, 'forgotten-username', email)
  if (behindLink) await openFromMail(walk, link)
  await typeCode(walk, code)
}
