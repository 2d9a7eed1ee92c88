/** A guest from the form to the last day: invited on two channels, signs in, and is out by the clock alone (field 5.34). */
import { beforeAll, describe, expect, test } from 'vitest'
import { type AgentInTests, openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import { type Browser, openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { workOff } from '../../cast/post.ts'
import { goodPassword, putSignedUp } from '../../cast/signed-up.ts'
import { freshAddress } from '../../cast/standing.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { journeys } from '../../run/journeys.ts'

const host = 'oslomet.localhost'
const settings = (institution: Institution): Institution => ({
  ...demandsNoFactor(institution),
  pin: { ...institution.pin, one: false },
  lifecycle: { ...institution.lifecycle, guest: { ...institution.lifecycle.guest, perSponsor: 4 } },
})
const university = await testWorld('oslomet', { settings })
const portal = await testPortal([university], journeys)
const { store } = university.world
let senior: AgentInTests
let registeredSoFar = 0

beforeAll(async () => {
  senior = await putAgent(university, 'senior', 'senio0001')
  for (const username of ['vertv1001', 'vertv1002', 'vertv1003']) await putSignedUp(university, { username })
})

/** What is typed; the world's day is 20 August 2026. */
function typed(more: Record<string, string> = {}): Record<string, string> {
  registeredSoFar += 1
  return {
    given: 'Gjertrud',
    family: 'Gjest',
    birthDate: '1980-05-17',
    email: `gjest${registeredSoFar}@example.org`,
    mobile: `+4799445${String(100 + registeredSoFar)}`,
    language: 'en',
    username: 'vertv1001',
    from: '2026-08-20',
    until: '2026-09-10',
    reason: 'Visits a laboratory',
    ticket: 'INC-1',
    ...more,
  }
}

async function registered(more: Record<string, string> = {}, language = 'en') {
  university.advance('PT1M')
  const browser = await openDeskIn(university, portal, host, senior, language)
  await browser.open('/desk/guests')
  const form = typed(more)
  await browser.submit(form)
  return { browser, form }
}

async function guestId(email: string): Promise<string> {
  const row = await store
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return row.id
}

/** What came by mail and text message. */
type Invitation = { link: string; pin: string }

async function invited(form: Record<string, string>): Promise<Invitation> {
  const left = await workOff(university)
  const mine = left.filter(({ to }) => to === form['email'] || to === form['mobile'])
  const link = /\/activate-account\/link\/\S+/.exec(
    mine.find(({ channel }) => channel === 'mail')?.text ?? '',
  )?.[0]
  const texts = mine.filter(({ channel }) => channel === 'sms').map(({ text }) => text)
  const pin = texts.map((text) => /\b[0-9B-DF-HJ-NP-TV-Z]{8}\b/.exec(text)?.[0]).find((found) => found)
  return { link: link ?? '/no-link-came', pin: pin ?? '' }
}

/** The whole way in: link of the mail, code of the text message, rules, an own password. */
async function activated({ link, pin }: Invitation): Promise<{ browser: Browser; username: string }> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open(link)
  if (browser.page.path === '/activate-account/link') await browser.submit({ pin })
  if (browser.page.path === '/activate-account/rules') await browser.submit({ acceptRules: 'yes' })
  if (browser.page.path === '/activate-account/password') await browser.submit({ newPassword: goodPassword })
  return { browser, username: browser.textOf('username') ?? '' }
}

async function signsIn(username: string): Promise<string> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  await browser.submit({ username, password: goodPassword })
  return browser.page.path
}

describe('a guest', () => {
  test('stays through every night of the registers', async () => {
    const { form } = await registered()
    const before = await store
      .selectFrom('person')
      .select(['facts', 'version'])
      .where('email', '=', form['email'] ?? '')
      .executeTakeFirstOrThrow()
    await university.takeIn('fs', [newcomer(40).line])
    await university.takeIn('fs', [{ ...newcomer(40).line, email: 'ny@example.org' }])
    const after = await store
      .selectFrom('person')
      .select(['facts', 'version'])
      .where('email', '=', form['email'] ?? '')
      .executeTakeFirstOrThrow()
    expect(after).toEqual(before)
  })

  test('has three days for the link, and not an hour more', async () => {
    const later = await registered()
    const late = await registered()
    const [inTime, tooLate] = [await invited(later.form), await invited(late.form)]
    university.advance('PT71H50M')
    expect((await activated(inTime)).username).not.toBe('')
    university.advance('PT1H')
    expect((await activated(tooLate)).username).toBe('')
  })

  test('whose stay ends early is out at once; taken back, in again', async () => {
    const { form } = await registered({ username: 'vertv1002' })
    const { username } = await activated(await invited(form))
    expect(await signsIn(username)).toBe('/my-account')
    const id = await guestId(form['email'] ?? '')
    university.advance('PT1M')
    const desk = await openDeskIn(university, portal, host, senior)
    await desk.open(`/desk/guests/${id}`)
    await desk.submit({ deed: 'end', until: '', reason: 'Left early', ticket: 'INC-3' })
    expect(desk.page.title).toBe('The stay is changed.')
    expect(await signsIn(username)).toBe('/why-no-access')
    const act = await store
      .selectFrom('desk_act')
      .select('id')
      .where('person_id', '=', id)
      .where('ticket', '=', 'INC-3')
      .executeTakeFirstOrThrow()
    await desk.open(`/desk/acts/${act.id}/undo`)
    await desk.submit({ reason: 'Was another guest' })
    expect(desk.page.title).toBe('It is taken back.')
    expect(await signsIn(username)).toBe('/my-account')
  })

  test('cannot activate before the first day, and is told which day that is', async () => {
    const { form } = await registered({ username: 'vertv1002', from: '2026-09-01', until: '2026-09-20' })
    const { browser, username } = await activated(await invited(form))
    expect(username).toBe('')
    expect(browser.page.text).toContain('1 September 2026')
  })
})

describe('nobody becomes one', () => {
  test.each([
    ['nb', { birthDate: '17.5' }, 'Skriv fødselsdatoen som ÅÅÅÅ-MM-DD.'],
    ['nn', { until: '2027-08-20' }, 'Opphaldet er lengre enn ein gjest kan vere her.'],
    ['en', { until: '2026-08-19', from: '2026-08-20' }, 'The last day is before the first one.'],
    ['en', { username: 'ingen9999' }, 'somebody who has an open account here and is no guest'],
    ['en', { email: 'vertv1001@example.org' }, 'is known already'],
    ['en', { reason: ' ' }, 'Write a reason.'],
  ] as const)('%s: with %o', async (language, more, says) => {
    const { browser, form } = await registered({ username: 'vertv1003', ...more }, language)
    expect([browser.page.status, browser.page.text]).toEqual([422, expect.stringContaining(says)])
    const rows = await store
      .selectFrom('person')
      .select('id')
      .where('mobile', '=', form['mobile'] ?? '')
      .execute()
    expect(rows).toEqual([])
  })

  test('when their sponsor answers for as many as is allowed', async () => {
    const statuses: number[] = []
    for (let guests = 0; guests < 5; guests += 1)
      statuses.push((await registered({ username: 'vertv1003' })).browser.page.status)
    expect(statuses).toEqual([200, 200, 200, 200, 422])
  })

  test('by the hand of an agent, who has no such page', async () => {
    const agent = await putAgent(university, 'agent', 'agent0001')
    const browser = await openDeskIn(university, portal, host, agent)
    await browser.open('/desk/guests')
    expect(browser.page.status).toBe(404)
  })
})

// the last one: an app’s codes are of no use before those that it has shown, so the clock never goes back
test('is invited by mail and text message, activates with both, and is out the day after the last one', async () => {
  const { browser: desk, form } = await registered({ until: '2026-09-01' })
  expect(desk.page.text).toContain('The guest is registered.')
  expect(desk.page.text).toContain('vertv1001 answers for the guest.')
  const { username } = await activated(await invited(form))
  expect(username).not.toBe('')
  const account = await store
    .selectFrom('account')
    .select('kind')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  expect(account.kind).toBe('guest')
  university.setNow('2026-09-01T20:00:00Z')
  expect(await signsIn(username)).toBe('/my-account')
  university.setNow('2026-09-01T22:30:00Z')
  expect(await signsIn(username)).toBe('/why-no-access')
  university.setNow('2026-09-02T08:00:00Z')
  const id = await guestId(form['email'] ?? '')
  const again = await openDeskIn(university, portal, host, senior)
  await again.open(`/desk/people/${id}`)
  expect(again.page.text).toContain('Your stay as a guest is over')
  await again.open(`/desk/guests/${id}`)
  await again.submit({ deed: 'prolong', until: '2026-09-20', reason: 'Stays on', ticket: 'INC-2' })
  expect(again.page.title).toBe('The stay is changed.')
  expect(await signsIn(username)).toBe('/my-account')
})
