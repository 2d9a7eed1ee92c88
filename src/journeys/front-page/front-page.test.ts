/** The first page of each institution leads only to what exists there; the desks tell their hours; both in three languages. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { frontPage } from './journey.ts'
import { weekInWords } from './week-in-words.ts'

const keys = ['oslomet', 'ntnu', 'usn', 'educloud']
const worlds = await Promise.all(keys.map(async (key) => testWorld(key, { now: '2026-10-05T09:00:00Z' })))
const portal = await testPortal(worlds, [frontPage])

test.each(worlds.map((tested, place) => [keys[place] ?? '', tested] as const))(
  '%s',
  async (key, { world }) => {
    const { features, activation } = world.institution
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
  expect(weekInWords(hours, now, 'Europe/Oslo', 'nb')).toBe(
    'mandag–torsdag 08:00–18:30, fredag 08:00–17:00, lørdag–søndag stengt',
  )
})
