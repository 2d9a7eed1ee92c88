/** Out to a real provider and back through the real portal: what each errand opens, and what opens nothing. */
import { exportJWK, generateKeyPair } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, expect, test } from 'vitest'
import { dice } from '../adapters/crypto/dice.ts'
import { type ClientKey, publicKeys } from '../adapters/openid-client/client-keys.ts'
import { openIdPorten } from '../adapters/openid-client/id-porten.ts'
import { reserveCodeTry } from '../actions/factor-tries.ts'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import { type Answered, copyOf, get, type Jar, jarAt, post } from '../cast/knock.ts'
import { makeNationalNumber } from '../cast/synthetic-numbers.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { journeys } from '../run/journeys.ts'
import { startEidOnLoopback } from './stand-ins/eid-on-loopback.ts'
import { eidVisitor } from './stand-ins/eid-visitor.ts'

const host = 'oslomet.localhost'
const origin = `http://${host}:8080`
const realNow = () => Temporal.Now.instant()

const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const key: ClientKey = {
  kid: 'test',
  from: realNow().subtract({ hours: 1 }),
  until: realNow().add({ hours: 24 }),
  jwk: await exportJWK(privateKey),
}
const provider = await startEidOnLoopback(() => [
  {
    id: 'adgang-oslomet',
    name: 'OsloMet',
    returnTo: `${origin}/electronic-id/return`,
    signedOutAt: `${origin}/`,
    frontChannel: `${origin}/electronic-id/sign-out`,
    proves: publicKeys([key], realNow()),
    people: [],
  },
])
afterAll(async () => provider.close())
afterEach(() => provider.changeNothing())

const { issuer } = provider.standIn
const clock = { now: realNow }
const eid = openIdPorten({
  issuer,
  clientId: 'adgang-oslomet',
  insecure: true,
  dice,
  now: () => clock.now(),
  protocolNow: realNow,
  keys: [key],
  onTrouble: () => undefined,
})
const tested = await testWorld('oslomet', {
  eid,
  settings: (institution) => ({
    ...institution,
    secondFactor: { ...institution.secondFactor, required: [] },
    signIn: { ...institution.signIn, with: ['password', 'eid'] },
  }),
})
const { world } = tested
clock.now = () => world.now()
const portal = await testPortal([tested], journeys)
const [kari, ola, newcomer, leaver] = await takeInNewcomers(tested, { many: 4 })
if (!kari || !ola || !newcomer || !leaver) throw new Error('four people were wanted')
const username = await activated(portal, host, kari)
await activated(portal, host, ola)

const unknown = makeNationalNumber({ born: '1990-01-31', serial: 40 })

/** What comes along from another site: cookies that are Lax, and no others (RFC 6265bis 5.2). */
function fromElsewhere(jar: Jar): Jar {
  const lax = copyOf(jar)
  for (const name of lax.cookies.keys())
    if (name !== '__Host-eid' && name !== '__Host-language') lax.cookies.delete(name)
  return lax
}

async function sendAway(jar: Jar, purpose: string): Promise<URL> {
  const answer = await get(portal, jar, `/electronic-id/${purpose}`)
  expect([answer.statusCode, answer.body]).toEqual([303, ''])
  return new URL(answer.headers.location ?? '')
}

/** The whole way; `bend` changes what comes back. */
async function walk(
  purpose: string,
  person: string,
  how: {
    level?: 'substantial'
    jar?: Jar
    bend?: (back: URL) => void
    visitor?: ReturnType<typeof eidVisitor>
  } = {},
): Promise<{ answer: Answered; jar: Jar; back: URL }> {
  const jar = how.jar ?? (await jarAt(portal, host))
  const to = await sendAway(jar, purpose)
  const back = await (how.visitor ?? eidVisitor()).identify(to.href, { person, level: how.level ?? 'high' })
  how.bend?.(back)
  const elsewhere = fromElsewhere(jar)
  const answer = await get(portal, elsewhere, `${back.pathname}${back.search}`)
  jar.cookies.delete('__Host-eid')
  for (const [name, value] of elsewhere.cookies) jar.cookies.set(name, value)
  return { answer, jar, back }
}

const title = (answer: Answered) => /<h1[^>]*>([^<]*)</.exec(answer.body)?.[1]
const onTo = (answer: Answered) => /http-equiv="refresh" content="0; url=([^"]*)"/.exec(answer.body)?.[1]
const sessions = async () =>
  world.store.selectFrom('session').select(['id', 'provider_sid']).where('provider', 'is not', null).execute()

test('signing in: out with a sealed cookie, back to a page that goes on, and then signed in', async () => {
  const before = await sessions()
  const { answer, jar } = await walk('sign-in', kari.idNumber)
  expect([answer.statusCode, title(answer), onTo(answer)]).toEqual([200, 'Du er identifisert', '/my-account'])
  expect(jar.cookies.get('__Host-eid') ?? '').toBe('')
  const account = await get(portal, jar, '/my-account')
  expect(account.statusCode).toBe(200)
  expect(account.body).toContain(username)
  expect(await sessions()).toHaveLength(before.length + 1)
})

test('going out writes nothing, and the errand’s cookie is Lax, sealed and short-lived', async () => {
  const jar = await jarAt(portal, host)
  const answer = await get(portal, jar, '/electronic-id/sign-in')
  const cookie = answer.cookies.find(({ name }) => name === '__Host-eid')
  expect(cookie).toMatchObject({ sameSite: 'Lax', httpOnly: true, secure: true, path: '/', maxAge: 900 })
  expect(cookie?.value).toMatch(/^[A-Za-z0-9_-]+$/)
  expect((cookie?.value ?? '').length).toBeLessThan(2_000)
  expect(Buffer.from(cookie?.value ?? '', 'base64url').toString('latin1')).not.toContain('state')
  const rows = await world.store.selectFrom('eid_return').selectAll().execute()
  await sendAway(jar, 'sign-in')
  expect(await world.store.selectFrom('eid_return').selectAll().execute()).toEqual(rows)
})

test('the same return a second time, and in another browser, begins again', async () => {
  const jar = await jarAt(portal, host)
  const to = await sendAway(jar, 'sign-in')
  const back = await eidVisitor().identify(to.href, { person: kari.idNumber })
  const address = `${back.pathname}${back.search}`
  const stranger = await get(portal, await jarAt(portal, host), address)
  expect([title(stranger), onTo(stranger)]).toEqual(['Begynn på nytt', undefined])
  const victim = await jarAt(portal, host)
  await sendAway(victim, 'sign-in')
  expect(title(await get(portal, fromElsewhere(victim), address))).toBe('Vi fikk ikke bekreftet hvem du er')
  const elsewhere = fromElsewhere(jar)
  expect(title(await get(portal, copyOf(elsewhere), address))).toBe('Du er identifisert')
  expect(title(await get(portal, elsewhere, address))).toBe('Vi fikk ikke bekreftet hvem du er')
})

test('an errand runs out after a quarter of an hour', async () => {
  const jar = await jarAt(portal, host)
  const to = await sendAway(jar, 'sign-in')
  const back = await eidVisitor().identify(to.href, { person: kari.idNumber })
  tested.advance('PT15M')
  expect(title(await get(portal, fromElsewhere(jar), `${back.pathname}${back.search}`))).toBe(
    'Begynn på nytt',
  )
})

test('whoever comes back reads on in the language they had chosen', async () => {
  const jar = await jarAt(portal, host)
  await get(portal, jar, '/nn/forgotten-password')
  const to = await sendAway(jar, 'forgotten-password')
  const back = await eidVisitor().identify(to.href, { person: 'cancel' })
  const answer = await get(portal, fromElsewhere(jar), `${back.pathname}${back.search}`)
  expect(title(answer)).toBe('Du avbraut')
})

test('whoever activated with electronic ID signs out at the provider too', async () => {
  const { jar } = await walk('activate-account', leaver.idNumber)
  await get(portal, jar, '/activate-account/rules')
  await post(portal, jar, '/activate-account/rules', { acceptRules: 'on' })
  await get(portal, jar, '/activate-account/password')
  const newPassword = 'Tolv traktorar, 2 trestammar og ein Tinnsjø'
  expect((await post(portal, jar, '/activate-account/password', { newPassword })).statusCode).toBe(200)
  await get(portal, jar, '/my-account')
  const out = await post(portal, jar, '/sign-out', {})
  expect(onTo(out) ?? '').toContain(issuer)
})

test('somebody not yet activated chooses a password next; somebody activated signs in', async () => {
  const { answer, jar } = await walk('activate-account', newcomer.idNumber)
  expect(onTo(answer)).toBe('/activate-account/rules')
  expect((await get(portal, jar, '/activate-account/rules')).statusCode).toBe(200)
  expect(title((await walk('sign-in', newcomer.idNumber)).answer)).toBe(
    'Du har ikke aktivert kontoen din ennå',
  )
  expect(title((await walk('activate-account', kari.idNumber)).answer)).toBe(
    'Kontoen din er allerede aktivert',
  )
})

test('a forgotten password opens one grant, which knows that electronic ID was shown', async () => {
  const { answer } = await walk('forgotten-password', ola.idNumber)
  expect(onTo(answer)).toBe('/forgotten-password/text-message')
  const grant = await world.store
    .selectFrom('grants')
    .selectAll()
    .where('journey', '=', 'recover-password')
    .executeTakeFirstOrThrow()
  expect(grant.proofs).toMatchObject([{ proof: 'eid' }])
})

test('a first second factor may be set up once electronic ID was shown', async () => {
  const { answer, jar } = await walk('first-factor', ola.idNumber)
  expect(onTo(answer)).toBe('/my-account/two-factor')
  const page = await get(portal, jar, '/my-account/two-factor')
  expect([page.statusCode, page.body.includes('name="code"')]).toEqual([200, true])
})

test('nobody else is let in, and every refusal has its page and a next way', async () => {
  const cases: [string, string, Parameters<typeof walk>[2], string][] = [
    ['sign-in', unknown, {}, 'Vi finner deg ikke'],
    ['sign-in', 'no-number', {}, 'Vi fikk ikke noe norsk identitetsnummer'],
    ['sign-in', 'cancel', {}, 'Du avbrøt'],
    ['forgotten-password', unknown, {}, 'Vi finner deg ikke'],
    [
      'sign-in',
      kari.idNumber,
      { bend: (back) => back.searchParams.set('state', 'x') },
      'Vi fikk ikke bekreftet hvem du er',
    ],
  ]
  for (const [purpose, person, how, expected] of cases) {
    const { answer, jar } = await walk(purpose, person, how)
    expect([answer.statusCode, title(answer), onTo(answer)]).toEqual([200, expected, undefined])
    expect(answer.body).toMatch(/class="ds-button/)
    expect(jar.cookies.has('__Host-session')).toBe(false)
  }
  provider.change('/token', () => ({ status: 503 }))
  const { answer } = await walk('sign-in', kari.idNumber)
  expect([answer.statusCode, title(answer)]).toEqual([503, 'Elektronisk ID er ikke tilgjengelig nå'])
})

test('an errand that is not offered, or is none, leads nowhere', async () => {
  const jar = await jarAt(portal, host)
  expect((await get(portal, jar, '/electronic-id/sign-in-with-feide')).statusCode).toBe(404)
  expect((await get(portal, jar, '/electronic-id/everything')).statusCode).toBe(404)
  const { signIn } = world.institution
  world.institution = { ...world.institution, signIn: { ...signIn, with: ['password'] } }
  const notHere = await get(portal, jar, '/electronic-id/sign-in')
  world.institution = { ...world.institution, signIn }
  expect([notHere.statusCode, notHere.headers.location]).toEqual([404, undefined])
})

test('“it was not me” opens what it closed, and is no way in where electronic ID signs nobody in', async () => {
  const { signIn } = world.institution
  world.institution = { ...world.institution, signIn: { ...signIn, with: ['password'] } }
  const { answer, jar } = await walk('it-was-not-me', kari.idNumber)
  world.institution = { ...world.institution, signIn }
  expect([title(answer), onTo(answer)]).toEqual(['Begynn på nytt', undefined])
  expect(jar.cookies.has('__Host-session')).toBe(false)
})

test('whoever has forgotten the PIN is shown the way to activate without one, where electronic ID is one', async () => {
  const card = async () =>
    (
      await get(portal, { host, cookies: new Map(), csrf: '', from: '192.0.2.8' }, '/forgotten-pin')
    ).body.includes('/electronic-id/activate-account')
  expect(await card()).toBe(true)
  const { recovery } = world.institution
  world.institution = { ...world.institution, recovery: { ...recovery, pin: ['personal-mail', 'desk'] } }
  expect(await card()).toBe(false)
  world.institution = { ...world.institution, recovery }
})

test('codes that wrong ones had closed are open again once electronic ID was shown (O-02)', async () => {
  const account = await world.store
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  for (let wrong = 0; wrong < 5; wrong++) await reserveCodeTry(world, account.id)
  const counted = async () => (await world.store.selectFrom('code_tries').select('bucket').execute()).length
  const before = await counted()
  await walk('sign-in', kari.idNumber)
  expect([before, await counted()]).toEqual([3, 2])
})

test('whoever signs out at the provider is signed out here, by the number of the session alone', async () => {
  const before = await sessions()
  const { jar } = await walk('sign-in', kari.idNumber)
  const [begun] = (await sessions()).filter(({ id }) => before.every((each) => each.id !== id))
  const frame = (iss: string, sid: string) =>
    `/electronic-id/sign-out?${new URLSearchParams({ iss, sid }).toString()}`
  const nobody: Jar = { host, cookies: new Map(), csrf: '', from: '192.0.2.9' }
  const sid = begun?.provider_sid ?? ''
  expect((await get(portal, nobody, frame('https://evil.test', sid))).statusCode).toBe(404)
  expect((await get(portal, nobody, frame(issuer, 'another'))).statusCode).toBe(200)
  expect((await get(portal, jar, '/my-account')).statusCode).toBe(200)
  const framed = await get(portal, nobody, frame(issuer, sid))
  expect(framed.headers['content-security-policy']).toContain(`frame-ancestors ${issuer}`)
  expect(framed.headers['set-cookie']).toBeUndefined()
  expect((await get(portal, jar, '/my-account')).statusCode).toBe(401)
})

test('whoever signs out here goes on to the provider and comes back to the front page', async () => {
  const visitor = eidVisitor()
  const { jar } = await walk('sign-in', ola.idNumber, { visitor })
  await get(portal, jar, '/my-account')
  const out = await post(portal, jar, '/sign-out', {})
  const address = new URL((onTo(out) ?? '').replaceAll('&amp;', '&'))
  expect(address.origin).toBe(issuer)
  expect([...address.searchParams.values()]).toContain(`${origin}/`)
  expect(await (await visitor.get(address.href)).text()).toContain('/electronic-id/sign-out?iss=')
  expect((await get(portal, jar, '/my-account')).statusCode).not.toBe(200)
})

test('the provider’s session goes on through the steps of a sign-in', async () => {
  const { personId } = await world.store
    .selectFrom('account')
    .select('person_id as personId')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  await world.store.deleteFrom('acceptance').where('person_id', '=', personId).execute()
  const { answer, jar } = await walk('sign-in', kari.idNumber)
  expect(onTo(answer)).toBe('/my-account/rules')
  await get(portal, jar, '/my-account/rules')
  const before = await sessions()
  expect((await post(portal, jar, '/my-account/rules', { acceptRules: 'yes' })).statusCode).toBe(303)
  const after = (await sessions()).filter(({ id }) => before.every((each) => each.id !== id))
  expect(after).toHaveLength(1)
  expect(before.map(({ provider_sid: sid }) => sid)).toContain(after[0]?.provider_sid)
})
