/** Setting up the second step, changing it, and everything that must not be possible on the way (O-9, E-4, O-05, O-06, O-08, O-09, B-13, E-09). */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { copyOf, get, type Jar, jarAt, post, tryToSignIn } from '../../cast/knock.ts'
import { workOff } from '../../cast/post.ts'
import {
  type AppInHand,
  codeOfKey,
  putApp,
  putRecoveryCodes,
  putRightToFirstFactor,
} from '../../cast/second-factors.ts'
import { otherPassword, putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { changePassword } from '../change-password/journey.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { whyNoAccess } from '../why-no-access/journey.ts'
import { twoFactor } from './journey.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet')
const { world } = tested
const portal = await testPortal([tested], [signIn, twoFactor, myAccount, changePassword, whyNoAccess])
const page = '/my-account/two-factor'
let people = 0
let owner: SignedUp

beforeEach(async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  owner = await putSignedUp(tested, { username: `kari${(people += 1)}` })
})

/** A browser in which the password was right; gives back where it was led. */
async function afterPassword(): Promise<{ jar: Jar; next: string }> {
  const jar = await jarAt(portal, host)
  const { username, password } = owner
  const answer = await post(portal, jar, '/sign-in', { username, password })
  const next = String(answer.headers.location)
  await get(portal, jar, next)
  return { jar, next }
}

async function signedInWith(app: AppInHand): Promise<Jar> {
  const { jar } = await afterPassword()
  const answer = await post(portal, jar, '/sign-in/second-factor', { code: app.code() })
  expect(answer.headers.location).toBe('/my-account')
  await get(portal, jar, '/my-account')
  tested.advance('PT30S')
  return jar
}

const keyOn = (html: string) => /id="secret-key"[^>]*>([^<]*)</.exec(html)?.[1] ?? null
const codesOn = (html: string) =>
  [...html.matchAll(/<li translate="no">([^<]*)</g)].map(([, code = '']) => code)

async function apps() {
  return world.store
    .selectFrom('authenticator_app')
    .select(['id', 'seed_sealed', 'ended_at'])
    .where('account_id', '=', owner.accountId)
    .execute()
}

describe('the first app', () => {
  test.each(['nb', 'nn', 'en'])('the whole way in %s: key, code, recovery codes, in', async (language) => {
    const browser = openBrowser(portal, { host, language })
    await browser.open(`/${language}/sign-in`)
    await browser.submit({ username: owner.username, password: owner.password })
    expect(browser.page.path).toBe(`/${language}${page}`)
    await putRightToFirstFactor(tested, owner)
    await browser.open(`/${language}${page}`)
    const key = browser.textOf('secret-key') ?? ''
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(browser.page.html).toContain(`otpauth://totp/OsloMet:${owner.username}?issuer=OsloMet&amp;secret=`)
    expect(browser.page.html).toMatch(/<svg class="ad-qr"[^>]*role="img"[^>]*aria-label="[^"]+"/)
    expect(browser.page.html).not.toMatch(/ style=|<style|<script(?! type="module" src="\/assets\/)/)
    await browser.submit({ code: '000000' })
    expect(browser.page.status).toBe(422)
    expect(browser.textOf('secret-key')).toBe(key)
    expect(await apps()).toEqual([])
    await browser.submit({ code: codeOfKey(key, world.now()) })
    expect(browser.page.status).toBe(200)
    expect(codesOn(browser.page.html)).toHaveLength(world.institution.secondFactor.recoveryCodes)
    const on = /class="ds-button ad-button" href="([^"]*)"/.exec(browser.page.html)?.[1] ?? ''
    expect(on).toBe(`/${language}/my-account`)
    await browser.open(on)
    expect(browser.page).toMatchObject({ status: 200, path: `/${language}/my-account` })
    await browser.open(`/${language}/my-account/journal`)
    expect(browser.page.text).toMatch(/autentiseringsapp|authenticator app/)
    const sent = await workOff(tested)
    expect(sent.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
    expect(JSON.stringify(sent)).not.toContain(key.replaceAll(' ', ''))
  })

  test('is not set up on the password alone: no key is shown, and no code is taken (O-06)', async () => {
    const { jar, next } = await afterPassword()
    expect(next).toBe(page)
    const shown = await get(portal, jar, page)
    expect(keyOn(shown.body)).toBeNull()
    expect(shown.body).toContain(`href="${page}/prove"`)
    for (const path of [page, `${page}/app`, `${page}/passkey`]) {
      for (const fields of [{ code: '123456' }, { answer: '{}' }, {}]) {
        const answer = await post(portal, jar, path, fields)
        expect([303, 400], `${path} ${JSON.stringify(fields)}`).toContain(answer.statusCode)
      }
    }
    expect(await apps()).toEqual([])
    expect((await get(portal, jar, '/my-account')).statusCode).toBe(403)
  })

  test('a right that came and went opens nothing (L-13)', async () => {
    const { jar } = await afterPassword()
    await putRightToFirstFactor(tested, owner)
    const key = keyOn((await get(portal, jar, page)).body) ?? ''
    tested.advance('PT16M')
    const answer = await post(portal, jar, page, { code: codeOfKey(key, world.now()) })
    expect(answer.statusCode).not.toBe(200)
    expect(await apps()).toEqual([])
  })

  test('reading the page writes nothing, and shows the same key again', async () => {
    const { jar } = await afterPassword()
    await putRightToFirstFactor(tested, owner)
    const [one, two] = [await get(portal, jar, page), await get(portal, jar, page)]
    expect(keyOn(one.body)).toBe(keyOn(two.body))
    expect(await apps()).toEqual([])
    // another sign-in of the same account sees another key
    const other = await afterPassword()
    await putRightToFirstFactor(tested, owner)
    expect(keyOn((await get(portal, other.jar, page)).body)).not.toBe(keyOn(one.body))
  })

  test('confirmed 16 times at once it is one app, and its first code is used up with it', async () => {
    const { jar } = await afterPassword()
    await putRightToFirstFactor(tested, owner)
    const key = keyOn((await get(portal, jar, page)).body) ?? ''
    const code = codeOfKey(key, world.now())
    const answers = await Promise.all(
      Array.from({ length: 16 }, async () => post(portal, copyOf(jar), page, { code })),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await apps()).toHaveLength(1)
    const again = await afterPassword()
    expect(again.next).toBe('/sign-in/second-factor')
    expect((await post(portal, again.jar, '/sign-in/second-factor', { code })).statusCode).toBe(422)
  })

  test('its key is never shown again, and lies nowhere in the clear (O-05)', async () => {
    const { jar } = await afterPassword()
    await putRightToFirstFactor(tested, owner)
    const key = keyOn((await get(portal, jar, page)).body) ?? ''
    const done = await post(portal, jar, page, { code: codeOfKey(key, world.now()) })
    expect(done.statusCode).toBe(200)
    const plain = key.replaceAll(' ', '')
    expect(done.body).not.toContain(plain)
    for (const path of [page, `${page}/app`, '/my-account', '/my-account/journal']) {
      const { body } = await get(portal, jar, path)
      expect(body.replaceAll(' ', ''), path).not.toContain(plain)
    }
    // one more app gets another key
    expect(keyOn((await get(portal, jar, `${page}/app`)).body)).toMatch(/^[A-Z2-7 ]{39}$/)
    const [kept] = await apps()
    expect(kept?.seed_sealed.toString('latin1')).not.toContain(plain)
    expect(JSON.stringify(tested.told)).not.toContain(plain)
    const { rows } = await sql<{ line: string }>`select j::text as line from journal j`.execute(world.store)
    expect(JSON.stringify(rows)).not.toContain(plain)
  })

  test('ends what is half signed in elsewhere', async () => {
    const [one, elsewhere] = [await afterPassword(), await afterPassword()]
    await putRightToFirstFactor(tested, owner)
    const key = keyOn((await get(portal, one.jar, page)).body) ?? ''
    await post(portal, one.jar, page, { code: codeOfKey(key, world.now()) })
    expect((await get(portal, elsewhere.jar, page)).statusCode).toBe(401)
  })
})

describe('a sign-in that waits for the code', () => {
  test('dies when the password is changed elsewhere, however right the code is (O-08)', async () => {
    const app = await putApp(tested, owner.accountId)
    const full = await signedInWith(app)
    const { jar } = await afterPassword()
    await get(portal, full, '/my-account/password')
    const changed = await post(portal, full, '/my-account/password', {
      currentPassword: owner.password,
      newPassword: otherPassword,
    })
    expect(changed.statusCode).toBe(303)
    const answer = await post(portal, jar, '/sign-in/second-factor', { code: app.code() })
    expect(answer.statusCode).toBe(401)
    expect((await get(portal, jar, '/my-account')).statusCode).not.toBe(200)
  })

  test('does not get past a lock that was placed meanwhile (B-13)', async () => {
    const app = await putApp(tested, owner.accountId)
    const { jar } = await afterPassword()
    await world.store
      .insertInto('placed_lock')
      .values({
        id: crypto.randomUUID(),
        account_id: owner.accountId,
        class: 'desk',
        since: world.now(),
        until: null,
        placed_by: 'test',
        may_lift: 'desk',
        because: 'test',
      })
      .execute()
    const answer = await post(portal, jar, '/sign-in/second-factor', { code: app.code() })
    expect(answer.headers.location).toBe('/why-no-access')
    expect((await get(portal, jar, '/my-account')).statusCode).toBe(403)
  })

  test('opens no other page of the account (O-07)', async () => {
    await putApp(tested, owner.accountId)
    const { jar, next } = await afterPassword()
    expect(next).toBe('/sign-in/second-factor')
    for (const path of ['/my-account', '/my-account/password', '/my-account/journal', `${page}/again`])
      expect((await get(portal, jar, path)).statusCode, path).toBe(403)
    for (const path of [page, `${page}/app`, `${page}/passkey`])
      expect((await get(portal, jar, path)).headers.location, path).toBe('/sign-in/second-factor')
    const answer = await get(portal, jar, '/my-account/rules')
    expect(answer.body).not.toContain(owner.username)
  })

  test('is not reached by a wrong password, which is answered alike with and without a factor (E-09)', async () => {
    await putApp(tested, owner.accountId)
    const without = await putSignedUp(tested, { username: `ola${people}` })
    const strip = (body: string) =>
      body
        .replace(/value="[^"]*"/g, '')
        .replaceAll(owner.username, '')
        .replaceAll(without.username, '')
    const [one, other] = [
      await tryToSignIn(portal, host, owner.username, 'feil passord her i dag'),
      await tryToSignIn(portal, host, without.username, 'feil passord her i dag', '192.0.2.7'),
    ]
    expect([one.statusCode, other.statusCode]).toEqual([422, 422])
    expect(strip(one.body)).toBe(strip(other.body))
    expect(Object.keys(one.headers).sort()).toEqual(Object.keys(other.headers).sort())
  })
})

describe('changing what there is', () => {
  test('asks for the factor again after five minutes, even where the password was just right (O-06)', async () => {
    const app = await putApp(tested, owner.accountId)
    const jar = await signedInWith(app)
    expect(keyOn((await get(portal, jar, `${page}/app`)).body)).not.toBeNull()
    tested.advance('PT6M')
    // the password alone makes the session fresh for other things, and not for this
    await get(portal, jar, '/my-account/password')
    await post(portal, jar, '/my-account/password', { currentPassword: owner.password, newPassword: 'kort' })
    for (const [path, want] of [
      [`${page}/app`, 'app'],
      [`${page}/passkey`, 'passkey'],
      [`${page}/recovery-codes`, 'codes'],
    ]) {
      expect((await get(portal, jar, path ?? '')).headers.location, path).toBe(`${page}/again?want=${want}`)
    }
    await get(portal, jar, '/my-account')
    for (const path of [`${page}/app`, `${page}/recovery-codes`, `${page}/remove/${app.id}`]) {
      const answer = await post(portal, jar, path, path.endsWith('/app') ? { code: '123456' } : {})
      expect(answer.headers.location, path).toMatch(/\/again(\?want=\w+)?$/)
    }
    expect(await apps()).toMatchObject([{ ended_at: null }])

    await get(portal, jar, `${page}/again?want=codes`)
    expect((await post(portal, jar, `${page}/again?want=codes`, { code: '000000' })).statusCode).toBe(422)
    const secret = jar.cookies.get('__Host-session')
    const proved = await post(portal, jar, `${page}/again?want=codes`, { code: app.code() })
    expect(proved.headers.location).toBe(`${page}/recovery-codes`)
    expect(jar.cookies.get('__Host-session')).not.toBe(secret)
    await get(portal, jar, `${page}/recovery-codes`)
    const made = await post(portal, jar, `${page}/recovery-codes`, {})
    expect(codesOn(made.body)).toHaveLength(10)
    expect(new Set(codesOn(made.body)).size).toBe(10)
  })

  test('leads nowhere but to our own pages afterwards', async () => {
    const app = await putApp(tested, owner.accountId)
    const jar = await signedInWith(app)
    expect((await get(portal, jar, `${page}/again?want=https://evil.example`)).statusCode).toBe(400)
  })

  test('the last one stays where one is demanded; with another it can go, and is told (O-09)', async () => {
    const app = await putApp(tested, owner.accountId)
    const jar = await signedInWith(app)
    await get(portal, jar, `${page}/remove/${app.id}`)
    const refused = await post(portal, jar, `${page}/remove/${app.id}`, {})
    expect(refused.statusCode).toBe(422)
    expect(await apps()).toMatchObject([{ ended_at: null }])
    const second = await putApp(tested, owner.accountId)
    await workOff(tested)
    const removed = await post(portal, jar, `${page}/remove/${app.id}`, {})
    expect(removed.headers.location).toBe(`${page}?done=removed`)
    expect((await workOff(tested)).map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
    const { jar: again } = await afterPassword()
    expect((await post(portal, again, '/sign-in/second-factor', { code: app.code() })).statusCode).toBe(422)
    expect((await post(portal, again, '/sign-in/second-factor', { code: second.code() })).statusCode).toBe(
      303,
    )
  })

  test('somebody else’s app is neither shown nor removed', async () => {
    const app = await putApp(tested, owner.accountId)
    await putApp(tested, owner.accountId)
    const jar = await signedInWith(app)
    const stranger = await putSignedUp(tested, { username: `per${people}` })
    const theirs = await putApp(tested, stranger.accountId)
    for (const id of [theirs.id, 'x', crypto.randomUUID()]) {
      expect((await get(portal, jar, `${page}/remove/${id}`)).headers.location).toBe(page)
      await get(portal, jar, page)
      await get(portal, jar, `${page}/remove/${app.id}`)
      expect((await post(portal, jar, `${page}/remove/${id}`, {})).headers.location).toBe(page)
    }
    const kept = await world.store
      .selectFrom('authenticator_app')
      .select('ended_at')
      .where('id', '=', theirs.id)
      .executeTakeFirstOrThrow()
    expect(kept.ended_at).toBeNull()
  })

  test('the list says what there is, and how many codes are left', async () => {
    const app = await putApp(tested, owner.accountId)
    const [code = ''] = await putRecoveryCodes(tested, owner.accountId)
    const jar = await signedInWith(app)
    expect((await get(portal, jar, `/en${page}`)).body).toContain('You have 10 recovery codes left.')
    const { jar: other } = await afterPassword()
    await post(portal, other, '/sign-in/second-factor', { code })
    const { body } = await get(portal, jar, `/en${page}`)
    expect(body).toContain('You have 9 recovery codes left.')
    expect(body).toContain('Authenticator app')
    expect(body).not.toContain(code)
  })
})
