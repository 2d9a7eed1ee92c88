/** The PIN was right, but the account must wait: every reason is said precisely, and to nobody else (N-3, N-7, O-14, U-1). */
import { expect, test } from 'vitest'
import { proveAndAccept, proveIn } from '../../cast/activation-walk.ts'
import { type Browser, openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { activateAccount } from './journey.ts'

const oslomet = await testWorld('oslomet', {
  settings: (institution) => ({
    ...institution,
    activation: {
      ...institution.activation,
      needs: ['study-programme', 'semester-registration', 'semester-fee'],
      numberTypes: { pin: ['d-nummer', 's-nummer'] },
    },
  }),
})
const ntnu = await testWorld('ntnu')
const usn = await testWorld('usn')
const portal = await testPortal([oslomet, ntnu, usn], [activateAccount])
const study = (newcomer(0).line['studies'] as object[])[0]

test('a fee that is due: what is missing, that a payment may need three days, for whom it is waived, whom to ask (N-3)', async () => {
  const one = newcomer(1, { line: { semesters: [{ term: '2026-autumn', registered: null, fee: 'due' }] } })
  await ntnu.takeIn('fs', [one.line])
  const browser = at('ntnu')
  const page = await proveIn(browser, one)
  expect(page).toMatchObject({ status: 200, title: 'The account cannot be activated yet' })
  expect(page.text).toContain('The semester fee is not registered as paid')
  expect(page.text).toContain('it can take 3 days before we see it')
  expect(page.text).toContain('This is not required of exchange students.')
  expect(page.text).toContain('Student Services at NTNU')
  expect(page.text).toContain('Pay the semester fee in StudentWeb')
  await opensNothing(browser)
})

test('the day the payment is seen the same PIN activates', async () => {
  await ntnu.takeIn('fs', [newcomer(1).line])
  expect((await proveAndAccept(at('ntnu'), newcomer(1))).path).toBe('/activate-account/password')
})

test('several reasons at once are all listed, with the office of the faculty, in Norwegian too', async () => {
  const one = newcomer(2, { line: { semesters: [{ term: '2026-spring', registered: null, fee: 'due' }] } })
  await oslomet.takeIn('fs', [one.line])
  const page = await proveIn(at('oslomet', 'nn'), one)
  expect(page.text).toContain('Du er ikkje semesterregistrert')
  expect(page.text).toContain('Semesteravgifta er ikkje registrert som betalt')
  expect(page.text).toContain('Med dette nummeret går aktiveringa ein annan veg')
  expect(page.text).toContain('Studentservice ved Fakultet for teknologi, kunst og design')
})

test('new students before the day: when it opens, and that the PIN stays good (U-1)', async () => {
  const one = newcomer(3, { line: { studies: [{ ...study, from: '2026-08-17' }] } })
  await usn.takeIn('fs', [one.line])
  for (const [today, answer] of [
    ['2026-05-01T10:00:00Z', 'Activation opens on 1 August 2026'],
    ['2026-07-15T10:00:00Z', 'Activation opens on 1 August 2026'],
    ['2026-07-31T21:59:00Z', 'Activation opens on 1 August 2026'],
  ] as const) {
    usn.setNow(today)
    const page = await proveIn(at('usn'), one)
    expect(page.text).toContain(answer)
    expect(page.text).toContain('Your PIN is not used up.')
  }
  usn.setNow('2026-07-31T22:00:00Z')
  expect((await proveAndAccept(at('usn'), one)).path).toBe('/activate-account/password')
  usn.setNow('2026-08-20T08:00:00Z')
})

test('somebody whose study ended long ago is not registered now, and is told whom to ask', async () => {
  const ended = { on: '2026-01-10', why: 'left' }
  const one = newcomer(4, { line: { studies: [{ ...study, from: '2024-08-10', ended }] } })
  await usn.takeIn('fs', [one.line])
  const page = await proveIn(at('usn'), one)
  expect(page.text).toContain('You are not registered as a student or an employee now')
  expect(page.text).toContain('the student register (FS) or the staff register')
  expect(page.text).toContain('The service centre at your campus')
})

test('a returning student is told that the old account goes on (N-7)', async () => {
  const one = newcomer(5)
  await ntnu.takeIn('fs', [one.line])
  const browser = at('ntnu')
  await proveAndAccept(browser, one)
  await browser.submit({ newPassword: 'Lavendeltoget gjekk 47 gonger forbi Otta' })
  const username = browser.textOf('username') ?? ''
  const again = newcomer(5, {
    line: { studies: [{ ...study, programme: 'MHIS', from: '2026-08-12' }], pin: '5161' },
  })
  await ntnu.takeIn('fs', [again.line])
  const returning = at('ntnu')
  const page = await proveIn(returning, { ...again, pin: '5161' })
  expect(page.title).toBe('Your account is already activated')
  expect(page.text).toContain('Sign in with your username and password.')
  expect(username).not.toBe('')
  expect(page.html).not.toContain(username)
  await opensNothing(returning)
  const accounts = await ntnu.world.store.selectFrom('account').select('username').execute()
  expect(accounts).toEqual([{ username }])
})

test('facts that changed between PIN and password count: the account stays closed, the PIN good', async () => {
  const one = newcomer(6)
  await ntnu.takeIn('fs', [one.line])
  const browser = at('ntnu')
  await proveAndAccept(browser, one)
  await ntnu.takeIn('fs', [
    { ...one.line, semesters: [{ term: '2026-autumn', registered: null, fee: 'due' }] },
  ])
  const page = await browser.submit({ newPassword: 'Lavendeltoget gjekk 47 gonger forbi Otta' })
  expect(page.title).toBe('The account cannot be activated yet')
  await ntnu.takeIn('fs', [one.line])
  expect((await proveAndAccept(at('ntnu'), one)).path).toBe('/activate-account/password')
})

function at(key: string, language = 'en'): Browser {
  return openBrowser(portal, { host: `${key}.localhost`, language })
}

/** The page of reasons is no grant: the next steps send one back to the beginning. */
async function opensNothing(browser: Browser): Promise<void> {
  for (const path of ['/activate-account/rules', '/activate-account/password']) {
    await browser.open(path)
    expect(browser.page.path).not.toBe(path)
  }
}
