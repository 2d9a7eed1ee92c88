/** Help in a real browser, at every institution: searched with a mistake in it, read, rated, and followed to the page where the thing is done (rows N-8, N-11, O-21, O-23, E-6). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { desktop, openChromium, phone, startWalk, type WalkWish } from './browser.ts'
import { reach } from './running-demo.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Reading = Omit<WalkWish, 'origin'> & {
  /** What is typed, and the guide it should find. */
  asked: string
  guide: string
  /** Words of the settings that must stand in it. */
  says: string
  /** The page it ends in, as a stranger comes to it. */
  ends: string
  thanks: string
}

const readings: Reading[] = [
  {
    name: 'help-forgotten-password',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    asked: 'glemt pasord',
    guide: 'forgotten-password',
    says: '8 timer',
    ends: '/forgotten-password',
    thanks: 'Takk for svaret',
  },
  {
    name: 'help-campus-computers-by-keyboard',
    institution: 'ntnu',
    language: 'en',
    keyboard: true,
    width: desktop,
    asked: 'campus computer',
    guide: 'shared-computers',
    says: 'Dragvoll',
    ends: '/shared-computer',
    thanks: 'Thank you for the answer',
  },
  {
    name: 'help-activation-without-script',
    institution: 'usn',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    asked: 'SO-nummer',
    guide: 'international-students',
    says: 'Internasjonalt kontor',
    ends: '/activate-account',
    thanks: 'Takk for svaret',
  },
  {
    name: 'help-link-from-project',
    institution: 'educloud',
    language: 'en',
    width: desktop,
    asked: 'reset OTP',
    guide: 'new-phone',
    says: 'link from the project',
    ends: '/lost-second-factor',
    thanks: 'Thank you for the answer',
  },
]

test.each(readings)('$institution, $name', async ({ asked, guide, says, ends, thanks, ...wish }) => {
  const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
  await walk.open('/')
  await walk.follow('/help')
  await walk.look('all-guides')
  await walk.type('q', asked)
  await Promise.all([walk.page.waitForURL(/[?&]q=/), walk.page.keyboard.press('Enter')])
  await walk.look('found')
  await walk.follow(`/help/${guide}`)
  await walk.look('guide')
  expect(await walk.text()).toContain(says)
  await walk.send()
  await walk.page.locator('[role=alert], .ds-error-summary').first().waitFor()
  await walk.look('not-answered')
  await walk.choose('found', 'yes')
  await walk.send()
  await walk.page.getByText(thanks).waitFor()
  await walk.look('thanks')
  const action = walk.page.locator('main a.ds-button').first()
  await Promise.all([walk.page.waitForURL((url) => !url.pathname.includes('/help/')), action.press('Enter')])
  expect([walk.path(), walk.status()]).toEqual([ends, 200])
  await walk.open('/desks')
  await walk.look('desks')
  await walk.close()
})
