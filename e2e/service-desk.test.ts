/** The service desk in a real browser: it opens with a second factor, finds somebody, says why, and does what is allowed; every page looked at. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, firstPassword } from './account-of.ts'
import { act, atDesk as openDesk, personPage, portals, walkAt, type Where } from './at-the-desk.ts'
import { openChromium, phone } from './browser.ts'
import { castPerson } from './cast-person.ts'
import { student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { signIn, signOut } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const atDesk = async (wish: Where, name: string) => openDesk(demo, browser, wish, name)

const wishes: readonly Where[] = [
  { institution: 'oslomet', language: 'nb', name: 'service-desk-nb' },
  { institution: 'ntnu', language: 'nn', name: 'service-desk-nn', width: phone, keyboard: true },
  { institution: 'usn', language: 'en', name: 'service-desk-en', said: 'address', script: false },
]

test.for(wishes)('$institution, $language: an agent helps somebody on the phone', async (wish) => {
  const morten = await castPerson(demo, portals[wish.institution] ?? '', 'Morten Lie')
  const walk = await atDesk(wish, 'Turid Skogen')
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
  const one = student(541, { given: 'Kari', family: 'Vold', language: 'en', line: { mobile: null } })
  const kari = await accountOf(demo, 'oslomet', one)
  const desk = await atDesk(
    { institution: 'oslomet', language: 'en', name: 'desk-deactivates' },
    'Turid Skogen',
  )
  const person = await personPage(desk, kari)
  await act(desk, `${person}/deactivate`)
  await desk.open(person)
  await desk.look('person-deactivated')
  const wish: Where = { institution: 'oslomet', language: 'en', name: 'deactivated-person' }
  const walk = await walkAt(demo, browser, wish)
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
  const morten = await castPerson(demo, 'OsloMet', 'Morten Lie')
  const walk = await atDesk({ institution: 'oslomet', language: 'nn', name: 'desk-roles' }, 'Sigrid Myhre')
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
