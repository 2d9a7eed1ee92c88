/** What people fail at, counted without anybody's name, shown to whoever leads the desk and to nobody below. */
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { cookiesOf } from '../../cast/standing.ts'
import { makePortal } from '../../cast/made-portal.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)

test('forms are counted by step, outcome and field, and a portal that closes hands on its last counts', async () => {
  const person = await putSignedUp(university, { username: 'telle1001' })
  const counted = await makePortal([university], journeys, { trustedProxies: [] })
  const browser = openBrowser(counted, { host })
  await browser.open('/sign-in')
  await browser.submit({ username: person.username, password: 'heilt feil passord' })
  await browser.submit({ username: '', password: '' })
  await browser.submit({ username: person.username, password: person.password })
  await counted.close()
  const rows = await university.world.store.selectFrom('step_count').selectAll().execute()
  const ofSignIn = rows
    .filter(({ step }) => step === '/sign-in')
    .map(({ outcome, count }) => [outcome, Number(count)])
  expect(ofSignIn).toContainEqual(['done', 1])
  expect(ofSignIn).toContainEqual(['refused', 2])
  expect(JSON.stringify(rows)).not.toContain('telle1001')
})

test('the lead sees them as a chart, as tables and as a file; an agent has no such page', async () => {
  const lead = await putAgent(university, 'senior', 'leder1001')
  const agent = await putAgent(university, 'agent', 'vanle1001')
  const browser = await openDeskIn(university, portal, host, lead)
  await browser.open('/desk/statistics?days=7')
  expect(browser.page.text).toContain('/sign-in')
  expect(browser.page.html).toContain('role="img"')
  const file = await portal.inject({
    url: '/desk/statistics/download?days=7',
    headers: { host, cookie: cookiesOf(browser), 'accept-language': 'en' },
  })
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="oslomet-[\d-]+\.csv"$/)
  const [head, ...lines] = parse(file.body, { bom: true })
  expect(head).toEqual(['Day', 'Page', 'Outcome', 'Count'])
  expect(lines).toContainEqual(['2026-08-20', '/sign-in', 'refused', '2'])
  const below = await openDeskIn(university, portal, host, agent)
  expect((await below.open('/desk/statistics')).status).toBe(404)
  expect((await below.open('/desk/statistics/download')).status).toBe(404)
})
