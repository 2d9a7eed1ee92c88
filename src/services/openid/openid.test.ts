/** Signing in to services: a real relying party, the real provider, the real portal (rows O-1, O-9; security.md 1.11). */
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as party from 'openid-client'
import { openBrowser } from '../../cast/browser.ts'
import { makePortal } from '../../cast/made-portal.ts'
import {
  followToService,
  issuer,
  keyedService,
  newServiceKey,
  openService,
  providerDoor,
  redeem,
  sendFrom,
  serviceSecret,
  serviceOf,
  signInThrough,
  withServices,
} from '../../cast/services.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { freshAddress } from '../../cast/standing.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { openProvider } from '../../adapters/openid-provider/open-provider.ts'
import { journeys } from '../../run/journeys.ts'
import { openidDoor } from './door.ts'

const canvasKey = await newServiceKey('canvas-1')
const canvas = keyedService('canvas', canvasKey)
const wiki = serviceOf('wiki')
const tested = await testWorld('oslomet', {
  settings: (institution) => withServices(demandsNoFactor(institution), [canvas, wiki]),
})
const { world } = tested
const portal = await makePortal([tested], journeys, { machines: [providerDoor()] })
afterAll(async () => portal.close())
const host = 'oslomet.localhost:8080'
const browserOf = () => openBrowser(portal, { host, from: freshAddress() })
let people = 0
const somebody = async () =>
  putSignedUp(tested, { username: `kari${++people}`, given: 'Kari', family: 'Berg' })

const atCanvas = await openService(portal, canvas, canvasKey)
const atWiki = await openService(portal, wiki)

test('somebody signs in once, and goes to two services', async () => {
  const kari = await somebody()
  const browser = browserOf()
  const sent = await sendFrom(atCanvas, canvas)
  const came = await signInThrough(browser, sent, kari)
  expect(came.startsWith('https://canvas.example/back?')).toBe(true)
  expect(new URL(came).searchParams.get('iss')).toBe(issuer)
  const tokens = await redeem(atCanvas, sent, came)
  const claims = tokens.claims()
  expect(claims).toMatchObject({
    iss: issuer,
    aud: 'canvas',
    acr: 'https://refeds.org/profile/sfa',
    amr: ['pwd'],
  })
  expect(tokens.expires_in).toBe(300)
  const said = await party.fetchUserInfo(atCanvas, tokens.access_token, claims?.sub ?? '')
  expect(said).toEqual({
    sub: claims?.sub,
    name: 'Kari Berg',
    given_name: 'Kari',
    family_name: 'Berg',
    preferred_username: kari.username,
    email: `${kari.username}@oslomet.no`,
    email_verified: true,
    eduperson_affiliation: ['student', 'member'],
    eduperson_scoped_affiliation: ['student@oslomet.no', 'member@oslomet.no'],
    eduperson_principal_name: `${kari.username}@oslomet.no`,
  })

  const second = await sendFrom(atWiki, wiki)
  const there = await followToService(browser, second.path)
  expect(there).not.toBeNull()
  const more = await redeem(atWiki, second, there ?? '')
  expect(more.claims()?.sub).toBe(claims?.sub)
  expect(claims?.sub).not.toContain(kari.username)
  expect(claims?.sub).not.toBe(kari.accountId)
})

const refused = async (what: Promise<unknown>) =>
  what.then(
    () => 'taken',
    (error: unknown) => (error instanceof party.ResponseBodyError ? error.error : String(error)),
  )
const userInfoStatus = async (token: string) => {
  const headers = { host, authorization: `Bearer ${token}` }
  return (await portal.inject({ method: 'GET', url: '/openid/me', headers })).statusCode
}
const signedIn = async (more: Record<string, string> = {}) => {
  const who = await somebody()
  const browser = browserOf()
  const sent = await sendFrom(atWiki, wiki, more)
  const came = await signInThrough(browser, sent, who)
  return { who, browser, sent, came }
}

test('of 64 who redeem a code at the same moment one wins, and the others end what the one got', async () => {
  const { sent, came } = await signedIn()
  const all = await Promise.allSettled(Array.from({ length: 64 }, async () => redeem(atWiki, sent, came)))
  const won = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(won).toHaveLength(1)
  const { access_token: access = '', refresh_token: refresh = '' } = won[0] ?? {}
  expect(await userInfoStatus(access)).toBe(401)
  expect(await refused(party.refreshTokenGrant(atWiki, refresh))).toBe('invalid_grant')
})

test('a code lives sixty seconds', async () => {
  const shift = async (seconds: number) =>
    sql`update openid_item set expires_at = expires_at - make_interval(secs => ${seconds})
      where kind = 'AuthorizationCode'`.execute(world.store)
  const early = await signedIn()
  await shift(58)
  expect(await refused(redeem(atWiki, early.sent, early.came))).toBe('taken')
  const late = await signedIn()
  await shift(61)
  expect(await refused(redeem(atWiki, late.sent, late.came))).toBe('invalid_grant')
})

test('a service whose secret is not there, or could be guessed, is left out; the others go on', async () => {
  const clients = ['wiki', 'gone', 'short'].map((key) => serviceOf(key))
  const some = await testWorld('oslomet', {
    settings: (institution) => withServices(demandsNoFactor(institution), clients),
  })
  const secretOf = (name: string) => ({ wiki: serviceSecret, short: 'x'.repeat(31) })[name] ?? null
  const machines = [openidDoor({ open: openProvider, secretOf })]
  const there = await makePortal([some], journeys, { machines })
  try {
    const answered = async (client: string) => {
      const { path } = await sendFrom(atWiki, serviceOf(client), { client_id: client })
      return (await there.inject({ url: path, headers: { host } })).statusCode
    }
    expect([await answered('wiki'), await answered('gone'), await answered('short')]).toEqual([303, 400, 400])
    expect(some.told.filter(({ event }) => event === 'openid-service-left-out')).toHaveLength(2)
  } finally {
    await there.close()
  }
})

test.each(['token', 'request', 'token/introspection', 'token/revocation'])(
  'a wrong secret at %s is refused, and written down without it (D-07)',
  async (where) => {
    const wrong = 'a-wrong-secret-a-wrong-secret-a-wrong-secret'
    const authorization = `Basic ${Buffer.from(`wiki:${wrong}`).toString('base64')}`
    const before = tested.told.length
    const answer = await portal.inject({
      method: 'POST',
      url: `/openid/${where}`,
      headers: { host, authorization, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'grant_type=refresh_token&refresh_token=a&token=a',
    })
    expect(answer.statusCode).toBe(401)
    const told = tested.told.slice(before)
    expect(told.map(({ event }) => event)).toEqual(['openid-refused'])
    expect(JSON.stringify(told)).not.toContain(wrong)
  },
)
