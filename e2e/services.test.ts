/** From a service to the portal and back in a real browser: one sign-in for all, two factors where they are asked for, out again everywhere (rows O-1, O-9). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountWithApp, firstPassword } from './account-of.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Way = Omit<WalkWish, 'origin'> & { one: Newcomer; says: { courses: string; title: string } }

const ways: Way[] = [
  {
    name: 'services-on-a-phone',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    one: student(821, { given: 'Solveig', family: 'Ås', language: 'nb' }),
    says: { courses: 'Så går du videre til Emnerommet.', title: 'Logge ut her også?' },
  },
  {
    name: 'services-without-script',
    institution: 'usn',
    language: 'nn',
    script: false,
    width: phone,
    one: student(822, { given: 'Eldbjørg', family: 'Øy', language: 'nn' }),
    says: { courses: 'Så går du vidare til Emnerommet.', title: 'Logge ut her òg?' },
  },
  {
    name: 'services-by-keyboard',
    institution: 'ntnu',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(823, { given: 'Yusra', family: 'Haile', language: 'en' }),
    says: { courses: 'Then you go on to Course room.', title: 'Sign out here too?' },
  },
]

describe.each(ways)('$institution, $name', ({ one, says, ...wish }) => {
  test('in once for both services, anew where it is asked for, and out of everything', async () => {
    const { institution } = wish
    const { username, codes } = await accountWithApp(demo, institution, one)
    const walk = await startWalk(browser, { ...wish, origin: demo.origin(institution) })
    const courses = `http://localhost:${demo.port}/demo/services/${institution}/course-room`
    const travel = `http://localhost:${demo.port}/demo/services/${institution}/travel-claims`
    const signInWith = async (code: string) => {
      await walk.type('username', username)
      await walk.type('password', firstPassword)
      await walk.send()
      await walk.page.waitForURL('**/sign-in/second-factor')
      await walk.look('second-factor')
      await walk.type('code', code)
      await walk.send()
    }

    await walk.page.goto(courses)
    await walk.look('service', 'en')
    await walk.follow('/course-room/sign-in')
    await walk.page.waitForURL('**/sign-in')
    await walk.look('sign-in')
    expect(await walk.text()).toContain(says.courses)
    await signInWith(codes[0] ?? '')
    await walk.page.waitForURL(courses)
    await walk.look('in-the-service', 'en')
    const claims = await walk.page.locator('#claims').innerText()
    expect(claims).toContain(username)
    expect(claims).toContain('https://refeds.org/profile/mfa')

    // the other one asks nothing any more
    await walk.page.goto(travel)
    await walk.follow('/travel-claims/sign-in')
    await walk.page.waitForURL(travel)
    expect(await walk.page.locator('#claims').innerText()).toContain(username)

    await walk.open('/my-account/sessions')
    await walk.look('sessions')
    await walk.page.locator('table').last().locator('form button').first().press('Enter')
    await walk.page.waitForURL('**/sessions?ended=yes')
    await walk.look('one-ended')
    // it is told within seconds; which of the two comes first in the list does not matter
    await expect
      .poll(async () => (await signedInAt(walk, courses)) !== (await signedInAt(walk, travel)), {
        timeout: 15_000,
      })
      .toBe(true)

    // a sign-in of this very moment
    await walk.page.goto(`${courses}/sign-in?with=anew`)
    await walk.page.waitForURL('**/sign-in')
    await signInWith(codes[1] ?? '')
    await walk.page.waitForURL(courses)
    expect(await signedInAt(walk, courses)).toBe(true)

    // out: the service signs out on its side, and the portal asks
    await walk.page.locator('#sign-out button').press('Enter')
    await walk.page.waitForURL('**/sign-out/service/**')
    await expect.poll(async () => walk.h1()).toBe(says.title)
    await walk.look('sign-out-too')
    await walk.send()
    await walk.page.waitForURL(courses)
    expect(await walk.text()).toContain('You are back from signing out.')
    await walk.look('out-of-the-service', 'en')
    await walk.open('/my-account')
    expect(walk.path()).toBe('/sign-in')
    await expect.poll(async () => signedInAt(walk, travel), { timeout: 15_000 }).toBe(false)

    // and without a session nobody is let in silently
    await walk.page.goto(`${travel}/sign-in?with=silent`)
    await walk.page.waitForURL(travel)
    expect(await walk.text()).toContain('login_required')
    await walk.close()
  })
})

async function signedInAt(walk: Walk, service: string): Promise<boolean> {
  await walk.page.goto(service)
  return (await walk.page.locator('#claims').count()) === 1
}
