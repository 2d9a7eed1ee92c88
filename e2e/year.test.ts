/** A year goes by in a demo of its own: fees, the end of studies and of work, a return, an opening in August (rows O-14 to O-16, N-3, N-7, U-1, U-4, A-5). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paidAutumn } from '../src/cast/newcomers.ts'
import { accountOf, accountWithApp, firstPassword as password } from './account-of.ts'
import { codeNow } from './app.ts'
import { atDesk, walkAt } from './at-the-desk.ts'
import { bring } from './bring.ts'
import { openChromium, phone, type Walk } from './browser.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { askByMail, byTextMessage, setPassword } from './recovering.ts'
import { endDemo, type RunningDemo, startDemo } from './running-demo.ts'
import { activate, choosePassword, proveByNumbers, signIn } from './ways.ts'

let demo: RunningDemo
let browser: Browser
beforeAll(async () => {
  demo = await startDemo({ now: '2026-07-20T08:00:00+02:00' })
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await endDemo(demo)
})

const springPaid = { term: '2026-spring', registered: '2026-01-10', fee: 'paid' }
const secondYear = {
  programme: 'BYGG',
  name: { nb: 'Bygg', en: 'Civil engineering' },
  faculty: 'TKD',
  campus: 'Pilestredet',
  kind: 'ordinary',
  from: '2024-08-10',
  until: '2027-06-30',
  ended: null,
}
const own = 'Fjorten fiskar, 3 fuglar og ein Femund'

async function goTo(moment: string): Promise<void> {
  await demo.set(moment)
}

/** The register says so now, and with it that it is there at all. */
async function registerSays(institution: string, ...people: Newcomer[]): Promise<void> {
  await bring(demo, { institution, people })
}

/** Signs in with password and app, from the start. */
async function enter(walk: Walk, who: { username: string; key: string }): Promise<void> {
  await demo.advance('PT31S')
  await signIn(walk, { username: who.username, password })
  if (walk.path() === '/sign-in/second-factor') {
    await walk.type('code', await codeNow(demo, who.key))
    await walk.send()
  }
}

const mailsTo = async (one: Newcomer, words: RegExp) =>
  demo.received((message) => message.to === one.email && words.test(message.text), 1)

test('usn, en: activation opens on a day in August; the page says when, and a mail reminds (U-1)', async () => {
  const one = student(701, {
    given: 'Mia',
    family: 'Holt',
    language: 'en',
    line: { studies: [{ ...secondYear, from: '2026-08-17' }] },
  })
  await registerSays('usn', one)
  const walk = await walkAt(demo, browser, {
    name: 'opening',
    institution: 'usn',
    language: 'en',
    width: phone,
  })
  await proveByNumbers(walk, one)
  expect(await walk.text()).toContain('Activation opens on 1 August 2026')
  await walk.look('not-open-yet')
  await goTo('2026-08-01T06:00:00+02:00')
  const [reminder] = await mailsTo(one, /activate|open/i)
  expect(reminder?.text).toBeDefined()
  const shown = await activate(walk, one, { write: 'Seven mild foxes, 4 barns & 1 hill' })
  expect(shown.username).toBeTruthy()
  await walk.close()
})

test('ntnu, nn: what is missing before activation, and the day the payment is seen it goes on (N-3)', async () => {
  const due = { term: '2026-autumn', registered: null, fee: 'due' }
  const one = student(702, { given: 'Odd', family: 'Lie', language: 'nn', line: { semesters: [due] } })
  await registerSays('ntnu', one)
  const walk = await walkAt(demo, browser, {
    name: 'not-paid-yet',
    institution: 'ntnu',
    language: 'nn',
    width: phone,
  })
  await proveByNumbers(walk, one)
  expect(await walk.text()).toContain('Semesteravgifta er ikkje registrert som betalt')
  await walk.look('not-paid-yet')
  await registerSays('ntnu', student(702, { given: 'Odd', family: 'Lie', language: 'nn' }))
  await activate(walk, one, { write: own })
  await walk.close()
})

test('oslomet, nb: the fee is due, the account locks after the deadline, and paying opens it by itself (O-14, O-15)', async () => {
  const unpaid = { given: 'Siri', family: 'Dal', language: 'nb' as const }
  const line = { studies: [secondYear], semesters: [springPaid] }
  const one = student(703, { ...unpaid, line })
  const who = await accountWithApp(demo, 'oslomet', one)
  const walk = await walkAt(demo, browser, {
    name: 'fee',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
  })
  await enter(walk, who)
  expect(await walk.text()).toContain('Siste dag å betale semesteravgiften')
  await walk.look('fee-ahead')
  await goTo('2026-08-26T09:00:00+02:00')
  const [notice] = await mailsTo(one, /blir brukerkontoen stengt dagen etter/)
  expect(notice?.subject).toContain('Frist for semesteravgiften')

  await registerSays('oslomet', student(790))
  await goTo('2026-09-02T07:00:00+02:00')
  await registerSays('oslomet', student(791))
  await enter(walk, who)
  expect(walk.path(), await walk.text()).toBe('/why-no-access')
  const text = await walk.text()
  expect(text).toContain('Semesteravgiften er ikke betalt')
  expect(text).toContain('Studentservice ved Fakultet for teknologi, kunst og design')
  await walk.look('fee-not-paid')

  await registerSays(
    'oslomet',
    student(703, { ...unpaid, line: { ...line, semesters: [springPaid, paidAutumn] } }),
  )
  await enter(walk, who)
  expect(walk.path(), await walk.text()).toBe('/my-account')
  await expect
    .poll(async () => (await walk.open('/my-account'), walk.text()))
    .toContain('Kontoen ble åpnet igjen')
  await walk.look('paid')
  await walk.close()
})

test.each([
  ['nb', 'oslomet', 'Registre og netter', phone],
  ['en', 'ntnu', 'Registers and nights', undefined],
] as const)(
  '%s, %s: whoever leads the desk reads registers, nights and what the clock will close',
  async (language, institution, title, width) => {
    const desk = await atDesk(
      demo,
      browser,
      { name: 'nights', institution, language, ...(width ? { width } : {}) },
      'Sigrid Myhre',
    )
    await desk.open('/desk/nights')
    expect(await desk.text()).toContain(title)
    await desk.look('nights')
    await desk.page.locator('#nights a').first().click()
    await desk.look('night')
    expect(desk.status()).toBe(200)
    await desk.close()
  },
)

test('oslomet, nn: the studies end, the person sees the day and is told; then a new programme, and the same account (O-16, N-7)', async () => {
  const asNynorsk = { given: 'Eli', family: 'Vik', language: 'nn' as const }
  const current = { studies: [secondYear], semesters: [springPaid, paidAutumn] }
  const one = student(704, { ...asNynorsk, line: current })
  const who = await accountWithApp(demo, 'oslomet', one)
  const ended = { ...secondYear, ended: { on: '2026-09-10', why: 'completed' } }
  await registerSays('oslomet', student(704, { ...asNynorsk, line: { ...current, studies: [ended] } }))
  const walk = await walkAt(demo, browser, { name: 'end-of-studies', institution: 'oslomet', language: 'nn' })
  await goTo('2026-09-15T09:00:00+02:00')
  await enter(walk, who)
  const text = await walk.text()
  expect(text).toContain('9. desember 2026')
  expect(text).toContain('Konto, e-post og tilgangskort stengjer')
  expect(text).toContain('Fordi studiet er registrert avslutta 10. september 2026')
  await walk.look('closes')

  for (const day of ['2026-11-10', '2026-12-03', '2026-12-08']) {
    await goTo(`${day}T09:00:00+01:00`)
    await registerSays('oslomet', student(790 + Number(day.slice(8))))
  }
  const notices = await demo.received(
    (message) => message.to === one.email && message.text.includes('stengd 9. desember 2026'),
    3,
  )
  expect(notices).toHaveLength(3)

  await goTo('2026-12-09T09:00:00+01:00')
  await enter(walk, who)
  expect(walk.path(), await walk.text()).toBe('/why-no-access')
  await walk.look('closed')

  await goTo('2027-07-01T09:00:00+02:00')
  const again = { ...secondYear, programme: 'MBYG', from: '2027-08-15', until: '2029-06-30' }
  const registered = { term: '2027-autumn', registered: '2027-06-25', fee: 'paid' }
  const back = { studies: [ended, again], semesters: [springPaid, paidAutumn, registered] }
  await registerSays('oslomet', student(704, { ...asNynorsk, line: back }))
  await expect
    .poll(
      async () => {
        await enter(walk, who)
        return walk.text()
      },
      { timeout: 15_000 },
    )
    .toContain('Passordet er frå før du var borte')
  await walk.look('welcome-back')
  const { code } = await askByMail(walk, demo, 'forgotten-password', one.email)
  await walk.type('code', code)
  await walk.send()
  await byTextMessage(walk, demo, one, who.username)
  if (walk.path() === '/sign-in/second-factor') {
    await walk.type('code', await codeNow(demo, who.key))
    await walk.send()
  }
  await setPassword(walk, own)
  expect(walk.path(), await walk.text()).toBe('/my-account')
  expect(await walk.text()).toContain(who.username)
  await walk.look('back-again')
  await walk.close()
})

test('usn, nb: an employee opens the account by accepting the rules, is told of the end and closed on it (U-4)', async () => {
  const now = (await demo.now()).slice(0, 10)
  const until = '2027-08-10'
  const work = { title: 'Rådgiver', unit: 'IT', campus: null, from: '2027-06-01', until, ended: null }
  const one = employee(705, { given: 'Per', family: 'Moe', language: 'nb', line: { positions: [work] } })
  await registerSays('usn', one)
  const walk = await walkAt(demo, browser, {
    name: 'employee',
    institution: 'usn',
    language: 'nb',
    width: phone,
  })
  await proveByNumbers(walk, one)
  expect(walk.path(), now).toBe('/activate-account/rules')
  await walk.send()
  expect(walk.status(), 'the rules are accepted first').toBe(422)
  await walk.tick('acceptRules')
  await walk.send()
  await choosePassword(walk, { write: own })
  await walk.send()
  const username = await walk.page.locator('strong#username').innerText()
  for (const day of ['2027-07-12', '2027-08-04', '2027-08-10']) {
    await goTo(`${day}T09:00:00+02:00`)
    await registerSays('usn', employee(760 + Number(day.slice(8))))
  }
  const notices = await demo.received(
    (message) => message.to === one.email && message.text.includes('blir derfor stengt 11. august 2027'),
    3,
  )
  expect(notices).toHaveLength(3)
  await signIn(walk, { username, password: own })
  expect(await walk.text()).toContain('Fordi arbeidsforholdet slutter 10. august 2027')
  await walk.look('closes')
  await goTo('2027-08-11T07:00:00+02:00')
  await signIn(walk, { username, password: own })
  expect(walk.path(), await walk.text()).toBe('/why-no-access')
  await walk.look('closed')
  await walk.close()
})

test('usn, nn: a new address in the register is told to the old one, and stands in the journal (A-5)', async () => {
  const wish = { given: 'Tora', family: 'Bø', language: 'nn' as const }
  const term = { term: '2027-autumn', registered: '2027-07-01', fee: 'paid' }
  const line = { studies: [{ ...secondYear, until: '2028-06-30' }], semesters: [term] }
  const one = student(706, { ...wish, line })
  const username = await accountOf(demo, 'usn', one)
  await registerSays('usn', student(706, { ...wish, line: { ...line, email: 'heilt-ny@example.org' } }))
  const [notice] = await mailsTo(one, /E-postadressa di/)
  expect(notice?.text).toContain('Var det ikkje du?')
  const walk = await walkAt(demo, browser, {
    name: 'contact-changed',
    institution: 'usn',
    language: 'nn',
    width: phone,
  })
  await signIn(walk, { username, password })
  await walk.open('/my-account/journal')
  expect(await walk.text()).toContain('Registeret endra opplysningar om deg')
  await walk.look('journal')
  await walk.close()
})

test('a register that is silent closes nobody; its next word does', async () => {
  const one = employee(707, {
    given: 'Liv',
    family: 'Nes',
    line: {
      positions: [
        { title: 'Lektor', unit: 'IT', campus: null, from: '2027-06-01', until: '2027-08-25', ended: null },
      ],
    },
  })
  await goTo('2027-08-22T09:00:00+02:00')
  const username = await accountOf(demo, 'ntnu', one)
  await goTo('2027-08-27T09:00:00+02:00')
  const walk = await walkAt(demo, browser, {
    name: 'silent',
    institution: 'ntnu',
    language: 'en',
    width: phone,
  })
  await signIn(walk, { username, password })
  expect(walk.path(), await walk.text()).toBe('/my-account')
  await walk.look('still-in')
  await walk.close()
  await registerSays('ntnu', employee(780))
  const later = await walkAt(demo, browser, {
    name: 'spoke',
    institution: 'ntnu',
    language: 'en',
    width: phone,
  })
  await signIn(later, { username, password })
  expect(later.path(), await later.text()).toBe('/why-no-access')
  await later.close()
})
