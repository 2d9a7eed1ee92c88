/** What others see of me: chosen here, overruled by a later change in Studentweb, chosen again; never for a protected address (O-17, O-18). */
import { describe, expect, test } from 'vitest'
import { seeVisibility } from '../../actions/see-visibility.ts'
import { activateIn } from '../../cast/activation-walk.ts'
import { type Browser, openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { castPassword } from '../../cast/people.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { freshAddress } from '../../cast/standing.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { activateAccount } from '../activate-account/journey.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { visibility } from './journey.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const usn = await testWorld('usn', { settings: demandsNoFactor })
const educloud = await testWorld('educloud', { settings: demandsNoFactor })
const { world } = tested
const portal = await testPortal([tested, usn, educloud], [activateAccount, signIn, myAccount, visibility])
const path = '/my-account/visibility'
let places = 0

type Someone = { browser: Browser; personId: string; line: Record<string, unknown>; mobile: string }

/** A student who has just activated and is signed in; in the register with this word on reservations. */
async function someone(language = 'nb', more: object = {}): Promise<Someone> {
  const one = newcomer((places += 1))
  const line = { ...one.line, ...more }
  await tested.takeIn('fs', [line])
  const browser = openBrowser(portal, { host: 'oslomet.localhost', language, from: freshAddress() })
  await activateIn(browser, one, castPassword)
  const row = await world.store
    .selectFrom('person')
    .select('id')
    .where('student_number', '=', one.studentNumber)
    .executeTakeFirstOrThrow()
  return { browser, personId: row.id, line, mobile: String(line['mobile']) }
}

const publishedOf = async ({ personId }: Pick<Someone, 'personId'>, at = world) =>
  (await seeVisibility(at, personId))?.published
const reserved = (mobile: boolean, changed: string | null) => ({
  reservations: { photo: false, mobile, changed },
})
const isTicked = ({ page }: Browser, name: string) =>
  new RegExp(`<input[^>]*name="${name}"[^>]*\\schecked`).test(page.html)

test.each([
  [
    'nb',
    'Du valgte dette 20. august 2026.',
    'Endret i Studentweb 1. september 2026; det gjelder foran valget ditt fra 20. august 2026.',
    'Endrer du dette i Studentweb senere, gjelder det foran det du velger her.',
  ],
  [
    'nn',
    'Du valde dette 20. august 2026.',
    'Endra i Studentweb 1. september 2026; det gjeld framfor valet ditt frå 20. august 2026.',
    'Endrar du dette i Studentweb seinare, gjeld det framfor det du vel her.',
  ],
  [
    'en',
    'You chose this on 20 August 2026.',
    'Changed in Studentweb on 1 September 2026; that overrules your choice of 20 August 2026.',
    'If you change this in Studentweb later, that overrules what you choose here.',
  ],
])(
  'in %s: chosen, overruled by Studentweb, chosen again, and the same file again changes nothing',
  async (language, yours, overruled, before) => {
    tested.setNow('2026-08-20T08:00:00Z')
    const one = await someone(language, reserved(true, '2026-08-01T12:00:00+02:00'))
    const { browser } = one
    const open = async () => browser.open(`/${language}${path}`)
    await open()
    expect(browser.page.status).toBe(200)
    expect(browser.fields()).toEqual(['showMobile', 'showPicture'])
    expect([isTicked(browser, 'showMobile'), isTicked(browser, 'showPicture')]).toEqual([false, false])
    expect(browser.page.text).toContain(before)
    await browser.submit({ showMobile: 'yes' })
    expect(browser.page.path).toBe(`/${language}${path}?saved=yes`)
    expect(browser.page.text).toContain(yours)
    expect(isTicked(browser, 'showMobile')).toBe(true)
    expect(await publishedOf(one)).toEqual({ mobile: one.mobile, picture: false })

    // every night the same line again
    await tested.takeIn('fs', [one.line])
    expect(await publishedOf(one)).toEqual({ mobile: one.mobile, picture: false })

    tested.setNow('2026-09-02T02:00:00Z')
    const changed = { ...one.line, ...reserved(true, '2026-09-01T12:00:00+02:00') }
    await tested.takeIn('fs', [changed])
    expect(await publishedOf(one)).toEqual({ mobile: null, picture: false })
    tested.setNow('2026-08-20T08:10:00Z')
    await open()
    expect(browser.page.text).toContain(overruled)
    expect(isTicked(browser, 'showMobile')).toBe(false)

    // sending the form as it stands chooses nothing
    await browser.submit({})
    expect(browser.page.path).toBe(`/${language}${path}?saved=no`)
    expect(browser.page.text).toContain(overruled)
  },
)

test('a choice after the change holds, however often the same change comes', async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  const one = await someone()
  const changed = { ...one.line, ...reserved(true, '2026-08-19T12:00:00+02:00') }
  await tested.takeIn('fs', [changed])
  const { browser } = one
  await browser.open(path)
  expect(browser.page.text).toContain('Endret i Studentweb 19. august 2026.')
  expect(browser.page.html).toContain('href="https://fsweb.no/studentweb/"')
  await browser.submit({ showMobile: 'yes' })
  for (const night of ['21', '22']) {
    tested.setNow(`2026-08-${night}T02:00:00Z`)
    await tested.takeIn('fs', [{ ...changed, language: night === '21' ? 'nb' : 'nn' }])
  }
  expect(await publishedOf(one)).toEqual({ mobile: one.mobile, picture: false })
  // without a stamp, what is seen to differ is a change
  await tested.takeIn('fs', [{ ...one.line, ...reserved(false, null) }])
  await tested.takeIn('fs', [{ ...one.line, ...reserved(true, null) }])
  expect(await publishedOf(one)).toEqual({ mobile: null, picture: false })
})

test('the register hides it while the page lies open: a form about the picture does not bring it back', async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  const one = await someone()
  const { browser } = one
  await browser.open(path)
  await browser.submit({ showMobile: 'yes' })
  tested.advance('PT1M')
  await browser.open(path)
  tested.advance('PT1M')
  await tested.takeIn('fs', [{ ...one.line, ...reserved(true, null) }])
  tested.advance('PT1M')
  await browser.submit({ showMobile: 'yes', showPicture: 'yes' })
  expect(await publishedOf(one)).toEqual({ mobile: null, picture: true })
})

test('it is written down with what became of each, and the account page says what others see', async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  const one = await someone('en')
  const { browser } = one
  await browser.open('/en/my-account')
  expect(browser.page.text).toContain('Neither mobile number nor picture')
  await browser.open(`/en${path}`)
  await browser.submit({ showPicture: 'yes' })
  await browser.open('/en/my-account/journal')
  expect(browser.page.text).toContain('You chose what others can see')
  expect(browser.page.text).toContain('Mobile number: hidden · Picture: visible')
  await browser.open('/en/my-account')
  expect(browser.page.text).toContain('Visible to others Picture')
})

test('a protected address is never shown, whatever was chosen or is sent', async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  const one = await someone()
  const { browser } = one
  await browser.open(path)
  await browser.submit({ showMobile: 'yes', showPicture: 'yes' })
  await browser.open(path)
  await tested.takeIn('fs', [{ ...one.line, protected: true }])
  tested.advance('PT1M')
  await browser.submit({ showMobile: 'yes', showPicture: 'yes' })
  expect(await publishedOf(one)).toEqual({ mobile: null, picture: false })
  expect(browser.page.text).toContain('Adressen din er beskyttet')
  expect(browser.page.html).not.toContain('name="showMobile"')
})

test('without a number the page says so, and where it is registered', async () => {
  const one = await someone('nb', { mobile: null })
  await one.browser.open(path)
  expect(one.browser.page.text).toContain('Ikke registrert Rett det: Studentweb')
  expect(one.browser.page.text).toContain('Valget ditt gjelder fra et nummer blir registrert.')
})

describe('elsewhere', () => {
  const facts = {
    registers: ['hr'],
    positions: [{ title: 'Lektor', unit: null, campus: null, from: '2020-01-01', until: null, ended: null }],
  }
  test('an employee at USN: seen by default where the staff register gave the number, and told of no Studentweb', async () => {
    const { username, password, personId } = await putSignedUp(usn, { username: 'lektor', facts })
    await usn.world.store
      .updateTable('person')
      .set({ mobile_register: 'hr' })
      .where('id', '=', personId)
      .execute()
    expect(await publishedOf({ personId }, usn.world)).toEqual({ mobile: '+4799123456', picture: true })
    const browser = openBrowser(portal, { host: 'usn.localhost', language: 'nb', from: freshAddress() })
    await browser.open('/sign-in')
    await browser.submit({ username, password })
    await browser.open(path)
    expect(browser.page.text).not.toContain('Studentweb')
    await browser.submit({ showPicture: 'yes' })
    expect(await publishedOf({ personId }, usn.world)).toEqual({ mobile: null, picture: true })
  })

  test('where nobody looks anybody up there is no such page, and no link to one', async () => {
    const inProject = { project: 'ec1', role: 'member' as const, from: null, until: null }
    const { username, password } = await putSignedUp(educloud, {
      username: 'ec-kari',
      facts: { registers: ['projects'], projects: [inProject] },
    })
    const browser = openBrowser(portal, { host: 'educloud.localhost', language: 'nb', from: freshAddress() })
    await browser.open('/sign-in')
    await browser.submit({ username, password })
    await browser.open('/my-account')
    expect(browser.page.html).not.toContain(path)
    await browser.open(path)
    expect(browser.page.status).toBe(404)
  })
})
