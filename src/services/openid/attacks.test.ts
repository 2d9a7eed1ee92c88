/** What somebody might try at the provider: other addresses, other codes, other keys, other clients' things (cases D-01 to D-07, D-13, L-14). (Long: one attack after another.) */
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { sql } from 'kysely'
import * as party from 'openid-client'
import { describe, expect, test } from 'vitest'
import { openidPlace, saidOf } from '../../cast/test-openid.ts'
import {
  followToService,
  goOn,
  issuer,
  keyedService,
  newServiceKey,
  serviceOf,
  serviceSecret,
} from '../../cast/services.ts'
import { journeys } from '../../run/journeys.ts'

const keys = { canvas: await newServiceKey('canvas-1') }
const place = await openidPlace(
  journeys,
  [
    serviceOf('wiki'),
    serviceOf('other'),
    keyedService('canvas', keys.canvas),
    serviceOf('number', { claims: ['name', 'national-number'] }),
  ],
  { keys },
)
const { world, portal, host, enter, userInfo, refresh, browser, send, somebody, clientOf, take } = place

const get = async (url: string) => portal.inject({ method: 'GET', url, headers: { host } })
const form = async (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  portal.inject({
    method: 'POST',
    url,
    headers: { host, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const basic = (client: string, secret = serviceSecret) => ({
  authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
})
const ask = async (changes: Record<string, string | null>, client = 'wiki') => {
  const { path } = await send(client)
  const address = new URL(path, issuer)
  for (const [name, value] of Object.entries(changes))
    if (value === null) address.searchParams.delete(name)
    else address.searchParams.set(name, value)
  return get(`${address.pathname}${address.search}`)
}
const errorOf = (location: string | undefined) => new URL(location ?? issuer).searchParams.get('error')

describe('an address to return to (D-01)', () => {
  const right = 'https://wiki.example/back'
  const wrong = [
    `${right}/`,
    `${right}/more`,
    `${right}?more=1`,
    `${right}#part`,
    `${right}/../back`,
    `${right}%2f`,
    right.toUpperCase(),
    'https://WIKI.example/back',
    'https://wiki.example/Back',
    'http://wiki.example/back',
    'https://wiki.example:8443/back',
    'https://wiki.example:443/back',
    'https://wiki.example./back',
    'https://wiki.example.attacker.test/back',
    'https://attacker.test/wiki.example/back',
    'https://wikixexample/back',
    'https://a@wiki.example/back',
    'https://wiki.example@attacker.test/back',
    'https://wiki.example\\@attacker.test/back',
    'https://wiki.example/./back',
    'https://wiki.example//back',
    'https://wiki.example/back;x',
    'https://wiki.example/back%00',
    'https://wiki.example/back%20',
    ' https://wiki.example/back',
    'https://wiki.example/back ',
    'https://wiki.example/ba%63k',
    'javascript:alert(1)//https://wiki.example/back',
    'data:text/html,https://wiki.example/back',
    '//wiki.example/back',
    '/back',
    'https://other.example/back',
    'https://xn--wii-2na.example/back',
    'https://wiki.example/back\r\nset-cookie: a=b',
    'https://sub.wiki.example/back',
    'urn:wiki:back',
    'https://127.0.0.1/back',
    'https://wiki.example/?back',
    'https:///wiki.example/back',
    'https:wiki.example/back',
  ]
  test.each(wrong)('%s leads nowhere', async (redirect) => {
    const answer = await ask({ redirect_uri: redirect })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers.location).toBeUndefined()
    expect(answer.body).toContain('invalid_redirect_uri')
    const pushed = await form(
      '/openid/request',
      {
        ...Object.fromEntries(new URL((await send('wiki')).path, issuer).searchParams),
        redirect_uri: redirect,
      },
      basic('wiki'),
    )
    expect(pushed.statusCode).toBe(400)
  })

  test('none at all leads nowhere; the right one goes on', async () => {
    expect((await ask({ redirect_uri: null })).statusCode).toBe(400)
    expect((await ask({})).statusCode).toBe(303)
  })

  test('after signing out nobody is sent to an address that is not registered', async () => {
    const { tokens } = await enter('wiki')
    for (const to of ['https://attacker.test/', 'https://wiki.example/out/', 'https://other.example/out']) {
      const answer = await get(
        `/openid/session/end?${new URLSearchParams({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: to }).toString()}`,
      )
      expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined])
    }
  })
})

test.each([
  ['no challenge', { code_challenge: null, code_challenge_method: null }],
  ['a plain challenge', { code_challenge_method: 'plain' }],
  ['a challenge whose method is left out', { code_challenge_method: null }],
  ['a short challenge', { code_challenge: 'abc' }],
])('%s is refused (D-04)', async (_what, changes) => {
  expect(errorOf((await ask(changes)).headers.location)).toBe('invalid_request')
})

test('a wrong verifier, or none, gets nothing (D-04)', async () => {
  const { browser: at } = await enter('other')
  for (const verifier of [party.randomPKCECodeVerifier(), undefined]) {
    const sent = await send('wiki')
    const came = (await followToService(at, sent.path)) ?? ''
    const fields = {
      grant_type: 'authorization_code',
      code: new URL(came).searchParams.get('code') ?? '',
      redirect_uri: 'https://wiki.example/back',
      ...(verifier === undefined ? {} : { code_verifier: verifier }),
    }
    const answer = await form('/openid/token', fields, basic('wiki'))
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'invalid_grant'])
  }
})

test('a code of one sign-in is none of another (code injection)', async () => {
  const { browser: at } = await enter('other')
  const [mine, theirs] = [await send('wiki'), await send('wiki')]
  const came = (await followToService(at, theirs.path)) ?? ''
  const injected = new URL(came)
  injected.searchParams.set('state', mine.state)
  expect(await saidOf(take('wiki', mine, injected.href))).toBe('invalid_grant')
})

test('an answer of another issuer is refused by the relying party (mix-up, RFC 9207)', async () => {
  const { browser: at } = await enter('other')
  const sent = await send('wiki')
  const came = new URL((await followToService(at, sent.path)) ?? '')
  came.searchParams.set('iss', 'https://attacker.test')
  await expect(take('wiki', sent, came.href)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('"iss"') as string },
  })
})

test('what is one client’s is no other’s: code, refresh token, revoking, looking (D-07)', async () => {
  const first = await enter('wiki')
  const other = basic('other')
  const sent = await send('wiki')
  const came = (await followToService(first.browser, sent.path)) ?? ''
  const code = await form(
    '/openid/token',
    {
      grant_type: 'authorization_code',
      code: new URL(came).searchParams.get('code') ?? '',
      redirect_uri: 'https://wiki.example/back',
      code_verifier: sent.verifier,
    },
    other,
  )
  expect(code.json<{ error: string }>().error).toBe('invalid_grant')
  expect(await refresh('other', first.refresh)).toBe('invalid_grant')
  await form('/openid/token/revocation', { token: first.access }, other)
  const seen = await form('/openid/token/introspection', { token: first.access }, other)
  expect(seen.json<{ active: boolean }>().active).toBe(false)
  expect((await userInfo(first.access)).status).toBe(200)
})

describe('who a client is (D-07)', () => {
  const token = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await form(
      '/openid/token',
      {
        grant_type: 'authorization_code',
        code: 'a',
        redirect_uri: 'https://wiki.example/back',
        code_verifier: 'b'.repeat(43),
        ...fields,
      },
      headers,
    )
    return [answer.statusCode, answer.json<{ error: string }>().error]
  }
  const assertion = async (wish: { key?: CryptoKey | Uint8Array; alg?: string; claims?: object } = {}) =>
    new SignJWT({ jti: crypto.randomUUID(), ...wish.claims })
      .setProtectedHeader({ alg: wish.alg ?? 'ES256', kid: 'canvas-1' })
      .setIssuer('canvas')
      .setSubject('canvas')
      .setAudience(issuer)
      .setIssuedAt()
      .setExpirationTime('1 minute')
      .sign(wish.key ?? keys.canvas.privateKey)
  const by = (said: string) => ({
    client_id: 'canvas',
    client_assertion: said,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  })
  const refused = [401, 'invalid_client']
  /** The client is believed; only its made-up code is not. */
  const known = [400, 'invalid_grant']

  test('a right secret and a right assertion are believed', async () => {
    expect(await token({}, basic('wiki'))).toEqual(known)
    expect(await token(by(await assertion()))).toEqual(known)
  })

  test('a wrong secret, one in the body or in the address, another client’s word, nobody: refused', async () => {
    expect(await token({}, basic('wiki', 'wrong-secret-wrong-secret'))).toEqual(refused)
    expect(await token({}, basic('canvas'))).toEqual(refused)
    expect(await token({}, basic('nobody'))).toEqual(refused)
    expect((await token({ client_id: 'wiki', client_secret: serviceSecret }))[0]).toBe(401)
    const inAddress = await form(`/openid/token?client_id=wiki&client_secret=${serviceSecret}`, {
      grant_type: 'authorization_code',
    })
    expect(inAddress.statusCode).toBe(400)
    expect((await token({ client_id: 'wiki' }))[0]).toBe(401)
  })

  test('an assertion is worth something once, of any number at the same moment one', async () => {
    const said = await assertion()
    const all = await Promise.all(Array.from({ length: 16 }, async () => token(by(said))))
    expect(all.filter(([status]) => status === 400)).toHaveLength(1)
    expect(await token(by(said))).toEqual(refused)
  })

  test('unsigned, signed by another key, or by our public key as a secret: refused', async () => {
    const claims = { iss: 'canvas', sub: 'canvas', aud: issuer, jti: 'a1' }
    expect(await token(by(new UnsecuredJWT(claims).setExpirationTime('1 minute').encode()))).toEqual(refused)
    const { privateKey } = await generateKeyPair('ES256')
    expect(await token(by(await assertion({ key: privateKey })))).toEqual(refused)
    const asSecret = Buffer.from(JSON.stringify(keys.canvas.publicJwk))
    expect(await token(by(await assertion({ key: asSecret, alg: 'HS256' })))).toEqual(refused)
  })

  test('too old, for somebody else, or of somebody else: refused', async () => {
    const past = Math.floor(Date.now() / 1_000) - 3_600
    const old = new SignJWT({ jti: 'old' }).setProtectedHeader({ alg: 'ES256', kid: 'canvas-1' })
    const signed = await old
      .setIssuer('canvas')
      .setSubject('canvas')
      .setAudience(issuer)
      .setExpirationTime(past)
      .sign(keys.canvas.privateKey)
    expect(await token(by(signed))).toEqual(refused)
    const elsewhere = await new SignJWT({ jti: 'elsewhere' })
      .setProtectedHeader({ alg: 'ES256', kid: 'canvas-1' })
      .setIssuer('canvas')
      .setSubject('canvas')
      .setAudience('https://attacker.test')
      .setExpirationTime('1 minute')
      .sign(keys.canvas.privateKey)
    expect(await token(by(elsewhere))).toEqual(refused)
  })
})

describe('refresh tokens (D-05)', () => {
  test('each works once; the second use ends the whole sign-in', async () => {
    const { refresh: first, access } = await enter('wiki')
    const next = await party.refreshTokenGrant(clientOf('wiki').config, first)
    expect(next.refresh_token).not.toBe(first)
    expect(await refresh('wiki', first)).toBe('invalid_grant')
    expect(await refresh('wiki', next.refresh_token ?? '')).toBe('invalid_grant')
    expect((await userInfo(access)).status).toBe(401)
    expect((await userInfo(next.access_token)).status).toBe(401)
  })

  test('of 16 at the same moment one wins, and the others end it', async () => {
    const { refresh: token } = await enter('wiki')
    const all = await Promise.allSettled(
      Array.from({ length: 16 }, async () => party.refreshTokenGrant(clientOf('wiki').config, token)),
    )
    const won = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(won.length).toBeLessThanOrEqual(1)
    for (const { refresh_token: next } of won) expect(await refresh('wiki', next ?? '')).toBe('invalid_grant')
  })

  test('rotation lengthens nothing: the last day was set at the sign-in', async () => {
    const { refresh: first } = await enter('wiki')
    const until = async () => {
      const { rows } = await sql<{ at: number }>`
        select extract(epoch from max(expires_at))::float8 as at from openid_item
        where kind = 'RefreshToken' and consumed_at is null`.execute(world.store)
      return rows[0]?.at ?? 0
    }
    const before = await until()
    await party.refreshTokenGrant(clientOf('wiki').config, first)
    expect(Math.abs((await until()) - before)).toBeLessThan(3)
  })
})

test.each([
  ['response_type', 'token', 'unsupported_response_type'],
  ['response_type', 'id_token', 'unsupported_response_type'],
  ['response_type', 'code id_token', 'unsupported_response_type'],
  ['response_mode', 'fragment.jwt', 'unsupported_response_mode'],
  ['request', 'eyJhbGciOiJub25lIn0.e30.', 'request_not_supported'],
  ['request_uri', 'https://attacker.test/request', 'request_uri_not_supported'],
  ['registration', '{}', 'registration_not_supported'],
  ['scope', 'openid national-number', 'invalid_scope'],
  ['scope', 'openid student-number', 'invalid_scope'],
])('%s=%s is refused (D-06, D-13)', async (name, value, error) => {
  const answer = await ask({ [name]: value })
  const said = answer.headers.location
    ? new URLSearchParams(answer.headers.location.split(/[?#]/)[1]).get('error')
    : answer.body
  expect(said).toContain(error)
})

test('grants that are not offered, and what discovery says of them (D-06)', async () => {
  for (const grant of [
    'password',
    'client_credentials',
    'implicit',
    'urn:ietf:params:oauth:grant-type:device_code',
  ]) {
    const answer = await form('/openid/token', { grant_type: grant }, basic('wiki'))
    expect(['unsupported_grant_type', 'unauthorized_client', 'invalid_request']).toContain(
      answer.json<{ error: string }>().error,
    )
  }
  const said = (await get('/openid/.well-known/openid-configuration')).json<Record<string, unknown>>()
  expect(said).toMatchObject({
    issuer,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    id_token_signing_alg_values_supported: ['ES256', 'RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic'],
  })
  expect(said['grant_types_supported']).toEqual(['authorization_code', 'refresh_token'])
  expect(JSON.stringify(said)).not.toMatch(/none|HS256|plain|registration_endpoint/)
})

test('the number a state gave is never told without a legal basis, whatever the file lists (D-13)', async () => {
  const { access } = await enter('number', { more: { scope: 'openid profile' } })
  expect((await userInfo(access)).said).not.toContain('noreduperson_nin')
  expect(errorOf((await ask({ scope: 'openid national-number' }, 'number')).headers.location)).toBe(
    'invalid_scope',
  )
})

test('no secret of ours is taken for one of the provider’s, nor the other way round (L-14)', async () => {
  const first = await enter('wiki')
  const jar = first.browser.cookies
  const sent = await send('wiki')
  const code = new URL((await followToService(first.browser, sent.path)) ?? '').searchParams.get('code') ?? ''
  const provider = jar.get('__Host-openid') ?? ''
  const session = jar.get('__Host-session') ?? ''
  expect(provider).not.toBe('')
  const kinds = {
    provider,
    session,
    visitor: jar.get('__Host-visitor') ?? '',
    refresh: first.refresh,
    code,
    id: first.tokens.id_token ?? '',
  }
  for (const [kind, value] of Object.entries(kinds)) {
    expect([kind, (await userInfo(value)).status]).toEqual([kind, 401])
    if (kind !== 'refresh') expect([kind, await refresh('wiki', value)]).toEqual([kind, 'invalid_grant'])
    const seen = await form('/openid/token/introspection', { token: value }, basic('wiki'))
    expect([kind, seen.json<{ active?: boolean }>().active === true]).toEqual([kind, kind === 'refresh'])
  }
  for (const value of [provider, first.access, first.refresh, code]) {
    const answer = await portal.inject({
      url: '/my-account',
      headers: { host, cookie: `__Host-session=${value}` },
    })
    expect(answer.statusCode).toBe(303)
    const asProvider = await portal.inject({
      url: (await send('other', { prompt: 'none' })).path,
      headers: { host, cookie: `__Host-openid=${value === provider ? session : value}` },
    })
    expect(errorOf(asProvider.headers.location)).toBe('login_required')
  }
})

test('a way in that began in one browser goes on in no other (S-02)', async () => {
  const attacker = browser()
  const sent = await send('wiki')
  await followToService(attacker, sent.path)
  const link = [...attacker.cookies.keys()].includes('__Secure-visit')
    ? `/sign-in/service/${attacker.cookies.get('__Secure-visit') ?? ''}`
    : ''
  expect(link).not.toBe('')
  const victim = (await enter('other')).browser
  const page = await victim.open(link)
  expect([page.status, page.outside]).toEqual([404, null])
  // nor does the attacker get further for it
  await attacker.open(`/openid/auth/${attacker.cookies.get('__Secure-resume') ?? ''}`)
  expect(await goOn(attacker)).toBeNull()
})

test('nobody’s presence is told by prompt=none, whatever is asked with it (E-12)', async () => {
  const kari = await enter('wiki')
  const ola = await enter('other')
  const answers = []
  for (const more of [
    {},
    { login_hint: kari.who.username },
    { login_hint: 'nobody-has-this-name' },
    { id_token_hint: kari.tokens.id_token ?? '' },
  ]) {
    const at = 'id_token_hint' in more ? ola.browser : browser()
    await at.open((await send('wiki', { prompt: 'none', ...more })).path)
    const said = new URL(at.page.outside ?? issuer).searchParams
    answers.push([said.get('error'), said.has('code')])
  }
  expect(answers).toEqual(answers.map(() => ['login_required', false]))
})

test('an answer by form may be sent to the service and nowhere else, and holds no script but its own', async () => {
  const { browser: at } = await enter('other')
  const sent = await send('wiki', { response_mode: 'form_post' })
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  // the first time somebody goes to a service the grant is made on the way
  let answer = await portal.inject({ url: sent.path, headers: { host, cookie } })
  if (answer.statusCode === 303)
    answer = await portal.inject({ url: answer.headers.location ?? '', headers: { host, cookie } })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('action="https://wiki.example/back"')
  const policy = String(answer.headers['content-security-policy'])
  expect(policy).toMatch(/form-action https:\/\/wiki\.example(;|$)/)
  expect(policy).toMatch(/script-src 'self' 'sha256-/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
})

test('every answer of the provider has our headers, and every cookie is Secure, HttpOnly and Lax (S-07, S-10)', async () => {
  const { path } = await send('wiki')
  for (const answer of [
    await get(path),
    await get('/openid/jwks'),
    await get('/openid/auth'),
    await get('/openid/nowhere'),
    await get('/openid/auth/unknown'),
    await form('/openid/token', {}),
  ]) {
    expect(answer.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    for (const cookie of answer.cookies) {
      expect(cookie.name).toMatch(/^__(Host|Secure)-/)
      expect(cookie).toMatchObject({ secure: true, httpOnly: true })
      expect(String(cookie.sameSite).toLowerCase()).toBe('lax')
      if (cookie.name.startsWith('__Host-')) expect([cookie.path, cookie.domain]).toEqual(['/', undefined])
    }
  }
})

test('the published keys hold no private part', async () => {
  const said = (await get('/openid/jwks')).json<{ keys: Record<string, unknown>[] }>()
  expect(said.keys.map(({ alg }) => alg)).toEqual(['ES256', 'RS256'])
  for (const key of said.keys)
    for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key[part]).toBeUndefined()
  expect(await exportJWK(keys.canvas.privateKey)).toHaveProperty('d')
})

test('another host of ours, or a header that names one, changes no address (L-01)', async () => {
  const answer = await portal.inject({
    url: '/openid/.well-known/openid-configuration',
    headers: {
      host,
      'x-forwarded-host': 'attacker.test',
      'x-forwarded-proto': 'https',
      forwarded: 'host=attacker.test',
    },
  })
  expect(answer.body).not.toContain('attacker.test')
  expect(answer.json<{ token_endpoint: string }>().token_endpoint).toBe(`${issuer}/token`)
})

test('a pushed request works once, and for its own client', async () => {
  const { browser: at } = await enter('other')
  const { path } = await send('wiki')
  const pushed = await form(
    '/openid/request',
    Object.fromEntries(new URL(path, issuer).searchParams),
    basic('wiki'),
  )
  expect(pushed.statusCode).toBe(201)
  const { request_uri: uri } = pushed.json<{ request_uri: string }>()
  const by = (client: string) =>
    `/openid/auth?${new URLSearchParams({ client_id: client, request_uri: uri }).toString()}`
  expect((await get(by('other'))).statusCode).toBe(400)
  expect(await followToService(at, by('wiki'))).toContain('code=')
  await at.open(by('wiki'))
  expect(at.page.outside).toBeNull()
})

test('somebody who is nobody here gets no page of the provider’s library', async () => {
  const kari = await somebody()
  const at = browser()
  await at.open('/openid/auth?client_id=unknown&response_type=code')
  expect(at.page.title).toBe('The sign-in did not get through')
  expect(at.page.text).not.toContain(kari.username)
})
