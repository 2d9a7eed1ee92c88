/** Every page of every journey, by every method, as everybody: the same headers, cookies and refusals, and reading changes nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answered, cookieHeader, copyOf, get, type Jar, jarAt, post } from '../cast/knock.ts'
import { goodPassword, putSignedUp } from '../cast/signed-up.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { sumsOf } from '../cast/whole-database.ts'
import { TooManyAtOnce } from '../actions/take-turns.ts'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import { journeys } from './journeys.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
const portal = await testPortal([tested], journeys)
const host = 'oslomet.localhost'

const steps = journeys.flatMap((journey) => journey.steps)
const addressOf = (path: string) => path.replace(/:[A-Za-z]+/g, 'a'.repeat(43))
const pages = steps.map(({ path }) => addressOf(path))
const forms = steps.filter(({ submit }) => submit !== undefined)

/** Everybody who can stand before the portal. */
const roles = ['anonymous', 'full', 'rules due', 'password expired', 'kept out'] as const
type Role = (typeof roles)[number]
const jars = new Map<Role, Jar>()
const as = (role: Role): Jar => {
  const jar = jars.get(role)
  if (!jar) throw new Error(`nobody is ${role}`)
  return copyOf(jar)
}

const answers: Answered[] = []
const heard = (answer: Answered): Answered => {
  answers.push(answer)
  return answer
}

beforeAll(async () => {
  await putSignedUp(tested, { username: 'full1' })
  await putSignedUp(tested, { username: 'rules1', acceptsRules: false })
  const expired = await putSignedUp(tested, { username: 'expired1' })
  await world.store
    .updateTable('account')
    .set({ password_set_at: world.now().subtract({ hours: 24 * 400 }) })
    .where('id', '=', expired.accountId)
    .execute()
  await putSignedUp(tested, { username: 'out1', facts: {} })
  jars.set('anonymous', await jarAt(portal, host))
  const signIns = { full: 'full1', 'rules due': 'rules1', 'password expired': 'expired1', 'kept out': 'out1' }
  for (const [role, username] of Object.entries(signIns)) {
    const jar = await jarAt(portal, host)
    const answer = heard(await post(portal, jar, '/sign-in', { username, password: goodPassword }))
    expect(answer.statusCode).toBe(303)
    await get(portal, jar, answer.headers.location ?? '/')
    jars.set(role as Role, jar)
  }
})

const knock = async (
  jar: Jar,
  method: string,
  url: string,
  more: Record<string, string> = {},
  payload?: string,
) =>
  heard(
    await portal.inject({
      method: method as 'GET',
      url,
      remoteAddress: jar.from,
      headers: { host, cookie: cookieHeader(jar), ...more },
      ...(payload === undefined ? {} : { payload }),
    }),
  )

const always: Record<string, string | RegExp> = {
  'content-security-policy':
    /^default-src 'none'.*frame-ancestors 'none'; base-uri 'none'; object-src 'none'/,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': /camera=\(\)/,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': /^no-store$|^public, max-age=31536000, immutable$/,
}

/** What is wrong with the headers of an answer; empty when nothing is. */
function headerFaults(answer: Answered): string[] {
  const missing = Object.entries(always)
    .filter(([name, wanted]) => {
      const value = String(answer.headers[name] ?? '')
      return typeof wanted === 'string' ? value !== wanted : !wanted.test(value)
    })
    .map(([name]) => `${name}: ${String(answer.headers[name])}`)
  const policy = String(answer.headers['content-security-policy'])
  const telling = ['server', 'x-powered-by', 'access-control-allow-origin'].filter(
    (name) => name in answer.headers,
  )
  return [...missing, ...telling, ...(policy.includes('unsafe') ? ['unsafe policy'] : [])]
}

describe('headers on every answer (S-10, S-14)', () => {
  test.each(roles)('every page by every method, as %s', async (role) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const path of pages) {
        const answer = await knock(as(role), method, path)
        expect([method, path, headerFaults(answer)]).toEqual([method, path, []])
        if (!['GET', 'HEAD', 'POST'].includes(method))
          expect([method, path, answer.statusCode]).toEqual([method, path, 404])
        expect(answer.statusCode).toBeLessThan(500)
        if (path !== '/') expect(answer.headers['cache-control']).toBe('no-store')
      }
    }
  })

  test('on refusals of every kind', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const jar = as('anonymous')
    const honest = world.passwords
    const signInWith = async (thrown: Error) => {
      world.passwords = { ...honest, burn: () => Promise.reject(thrown) }
      const body = new URLSearchParams({ csrf: jar.csrf, username: 'nobody9', password: 'et passord her' })
      const answer = await knock(jar, 'POST', '/sign-in', form, body.toString())
      world.passwords = honest
      return answer
    }
    const endedSession = async () => {
      const out = await jarAt(portal, host)
      await post(portal, out, '/sign-in', { username: 'full1', password: goodPassword })
      await get(portal, out, '/my-account')
      const old = copyOf(out)
      await post(portal, out, '/sign-out', {})
      return knock(old, 'GET', '/my-account')
    }
    const refusals: [number, Answered][] = [
      [400, await knock(jar, 'GET', '/', { host: 'not a host' })],
      [421, await knock(jar, 'GET', '/', { host: 'evil.test' })],
      [404, await knock(jar, 'GET', '/there/is/no/such/page')],
      [404, await knock(jar, 'GET', '/assets/none.css')],
      [404, await knock(jar, 'GET', '/my-account/x.css')],
      [403, await knock(jar, 'POST', '/sign-in', form, 'username=a&password=b')],
      [413, await knock(jar, 'POST', '/sign-in', form, `password=${'x'.repeat(40_000)}`)],
      [400, await knock(jar, 'POST', '/sign-in', { 'content-type': 'application/json' }, '{"a":')],
      [401, await endedSession()],
      [429, await signInWith(new TooManyAtOnce())],
      [503, await signInWith(new TooBusy())],
      [500, await signInWith(new Error('broken on purpose'))],
    ]
    for (const [status, answer] of refusals) {
      expect([status, answer.statusCode]).toEqual([status, status])
      expect([status, headerFaults(answer)]).toEqual([status, []])
    }
  })

  test('on style sheets, fonts and scripts, which alone may be kept', async () => {
    const page = await knock(as('anonymous'), 'GET', '/sign-in')
    const files = [...page.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '')
    expect(files.length).toBeGreaterThanOrEqual(4)
    for (const file of files) {
      const answer = await knock(as('anonymous'), 'GET', file)
      expect([file, answer.statusCode, headerFaults(answer)]).toEqual([file, 200, []])
      expect(answer.headers['cache-control']).toContain('immutable')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('no page writes script or style into itself', async () => {
    for (const role of roles)
      for (const path of pages) {
        const { body } = await knock(as(role), 'GET', path)
        expect([path, /<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="/.exec(body)?.[0]]).toEqual([
          path,
          undefined,
        ])
      }
  })
})

describe('forms from elsewhere change nothing (S-08, S-09)', () => {
  const form = 'application/x-www-form-urlencoded'
  const fieldsOf = (path: string): Record<string, string> => ({
    username: 'full1',
    password: goodPassword,
    currentPassword: goodPassword,
    newPassword: 'Skarp 8 vindu over fjord',
    newPin: '8305',
    acceptRules: 'yes',
    session: 'others',
    who: 'student',
    path,
  })
  /** The page's own fields, so that only the token or the sender is wrong. */
  const bodyOf = (step: (typeof forms)[number], csrf: string | null) => {
    const names = Object.keys(step.fields?.shape ?? {})
    const filled = Object.entries(fieldsOf(step.path)).filter(([name]) => names.includes(name))
    return new URLSearchParams([
      ...(csrf === null ? [] : [['csrf', csrf] as [string, string]]),
      ...filled,
    ]).toString()
  }
  const attacks: [string, (jar: Jar, step: (typeof forms)[number]) => Promise<Answered>][] = [
    [
      'without a token',
      async (jar, step) =>
        knock(jar, 'POST', addressOf(step.path), { 'content-type': form }, bodyOf(step, null)),
    ],
    [
      'with the token of another browser',
      async (jar, step) => {
        const foreign = await jarAt(portal, host)
        return knock(jar, 'POST', addressOf(step.path), { 'content-type': form }, bodyOf(step, foreign.csrf))
      },
    ],
    [
      'sent by another site',
      async (jar, step) =>
        knock(
          jar,
          'POST',
          addressOf(step.path),
          { 'content-type': form, 'sec-fetch-site': 'cross-site' },
          bodyOf(step, jar.csrf),
        ),
    ],
    [
      'sent by a sister site',
      async (jar, step) =>
        knock(
          jar,
          'POST',
          addressOf(step.path),
          { 'content-type': form, 'sec-fetch-site': 'same-site' },
          bodyOf(step, jar.csrf),
        ),
    ],
    [
      'from another origin',
      async (jar, step) =>
        knock(
          jar,
          'POST',
          addressOf(step.path),
          { 'content-type': form, origin: 'https://evil.test' },
          bodyOf(step, jar.csrf),
        ),
    ],
    [
      'from a page that hides its origin, on another site',
      async (jar, step) =>
        knock(
          jar,
          'POST',
          addressOf(step.path),
          { 'content-type': form, origin: 'null', 'sec-fetch-site': 'cross-site' },
          bodyOf(step, jar.csrf),
        ),
    ],
    [
      'as plain text',
      async (jar, step) =>
        knock(jar, 'POST', addressOf(step.path), { 'content-type': 'text/plain' }, bodyOf(step, jar.csrf)),
    ],
    [
      'as JSON',
      async (jar, step) =>
        knock(
          jar,
          'POST',
          addressOf(step.path),
          { 'content-type': 'application/json' },
          JSON.stringify(Object.fromEntries(new URLSearchParams(bodyOf(step, jar.csrf)))),
        ),
    ],
    [
      'in the address of a GET',
      async (jar, step) => knock(jar, 'GET', `${addressOf(step.path)}?${bodyOf(step, jar.csrf)}`),
    ],
    [
      'with another method named in a header',
      async (jar, step) =>
        knock(jar, 'GET', `${addressOf(step.path)}?_method=POST`, { 'x-http-method-override': 'POST' }),
    ],
  ]

  test.each(attacks)('%s', async (way, attack) => {
    const before = await sumsOf(world.store)
    for (const role of roles)
      for (const step of forms) {
        const answer = await attack(as(role), step)
        if (!way.includes('GET') && !way.includes('method'))
          expect([
            role,
            step.path,
            answer.statusCode >= 400 || answer.headers.location !== undefined,
          ]).toEqual([role, step.path, true])
        if (role === 'full' && answer.headers.location !== undefined && answer.statusCode === 303)
          expect([way, step.path, /changed|saved|ended/.test(answer.headers.location)]).toEqual([
            way,
            step.path,
            false,
          ])
      }
    expect(await sumsOf(world.store)).toEqual(before)
  })
})

/** Everything but when sessions were last seen. */
async function untouched() {
  const sessions = await world.store.selectFrom('session').selectAll().orderBy('id').execute()
  return {
    sums: await sumsOf(world.store, ['session']),
    sessions: sessions.map((session) => ({
      ...session,
      seen_at: null,
      idle_until: null,
      power_seen_at: null,
    })),
  }
}

const standing: [Role, string][] = [
  ['anonymous', '/sign-in'],
  ['full', '/my-account'],
  ['rules due', '/my-account/rules'],
  ['password expired', '/set'],
  ['kept out', '/why-no-access'],
]

test('reading changes nothing but when a session was last seen (S-17)', async () => {
  tested.advance('PT2M')
  const before = await untouched()
  const touched = await sumsOf(world.store)
  for (const role of roles)
    for (const prefix of ['', '/nn', '/en'])
      for (const path of pages)
        for (const method of ['GET', 'HEAD']) await knock(as(role), method, `${prefix}${path}`)
  // everybody stood where they may stand
  for (const [role, path] of standing)
    expect([path, (await knock(as(role), 'GET', path)).statusCode]).toEqual([path, 200])
  expect(await untouched()).toEqual(before)
  expect(await sumsOf(world.store)).not.toEqual(touched)
})

/** The way to their pages begins in a mail program or at a provider of electronic ID. */
const fromElsewhere = [
  '__Host-visitor',
  '__Host-language',
  '__Host-link',
  '__Host-notice',
  '__Host-eid',
  '__Host-wanted',
]

test('every cookie of all these answers is __Host-, Secure, HttpOnly, SameSite and short (S-07)', () => {
  const set = answers.flatMap((answer) => answer.headers['set-cookie'] ?? [])
  expect(set.length).toBeGreaterThan(100)
  const names = new Set<string>()
  for (const cookie of set) {
    const [pair = '', ...attributes] = cookie.split('; ')
    const name = pair.split('=')[0] ?? ''
    names.add(name)
    expect(name).toMatch(/^__Host-[a-z]+$/)
    expect(attributes).toContain('Secure')
    expect(attributes).toContain('HttpOnly')
    expect(attributes).toContain('Path=/')
    expect(attributes).toContain(fromElsewhere.includes(name) ? 'SameSite=Lax' : 'SameSite=Strict')
    expect(attributes.filter((attribute) => /^domain/i.test(attribute))).toEqual([])
    expect(cookie.length).toBeLessThan(4_096)
  }
  expect(names).toContain('__Host-session')
  expect(names).toContain('__Host-language')
})

test('only two places compare a stored password: the counted one and the one for a new password (B-06)', () => {
  const src = new URL('..', import.meta.url).pathname
  const verifying = ['actions/check-password.ts', 'actions/judge-password.ts']
  for (const file of verifying) expect(readFileSync(`${src}${file}`, 'utf8')).toContain('passwords.verify(')
  // and what the tests look into the store with, which no part of the program calls
  expect(filesWith(src, /passwords\.verify\(/)).toEqual([...verifying, 'cast/what-became.ts'])
})

function filesWith(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .filter((name) => pattern.test(readFileSync(`${folder}${name}`, 'utf8')))
    .sort()
}
