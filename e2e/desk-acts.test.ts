/** What the desk does for somebody, from its page to what the person notices: codes, names, locks, guests, two records, two people. (Long: one act after another.) */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountOf, accountWithApp } from './account-of.ts'
import { act, atDesk as openDesk, personPage, walkAt as openWalk, type Where } from './at-the-desk.ts'
import { bring } from './bring.ts'
import { openChromium, phone } from './browser.ts'
import { castPerson } from './cast-person.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { told } from './told.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const walkAt = async (wish: Where) => openWalk(demo, browser, wish)
const atDesk = async (wish: Where, name: string) => openDesk(demo, browser, wish, name)

test('oslomet, en: a code for a new password by mail, another username, a lock and its end', async () => {
  const one = student(531, { given: 'Sunniva', family: 'Aas', language: 'en' })
  const username = await accountOf(demo, 'oslomet', one)
  const desk = await atDesk({ institution: 'oslomet', language: 'en', name: 'desk-acts' }, 'Sigrid Myhre')
  const person = await personPage(desk, username)
  const { found: code } = await told(demo, one.email, /^([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{3})$/m, async () =>
    act(desk, `${person}/open-forgotten-password`, async () => desk.choose('way', 'mail')),
  )
  expect(await desk.page.content()).not.toContain(code)
  const walk = await walkAt({ institution: 'oslomet', language: 'en', name: 'desk-code', width: phone })
  await walk.open('/forgotten-password/desk-code')
  await walk.look('desk-code')
  await walk.type('username', username)
  await walk.type('code', '00000-00000-000')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('wrong-code')
  await walk.type('code', code)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/set')
  await walk.type('newPassword', 'Elleve blå båter i 1 liten bukt')
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account/two-factor')
  await walk.close()
  await act(desk, `${person}/change-username`)
  await act(desk, `${person}/place-lock`)
  await desk.open(person)
  await desk.look('locked')
  await desk.page.locator('#acts-done a').first().click()
  await desk.page.waitForURL('**/undo')
  await desk.look('undo')
  await desk.type('reason', 'Funnet igjen')
  await desk.send()
  await desk.look('undone')
  const old = await walkAt({ institution: 'oslomet', language: 'en', name: 'old-username' })
  await signIn(old, { username, password: 'Elleve blå båter i 1 liten bukt' })
  expect(old.path(), await old.text()).toBe('/my-account/two-factor')
  await old.close()
  await act(desk, `${person}/require-password-change`)
  await desk.close()
})

test('usn, nb, without script: a new PIN in a sealed letter, which nobody at the desk sees', async () => {
  const one = student(532, { given: 'Tiril', family: 'Foss' })
  await bring(demo, { institution: 'usn', people: [one] })
  const desk = await atDesk(
    { institution: 'usn', language: 'nb', name: 'desk-letter', script: false, width: phone },
    'Turid Skogen',
  )
  const person = await personPage(desk, one.studentNumber)
  await act(desk, `${person}/new-pin`, async () => desk.choose('way', 'letter'))
  expect(await desk.page.content()).not.toMatch(/\b[0-9A-Z]{8}\b/)
  await desk.close()
})

test('ntnu, nn, by keyboard: a guest is registered, and gets a link and a code on two channels', async () => {
  const sponsor = await castPerson(demo, 'NTNU', 'Morten Lie')
  const desk = await atDesk(
    { institution: 'ntnu', language: 'nn', name: 'desk-guest', keyboard: true },
    'Sigrid Myhre',
  )
  const today = (await demo.now()).slice(0, 10)
  await desk.open('/desk/guests')
  for (const [name, value] of Object.entries({
    given: 'Zoë',
    family: 'Ångström',
    birthDate: '1980-02-29',
    email: 'zoe533@example.org',
    mobile: '+4799210533',
  }))
    await desk.type(name, value)
  await desk.choose('language', 'en')
  for (const [name, value] of Object.entries({
    username: sponsor.username,
    from: today,
    until: today,
    reason: 'Gjesteførelesing',
    ticket: 'INC-43',
  }))
    await desk.type(name, value)
  const { message } = await told(demo, 'zoe533@example.org', /https?:/, async () => desk.send())
  expect(message.subject).not.toBe('')
  await desk.look('guest-registered')
  await desk.close()
})

test('oslomet, nn: two records are one person, side by side', async () => {
  const [a, b] = [
    student(534, { given: 'Ane', family: 'Lund' }),
    student(535, { given: 'Anne', family: 'Lund' }),
  ]
  await bring(demo, { institution: 'oslomet', people: [a, b] })
  const both: Newcomer = employee(536, {
    given: 'Anne',
    family: 'Lund',
    line: {
      born: a.birthDate,
      identity: [{ number: a.idNumber, type: 'fodselsnummer' }],
      previousIdentity: [{ number: b.idNumber, type: 'fodselsnummer' }],
    },
  })
  await bring(demo, { institution: 'oslomet', people: [both] })
  const desk = await atDesk({ institution: 'oslomet', language: 'nn', name: 'desk-merge' }, 'Sigrid Myhre')
  await desk.open('/desk/merges')
  await desk.look('merges')
  await desk.page.locator('main .ad-items a').first().click()
  await desk.page.waitForURL('**/desk/merges/*')
  await desk.look('side-by-side')
  await desk.choose('answer', 'one')
  await desk.type('reason', 'Same person, ny fødselsnummer')
  await desk.type('ticket', 'INC-44')
  await desk.send()
  expect(desk.status(), await desk.text()).toBe(200)
  await desk.look('one-person')
  await desk.close()
})

test('oslomet, nb: an administrator is locked by two people, never by one', async () => {
  const boss = await castPerson(demo, 'OsloMet', 'Sigrid Myhre')
  const one = await atDesk({ institution: 'oslomet', language: 'nb', name: 'desk-first' }, 'Jon Vik')
  const person = await personPage(one, boss.username)
  await act(one, `${person}/place-lock`)
  const two = await atDesk({ institution: 'oslomet', language: 'nb', name: 'desk-second' }, 'Astrid Moe')
  await two.open('/desk/waiting')
  await two.look('waiting')
  await two.page.locator('main .ad-items a').first().click()
  await two.page.waitForURL('**/desk/waiting/*')
  await two.look('decide')
  await two.choose('answer', 'yes')
  await two.send()
  await two.look('decided')
  await two.open(person)
  await two.look('locked-by-two')
  expect(await two.text()).toContain('Kan oppheves av sikkerhet')
  await act(two, `${person}/lift-lock`, async () => {
    const lock = two.page.locator('main input[name=lock]').last()
    await lock.check()
  })
  await one.open('/desk/waiting')
  await one.page.locator('main .ad-items a').first().click()
  await one.page.waitForURL('**/desk/waiting/*')
  await one.choose('answer', 'yes')
  await one.send()
  await one.look('lifted-by-two')
  await one.close()
  await two.close()
})

const everywhere: readonly (Where & { place: number })[] = [
  { institution: 'oslomet', language: 'nb', name: 'every-act', place: 551 },
  { institution: 'ntnu', language: 'nn', name: 'every-act', place: 553 },
  { institution: 'usn', language: 'en', name: 'every-act', place: 555 },
]

test.each(everywhere)('$institution, $language, by keyboard: every act of the desk', async (wish) => {
  const { place, ...where } = wish
  const one = student(place, { given: 'Målfrid', family: 'Åkre' })
  const newcomer = student(place + 1, { given: 'Olav', family: 'Åkre' })
  const { username } = await accountWithApp(demo, wish.institution, one)
  await bring(demo, { institution: wish.institution, people: [newcomer] })
  const desk = await atDesk({ ...where, keyboard: true }, 'Sigrid Myhre')
  const person = await personPage(desk, username)
  const byMail = async () => desk.choose('way', 'mail')
  await act(desk, `${person}/lift-second-factor`)
  await act(desk, `${person}/require-password-change`)
  await act(desk, `${person}/change-username`)
  await act(desk, `${person}/place-lock`)
  const lock = async () =>
    (await desk.page.locator('main input[name=lock]').last().getAttribute('value')) ?? ''
  await act(desk, `${person}/lift-lock`, async () => desk.choose('lock', await lock()))
  await act(desk, `${person}/open-forgotten-password`, byMail)
  await act(desk, `${person}/deactivate`)
  await desk.open(person)
  await desk.look('after-all-of-it')
  expect(await desk.page.locator('main li', { hasText: 'INC-42' }).count()).toBe(7)
  const unopened = await personPage(desk, newcomer.studentNumber)
  await act(desk, `${unopened}/resend-activation`)
  await act(desk, `${unopened}/new-pin`, byMail)
  await desk.open(unopened)
  await desk.look('before-activation')
  await desk.close()
})
