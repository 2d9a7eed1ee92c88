/** Identifying with electronic ID against a real OpenID provider: it works, and nothing that was changed on the way is believed (case R-13). (Long: thirty ways to lie, one line or two each.) */
import { createSecretKey } from 'node:crypto'
import {
  decodeJwt,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { dice } from '../../adapters/crypto/dice.ts'
import { type ClientKey, publicKeys } from '../../adapters/openid-client/client-keys.ts'
import { openFeide } from '../../adapters/openid-client/feide.ts'
import { openIdPorten } from '../../adapters/openid-client/id-porten.ts'
import { makeNationalNumber } from '../../cast/synthetic-numbers.ts'
import type { Identified, IdentityProvider, IdentityWish } from '../../core/secrets/electronic-id.ts'
import type { EidClient } from './eid.ts'
import { type Changed, startEidOnLoopback } from './eid-on-loopback.ts'
import { eidVisitor } from './eid-visitor.ts'

const kari = makeNationalNumber({ born: '2006-05-17', serial: 1 })
const returnTo = 'http://uni.localhost:8080/electronic-id/return'
const realNow = () => Temporal.Now.instant()
const inYears = (years: number) => realNow().add({ hours: 24 * 365 * years })

async function clientKey(
  kid: string,
  alg: string,
  from: string,
  until = '2099-01-01T00:00:00Z',
): Promise<ClientKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  const [begins, ends] = [Temporal.Instant.from(from), Temporal.Instant.from(until)]
  return { kid, from: begins, until: ends, jwk: { ...(await exportJWK(privateKey)), alg } }
}

const first = await clientKey('ours-1', 'RS256', '2020-01-01T00:00:00Z')
const second = await clientKey('ours-2', 'ES256', '2021-01-01T00:00:00Z')
const third = await clientKey('ours-3', 'PS256', '2090-01-01T00:00:00Z')
const gone = await clientKey('ours-0', 'RS256', '2022-01-01T00:00:00Z', '2023-01-01T00:00:00Z')

const client = (id: string): EidClient => ({
  id,
  name: 'The university',
  returnTo,
  signedOutAt: 'http://uni.localhost:8080/',
  frontChannel: 'http://uni.localhost:8080/electronic-id/sign-out',
  proves: publicKeys([first, second, third], realNow()),
  people: [{ name: 'Kari', number: kari, story: '' }],
})
const feideSecret = 'a secret that only the two of us know'
const provider = await startEidOnLoopback(() => [
  client('adgang-uni'),
  client('adgang-other'),
  { ...client('feide-uni'), proves: { secret: feideSecret } },
])
afterAll(async () => provider.close())
afterEach(() => provider.changeNothing())

const { issuer, signingKey } = provider.standIn

function ours(
  wish: {
    keys?: readonly ClientKey[]
    now?: () => Temporal.Instant
    protocolNow?: () => Temporal.Instant
  } = {},
) {
  const told: string[] = []
  const eid = openIdPorten({
    issuer,
    clientId: 'adgang-uni',
    insecure: true,
    dice,
    now: wish.now ?? realNow,
    protocolNow: wish.protocolNow ?? realNow,
    keys: wish.keys ?? [first],
    onTrouble: (because) => told.push(because),
  })
  return { eid, told }
}

const wished: IdentityWish = { level: 'high', again: true, language: 'nn', returnTo }

async function walk(
  eid: IdentityProvider,
  how: {
    wish?: Partial<IdentityWish>
    level?: 'substantial' | 'high'
    person?: string
    visitor?: ReturnType<typeof eidVisitor>
    bend?: (back: URL) => void
  } = {},
): Promise<Identified> {
  const sent = await eid.send({ ...wished, ...how.wish })
  if (sent.is !== 'sent') throw new Error('nobody was sent')
  const back = await (how.visitor ?? eidVisitor()).identify(sent.to, {
    person: how.person ?? kari,
    level: how.level ?? 'high',
  })
  how.bend?.(back)
  return eid.receive(sent.errand, back)
}

/** Signs anew what the provider had signed, with its own key unless another is given. */
async function signedAnew(
  body: Record<string, unknown>,
  changed: {
    claims?: (was: JWTPayload) => JWTPayload
    header?: Record<string, unknown>
    key?: Parameters<SignJWT['sign']>[0]
  },
): Promise<Changed> {
  const was = decodeJwt(String(body['id_token']))
  const claims = JSON.parse(JSON.stringify(changed.claims?.(was) ?? was)) as JWTPayload
  const header = { alg: 'RS256', kid: 'eid-1', ...changed.header }
  const key = changed.key ?? (await importJWK(signingKey, 'RS256'))
  return { body: { ...body, id_token: await new SignJWT(claims).setProtectedHeader(header).sign(key) } }
}

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

describe('somebody identifies', () => {
  test('with the highest level: their number, when, and the session of the provider', async () => {
    const { eid } = ours()
    const outcome = await walk(eid)
    if (outcome.is !== 'identified') throw new Error(JSON.stringify(outcome))
    expect(outcome).toMatchObject({
      subject: kari,
      session: expect.stringMatching(/./),
      idToken: expect.stringMatching(/^ey/),
    })
    expect(Math.abs(outcome.at.until(realNow()).total('seconds'))).toBeLessThan(5)
  })

  test('nothing that is asked passes through the browser', async () => {
    const sent = await ours().eid.send(wished)
    if (sent.is !== 'sent') throw new Error('nobody was sent')
    expect([...new URL(sent.to).searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri'])
    expect(sent.errand).toMatchObject({ level: 'high', again: true, returnTo })
  })

  test('while the clock of the house stands years ahead, in its own time', async () => {
    const { eid } = ours({ now: () => inYears(3) })
    const outcome = await walk(eid)
    expect(outcome.is === 'identified' && Math.abs(outcome.at.until(inYears(3)).total('seconds')) < 5).toBe(
      true,
    )
  })

  test('anew where that is asked for, although the provider knows them; else the time of then is told', async () => {
    const { eid } = ours()
    const visitor = eidVisitor()
    expect(await walk(eid, { visitor })).toMatchObject({ is: 'identified' })
    expect(await walk(eid, { visitor, wish: { again: false } })).toMatchObject({
      is: 'identified',
      subject: kari,
    })
    expect(visitor.wasAsked()).toBe(false)
    expect(await walk(eid, { visitor })).toMatchObject({ is: 'identified' })
    expect(visitor.wasAsked()).toBe(true)
  })

  test('with a lower level where that is enough, and anew where it is not', async () => {
    const { eid } = ours()
    const visitor = eidVisitor()
    const wish = { level: 'substantial', again: false } as const
    expect(await walk(eid, { visitor, wish, level: 'substantial' })).toMatchObject({ is: 'identified' })
    expect(await walk(eid, { visitor, wish: { again: false } })).toMatchObject({ is: 'identified' })
    expect(visitor.wasAsked()).toBe(true)
  })

  test('as somebody else at the same browser', async () => {
    const { eid } = ours()
    const visitor = eidVisitor()
    const ola = makeNationalNumber({ born: '2005-02-11', serial: 2 })
    const first = await walk(eid, { visitor })
    const then = await walk(eid, { visitor, person: ola })
    expect([first, then]).toMatchObject([{ subject: kari }, { subject: ola }])
    expect(first.is === 'identified' && then.is === 'identified' && first.session !== then.session).toBe(true)
    expect(await walk(eid, { visitor, wish: { again: false } })).toMatchObject({ subject: ola })
  })

  test('without a number, or goes back', async () => {
    const { eid } = ours()
    expect(await walk(eid, { person: 'no-number' })).toEqual({ is: 'no-number' })
    expect(await walk(eid, { person: 'cancel' })).toEqual({ is: 'cancelled' })
  })

  test('signs out at the provider, which tells every portal of the session', async () => {
    const { eid } = ours()
    const visitor = eidVisitor()
    const outcome = await walk(eid, { visitor })
    if (outcome.is !== 'identified') throw new Error(outcome.is)
    const address = await eid.signOutAt(outcome.idToken, 'http://uni.localhost:8080/')
    const page = await (await visitor.get(address ?? '')).text()
    expect(page).toContain(
      `/electronic-id/sign-out?iss=${encodeURIComponent(issuer)}&amp;sid=${outcome.session}`,
    )
  })
})

describe('keys change', () => {
  test('our own overlap: the newest whose day has come signs, and the older ones are still published', async () => {
    const keys = [first, second, third, gone]
    expect(await walk(ours({ keys }).eid)).toMatchObject({ is: 'identified' })
    expect(publicKeys(keys, realNow()).keys.map(({ kid, alg, d }) => [kid, alg, d])).toEqual([
      ['ours-1', 'RS256', undefined],
      ['ours-2', 'ES256', undefined],
      ['ours-3', 'PS256', undefined],
    ])
    const unknown = await clientKey('ours-4', 'ES256', '2024-01-01T00:00:00Z')
    const { eid, told } = ours({ keys: [first, unknown] })
    expect(await eid.send(wished)).toEqual({ is: 'unavailable' })
    expect(told).toEqual(['the provider says invalid_client'])
  })

  test('and when the last of ours has run out, nobody is sent and the operator is told', async () => {
    const { eid, told } = ours({ keys: [gone] })
    expect(await eid.send(wished)).toEqual({ is: 'unavailable' })
    expect(told).toEqual(['none of our keys is valid today'])
  })

  test('the provider’s new key is asked for once and accepted', async () => {
    const { eid } = ours()
    expect(await walk(eid)).toMatchObject({ is: 'identified' })
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const published: JWK = { ...(await exportJWK(publicKey)), kid: 'eid-2', alg: 'RS256', use: 'sig' }
    provider.changeNothing()
    provider.change('/jwks', () => ({ body: { keys: [published] } }))
    provider.change('/token', async (body) => signedAnew(body, { header: { kid: 'eid-2' }, key: privateKey }))
    expect(await walk(eid)).toMatchObject({ is: 'identified', subject: kari })
    expect(await walk(eid)).toMatchObject({ is: 'identified', subject: kari })
    expect(provider.asked.get('/jwks')).toBe(1)
  })
})

/** Each changes one thing, and is refused for that thing. */
const lies: readonly [
  string,
  { claims?: (was: JWTPayload) => JWTPayload; header?: Record<string, unknown> },
  Identified | RegExp,
][] = [
  ['no nonce', { claims: ({ nonce: _nonce, ...was }) => was }, /nonce/],
  ['another nonce', { claims: (was) => ({ ...was, nonce: 'another' }) }, /nonce/],
  ['an empty nonce', { claims: (was) => ({ ...was, nonce: '' }) }, /nonce/],
  ['no acr', { claims: ({ acr: _acr, ...was }) => was }, /acr is missing/],
  ['a lower acr', { claims: (was) => ({ ...was, acr: 'idporten-loa-substantial' }) }, { is: 'too-weak' }],
  ['an unknown acr', { claims: (was) => ({ ...was, acr: 'Level4' }) }, { is: 'too-weak' }],
  ['another iss', { claims: (was) => ({ ...was, iss: 'https://idporten.no' }) }, /"iss"/],
  ['another aud', { claims: (was) => ({ ...was, aud: 'adgang-other' }) }, /"aud"/],
  [
    'several aud',
    { claims: (was) => ({ ...was, aud: ['adgang-uni', 'adgang-other'] }) },
    /additional untrusted audiences/,
  ],
  [
    'several aud with azp us',
    { claims: (was) => ({ ...was, aud: ['adgang-uni', 'adgang-other'], azp: 'adgang-uni' }) },
    /aud names others too/,
  ],
  ['another azp', { claims: (was) => ({ ...was, azp: 'adgang-other' }) }, /azp is not us/],
  ['expired', { claims: (was) => ({ ...was, iat: soon(-300), exp: soon(-61) }) }, /"exp"/],
  ['no exp', { claims: ({ exp: _exp, ...was }) => was }, /"exp"/],
  ['nbf in the future', { claims: (was) => ({ ...was, nbf: soon(120) }) }, /"nbf"/],
  [
    'iat far in the future',
    { claims: (was) => ({ ...was, iat: soon(3_600), exp: soon(7_200) }) },
    /iat is in the future/,
  ],
  ['iat long ago', { claims: (was) => ({ ...was, iat: soon(-7_200) }) }, /iat is long ago/],
  ['an old auth_time', { claims: (was) => ({ ...was, auth_time: soon(-120) }) }, /auth_time is older/],
  ['no auth_time', { claims: ({ auth_time: _time, ...was }) => was }, /auth_time is missing/],
  [
    'auth_time in the future',
    { claims: (was) => ({ ...was, auth_time: soon(120) }) },
    /auth_time is in the future/,
  ],
  ['no pid', { claims: ({ pid: _pid, ...was }) => was }, { is: 'no-number' }],
  ['a malformed pid', { claims: (was) => ({ ...was, pid: `${kari}0` }) }, /pid is not eleven digits/],
  ['a pid that is no text', { claims: (was) => ({ ...was, pid: [kari] }) }, /pid is not eleven digits/],
  ['an unknown kid', { header: { kid: 'eid-9' } }, /no such key/],
  ['no kid', { header: { kid: undefined } }, /names no key/],
  [
    'a key address in the header',
    { header: { jku: 'http://127.0.0.1:9/jwks' } },
    /brings its own key \(jku\)/,
  ],
  [
    'a certificate address in the header',
    { header: { x5u: 'http://127.0.0.1:9/' } },
    /brings its own key \(x5u\)/,
  ],
]

describe('what was changed on the way is not believed', () => {
  test.each(lies)('%s', async (_name, changed, expected) => {
    provider.change('/token', async (body) => signedAnew(body, changed))
    const outcome = await walk(ours().eid)
    if (expected instanceof RegExp)
      expect(outcome).toEqual({ is: 'refused', because: expect.stringMatching(expected) })
    else expect(outcome).toEqual(expected)
  })

  test('a token that is what it was, signed anew, is the control', async () => {
    provider.change('/token', async (body) => signedAnew(body, {}))
    expect(await walk(ours().eid)).toMatchObject({ is: 'identified' })
  })

  test('alg none, and HS256 with the public key as its secret, even if discovery names them', async () => {
    const publicKey = await importJWK({ kty: 'RSA', n: signingKey.n ?? '', e: signingKey.e ?? '' }, 'RS256', {
      extractable: true,
    })
    if (publicKey instanceof Uint8Array) throw new Error('no public key')
    const secret = createSecretKey(Buffer.from(await exportSPKI(publicKey)))
    const hmac = async (body: Record<string, unknown>) =>
      signedAnew(body, { header: { alg: 'HS256' }, key: secret })
    const none = (body: Record<string, unknown>) => {
      const [, claims = ''] = String(body['id_token']).split('.')
      const header = Buffer.from('{"alg":"none","kid":"eid-1"}').toString('base64url')
      return { body: { ...body, id_token: `${header}.${claims}.` } }
    }
    for (const lie of [hmac, none]) {
      provider.changeNothing()
      provider.change('/token', lie)
      expect(await walk(ours().eid)).toEqual({ is: 'refused', because: expect.stringMatching(/"alg"/) })
      provider.change('/.well-known/openid-configuration', (body) => ({
        body: { ...body, id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'] },
      }))
      expect(await walk(ours().eid)).toEqual({
        is: 'refused',
        because: expect.stringMatching(/^alg is not one/),
      })
    }
  })

  test('a key that the token brings along, and an altered signature', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const jwk = await exportJWK(publicKey)
    provider.change('/token', async (body) => signedAnew(body, { header: { jwk }, key: privateKey }))
    expect(await walk(ours().eid)).toEqual({ is: 'refused', because: expect.stringMatching(/\(jwk\)/) })
    provider.change('/token', async (body) => signedAnew(body, { key: privateKey }))
    expect(await walk(ours().eid)).toEqual({ is: 'refused', because: 'the signature is wrong' })
  })

  test('state and the issuer in the answer: missing or another', async () => {
    const { eid } = ours()
    const bends: [(back: URL) => void, RegExp][] = [
      [(back) => back.searchParams.delete('state'), /"state" missing/],
      [(back) => back.searchParams.set('state', 'another'), /"state"/],
      [(back) => back.searchParams.append('state', 'another'), /"state"/],
      [(back) => back.searchParams.delete('iss'), /"iss" \(issuer\) missing/],
      [(back) => back.searchParams.set('iss', 'https://idporten.no'), /"iss"/],
      [(back) => back.searchParams.delete('code'), /no authorization code/],
    ]
    for (const [bend, because] of bends) {
      expect(await walk(eid, { bend })).toEqual({ is: 'refused', because: expect.stringMatching(because) })
    }
  })

  test('a code used twice, a code of another errand, and the token of an earlier visit', async () => {
    const { eid } = ours()
    const [one, other] = [await eid.send(wished), await eid.send(wished)]
    if (one.is !== 'sent' || other.is !== 'sent') throw new Error('nobody was sent')
    const back = await eidVisitor().identify(one.to, { person: kari })
    const strange = await eidVisitor().identify(other.to, { person: kari })
    const swapped = new URL(back)
    swapped.searchParams.set('code', strange.searchParams.get('code') ?? '')
    const refused = { is: 'refused', because: 'the provider says invalid_grant' }
    expect(await eid.receive(one.errand, swapped)).toEqual(refused)
    expect(await eid.receive(other.errand, back)).toEqual({
      is: 'refused',
      because: expect.stringMatching(/"state"/),
    })
    const outcome = await eid.receive(one.errand, back)
    if (outcome.is !== 'identified') throw new Error(outcome.is)
    expect(await eid.receive(one.errand, back)).toEqual(refused)
    provider.change('/token', (body) => ({ body: { ...body, id_token: outcome.idToken } }))
    expect(await walk(eid)).toEqual({ is: 'refused', because: expect.stringMatching(/nonce/) })
  })

  test('a token for another client of the same provider, at its very address', async () => {
    const { eid } = ours()
    const other = openIdPorten({
      issuer,
      clientId: 'adgang-other',
      insecure: true,
      dice,
      now: realNow,
      protocolNow: realNow,
      keys: [first],
      onTrouble: () => undefined,
    })
    const outcome = await walk(other)
    if (outcome.is !== 'identified') throw new Error(outcome.is)
    provider.change('/token', (body) => ({ body: { ...body, id_token: outcome.idToken } }))
    expect(await walk(eid)).toEqual({ is: 'refused', because: expect.stringMatching(/"aud"/) })
  })

  test('no token at all, and one that is longer than any honest one', async () => {
    provider.change('/token', ({ id_token: _token, ...body }) => ({ body }))
    expect(await walk(ours().eid)).toEqual({ is: 'refused', because: expect.stringMatching(/"id_token"/) })
    provider.change('/token', (body) => ({ body: { ...body, id_token: 'e'.repeat(70_000) } }))
    expect(await walk(ours().eid)).toEqual({ is: 'refused', because: 'the answer is longer than 64 KB' })
  })

  test('an answer that says no: the person is told to try again, an ill provider is said to be ill', async () => {
    const { eid } = ours()
    const answered = async (error: string) =>
      walk(eid, {
        bend: (back) => {
          back.searchParams.delete('code')
          back.searchParams.set('error', error)
        },
      })
    expect(await answered('invalid_scope')).toEqual({
      is: 'refused',
      because: 'the provider says invalid_scope',
    })
    expect(await answered('<script>')).toEqual({ is: 'refused', because: 'the provider says script' })
    expect(await answered('temporarily_unavailable')).toEqual({ is: 'unavailable' })
  })
})

describe('the provider is not there, or is another', () => {
  test('discovery that names another issuer, or leads elsewhere, sends nobody', async () => {
    const changes: [(body: Record<string, unknown>) => Record<string, unknown>, RegExp][] = [
      [(body) => ({ ...body, issuer: 'https://idporten.no' }), /issuer/],
      [(body) => ({ ...body, issuer: `${issuer}/` }), /another issuer/],
      [
        (body) => ({ ...body, token_endpoint: 'http://127.0.0.1:9/token' }),
        /leads elsewhere with token_endpoint/,
      ],
      [(body) => ({ ...body, jwks_uri: 'http://127.0.0.1:9/jwks' }), /leads elsewhere with jwks_uri/],
      [({ pushed_authorization_request_endpoint: _endpoint, ...body }) => body, /lacks pushed/],
    ]
    for (const [change, because] of changes) {
      provider.change('/.well-known/openid-configuration', (body) => ({ body: change(body) }))
      const { eid, told } = ours()
      expect(await eid.send(wished)).toEqual({ is: 'unavailable' })
      expect(told).toEqual([expect.stringMatching(because)])
    }
  })

  test('its discovery is asked for once a day, and again after a failure', async () => {
    const path = '/.well-known/openid-configuration'
    let now = realNow()
    const { eid } = ours({ protocolNow: () => now })
    provider.change(path, () => ({ status: 503 }))
    expect(await eid.send(wished)).toEqual({ is: 'unavailable' })
    provider.changeNothing()
    for (let each = 0; each < 3; each++) expect(await eid.send(wished)).toMatchObject({ is: 'sent' })
    expect(provider.asked.get(path)).toBe(1)
    now = now.add({ hours: 24, seconds: 1 })
    await eid.send(wished)
    expect(provider.asked.get(path)).toBe(2)
  })

  test.each(['/request', '/token', '/jwks'] as const)(
    '%s is ill: try again, or another way',
    async (path) => {
      const { eid } = ours()
      provider.change(path, () => ({ status: 502 }))
      const outcome = path === '/request' ? await eid.send(wished) : await walk(eid)
      expect(outcome).toEqual({ is: 'unavailable' })
    },
  )

  test.each(['/.well-known/openid-configuration', '/request', '/token', '/jwks'] as const)(
    '%s answers nonsense: nobody is let in, and nothing of ours breaks',
    async (path) => {
      for (const text of ['<p>Welcome</p>', 'null', '[]', '{}', '{"keys":[{}]}', '"']) {
        provider.change(path, () => ({ text }))
        const { eid } = ours()
        const sent = await eid.send(wished)
        expect(sent.is).toBe(path === '/token' || path === '/jwks' ? 'sent' : 'unavailable')
        if (sent.is === 'sent') expect((await walk(eid)).is).toBe('refused')
      }
    },
  )

  test('nobody listens', async () => {
    const eid = openIdPorten({
      issuer: 'http://127.0.0.1:9',
      clientId: 'x',
      insecure: true,
      dice,
      now: realNow,
      protocolNow: realNow,
      keys: [first],
      onTrouble: () => undefined,
    })
    expect(await eid.send(wished)).toEqual({ is: 'unavailable' })
    expect(await eid.signOutAt('x', 'http://uni.localhost:8080/')).toBeNull()
  })

  test('plain http is not spoken unless the wiring says so', async () => {
    const told: string[] = []
    const eid = openIdPorten({
      issuer,
      clientId: 'adgang-uni',
      insecure: false,
      dice,
      now: realNow,
      protocolNow: realNow,
      keys: [first],
      onTrouble: (because) => told.push(because),
    })
    expect(await eid.send(wished)).toEqual({ is: 'unavailable' })
    expect(told).toEqual([expect.stringMatching(/HTTPS/)])
  })
})

describe('Feide', () => {
  const opened = (secret = feideSecret) =>
    openFeide({
      issuer,
      clientId: 'feide-uni',
      insecure: true,
      dice,
      now: realNow,
      protocolNow: realNow,
      onTrouble: () => undefined,
      secret,
    })
  const ansatt = { person: 'kari@uni.example', wish: { again: false } }

  test('names somebody by user@realm', async () => {
    expect(await walk(opened(), ansatt)).toMatchObject({ is: 'identified', subject: 'kari@uni.example' })
  })

  test('is not believed about somebody else than the token is about, nor without a name', async () => {
    provider.change('/me', (body) => ({ body: { ...body, sub: 'another' } }))
    expect(await walk(opened(), ansatt)).toEqual({ is: 'refused', because: expect.stringMatching(/"sub"/) })
    provider.change('/me', ({ sub }) => ({ body: { sub } }))
    expect(await walk(opened(), ansatt)).toEqual({ is: 'refused', because: 'Feide names no user@realm' })
    provider.change('/me', () => ({ status: 500 }))
    expect(await walk(opened(), ansatt)).toEqual({ is: 'unavailable' })
  })

  test('a wrong secret is refused by the provider', async () => {
    expect(await walk(opened('another secret'), ansatt)).toEqual({
      is: 'refused',
      because: expect.stringMatching(/WWW-Authenticate/),
    })
  })
})
