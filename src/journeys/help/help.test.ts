/** Help pages: every guide of every institution in three languages, found with mistakes in the typing, rated once, and nothing typed is ever run (rows N-8, N-11, O-23, E-6). */
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { feedbackByGuide } from '../../actions/guide-feedback.ts'
import { tidyUp } from '../../actions/tidy-up.ts'
import { openBrowser } from '../../cast/browser.ts'
import { copyOf, get, jarAt, post } from '../../cast/knock.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { guideAction, guideActionNames } from '../../core/help/guide-actions.ts'
import { languages } from '../../core/language.ts'
import { journeys } from '../../run/journeys.ts'

const now = '2026-11-23T09:00:00Z'
const keys = ['oslomet', 'ntnu', 'usn', 'educloud'] as const
const worlds = {
  oslomet: await testWorld('oslomet', { now }),
  ntnu: await testWorld('ntnu', { now }),
  usn: await testWorld('usn', { now }),
  educloud: await testWorld('educloud', { now }),
}
const portal = await testPortal(Object.values(worlds), journeys)

async function open(key: string, path: string, language = 'en') {
  const browser = openBrowser(portal, { host: `${key}.localhost`, language })
  await browser.open(`/${language}${path}`)
  return browser
}

async function guidesOf(key: string, language: string): Promise<string[]> {
  const { page } = await open(key, '/help', language)
  return [...page.html.matchAll(new RegExp(`href="/${language}/help/([a-z0-9-]+)"`, 'g'))].map(
    ([, guide = '']) => guide,
  )
}

describe.each(keys)('at %s', (key) => {
  test.each(languages)(
    'every guide in %s opens, is dated, asks whether it helped, and ends in a page that is there',
    async (language) => {
      const guides = await guidesOf(key, language)
      expect(guides.length).toBeGreaterThan(10)
      for (const guide of new Set(guides)) {
        const { page } = await open(key, `/help/${guide}`, language)
        expect([guide, page.status, page.html.match(/<h1/g)?.length]).toEqual([guide, 200, 1])
        expect(page.html).not.toMatch(/\{\{|\}\}|undefined|\[object/)
        expect(page.html).toContain('itemprop="dateModified"')
        expect(page.html).toContain('name="found"')
        const [, action = ''] = /class="ds-button ad-button" href="([^"]*)"/.exec(page.html) ?? []
        expect(action.startsWith(`/${language}/`)).toBe(true)
      }
    },
  )
})

test('every page that a guide may end in is there', () => {
  const paths = journeys.flatMap((journey) => journey.steps.map(({ path }) => path))
  const missing = guideActionNames.filter((name) => !paths.includes(guideAction(name).path))
  // the administrators' pages are a door of their own
  expect(missing.filter((name) => name !== 'projects')).toEqual([])
})

/** What the four guides say, word by word where it counts. */
const facts: [string, string, readonly string[]][] = [
  [
    'oslomet',
    'forgotten-password',
    ['MinID', '8 hours', 'only once', 'Norwegian mobile number', 'Studentweb', 'that number comes before'],
  ],
  ['oslomet', 'change-password', ['16', '1 year', 'eduroam', 'password you have now']],
  ['oslomet', 'locked-out', ['6 wrong passwords', '30 minutes', 'service desk opens it']],
  [
    'oslomet',
    'sign-in-with-pin',
    ['PIN', 'no Norwegian mobile number', 'a password of your own at once', '1 year'],
  ],
  ['oslomet', 'semester-fee', ['1 September', '1 February', 'opens again by itself']],
  ['oslomet', 'after-studies', ['90 days', 'student card']],
  ['oslomet', 'visibility', ['Studentweb', 'overrules']],
  ['oslomet', 'semester-start', ['Register for the semester', 'Pay the semester fee', 'two-factor']],
  ['oslomet', 'no-student-register', ['Student Service Centre']],
  ['oslomet', 'other-programmes', ['Søknadsweb']],
  [
    'oslomet',
    'password-advice',
    ['unregister you from exams', 'see your grades', 'read your e-mail', 'lock you out', 'network in danger'],
  ],
  ['oslomet', 'mail-storage-wifi', ['E-mail', 'Storage', 'Wi-Fi', 'Remote access']],
  ['oslomet', 'two-factor', ['required', 'QR code']],
  ['oslomet', 'new-phone', ['recovery code', 'electronic ID']],
  ['oslomet', 'door-pin', ['4 digits', 'card']],
  ['oslomet', 'change-username', ['another form still work']],
  ['ntnu', 'change-username', ['not usually changed']],
  ['ntnu', 'change-password', ['Sign in']],
  ['ntnu', 'forgotten-pin', ['same one as for StudentWeb']],
  ['ntnu', 'forgotten-username', ['personal e-mail']],
  ['ntnu', 'studied-here-before', ['old account goes on', 'not activate']],
  ['ntnu', 'student-number', ['Profile', 'StudentWeb']],
  ['ntnu', 'shared-computers', ['Gløshaugen', 'Dragvoll']],
  ['ntnu', 'international-students', ['student number and the PIN', 'S-number']],
  [
    'ntnu',
    'activate-account',
    ['3 days', 'Exchange students', 'ready-made', 'BankID on mobile', 'never sent'],
  ],
  ['ntnu', 'other-problems', ['Orakel']],
  ['usn', 'activate-account', ['1 August', 'employee’s account', 'IT rules']],
  ['usn', 'international-students', ['SO-number', 'cannot activate', 'International Office']],
  ['usn', 'one-account', ['ESS has a password of its own']],
  [
    'usn',
    'password-advice',
    ['phrase', 'password manager', 'Never use', 'two-factor', 'leaks', 'another language', 'At least 3'],
  ],
  ['usn', 'it-rules', ['ICT regulations']],
  [
    'educloud',
    'projects',
    [
      'Foreign user administration',
      'Send link to reset password',
      'Create new link',
      'Create and send link',
      'Secret',
      'another channel',
      '72 hours',
    ],
  ],
  ['educloud', 'link-from-project', ['private window', 'skip', 'Set new', 'QR code', '1 year']],
  [
    'educloud',
    'other-problems',
    ['Saturday 10:00–15:00', 'Chat', 'Zoom', 'Tuesday–Thursday 11:00–13:00', 'it-hjelp@uio.no'],
  ],
]

test.each(facts)('%s, %s', async (key, guide, said) => {
  const { page } = await open(key, `/help/${guide}`)
  for (const words of said) expect(page.text).toContain(words)
})

test('a guide for others is not there, and neither is what no guide is called', async () => {
  for (const guide of [
    'projects',
    'none',
    '..%2f..%2fpackage.json',
    'change-password.nb',
    '__proto__',
    'constructor',
  ]) {
    const { page } = await open('oslomet', `/help/${guide}`)
    expect([guide, page.status]).toEqual([guide, 404])
  }
  expect((await open('oslomet', '/help/..%2f..%2f..%2fetc%2fpasswd')).page.html).not.toContain('root:')
})

describe('the search', () => {
  test.each([
    ['en', 'forgot my pasword', 'forgotten-password'],
    ['nb', 'glemt passordet mitt', 'forgotten-password'],
    ['nb', 'hvordan bytter jeg passord', 'change-password'],
    ['nn', 'gløymt brukarnamn', 'forgotten-username'],
    ['nb', 'glomt', 'forgotten-password'],
    ['nb', 'NY TELEFON', 'new-phone'],
    ['en', 'account lokced', 'locked-out'],
    ['nb', 'wifi', 'mail-storage-wifi'],
    ['en', 'semesteravgift', 'semester-fee'],
  ])('in %s, "%s" finds %s among the first three', async (language, asked, guide) => {
    const browser = await open('oslomet', `/help?q=${encodeURIComponent(asked)}`, language)
    const found = [
      ...(browser.page.text.length ? browser.page.html.matchAll(/\/help\/([a-z-]+)"/g) : []),
    ].map(([, each]) => each)
    expect(found.slice(0, 3)).toContain(guide)
  })

  test('nothing found says so, and shows everything and whom to ask', async () => {
    const { page } = await open('ntnu', '/help?q=xylofonkvartett')
    expect(page.text).toContain('We found nothing about that')
    expect(page.text).toContain('Orakel Support')
    expect(page.html).toContain('/en/help/change-password"')
  })

  test('what is typed is text and nothing else, however it is written', async () => {
    for (const q of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "';alert(1)//",
      '{{ passwords.minLength }}',
    ]) {
      const { page } = await open('oslomet', `/help?q=${encodeURIComponent(q)}`)
      expect(page.status).toBe(200)
      expect(page.html).not.toContain('<script>alert')
      expect(page.html).not.toContain('<img src=x')
      expect(page.html).toMatch(/name="q"[^<]* value="[^"<]*"/)
    }
  })

  test('too much, twice, or something else is refused or bounded; searching costs little', async () => {
    expect((await open('oslomet', `/help?q=${'a'.repeat(501)}`)).page.status).toBe(400)
    expect((await open('oslomet', '/help?q=a&q=b')).page.status).toBe(400)
    const begun = performance.now()
    const long = await open('oslomet', `/help?q=${encodeURIComponent('passord '.repeat(60).trim())}`)
    expect(long.page.status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('"did you find what you were looking for?"', () => {
  const { world } = worlds.ntnu
  const [from, to] = [Temporal.PlainDate.from('2026-11-01'), Temporal.PlainDate.from('2026-11-30')]
  beforeEach(async () => {
    await world.store.deleteFrom('guide_feedback').execute()
    await world.store.deleteFrom('guide_answer').execute()
  })

  test('is counted by guide and language, and says thank you', async () => {
    for (const found of ['yes', 'yes', 'no']) {
      const browser = await open('ntnu', '/help/change-username', 'nn')
      await browser.submit({ found })
      expect(browser.page.status).toBe(200)
      expect(browser.page.text).toContain('Takk for svaret')
      expect(browser.page.html).not.toContain('name="found"')
    }
    expect(await feedbackByGuide(world, from, to)).toEqual([
      { guide: 'change-username', language: 'nn', yes: 2, no: 1 },
    ])
    expect(await feedbackByGuide(world, from, from)).toEqual([])
  })

  test('sent twice, or a hundred times at once, by one browser it counts once', async () => {
    const jar = await jarAt(portal, 'ntnu.localhost', { path: '/help/change-username' })
    await Promise.all(
      Array.from({ length: 100 }, async () =>
        post(portal, copyOf(jar), '/help/change-username', { found: 'no' }),
      ),
    )
    await post(portal, jar, '/help/change-username', { found: 'yes' })
    expect(await feedbackByGuide(world, from, to)).toEqual([
      { guide: 'change-username', language: 'nb', yes: 0, no: 1 },
    ])
  })

  test('without an answer, or with another one, nothing is counted and the page says what is missing', async () => {
    for (const found of ['', 'perhaps']) {
      const browser = await open('ntnu', '/help/change-username')
      await browser.submit({ found })
      expect([browser.page.status, browser.page.text.includes('Choose yes or no.')]).toEqual([422, true])
    }
    const jar = await jarAt(portal, 'ntnu.localhost', { path: '/help/change-username' })
    expect((await post(portal, jar, '/help/none', { found: 'yes' })).statusCode).toBe(404)
    expect(await feedbackByGuide(world, from, to)).toEqual([])
  })

  test('leads back to nobody: no row names a person or browser, and the marks are gone in two days', async () => {
    const jar = await jarAt(portal, 'ntnu.localhost', { path: '/help/change-username' })
    await post(portal, jar, '/help/change-username', { found: 'yes' })
    const kept = JSON.stringify(await world.store.selectFrom('guide_answer').selectAll().execute())
    for (const value of jar.cookies.values()) expect(kept).not.toContain(value)
    worlds.ntnu.setNow('2026-11-25T09:00:00Z')
    await tidyUp(world)
    worlds.ntnu.setNow(now)
    expect(await world.store.selectFrom('guide_answer').selectAll().execute()).toEqual([])
    expect(await feedbackByGuide(world, from, to)).toHaveLength(1)
  })
})

test('a guide is rendered in single-digit milliseconds', async () => {
  const jar = await jarAt(portal, 'oslomet.localhost', { path: '/help/change-password' })
  const took: number[] = []
  for (let round = 0; round < 40; round++) {
    const begun = performance.now()
    const answer = await get(portal, jar, '/nb/help/change-password')
    took.push(performance.now() - begun)
    expect(answer.statusCode).toBe(200)
  }
  expect(took.sort((a, b) => a - b)[20]).toBeLessThan(10)
})
