/** The service desk in a real browser: it opens with a second factor, finds somebody, says why, and does what is allowed; every page looked at. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, firstPassword } from './account-of.ts'
import { openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { castPerson } from './cast-person.ts'
import { castAppKey } from '../src/cast/people.ts'
import { codeNow, showCode } from './app.ts'
import { student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { signIn, signOut } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Wish = Pick<WalkWish, 'institution' | 'language'> & Partial<WalkWish> & { portal: string }

async function walkAt({ portal: _portal, ...wish }: Wish): Promise<Walk> {
  const origin = `http://${wish.institution}.localhost:${demo.port}`
  return startWalk(browser, { origin, name: `service-desk-${wish.language}`, ...wish })
}

/** In with password and app; half a minute after whoever was last, so that the code is a new one. */
async function openDesk(walk: Walk, portal: string, name: string): Promise<void> {
  await demo.advance('PT31S')
  await signIn(walk, await castPerson(demo, portal, name))
  await showCode(walk, await codeNow(demo, castAppKey))
  await walk.open('/desk')
  await walk.look('open-desk')
  await walk.send()
  expect(walk.path()).toBe('/desk')
}

const wishes: readonly Wish[] = [
  { institution: 'oslomet', portal: 'OsloMet', language: 'nb' },
  { institution: 'ntnu', portal: 'NTNU', language: 'nn', width: phone, keyboard: true },
  {
    institution: 'usn',
    portal: 'University of South-Eastern Norway',
    language: 'en',
    said: 'address',
    script: false,
  },
]

test.for(wishes)('$institution, $language: an agent helps somebody on the phone', async (wish) => {
  const walk = await walkAt(wish)
  const morten = await castPerson(demo, wish.portal, 'Morten Lie')
  await openDesk(walk, wish.portal, 'Turid Skogen')
  await walk.look('find')
  await walk.type('q', 'x')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('too-short')
  await walk.type('q', 'finst ikkje nokon')
  await walk.send()
  await walk.look('nobody')
  await walk.type('q', 'lie mor')
  await walk.send()
  await walk.look('found')
  const address = await walk.page.locator('main .ad-items a').first().getAttribute('href')
  const person = (address ?? '').replace(/^\/(nb|nn|en)(?=\/)/, '')
  await walk.follow(person)
  expect(await walk.text()).toContain(morten.username)
  await walk.look('person')
  await walk.follow(`${person}/deactivate`)
  await walk.look('not-identified')
  await walk.follow(`${person}/caller`)
  await walk.look('who-is-calling')
  await walk.choose('how', 'called-back')
  await walk.send()
  expect(walk.path()).toBe(person)
  await walk.follow(`${person}/lift-lock`)
  await walk.look('lift-lock')
  await walk.choose('lock', 'wrong-passwords')
  await walk.type('reason', 'Ring frå registrert nummer')
  await walk.type('ticket', 'INC-1')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('nothing-to-lift')
  await walk.open(person)
  await walk.look('person-identified')
  await walk.open('/desk/waiting')
  await walk.look('waiting')
  await walk.open('/desk/close')
  await walk.look('close')
  await walk.send()
  await walk.look('closed')
  await signOut(walk)
  await walk.close()
})

test('oslomet, en: deactivated on the phone, the person comes back with PIN and code, and reads who did it', async () => {
  const desk = await walkAt({
    institution: 'oslomet',
    portal: 'OsloMet',
    language: 'en',
    name: 'desk-deactivates',
  })
  const one = student(541, { given: 'Kari', family: 'Vold', language: 'en', line: { mobile: null } })
  const kari = await accountOf(demo, 'oslomet', one)
  await openDesk(desk, 'OsloMet', 'Turid Skogen')
  await desk.type('q', kari)
  await desk.send()
  await desk.page.waitForURL('**/desk/people/**')
  const person = desk.path()
  await desk.open(`${person}/caller`)
  await desk.choose('how', 'passport-seen')
  await desk.send()
  await desk.open(`${person}/deactivate`)
  await desk.look('deactivate')
  await desk.type('reason', 'No Norwegian mobile number')
  await desk.type('ticket', 'INC-7')
  await desk.send()
  expect(desk.status()).toBe(200)
  await desk.look('deactivated')
  await desk.open(person)
  await desk.look('person-deactivated')
  const walk = await walkAt({
    institution: 'oslomet',
    portal: 'OsloMet',
    language: 'en',
    name: 'deactivated-person',
  })
  await signIn(walk, { username: kari, password: firstPassword })
  await walk.page.waitForURL('**/why-no-access')
  await walk.look('kept-out')
  await signIn(walk, { username: kari, password: one.pin })
  await walk.page.waitForURL('**/set')
  await walk.look('own-password')
  await walk.type('newPassword', 'Tolv grøne dører på 1 lang benk')
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account/two-factor')
  await walk.look('in-again')
  await walk.close()
  await desk.close()
})

test('oslomet, nn: an administrator grants a role and ends it', async () => {
  const walk = await walkAt({ institution: 'oslomet', portal: 'OsloMet', language: 'nn', name: 'desk-roles' })
  const morten = await castPerson(demo, 'OsloMet', 'Morten Lie')
  await openDesk(walk, 'OsloMet', 'Sigrid Myhre')
  await walk.open('/desk/roles')
  await walk.look('roles')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('nothing-typed')
  await walk.type('username', morten.username)
  await walk.choose('rank', 'agent')
  await walk.type('until', '2027-06-30')
  await walk.type('reason', 'Ny i brukarstøtta')
  await walk.send()
  await walk.look('granted')
  const role = walk.page.locator('main .ad-items li', { hasText: morten.username }).locator('a')
  await walk.follow((await role.getAttribute('href')) ?? '')
  await walk.look('end-role')
  await walk.type('reason', 'Slutta')
  await walk.send()
  await walk.look('ended')
  await walk.open('/desk/statistics')
  await walk.page.locator('main summary').first().click()
  await walk.look('numbers')
  const download = walk.page.waitForEvent('download')
  await walk.page.locator('a[href*="/desk/statistics/download"]').click()
  expect((await download).suggestedFilename()).toMatch(/^oslomet-[\d-]+\.csv$/)
  await walk.open('/desk/guests')
  await walk.look('guests')
  await walk.close()
})
