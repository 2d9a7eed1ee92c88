/** Every "no" as a person meets it: what is said, what is kept, where the focus is; and what opens again by itself. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bring } from './bring.ts'
import { desktop, openChromium, phone, startWalk, type Walk } from './browser.ts'
import { castPerson } from './cast-person.ts'
import { type Newcomer, student, unpaidStudent } from './newcomers.ts'
import { activate, outsider, signIn as signInFromOutside } from './outsider.ts'
import { reach } from './running-demo.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
const password = 'Tolv troll på 1 fjelltopp i Rauma'
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

async function walkAt(institution: string, name: string, more: Partial<Walk['wish']> = {}): Promise<Walk> {
  const origin = demo.origin(institution)
  return startWalk(browser, { institution, origin, name, language: 'nb', width: phone, ...more })
}

/** Somebody with an account, made over plain HTTP to save time. */
async function accountOf(institution: string, one: Newcomer): Promise<string> {
  await bring(demo, { institution, people: [one] })
  const shown = await activate(outsider(demo, institution), one, password)
  if (shown.is !== 'activated') throw new Error(`${shown.status} ${shown.h1}: ${shown.text}`)
  return shown.username
}

/** A refused form: 4xx, the summary has the focus, each of its lines leads to a field that is there, secrets are gone. */
async function expectRefused(walk: Walk, step: string, status = 422): Promise<string[]> {
  expect(walk.status(), await walk.text()).toBe(status)
  const found = await walk.page.evaluate(() => ({
    focused: document.activeElement?.id,
    targets: [...document.querySelectorAll('#error-summary a')].map(
      (link) => document.getElementById(link.getAttribute('href')?.slice(1) ?? '') !== null,
    ),
    secrets: [...document.querySelectorAll<HTMLInputElement>('main input')]
      .filter(({ name }) => ['pin', 'newPin', 'password', 'currentPassword', 'newPassword'].includes(name))
      .map(({ value }) => value)
      .filter((value) => value !== ''),
    lines: [...document.querySelectorAll('#error-summary li')].map((line) => line.textContent ?? ''),
  }))
  expect(found.focused, step).toBe('error-summary')
  expect(found.targets).not.toContain(false)
  expect(found.secrets).toEqual([])
  expect(found.lines.length).toBeGreaterThan(0)
  await walk.look(step)
  return found.lines
}

describe('wrong input', () => {
  test('activation: nothing chosen, nothing typed, numbers that do not belong together, rules not accepted, a poor password', async () => {
    const one = student(201, { given: 'Solveig', family: 'Haugland' })
    await bring(demo, { institution: 'usn', people: [one] })
    const walk = await walkAt('usn', 'wrong-input')
    await walk.open('/activate-account')
    await walk.send()
    await expectRefused(walk, 'who-not-chosen')
    await walk.choose('who', 'student')
    await walk.send()
    await walk.send()
    expect(await expectRefused(walk, 'nothing-typed')).toHaveLength(3)
    await walk.type('idNumber', one.idNumber)
    await walk.type('studentNumber', one.studentNumber)
    await walk.type('pin', '0000')
    await walk.send()
    await expectRefused(walk, 'no-match')
    expect(await walk.page.inputValue('[name=idNumber]')).toBe(one.idNumber)
    expect(await walk.page.inputValue('[name=studentNumber]')).toBe(one.studentNumber)
    await walk.type('pin', one.pin)
    await walk.send()
    await walk.send()
    await expectRefused(walk, 'rules-not-accepted')
    await walk.tick('acceptRules')
    await walk.send()
    await walk.send()
    await expectRefused(walk, 'no-password')
    await walk.type('newPassword', 'Solveiggggg')
    await walk.send()
    const objections = await expectRefused(walk, 'poor-password')
    // too short, one character more than three times in a row, the own name, too few kinds (U-7), all at once
    expect(objections).toHaveLength(4)
    await walk.type('newPassword', password)
    await walk.send()
    expect(await walk.page.locator('#username').count()).toBe(1)
    await walk.close()
  })

  test('a passport-less stranger, a misspelt number and a foreign PIN get one and the same answer', async () => {
    const one = student(202)
    await bring(demo, { institution: 'ntnu', people: [one] })
    const answers: string[] = []
    for (const typed of [
      { idNumber: one.idNumber, studentNumber: one.studentNumber, pin: '0001' },
      { idNumber: one.idNumber, studentNumber: '999999', pin: one.pin },
      { idNumber: student(203).idNumber, studentNumber: one.studentNumber, pin: one.pin },
      { idNumber: '123', studentNumber: 'x', pin: 'y' },
    ]) {
      const stranger = outsider(demo, 'ntnu')
      await stranger.get('/activate-account/student')
      const page = await stranger.fill(typed)
      answers.push(`${page.status} ${page.text}`)
    }
    expect(answers[0]).toMatch(/^422 /)
    expect(new Set(answers).size).toBe(1)
  })

  test('somebody signed in: a wrong current password, a poor new one, and PINs that anybody would guess', async () => {
    const one = student(204, { given: 'Solveig', family: 'Haugland' })
    const username = await accountOf('usn', one)
    const walk = await walkAt('usn', 'wrong-input-signed-in', { script: false, width: desktop })
    await signIn(walk, { username, password: 'Feil passord, men langt nok 1' })
    await expectRefused(walk, 'wrong-password')
    expect(await walk.page.inputValue('[name=username]')).toBe(username)
    await signIn(walk, { username, password })
    await walk.open('/my-account/password')
    await walk.type('currentPassword', 'Feil passord, men langt nok 1')
    await walk.type('newPassword', 'Et annet langt passord for 2 dager')
    await walk.send()
    await expectRefused(walk, 'wrong-current-password')
    await walk.type('currentPassword', password)
    await walk.type('newPassword', 'kort')
    await walk.send()
    await expectRefused(walk, 'too-short')
    await walk.type('currentPassword', password)
    await walk.type('newPassword', password)
    await walk.send()
    await expectRefused(walk, 'the-same-again')
    for (const [pin, step] of [
      ['1234', 'pin-too-simple'],
      [one.birthDate.slice(0, 4), 'pin-of-the-birth-year'],
      ['12', 'pin-too-short'],
    ] as const) {
      await walk.open('/my-account/pin')
      if ((await walk.page.locator('[name=currentPassword]').count()) > 0)
        await walk.type('currentPassword', password)
      await walk.type('newPin', pin)
      await walk.send()
      await expectRefused(walk, step)
    }
    await walk.type('newPin', '8305')
    await walk.send()
    expect(walk.path(), await walk.text()).toBe('/my-account/pin/saved')
    await walk.look('pin-saved')
    const told = await demo.received(({ to }) => to === one.mobile, 2)
    expect(told).toHaveLength(2)
    expect(told.map(({ text }) => text).join(' ')).not.toContain('8305')
    await walk.close()
  })
})

describe('not yet, not now, not any more', () => {
  test('an unpaid student hears precisely what is missing, and that a payment takes three days to be seen (N-3)', async () => {
    const one = unpaidStudent(211)
    await bring(demo, { institution: 'ntnu', people: [one] })
    const wrong = await activate(outsider(demo, 'ntnu'), { ...one, pin: '0000' }, password)
    expect(JSON.stringify(wrong)).not.toMatch(/fee/i)
    const walk = await walkAt('ntnu', 'unpaid', { language: 'en' })
    await walk.open('/activate-account/student')
    await walk.type('idNumber', one.idNumber)
    await walk.type('studentNumber', one.studentNumber)
    await walk.type('pin', one.pin)
    await walk.send()
    await walk.look('what-is-missing')
    expect(await walk.text()).toMatch(/semester fee/i)
    expect(await walk.text()).toMatch(/three days|3 days/)
    expect(await walk.page.locator('#username').count()).toBe(0)
    await walk.close()
  })

  test('six wrong passwords close the door for half an hour, then it opens by itself', async () => {
    const username = await accountOf('usn', student(213))
    const guess = async () => signInFromOutside(outsider(demo, 'usn'), username, 'Feil passord nummer 100')
    const statuses: number[] = []
    for (let tries = 0; tries < 7; tries += 1) statuses.push((await guess()).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429])
    const walk = await walkAt('usn', 'locked')
    await signIn(walk, { username, password })
    await expectRefused(walk, 'locked', 429)
    await demo.advance('PT30M')
    await signIn(walk, { username, password })
    expect(walk.path(), await walk.text()).toBe('/my-account')
    await walk.close()
  })

  test('Per, who left long ago, signs in and reads why', async () => {
    const per = await castPerson(demo, 'OsloMet', 'Per Olsen')
    const walk = await walkAt('oslomet', 'why-no-access')
    await signIn(walk, per)
    expect([walk.path(), walk.status()]).toEqual(['/why-no-access', 200])
    await walk.look('why')
    expect(await walk.text()).toMatch(/[Ss]tudie/)
    for (const path of ['/my-account', '/my-account/password']) {
      await walk.open(path)
      expect(walk.status(), 'what is closed stays closed').toBe(403)
      expect(await walk.page.locator('[name=newPassword]').count()).toBe(0)
    }
    await walk.close()
  })

  test('a new password ends the sessions elsewhere, and so does the list of them', async () => {
    const username = await accountOf('ntnu', student(214))
    const here = outsider(demo, 'ntnu')
    await signInFromOutside(here, username, password)
    const walk = await walkAt('ntnu', 'ended-elsewhere', { language: 'en' })
    await signIn(walk, { username, password })
    await walk.open('/my-account/sessions')
    await walk.look('sessions')
    await here.get('/my-account/password')
    await here.fill({ currentPassword: password, newPassword: 'Et helt annet langt passord 2' })
    expect(here.page.path).toBe('/my-account/password/changed')
    await walk.open('/my-account')
    await walk.look('signed-out-elsewhere')
    expect(await walk.text()).not.toContain(username)
    expect(await walk.page.locator('main a[href$="/sign-in"], main [name=username]').count()).toBeGreaterThan(
      0,
    )
    expect((await here.get('/my-account')).path).toBe('/my-account')
    await walk.close()
  })
})

test('another language shows the same page', async () => {
  const walk = await walkAt('usn', 'languages', { language: 'nb' })
  await walk.open('/activate-account/employee')
  const titles = new Set<string>()
  for (const language of ['en', 'nn', 'nb']) {
    await walk.page.locator(`header a[hreflang="${language}"], header a[lang="${language}"]`).first().click()
    expect(walk.path()).toBe('/activate-account/employee')
    expect(await walk.page.getAttribute('html', 'lang')).toBe(language)
    titles.add(await walk.page.title())
  }
  expect(titles.size).toBeGreaterThan(1)
  await walk.close()
})
