/** The list of people nobody can reach, in a real browser: by register and by what is missing; who is protected is never named (deliver 6). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { atDesk, type Where } from './at-the-desk.ts'
import { bring } from './bring.ts'
import { openChromium, phone } from './browser.ts'
import { student } from './newcomers.ts'
import { reach } from './running-demo.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const wishes: readonly Where[] = [
  { institution: 'oslomet', language: 'nb', name: 'missing-contacts-nb' },
  { institution: 'ntnu', language: 'nn', name: 'missing-contacts-nn', width: phone, keyboard: true },
  { institution: 'usn', language: 'en', name: 'missing-contacts-en', said: 'address', script: false },
]

test.for(wishes)('$institution, $language: who is missing what', async (wish) => {
  const place = 705 + wishes.indexOf(wish) * 3
  const one = student(place, { given: 'Brage', family: 'Utanmobil', line: { mobile: null } })
  const other = student(place + 1, { given: 'Vilde', family: 'Utanalt', line: { mobile: null, email: null } })
  const hidden = student(place + 2, {
    given: 'Løynd',
    family: 'Person',
    line: { email: null, protected: true },
  })
  await bring(demo, { institution: wish.institution, people: [one, other, hidden] })
  const walk = await atDesk(demo, browser, wish, 'Turid Skogen')
  await walk.follow('/desk/contacts')
  await walk.look('all')
  const text = await walk.text()
  for (const words of ['Brage Utanmobil', 'Vilde Utanalt', `e2e-student-${place + 2}`])
    expect(text).toContain(words)
  expect(text).not.toContain('Løynd')
  await walk.unfold()
  await walk.choose('missing', 'mail')
  await walk.page.locator('main form[method=get] button').click()
  await walk.page.waitForURL('**missing=mail**')
  await walk.look('no-mail')
  expect(await walk.text()).not.toContain('Utanmobil')
  expect(await walk.text()).toContain('Vilde Utanalt')
  await walk.close()
})
