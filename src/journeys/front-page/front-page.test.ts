/** The first page of each institution leads only to what exists there; the desks tell their hours; both in three languages. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { frontPage } from './journey.ts'
import { weekInWords, yearInWords } from '../../web/desks/week-in-words.ts'

const keys = ['oslomet', 'ntnu', 'usn', 'educloud']
const worlds = await Promise.all(keys.map(async (key) => testWorld(key, { now: '2026-10-05T09:00:00Z' })))
const portal = await testPortal(worlds, [frontPage])

test.each(worlds.map((tested, place) => [keys[place] ?? '', tested] as const))(
  '%s',
  async (key, { world }) => {
    const { features, activation, projects } = world.institution
    for (const language of world.institution.languages.offered) {
      const browser = openBrowser(portal, { host: `${key}.localhost`, language })
      await browser.open(`/${language}/`)
      expect(browser.page.status).toBe(200)
      const doors = [...browser.page.html.matchAll(/class="ad-door" href="([^"]*)"/g)].map(
        (found) => found[1],
      )
      const byPin = features.activation && activation.who.length > 0
      expect(doors).toEqual(
        [
          ...(byPin ? ['/activate-account'] : []),
          '/sign-in',
          '/forgotten-password',
          '/forgotten-username',
          ...(byPin ? ['/forgotten-pin'] : []),
          ...(projects.offered ? ['/projects'] : []),
          '/why-no-access',
        ].map((path) => `/${language}${path}`),
      )
      for (const path of ['/desks', '/accessibility', '/privacy']) {
        await browser.open(`/${language}${path}`)
        expect([browser.page.status, browser.page.html.match(/<h1/g)?.length]).toEqual([200, 1])
      }
      await browser.open(`/${language}/desks`)
      for (const desk of world.institution.desks) expect(browser.page.text).toContain(desk.name[language])
    }
  },
)

test('the week in words joins days of the same hours', () => {
  const now = Temporal.Instant.from('2026-10-05T09:00:00Z')
  const hours = 'Mo-Th 08:00-18:30; Fr 08:00-17:00; PH off'
  expect(weekInWords({ hours, now, timeZone: 'Europe/Oslo', language: 'nb' })).toBe(
    'mandag–torsdag 08:00–18:30, fredag 08:00–17:00, lørdag–søndag stengt',
  )
})

test('what differs from the usual week is told beside it: the season ahead and the next public holidays', () => {
  const asked = {
    hours: 'Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Aug 09 off; PH off',
    timeZone: 'Europe/Oslo',
  }
  const autumn = Temporal.Instant.from('2026-11-22T09:00:00Z')
  expect(yearInWords({ ...asked, now: autumn, language: 'nb' })).toEqual([
    '24. juni–9. august: stengt',
    'Stengt på offentlige høytidsdager. De neste er 25. desember, 26. desember og 1. januar.',
  ])
  const summer = Temporal.Instant.from('2026-07-08T09:00:00Z')
  expect(yearInWords({ ...asked, now: summer, language: 'en' })[0]).toBe(
    'Usually: Monday–Thursday 08:00–18:30, Friday 08:00–17:00, Saturday–Sunday closed',
  )
})

test.each([
  ['2026-11-20T13:00:00Z', 'Open now, until 17:00'],
  ['2026-11-21T09:00:00Z', 'Opens Monday 23 November 08:00'],
  ['2026-07-08T09:00:00Z', 'Opens Monday 10 August 08:00'],
])('at %s the counter says: %s', async (now, says) => {
  worlds[0]?.setNow(now)
  const browser = openBrowser(portal, { host: 'oslomet.localhost', language: 'en' })
  await browser.open('/en/desks')
  expect(browser.page.text).toContain(says)
  worlds[0]?.setNow('2026-10-05T09:00:00Z')
})

test('a machine reads the desks as people do: name, every way, and the hours of each season (schema.org)', async () => {
  const browser = openBrowser(portal, { host: 'oslomet.localhost', language: 'en' })
  await browser.open('/en/desks')
  const { html } = browser.page
  const kinds = [...html.matchAll(/itemtype="https:\/\/schema\.org\/(\w+)"/g)].map(([, kind]) => kind)
  expect(new Set(kinds)).toEqual(
    new Set(['CollegeOrUniversity', 'ContactPoint', 'OpeningHoursSpecification']),
  )
  expect(html).toContain('<meta itemprop="telephone" content="+47 67 23 55 55"')
  expect(html).toContain('<meta itemprop="validFrom" content="2027-06-24"')
  expect(html).toContain('href="https://schema.org/Friday"')
})

test('the offices say for which faculty and campus they are', async () => {
  const browser = openBrowser(portal, { host: 'oslomet.localhost', language: 'nn' })
  await browser.open('/nn/desks')
  for (const says of ['For fakultet HV', 'For campus Kjeller', 'For alle andre'])
    expect(browser.page.text).toContain(says)
})
