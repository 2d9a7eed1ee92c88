/** The account's own pages: what they show, in three languages, and what they keep from everybody else. */
import { describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { copyOf, get, jarAt, type Jar, post } from '../../cast/knock.ts'
import { putSignedUp, type SignedUpWish } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { addToJournal } from '../../store/journal.ts'
import { changePassword } from '../change-password/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { myAccount } from './journey.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const usn = await testWorld('usn')
const { world } = tested
const portal = await testPortal([tested, usn], [signIn, myAccount, changePassword])
const host = 'oslomet.localhost'
let people = 0
const someone = async (wish: Partial<SignedUpWish> = {}, at = tested) =>
  putSignedUp(at, { username: `ola${(people += 1)}`, ...wish })

const signedIn = async (person: { username: string; password: string }, at = host): Promise<Jar> => {
  const jar = await jarAt(portal, at)
  const { username, password } = person
  expect((await post(portal, jar, '/sign-in', { username, password })).statusCode).toBe(303)
  return jar
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('my account', () => {
  test.each([
    ['nb', 'Kontoen er åpen', 'Rett det: Studentweb', 'Passordet går ut'],
    ['nn', 'Kontoen er open', 'Rett det: Studentweb', 'Passordet går ut'],
    ['en', 'The account is open', 'Correct it: Studentweb', 'The password expires'],
  ])(
    'in %s: verdict, username, services, contact data and where it is corrected',
    async (language, ...words) => {
      const person = await someone()
      const jar = await signedIn(person)
      const { body, statusCode } = await get(portal, jar, `/${language}/my-account`)
      expect(statusCode).toBe(200)
      const shown = [...words, person.username, `${person.username}@oslomet.no`, '+47 99 12 34 56', '990199']
      for (const each of shown) expect(textOf(body)).toContain(each)
      for (const { name } of world.institution.services)
        expect(textOf(body)).toContain(name[language as 'nb'])
      expect(body).toContain('href="https://fsweb.no/studentweb/"')
    },
  )

  test('the exception with a password of its own is shown as one (U-5)', async () => {
    const person = await someone(
      {
        facts: {
          registers: ['hr'],
          positions: [
            { title: 'Lektor', unit: null, campus: null, from: '2020-01-01', until: null, ended: null },
          ],
        },
      },
      usn,
    )
    const jar = await signedIn(person, 'usn.localhost')
    const text = textOf((await get(portal, jar, '/nb/my-account')).body)
    expect(text).toContain('ESS har eget passord')
    expect(text).toContain('Eget passord')
    expect(text).not.toContain('Studentweb Semesterregistrering')
  })

  test('a lock on strangers is told with its end and what still works', async () => {
    const person = await someone()
    const jar = await signedIn(person)
    for (let each = 0; each < 6; each++) {
      const stranger = await jarAt(portal, host)
      await post(portal, stranger, '/sign-in', { username: person.username, password: `galt ${each}` })
    }
    const text = textOf((await get(portal, jar, '/en/my-account')).body)
    expect(text).toContain('Too many wrong passwords from unknown browsers')
    expect(text).toContain('Browsers you have signed in with before')
  })
})

describe('rules (U-4, O-22)', () => {
  test('due at the sign-in: nothing else opens until they are accepted, then one is in with a new secret', async () => {
    const person = await someone({ acceptsRules: false })
    const browser = openBrowser(portal, { host, language: 'nn' })
    await browser.open('/sign-in')
    await browser.submit({ username: person.username, password: person.password })
    expect(browser.page).toMatchObject({ path: '/my-account/rules', status: 200 })
    for (const { title, summary } of world.institution.rulesDocuments)
      for (const words of [title.nn, summary?.nn ?? '']) expect(browser.page.text).toContain(words)
    const before = browser.cookies.get('__Host-session')
    await browser.open('/my-account')
    expect(browser.page.status).toBe(403)
    await browser.open('/my-account/rules')
    await browser.submit({})
    expect(browser.page.status).toBe(422)
    await browser.submit({ acceptRules: 'på' })
    expect(browser.page).toMatchObject({ path: '/my-account', status: 200 })
    expect(browser.cookies.get('__Host-session')).not.toBe(before)
    const rows = await world.store
      .selectFrom('acceptance')
      .select('version')
      .where('person_id', '=', person.personId)
      .execute()
    expect(rows.map(({ version }) => version)).toEqual(
      world.institution.rulesDocuments.map(({ version }) => version),
    )
  })
})

describe('sessions', () => {
  test('one is ended by its owner and by nobody else; then all others (S-16)', async () => {
    const [person, stranger] = [await someone(), await someone()]
    const here = await signedIn(person)
    const there = await signedIn(person)
    tested.advance('PT1M')
    const third = await signedIn(person)
    const foreign = await signedIn(stranger)
    const list = await get(portal, here, '/my-account/sessions')
    const ids = [...list.body.matchAll(/name="session" value="([0-9a-f-]{36})"/g)].map(
      (found) => found[1] ?? '',
    )
    expect(ids).toHaveLength(2)
    await get(portal, foreign, '/my-account/sessions')
    for (const session of ids) {
      const answer = await post(portal, foreign, '/my-account/sessions', { session })
      expect(answer.headers.location).toContain('ended=no')
    }
    expect((await get(portal, there, '/my-account')).statusCode).toBe(200)
    // the newest is listed first
    const answer = await post(portal, here, '/my-account/sessions', { session: ids[0] ?? '' })
    expect(answer.headers.location).toContain('ended=yes')
    expect((await get(portal, third, '/my-account')).statusCode).toBe(401)
    expect((await get(portal, there, '/my-account')).statusCode).toBe(200)
    await post(portal, here, '/my-account/sessions', { session: 'others' })
    expect((await get(portal, there, '/my-account')).statusCode).toBe(401)
    expect((await get(portal, here, '/my-account')).statusCode).toBe(200)
    expect((await get(portal, foreign, '/my-account')).statusCode).toBe(200)
  })

  test('a secret that a browser brought along is never taken over; every sign-in makes a new one (S-01)', async () => {
    const person = await someone()
    const planted = 'A'.repeat(43)
    const jar = await jarAt(portal, host)
    jar.cookies.set('__Host-session', planted)
    await get(portal, jar, '/sign-in')
    const { username, password } = person
    await post(portal, jar, '/sign-in', { username, password })
    const first = jar.cookies.get('__Host-session') ?? ''
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(first).not.toBe(planted)
    const attacker: Jar = { ...copyOf(jar), cookies: new Map([['__Host-session', planted]]) }
    expect((await get(portal, attacker, '/my-account')).headers.location).toBe('/sign-in')
    // a second sign-in in the same browser ends the first
    await get(portal, jar, '/sign-out')
    const old = copyOf(jar)
    await post(portal, jar, '/sign-in', { username, password })
    expect(jar.cookies.get('__Host-session')).not.toBe(first)
    expect((await get(portal, old, '/my-account')).statusCode).toBe(401)
  })

  test('idle and whole length end it to the minute; a page read keeps it awake (S-06)', async () => {
    tested.setNow('2026-08-20T08:00:00Z')
    const person = await someone()
    const jar = await signedIn(person)
    const statusAt = async (time: string) => {
      tested.setNow(`2026-08-20T${time}Z`)
      return (await get(portal, copyOf(jar), '/my-account')).statusCode
    }
    expect(await statusAt('08:29:00')).toBe(200)
    expect(await statusAt('08:58:00')).toBe(200)
    expect(await statusAt('09:29:00')).toBe(401)

    tested.setNow('2026-08-20T08:00:00Z')
    const long = await signedIn(person)
    for (let minute = 20; minute < 12 * 60; minute += 20) {
      tested.setNow(world.now().add({ minutes: 20 }).toString())
      expect((await get(portal, long, '/my-account')).statusCode).toBe(200)
    }
    tested.setNow('2026-08-20T19:59:00Z')
    expect((await get(portal, long, '/my-account')).statusCode).toBe(200)
    tested.setNow('2026-08-20T20:01:00Z')
    expect((await get(portal, long, '/my-account')).statusCode).toBe(401)
  })

  test('a session that may only set something ends after its quarter of an hour, however busy (S-06)', async () => {
    tested.setNow('2026-08-20T08:00:00Z')
    const person = await someone({ acceptsRules: false })
    const jar = await signedIn(person)
    tested.setNow('2026-08-20T08:14:00Z')
    expect((await get(portal, jar, '/my-account/rules')).statusCode).toBe(200)
    tested.setNow('2026-08-20T08:16:00Z')
    expect((await get(portal, jar, '/my-account/rules')).statusCode).toBe(401)
  })
})

describe('the journal', () => {
  test('is read page by page, newest first, and only the own', async () => {
    tested.setNow('2026-08-20T08:00:00Z')
    const [person, stranger] = [await someone(), await someone()]
    for (let each = 0; each < 70; each++) {
      await addToJournal(world.store, world.now(), {
        personId: each % 2 === 0 ? person.personId : stranger.personId,
        accountId: null,
        what: 'rules-accepted',
        by: 'self',
        details: { version: each % 2 === 0 ? 'mine' : 'theirs' },
      })
    }
    const jar = await signedIn(person)
    const first = await get(portal, jar, '/en/my-account/journal')
    expect(textOf(first.body)).toContain('You signed in')
    const older = /href="(\/en\/my-account\/journal\?before=\d+)"/.exec(first.body)?.[1] ?? ''
    const second = await get(portal, jar, older)
    const lines = (html: string) => [...html.matchAll(/ad-journal__what/g)].length
    expect([lines(first.body), lines(second.body)]).toEqual([30, 6])
    for (const { body } of [first, second]) expect(body).not.toContain('theirs')
    expect((await get(portal, jar, '/my-account/journal?before=x')).statusCode).toBe(400)
  })
})
