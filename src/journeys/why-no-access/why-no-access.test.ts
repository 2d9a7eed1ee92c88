/** "Why can't I get in": every reason with its next step and office after a proof, and nothing at all before one (A-3, O-14). */
import { beforeAll, describe, expect, test } from 'vitest'
import { activated, takeInNewcomers } from '../../cast/accounts.ts'
import { openBrowser } from '../../cast/browser.ts'
import { copyOf, get, jarAt } from '../../cast/knock.ts'
import type { Newcomer } from '../../cast/newcomers.ts'
import { saidElectronicId } from '../../cast/said-electronic-id.ts'
import { makeNationalNumber } from '../../cast/synthetic-numbers.ts'
import { putSignedUp, type SignedUpWish } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, type TestWorld, testWorld } from '../../cast/test-world.ts'
import { noFacts } from '../../core/person/facts.ts'
import { journeys } from '../../run/journeys.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { whyNoAccess } from './journey.ts'

const tested = await testWorld('oslomet', { now: '2026-10-05T08:00:00Z', settings: demandsNoFactor })
const { world } = tested
const portal = await testPortal([tested], [signIn, myAccount, whyNoAccess])
const host = 'oslomet.localhost'
let people = 0

const study = {
  programme: 'SYK',
  name: { nb: 'Sykepleie', nn: 'Sjukepleie', en: 'Nursing' },
  faculty: 'HV',
  campus: 'Pilestredet',
  kind: 'ordinary' as const,
  from: '2025-08-10',
  until: '2028-06-30',
  ended: null,
}
const spring = { term: '2026-spring', registered: '2026-01-20', fee: 'paid' as const, void: false }
const student = { ...noFacts, registers: ['fs'], studies: [study], semesters: [spring] }

const told = async (language: string, wish: Partial<SignedUpWish>, locked?: string) => {
  const person = await putSignedUp(tested, { username: `per${(people += 1)}`, ...wish })
  if (locked !== undefined) {
    await world.store
      .insertInto('placed_lock')
      .values({
        id: crypto.randomUUID(),
        account_id: person.accountId,
        class: 'security',
        since: '2026-10-01T10:00:00Z',
        placed_by: 'desk',
        may_lift: 'security',
        because: locked,
      })
      .execute()
  }
  const browser = openBrowser(portal, { host, language })
  await browser.open(`/${language}/sign-in`)
  await browser.submit({ username: person.username, password: person.password })
  return browser
}

test.each([
  [
    'nb',
    'Du er ikke registrert for semesteret',
    'Semesteravgiften er ikke betalt',
    'Registrer deg for semesteret i Studentweb',
  ],
  [
    'nn',
    'Du er ikkje registrert for semesteret',
    'Semesteravgifta er ikkje betalt',
    'Registrer deg for semesteret i Studentweb',
  ],
  [
    'en',
    'You are not registered for the semester',
    'The semester fee is not paid',
    'Register for the semester in Studentweb',
  ],
])(
  'in %s: everything that is missing at once, since when, and the office of the faculty',
  async (language, ...words) => {
    const { page } = await told(language, { facts: student })
    expect(page).toMatchObject({ status: 200, path: `/${language}/why-no-access` })
    for (const each of words) expect(page.text).toContain(each)
    const office = world.institution.offices.find(({ key }) => key === 'hv')
    expect(page.text).toContain(office?.name[language as 'nb'])
    expect(page.html.includes('<time datetime="2026-09-')).toBe(true)
  },
)

test('a lock by the desk: its own words, since when, and whom to call', async () => {
  const { page } = await told('nb', {}, 'Kontoen sendte søppelpost i natt.')
  expect(page.text).toContain('Kontoen sendte søppelpost i natt.')
  expect(page.text).toContain('1. oktober 2026')
  expect(page.html).toContain('href="tel:')
})

test('the page opens nothing else, and paying opens by itself', async () => {
  const browser = await told('nb', { facts: student })
  await browser.open('/my-account')
  expect(browser.page.status).toBe(403)
  const semesters = [{ term: '2026-autumn', registered: '2026-10-05', fee: 'paid' as const, void: false }]
  const { page } = await told('nb', { facts: { ...student, semesters } })
  expect(page.path).toBe('/nb/my-account')
})

test('whoever has proved nothing is told to sign in first, the same for all', async () => {
  const browser = openBrowser(portal, { host, language: 'nn' })
  await browser.open('/why-no-access')
  expect(browser.page.status).toBe(200)
  expect(browser.page.text).toContain('Logg inn først')
  expect(browser.page.html).toContain('href="/sign-in"')
})

describe('with electronic ID', () => {
  const eid = saidElectronicId()
  const at = 'ntnu.localhost'

  const identified = async (idNumber: string) => {
    const jar = await jarAt(doors, at, { path: '/why-no-access' })
    const away = await get(doors, jar, '/en/electronic-id/why-no-access')
    const answer = eid.answer(away.headers.location ?? '', idNumber)
    return { jar, back: await get(doors, jar, `/en/electronic-id/return${answer}`) }
  }
  let university: TestWorld
  let doors: Awaited<ReturnType<typeof testPortal>>
  let [active, waiting]: (Newcomer | undefined)[] = []
  beforeAll(async () => {
    university = await testWorld('ntnu', { now: '2026-10-05T08:00:00Z', settings: demandsNoFactor, eid })
    doors = await testPortal([university], journeys)
    ;[active, waiting] = await takeInNewcomers(university, { many: 2 })
    if (active) await activated(doors, at, active)
  })

  test('the page offers it, and an open account is said to be open, with the way in', async () => {
    const stranger = openBrowser(doors, { host: at, language: 'en' })
    await stranger.open('/en/why-no-access')
    expect(stranger.page.html).toContain('href="/en/electronic-id/why-no-access"')
    const { jar } = await identified(active?.idNumber ?? '')
    const page = await get(doors, jar, '/en/why-no-access')
    expect(page.body).toContain('The account is open')
    expect(page.body).toContain('href="/en/sign-in"')
  })

  test('the whole verdict is shown with its office, and nothing else opens: no account page, no credential', async () => {
    university.setNow('2027-04-05T08:00:00Z')
    const { jar } = await identified(active?.idNumber ?? '')
    const page = await get(doors, jar, '/en/why-no-access')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('The semester fee is not paid')
    expect(page.body).toContain('Student Services at NTNU')
    const own = [
      '/my-account',
      '/set',
      '/my-account/password',
      '/my-account/two-factor',
      '/forgotten-username/shown',
    ]
    for (const path of own)
      expect([path, (await get(doors, copyOf(jar), path)).statusCode]).not.toEqual([path, 200])
    const sessions = await university.world.store
      .selectFrom('session')
      .select(['kind', 'grant_id'])
      .where('proof', '=', 'eid')
      .execute()
    expect(new Set(sessions.map((each) => JSON.stringify(each)))).toEqual(
      new Set(['{"kind":"proved","grant_id":null}']),
    )
    university.setNow('2026-10-05T08:00:00Z')
  })

  test('somebody without an account is told to activate, and somebody we do not know that we do not', async () => {
    expect((await identified(waiting?.idNumber ?? '')).back.body).toContain(
      'You have not activated your account yet',
    )
    const nobody = makeNationalNumber({ born: '1990-02-03', serial: 7 })
    expect((await identified(nobody)).back.body).toContain('We cannot find you')
  })
})
