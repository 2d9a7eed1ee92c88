/** What a service may ask for, and who gets in: age and strength of the sign-in, second factor, groups, kept out, signing out, keys (D-08 to D-12, O-9). */
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openidPlace } from '../../cast/test-openid.ts'
import { followToService, goOn, issuer, serviceOf } from '../../cast/services.ts'
import { putApp } from '../../cast/second-factors.ts'
import { journeys } from '../../run/journeys.ts'

const mfa = 'https://refeds.org/profile/mfa'
const sfa = 'https://refeds.org/profile/sfa'
const place = await openidPlace(journeys, [
  serviceOf('wiki'),
  serviceOf('salaries', { secondFactor: 'always', who: ['student', 'employee'] }),
  serviceOf('staff', { who: ['employee'] }),
  serviceOf('old', { signedWith: 'RS256' }),
  serviceOf('number', {
    claims: ['national-number', 'student-number'],
    nationalNumberBecause: 'a law',
    refresh: false,
  }),
])
const { tested, world, portal, host, enter, browser, send, somebody, take, userInfo } = place
type At = ReturnType<typeof browser>

/** Signed in so long ago, and at a service since. */
const signedInBefore = async (long: string) => {
  const who = await somebody()
  const at = browser()
  await at.open('/sign-in')
  await at.submit({ username: who.username, password: who.password })
  tested.advance(long)
  return enter('wiki', { who, browser: at })
}
const signIn = async (at: At, who: { username: string; password: string }) =>
  at.submit({ username: who.username, password: who.password })

describe('a sign-in of this very moment (D-09)', () => {
  test.each([
    ['prompt=login', { prompt: 'login' }],
    ['max_age=60', { max_age: '60' }],
    ['max_age=0', { max_age: '0' }],
  ])('%s: an old session signs in again, and auth_time says so', async (_name, more) => {
    const first = await signedInBefore('PT5M')
    const sent = await send('wiki', more)
    expect(await followToService(first.browser, sent.path)).toBeNull()
    expect(first.browser.page.path).toBe('/sign-in')
    expect(first.browser.page.text).toContain('Then you go on to wiki.')
    await signIn(first.browser, first.who)
    const came = await goOn(first.browser)
    const tokens = await take('wiki', sent, came ?? '')
    const age = Math.floor(Date.now() / 1_000) - Number(tokens.claims()?.auth_time)
    expect(age).toBeGreaterThanOrEqual(0)
    expect(age).toBeLessThan(10)
  })

  test('max_age=3600: the session is young enough, and auth_time tells its age', async () => {
    const first = await signedInBefore('PT10M')
    const sent = await send('wiki', { max_age: '3600' })
    const came = await followToService(first.browser, sent.path)
    const age =
      Math.floor(Date.now() / 1_000) - Number((await take('wiki', sent, came ?? '')).claims()?.auth_time)
    expect(age).toBeGreaterThanOrEqual(600)
    expect(age).toBeLessThan(630)
  })

  test('prompt=none with a session that is too old tells login_required', async () => {
    const first = await enter('wiki')
    const sent = await send('wiki', { prompt: 'none', max_age: '0' })
    await new Promise((passed) => setTimeout(passed, 1_100))
    await first.browser.open(sent.path)
    expect(new URL(first.browser.page.outside ?? issuer).searchParams.get('error')).toBe('login_required')
  })

  test('prompt=consent asks nobody anything: the file has said what a service may know', async () => {
    const first = await enter('wiki', { more: { prompt: 'consent' } })
    expect(first.claims?.aud).toBe('wiki')
  })
})

describe('two factors (O-9, O-07)', () => {
  test('a service that always wants them gets them, and acr tells', async () => {
    const who = await somebody()
    const app = await putApp(tested, who.accountId)
    const at = browser()
    const sent = await send('salaries')
    await followToService(at, sent.path)
    await signIn(at, who)
    expect(at.page.path).toBe('/sign-in/second-factor')
    // with the password alone nothing is given
    const silent = await send('wiki', { prompt: 'none' })
    const between = browser()
    for (const [name, value] of at.cookies) between.cookies.set(name, value)
    await between.open(silent.path)
    expect(new URL(between.page.outside ?? issuer).searchParams.get('error')).toBe('login_required')
    await at.submit({ code: app.code() })
    const tokens = await take('salaries', sent, (await goOn(at)) ?? '')
    expect(tokens.claims()).toMatchObject({ acr: mfa, amr: ['pwd', 'otp', 'mfa'] })
  })

  test('whoever has none is led to set one up, and no further', async () => {
    const who = await somebody()
    const at = browser()
    const sent = await send('salaries')
    await followToService(at, sent.path)
    await signIn(at, who)
    expect(await goOn(at)).toBeNull()
    expect(at.page.title).toBe('Two-step sign-in is needed here')
    await at.submit({})
    expect(at.page.path).toMatch(/^\/my-account\/two-factor/)
    await at.open('/my-account')
    expect(at.page.title).toBe('Two-step sign-in is needed here')
    // and from there they may leave
    await at.open('/my-account')
    expect(at.page.title).toBe('My account')
  })

  test('whoever has set one up in another browser since signs in with it here, and goes on', async () => {
    const first = await enter('wiki')
    const app = await putApp(tested, first.who.accountId)
    const at = first.browser
    const sent = await send('salaries')
    expect(await followToService(at, sent.path)).toBeNull()
    expect(at.page.path).toBe('/sign-in')
    await signIn(at, first.who)
    expect(at.page.path).toBe('/sign-in/second-factor')
    await at.submit({ code: app.code() })
    const tokens = await take('salaries', sent, (await goOn(at)) ?? '')
    expect(tokens.claims()?.acr).toBe(mfa)
  })

  test('acr_values: asked for nothing less, an old sign-in with one factor is not enough', async () => {
    const first = await enter('wiki', { more: { acr_values: `${mfa} ${sfa}` } })
    expect(first.claims?.acr).toBe(sfa)
    const silent = await send('wiki', { prompt: 'none', acr_values: mfa })
    await first.browser.open(silent.path)
    expect(new URL(first.browser.page.outside ?? issuer).searchParams.get('error')).toBe('login_required')
    const asked = await send('wiki', { acr_values: mfa })
    expect(await followToService(first.browser, asked.path)).toBeNull()
    expect(first.browser.page.title).toBe('Two-step sign-in is needed here')
  })
})

describe('who gets in', () => {
  test('somebody kept out of services reads why, and gets nothing', async () => {
    const who = await somebody()
    const at = browser()
    await at.open('/sign-in')
    await signIn(at, who)
    await world.store
      .updateTable('person')
      .set({ facts: JSON.stringify({}) })
      .where('id', '=', who.personId)
      .execute()
    expect(await followToService(at, (await send('wiki')).path)).toBeNull()
    expect([at.page.status, at.page.title]).toEqual([403, 'You cannot get into wiki now'])
    await at.open((await send('wiki', { prompt: 'none' })).path)
    expect(new URL(at.page.outside ?? issuer).searchParams.get('error')).toBe('login_required')
  })

  test('a service for employees is not for a student', async () => {
    const who = await somebody()
    const at = browser()
    await followToService(at, (await send('staff')).path)
    await signIn(at, who)
    expect(await goOn(at)).toBeNull()
    expect([at.page.status, at.page.title]).toEqual([403, 'staff is not for your account'])
  })

  test('a session for one purpose opens no service (P-08)', async () => {
    const who = await somebody()
    await world.store
      .updateTable('account')
      .set({ password_set_at: world.now().subtract({ hours: 24 * 400 }) })
      .where('id', '=', who.accountId)
      .execute()
    const at = browser()
    await followToService(at, (await send('wiki')).path)
    await signIn(at, who)
    expect(at.page.path).toBe('/set')
    expect(await followToService(at, (await send('wiki')).path)).toBeNull()
    expect(at.page.path).toBe('/sign-in')
  })

  test('with a legal basis in the file the number is told, by the userinfo answer and in no token', async () => {
    const who = await somebody()
    const id = crypto.randomUUID()
    await world.store
      .insertInto('identity_number')
      .values({
        id,
        person_id: who.personId,
        type: 'fodselsnummer',
        blind_index: Buffer.from('x'),
        sealed: world.keys.seal('identity-number', id, '17850618370'),
        since: world.now(),
      })
      .execute()
    const { access, tokens, refresh } = await enter('number', {
      who,
      more: { scope: 'openid national-number student-number' },
    })
    expect(JSON.parse((await userInfo(access)).said)).toMatchObject({
      noreduperson_nin: '17850618370',
      student_number: '990199',
    })
    expect(JSON.stringify(tokens.claims())).not.toContain('17850618370')
    expect(refresh).toBe('')
  })
})

describe('the page of sessions', () => {
  test('shows the services one is signed in to; ending one ends nothing else', async () => {
    const first = await enter('wiki')
    await enter('old', { who: first.who, browser: first.browser })
    const at = first.browser
    await at.open('/my-account/sessions')
    expect(at.page.text).toContain('Services you are signed in to')
    expect(at.page.text).toMatch(/old.*wiki|wiki.*old/)
    await at.submit({})
    expect(at.page.text).toContain('has been ended')
    await at.open('/my-account')
    expect(at.page.status).toBe(200)
  })

  test('somebody else’s ends nothing (S-16)', async () => {
    const mine = await enter('wiki')
    const other = await enter('wiki')
    const { rows } = await sql<{ id: string }>`
      select id from service_sign_in where account_id = ${mine.who.accountId}`.execute(world.store)
    const id = rows[0]?.id ?? ''
    expect(id).not.toBe('')
    await other.browser.open('/my-account/sessions')
    const csrf = /name="csrf" value="([^"]+)"/.exec(other.browser.page.html)?.[1] ?? ''
    const cookie = [...other.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    await portal.inject({
      method: 'POST',
      url: '/my-account/sessions',
      headers: { host, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf, session: id }).toString(),
    })
    expect((await userInfo(mine.access)).status).toBe(200)
  })
})

describe('signing out from a service (D-10)', () => {
  const signOutAt = async (entered: Awaited<ReturnType<typeof enter>>, more: Record<string, string>) => {
    const query = new URLSearchParams(more).toString()
    await entered.browser.open(`/openid/session/end?${query}`)
    return goOn(entered.browser)
  }

  test('one is asked, and then everything here is over; back to the service with its state', async () => {
    const entered = await enter('wiki')
    const hint = entered.tokens.id_token ?? ''
    const more = { id_token_hint: hint, post_logout_redirect_uri: 'https://wiki.example/out', state: 'a b' }
    expect(await signOutAt(entered, more)).toBeNull()
    const at = entered.browser
    expect(at.page.title).toBe('Sign out here too?')
    // the service has said that it signed them out: its tokens are worth nothing already
    expect((await userInfo(entered.access)).status).toBe(401)
    await at.submit({})
    expect(at.page.title).toBe('You are signed out')
    expect(at.page.html).toContain('content="0; url=https://wiki.example/out?state=a+b"')
    expect((await at.open('/my-account')).path).toBe('/sign-in')
    await at.open((await send('wiki', { prompt: 'none' })).path)
    expect(new URL(at.page.outside ?? issuer).searchParams.get('error')).toBe('login_required')
  })

  test('without a hint one is asked too, and nothing has happened before', async () => {
    const entered = await enter('wiki')
    expect(await signOutAt(entered, {})).toBeNull()
    expect(entered.browser.page.title).toBe('Sign out here too?')
    expect((await userInfo(entered.access)).status).toBe(200)
    expect((await entered.browser.open('/my-account')).status).toBe(200)
  })

  test('somebody not signed in goes straight back', async () => {
    const entered = await enter('wiki')
    const hint = entered.tokens.id_token ?? ''
    const nobody = { ...entered, browser: browser() }
    const more = { id_token_hint: hint, post_logout_redirect_uri: 'https://wiki.example/out' }
    await nobody.browser.open(`/openid/session/end?${new URLSearchParams(more).toString()}`)
    await nobody.browser.open(/url=([^"]*)"/.exec(nobody.browser.page.html)?.[1] ?? '')
    expect(nobody.browser.page.title).toBe('You are signed out')
    expect(nobody.browser.page.html).toContain('content="0; url=https://wiki.example/out"')
  })
})

test('keys are renewed: published a day before they sign, and kept after (D-11, Y-10)', async () => {
  const before = await enter('old')
  const kidOf = (token: string | undefined) => decodeProtectedHeader(token ?? '').kid
  const published = async () =>
    (await portal.inject({ url: '/openid/jwks', headers: { host } })).json<JSONWebKeySet>()
  const first = await published()
  expect(first.keys).toHaveLength(2)
  tested.advance('PT2137H')
  const both = await published()
  expect(both.keys).toHaveLength(4)
  const during = await enter('old')
  expect(kidOf(during.tokens.id_token)).toBe(kidOf(before.tokens.id_token))
  tested.advance('PT25H')
  const after = await enter('old')
  expect(kidOf(after.tokens.id_token)).not.toBe(kidOf(before.tokens.id_token))
  const old = createLocalJWKSet(await published())
  for (const token of [before, during, after])
    expect((await jwtVerify(token.tokens.id_token ?? '', old)).protectedHeader.alg).toBe('RS256')
  tested.advance('PT49H')
  expect((await published()).keys).toHaveLength(2)
})

test('whoever signs in by a form is sent on by 303 and by pages, never with what they typed (D-08)', async () => {
  const who = await somebody()
  const at = browser()
  await followToService(at, (await send('wiki')).path)
  const csrf = /name="csrf" value="([^"]+)"/.exec(at.page.html)?.[1] ?? ''
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await portal.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { host, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf, username: who.username, password: who.password }).toString(),
  })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/my-account'])
})

test('somebody else who signs in on the way, in the browser of whoever was in before, gets to the service (S-02)', async () => {
  const first = await signedInBefore('PT5M')
  const other = await somebody()
  const sent = await send('wiki', { prompt: 'login' })
  expect(await followToService(first.browser, sent.path)).toBeNull()
  expect(first.browser.page.path).toBe('/sign-in')
  await signIn(first.browser, other)
  const tokens = await take('wiki', sent, (await goOn(first.browser)) ?? '')
  expect(tokens.claims()?.sub).not.toBe(first.claims?.sub)
  expect((await userInfo(first.access)).status).toBe(401)
})
