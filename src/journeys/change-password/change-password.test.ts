/** Changing and renewing the password, as a person goes it and as somebody at a stolen session tries it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { get, jarAt, post, tryToSignIn } from '../../cast/knock.ts'
import { workOff } from '../../cast/post.ts'
import { goodPassword, otherPassword, putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { doorPin } from '../door-pin/journey.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { changePassword } from './journey.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
const portal = await testPortal([tested], [signIn, myAccount, changePassword, doorPin])
const host = 'oslomet.localhost'
let people = 0
let person: SignedUp
beforeEach(async () => {
  person = await putSignedUp(tested, { username: `kari${(people += 1)}` })
})

const signedIn = async (password = person.password) => {
  const jar = await jarAt(portal, host)
  const answer = await post(portal, jar, '/sign-in', { username: person.username, password })
  expect(answer.headers.location).toBe('/my-account')
  return jar
}
const signInStatus = async (password: string) =>
  (await tryToSignIn(portal, host, person.username, password)).statusCode

describe('a new password', () => {
  test.each(['nb', 'nn', 'en'])(
    'the whole way in %s: changed, told, checklist, old one dead',
    async (language) => {
      const browser = openBrowser(portal, { host, language })
      await browser.open(`/${language}/sign-in`)
      await browser.submit({ username: person.username, password: person.password })
      await browser.open(`/${language}/my-account/password`)
      await browser.submit({ currentPassword: person.password, newPassword: otherPassword })
      expect(browser.page.path).toBe(`/${language}/my-account/password/changed`)
      for (const device of world.institution.devices)
        expect(browser.page.text).toContain(device.name[language as 'nb'])
      expect(browser.page.text).toMatch(/2027/)
      expect(await signInStatus(goodPassword)).toBe(422)
      expect(await signInStatus(otherPassword)).toBe(303)
      const sent = await workOff(tested)
      expect(sent.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
      expect(JSON.stringify(sent)).not.toContain(otherPassword)
      await browser.open(`/${language}/my-account/journal`)
      expect(browser.page.text).toMatch(/byttet passord|bytte passord|changed the password/)
    },
  )

  test('one of the suggestions will do, and they are new at every visit', async () => {
    const jar = await signedIn()
    const suggested = async () =>
      [
        ...(await get(portal, jar, '/my-account/password')).body.matchAll(
          /name="suggestion" value="([^"]+)"/g,
        ),
      ].map((found) => found[1] ?? '')
    const [once, again] = [await suggested(), await suggested()]
    expect(once).toHaveLength(world.institution.passwords.suggestions.howMany)
    expect(once.filter((phrase) => again.includes(phrase))).toEqual([])
    const suggestion = once[0] ?? ''
    const changed = await post(portal, jar, '/my-account/password', {
      currentPassword: person.password,
      suggestion,
    })
    expect(changed.statusCode).toBe(303)
    expect(await signInStatus(suggestion)).toBe(303)
  })

  test('a written one beside another suggestion is not guessed about', async () => {
    const jar = await signedIn()
    const answer = await post(portal, jar, '/my-account/password', {
      currentPassword: person.password,
      newPassword: otherPassword,
      suggestion: 'noe helt annet her i dag',
    })
    expect(answer.statusCode).toBe(422)
    expect(await signInStatus(person.password)).toBe(303)
  })

  test.each([
    ['too short', 'kort'],
    ['the one there is', goodPassword],
    ['leaked', 'passwordpassword'],
    ['nothing', ''],
  ])('%s: refused with the reason, nothing changed', async (_why, newPassword) => {
    const jar = await signedIn()
    const sent = { currentPassword: person.password, newPassword }
    const answer = await post(portal, jar, '/my-account/password', sent)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="newPassword-error"')
    if (newPassword !== '') expect(answer.body).not.toContain(`value="${newPassword}"`)
    expect(await signInStatus(person.password)).toBe(303)
    // the form that came back works: the current password was right, and the session has a new secret
    expect(
      (await post(portal, jar, '/my-account/password', { ...sent, newPassword: otherPassword })).statusCode,
    ).toBe(303)
  })

  test('every other session and every known browser is out at the next request; this one goes on (S-03)', async () => {
    const others = [await signedIn(), await signedIn(), await signedIn(), await signedIn()]
    const jar = await signedIn()
    await post(portal, jar, '/my-account/password', {
      currentPassword: person.password,
      newPassword: otherPassword,
    })
    for (const other of others) {
      const out = await get(portal, other, '/my-account')
      expect(out.statusCode).toBe(401)
      expect(out.body).toContain('Passordet ble byttet et annet sted.')
    }
    expect((await get(portal, jar, '/my-account')).statusCode).toBe(200)
    const devices = await world.store
      .selectFrom('known_device')
      .select('id_digest')
      .where('account_id', '=', person.accountId)
      .execute()
    expect(devices).toHaveLength(1)
  })

  test('of two changes at once one wins wholly', async () => {
    const [one, two] = [await signedIn(), await signedIn()]
    await get(portal, one, '/my-account/password')
    await get(portal, two, '/my-account/password')
    const phrases = ['Grå 3 kaffe under brua', 'Blå 4 ugle over taket']
    const answers = await Promise.all(
      [one, two].map(async (jar, place) =>
        post(portal, jar, '/my-account/password', {
          currentPassword: person.password,
          newPassword: phrases[place] ?? '',
        }),
      ),
    )
    const won = answers.findIndex((answer) => answer.statusCode === 303)
    expect(answers.filter((answer) => answer.statusCode === 303)).toHaveLength(1)
    expect(await signInStatus(phrases[won] ?? '')).toBe(303)
    expect(await signInStatus(phrases[1 - won] ?? '')).toBe(422)
  })
})

describe('the current password is asked for like any other (B-06, B-14)', () => {
  test('five wrong ones end the session', async () => {
    const jar = await signedIn()
    await get(portal, jar, '/my-account/password')
    const statuses: number[] = []
    for (let each = 0; each < 5; each++) {
      const sent = { currentPassword: `gjetning nummer ${each}`, newPassword: otherPassword }
      statuses.push((await post(portal, jar, '/my-account/password', sent)).statusCode)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 401])
    expect((await get(portal, jar, '/my-account')).headers.location).toBe('/sign-in')
    expect(await signInStatus(person.password)).toBe(303)
  })

  test('guesses at several sessions count together: the sixth closes, and the right one is not compared', async () => {
    const jars = [await signedIn(), await signedIn()]
    // both browsers as strangers, so that they share the strangers' count
    for (const jar of jars) jar.cookies.delete('__Host-device')
    for (let each = 0; each < 6; each++) {
      const jar = jars[each % 2]
      if (!jar) continue
      await get(portal, jar, '/my-account/pin')
      const path = each % 2 === 0 ? '/my-account/password' : '/my-account/pin'
      if (path === '/my-account/pin') tested.advance('PT6M')
      const sent = path === '/my-account/pin' ? { newPin: '8305' } : { newPassword: otherPassword }
      expect((await post(portal, jar, path, { ...sent, currentPassword: `feil ${each}` })).statusCode).toBe(
        422,
      )
    }
    const [jar] = jars
    if (!jar) throw new Error('no browser')
    const answer = await post(portal, jar, '/my-account/password', {
      currentPassword: person.password,
      newPassword: otherPassword,
    })
    expect(answer.statusCode).toBe(422)
    expect(await signInStatus(person.password)).toBe(429)
  })
})

describe('a password that has run out (O-6, U-6)', () => {
  test('the old one opens nothing but the page where a new one is chosen; then one is in', async () => {
    await world.store
      .updateTable('account')
      .set({ password_set_at: world.now().subtract({ hours: 24 * 366 }) })
      .where('id', '=', person.accountId)
      .execute()
    const browser = openBrowser(portal, { host })
    await browser.open('/sign-in')
    await browser.submit({ username: person.username, password: person.password })
    expect(browser.page).toMatchObject({ path: '/set', status: 200 })
    expect(browser.fields().sort()).toEqual(['newPassword', 'suggestion'])
    await browser.open('/my-account')
    expect(browser.page.status).toBe(403)
    await browser.open('/set')
    await browser.submit({ newPassword: 'kort' })
    expect(browser.page.status).toBe(422)
    await browser.submit({ newPassword: otherPassword })
    expect(browser.page).toMatchObject({ path: '/my-account', status: 200 })
    await browser.open('/set')
    expect(browser.page.status).toBe(403)
  })

  test('whoever must change it is led there, and the demand is gone afterwards', async () => {
    await world.store
      .updateTable('account')
      .set({ password_must_change_since: world.now() })
      .where('id', '=', person.accountId)
      .execute()
    const jar = await jarAt(portal, host)
    const { username, password } = person
    expect((await post(portal, jar, '/sign-in', { username, password })).headers.location).toBe('/set')
    await get(portal, jar, '/set')
    const renewed = await post(portal, jar, '/set', { newPassword: otherPassword })
    expect(renewed.headers.location).toBe('/my-account')
    expect((await tryToSignIn(portal, host, username, otherPassword)).headers.location).toBe('/my-account')
  })
})
