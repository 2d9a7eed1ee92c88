/** Every form of every journey is sent wrongly in every way known: it never fails, never changes a row, never adds a job. */
import { newAgent } from '../cast/at-the-desk.ts'
import { readFileSync } from 'node:fs'
import type { InjectOptions, LightMyRequestResponse as Response } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import type { Browser } from '../cast/browser.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { castPassword } from '../cast/people.ts'
import { browserOn, cookiesOf, csrfOn, freshAddress, type Standings } from '../cast/standing.ts'
import { newDeactivated, newForgetful } from '../cast/recovering.ts'
import { newLinked, withProjects } from '../cast/project-people.ts'
import { newHolder } from '../cast/second-factors.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { run, sumsOf } from '../cast/whole-database.ts'
import { journeys } from '../run/journeys.ts'
import { headersOf } from './headers.ts'
import type { AnyStep } from './step.ts'

const host = 'oslomet.localhost'
const form = 'application/x-www-form-urlencoded'
const unknownNames = JSON.parse(
  readFileSync(new URL('vectors/unknown-fields.json', import.meta.url), 'utf8'),
) as string[]
const university = await testWorld('oslomet', {
  settings: (institution) => withProjects(demandsNoFactor(institution)),
})
const portal = await testPortal([university], journeys)
const { store } = university.world
const steps = journeys.flatMap((journey) => journey.steps)
const forms = steps.filter((step) => step.submit !== undefined)
let usernames: { signsIn: string; renews: string } = { signsIn: '', renews: '' }
let people: Newcomer[] = []

const at: Standings = {
  portal,
  host,
  newcomer: () => {
    const next = people.pop()
    if (!next) throw new Error('there are too few newcomers for so many forms')
    return next
  },
  account: (renew) => ({ username: renew ? usernames.renews : usernames.signsIn, password: castPassword }),
  holder: async () => newHolder(university),
  agent: async () => newAgent(university),
  forgetful: async () => newForgetful(university),
  deactivated: async () => newDeactivated(university),
  linked: async () => newLinked(university),
}

beforeAll(async () => {
  people = await takeInNewcomers(university, { many: 60 })
  usernames = {
    signsIn: await activated(portal, host, at.newcomer()),
    renews: await activated(portal, host, at.newcomer()),
  }
  await run(
    store,
    `update account set password_must_change_since = '2026-01-01T00:00:00Z', password_must_change_because = 'test' where username = '${usernames.renews}'`,
  )
})

/** A request that no page of ours sends. `body` is written as it goes over the wire. */
type Attack = {
  name: string
  method?: InjectOptions['method']
  path?: string
  headers?: Record<string, string>
  body?: string
  /** What the door may answer; none of these reaches the page's own work. */
  answers: readonly number[]
}

const refused = [400, 403, 404, 405, 413, 415]

/** What a page answers to whoever may stand there; one whose address names something is not there when nothing is so called. */
const readings = ({ path }: AnyStep) => (path.includes(':') ? [200, 303, 404, 422] : [200, 303, 422])

describe.each(forms.map((step) => [step.path, step] as const))('the form at %s', (_, step) => {
  test('is read when it is sent as it stands, so that what follows is refused for its own sake', async () => {
    const stand = await standOn(step)
    // an empty username is none that anybody could have, and is refused as such (B-10)
    const name = fieldsOf(step).includes('username') ? [['username', 'abcde1234'] as const] : []
    const sent = body([['csrf', stand.csrf], ...name])
    const answer = await send(step, stand, { body: sent, name: '', answers: [] })
    expect(readings(step)).toContain(answer.statusCode)
  })

  test('takes each field once, as text (L-11)', async () => {
    expect(
      await problemsOf(step, ({ csrf }) => fieldsOf(step).flatMap((field) => shapes(field, csrf))),
    ).toEqual([])
  })

  test('takes no field it does not know (I-09), and none of them becomes everybody’s (I-10)', async () => {
    const found = await problemsOf(step, ({ csrf }) => [...unknownFields(csrf), ...polluting(csrf)])
    expect(found).toEqual([])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
  })

  test('takes nothing that was not sent from its own page (S-08, S-09)', async () => {
    const stranger = await standOn(step)
    const old = await tokenFromBefore(step)
    expect(await problemsOf(step, ({ csrf }) => foreign(step, csrf, [stranger.csrf, old]))).toEqual([])
  })

  test('takes no other kind of body', async () => {
    expect(await problemsOf(step, ({ csrf }) => otherBodies(csrf))).toEqual([])
  })

  test('is sent by POST only', async () => {
    expect(await problemsOf(step, ({ csrf }) => otherMethods(step, csrf))).toEqual([])
  })

  test('stays whole with NUL, controls and broken letters in any field (I-11)', async () => {
    // a try is counted however it is written (B-14 in the session), and an order for a PIN is noted without looking (E-08)
    const counted = [
      ...['throttle', 'pin_failure', 'access_pin', 'session', 'job'],
      ...['code_attempt', 'code_tries', 'placed_lock'],
    ]
    expect(await problemsOf(step, ({ csrf }) => brokenLetters(step, csrf), counted)).toEqual([])
  })
})

test('reading every page in every way changes nothing (S-17)', async () => {
  for (const step of steps) {
    // a page without a form is read like the others
    const path = step.path.replace(':key', 'a') as AnyStep['path']
    const stand = { browser: await browserOn({ ...step, path }, at), csrf: '' }
    const before = await sumsOf(store)
    for (const query of [
      '',
      '?csrf=a&csrf=b',
      '?__proto__[polluted]=1',
      '?late=%00',
      '?page=%ff',
      '?ended=yes&ended=no',
    ]) {
      const answer = await send(step, stand, {
        method: 'GET',
        path: `${step.path}${query}`,
        name: '',
        answers: [],
      })
      expect(answer.statusCode, `${step.path}${query}`).toBeLessThan(500)
    }
    expect(await sumsOf(store), step.path).toEqual(before)
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

type Stand = { browser: Browser; csrf: string }

async function standOn(step: AnyStep): Promise<Stand> {
  // so many wrong PINs as these tests type would close the door to everybody's (case P-02)
  await run(store, 'delete from pin_failure')
  const browser = await browserOn(step, at)
  return { browser, csrf: csrfOn(browser) }
}

/** A token that was right in this kind of place until somebody signed out. */
async function tokenFromBefore(step: AnyStep): Promise<string> {
  const { browser, csrf } = await standOn(step)
  await portal.inject({
    method: 'POST',
    url: '/sign-out',
    headers: { host, cookie: cookiesOf(browser), 'content-type': form },
    payload: body([['csrf', csrf]]),
  })
  return csrf
}

/** Sends every attack from one browser and says what went wrong: an answer outside the list, a header missing, a row changed. */
async function problemsOf(
  step: AnyStep,
  attacksFor: (stand: Stand) => readonly Attack[],
  counted: readonly string[] = [],
): Promise<string[]> {
  const stand = await standOn(step)
  const attacks = attacksFor(stand)
  expect(attacks.length).toBeGreaterThan(0)
  const problems: string[] = []
  const before = await sumsOf(store, counted)
  for (const attack of attacks) {
    const answer = await send(step, stand, attack)
    if (!attack.answers.includes(answer.statusCode) && !saysDoneAlready(step, attack, answer))
      problems.push(`${attack.name}: answered ${answer.statusCode}`)
    problems.push(...carelessHeaders(answer).map((what) => `${attack.name}: ${what}`))
  }
  const after = await sumsOf(store, counted)
  const changed = Object.keys(after).filter((table) => after[table] !== before[table])
  if (changed.length > 0) problems.push(`something of it changed ${changed.join(', ')}`)
  return problems
}

/** Whoever is not signed in is told that they are out, whatever token came along; from another site not even that. */
function saysDoneAlready(step: AnyStep, { answers, headers = {} }: Attack, answer: Response): boolean {
  const fromElsewhere = 'origin' in headers || 'sec-fetch-site' in headers
  const gentle = answer.statusCode === 303 && answer.headers.location === step.doneAlready
  return gentle && answers.includes(403) && !fromElsewhere && answer.cookies.length === 0
}

async function send(step: AnyStep, { browser }: Stand, attack: Attack): Promise<Response> {
  return portal.inject({
    method: attack.method ?? 'POST',
    url: attack.path ?? step.path,
    remoteAddress: freshAddress(),
    headers: { host, cookie: cookiesOf(browser), 'content-type': form, ...attack.headers },
    ...(attack.body === undefined ? {} : { payload: attack.body }),
  })
}

/** What every answer must carry, refusals too, and what every cookie must be (cases S-07, S-10, S-14). */
function carelessHeaders(answer: Response): string[] {
  const missing = Object.entries(headersOf({ secure: false }))
    .filter(([name, value]) => name !== 'cache-control' && answer.headers[name] !== value)
    .map(([name]) => `no ${name}`)
  const loose = answer.cookies.filter(
    (cookie) =>
      !cookie.name.startsWith('__Host-') ||
      cookie.secure !== true ||
      cookie.httpOnly !== true ||
      !['Strict', 'Lax'].includes(cookie.sameSite ?? '') ||
      cookie.path !== '/' ||
      cookie.domain !== undefined,
  )
  return [...missing, ...loose.map(({ name }) => `a loose cookie ${name}`)]
}

function fieldsOf(step: AnyStep): string[] {
  return [...Object.keys(step.fields?.shape ?? {}), 'csrf']
}

function body(fields: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
}

function shapes(field: string, csrf: string): Attack[] {
  const rest = field === 'csrf' ? '' : `&csrf=${csrf}`
  const written = [
    `${field}[]=a&${field}[]=b`,
    `${field}=a&${field}=b`,
    `${field}=${csrf}&${field}=${csrf}`,
    `${field}[0]=a`,
    `${field}[toString]=a`,
    `${field}.x=a`,
  ].map((text) => ({ name: text, body: text + rest, answers: [400, 403] }))
  const long = {
    name: `a megabyte of ${field}`,
    body: `${field}=${'a'.repeat(1_048_576)}${rest}`,
    answers: [413],
  }
  const values = [
    '["a","b"]',
    '{"toString":"x"}',
    '{"$ne":1}',
    '1e400',
    '0',
    'null',
    'true',
    '"a"',
    `"a","${field}":"b"`,
  ]
  const json = values.map((value) => ({
    name: `JSON ${field}: ${value}`,
    headers: { 'content-type': 'application/json' },
    body: field === 'csrf' ? `{"csrf":${value}}` : `{"csrf":"${csrf}","${field}":${value}}`,
    answers: [400, 403, 415],
  }))
  return [...written, long, ...json]
}

function unknownFields(csrf: string): Attack[] {
  return unknownNames.map((name) => ({
    name,
    body: body([
      ['csrf', csrf],
      [name, '1'],
    ]),
    answers: [400],
  }))
}

function polluting(csrf: string): Attack[] {
  const written = [
    '__proto__[polluted]=1',
    '__proto__.polluted=1',
    '__proto__=1',
    'constructor[prototype][polluted]=1',
    'constructor=1',
    'toString=1',
    'hasOwnProperty=1',
  ].map((text) => ({ name: text, body: `${text}&csrf=${csrf}`, answers: [400] }))
  const json = [
    `{"csrf":"${csrf}","__proto__":{"polluted":1,"role":"admin"}}`,
    `{"csrf":"${csrf}","constructor":{"prototype":{"polluted":1}}}`,
    `{"__proto__":{"csrf":"${csrf}"}}`,
  ].map((text) => ({
    name: text.replaceAll(csrf, '…'),
    headers: { 'content-type': 'application/json' },
    body: text,
    answers: [400, 403, 415],
  }))
  return [...written, ...json]
}

function foreign({ path }: AnyStep, csrf: string, others: readonly string[]): Attack[] {
  const own = body([['csrf', csrf]])
  const changed = `${csrf.slice(0, -2)}${csrf.endsWith('AA') ? 'BB' : 'AA'}`
  const tokens = [
    ['no token', ''],
    ['an empty token', 'csrf='],
    ['a changed token', `csrf=${changed}`],
    ['a short token', `csrf=${csrf.slice(0, -1)}`],
    ...others.map((token) => ['a token of somebody else or of before', body([['csrf', token]])] as const),
  ].map(([name = '', text = '']) => ({ name, body: text, answers: [403] }))
  const address = { name: 'a token in the address', path: `${path}?${own}`, body: 'a=b', answers: [403] }
  const headers: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.test' },
    // an origin hidden by the browser says nothing; what it says beside it counts
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: `http://${host}.evil.test` },
    { origin: 'http://usn.localhost' },
    { origin: `http://${host}@evil.test` },
    { cookie: '' },
    { cookie: `__Host-session=${'a'.repeat(43)}; __Host-visitor=${'a'.repeat(43)}` },
  ]
  const sent = headers.map((header) => ({
    name: JSON.stringify(header),
    headers: header,
    body: own,
    answers: 'cookie' in header ? [303, 403] : [403],
  }))
  return [...tokens, address, ...sent]
}

function otherBodies(csrf: string): Attack[] {
  const boundary = 'x'
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--${boundary}--\r\n`
  const bodies: (readonly [string, string | null, string])[] = [
    ['as plain text', 'text/plain', `csrf=${csrf}`],
    ['JSON as plain text', 'text/plain', `{"csrf":"${csrf}"}`],
    ['JSON', 'application/json', `{"csrf":"${csrf}"}`],
    ['JSON of another name', 'application/problem+json', `{"csrf":"${csrf}"}`],
    ['a JSON list', 'application/json', `["${csrf}"]`],
    ['a JSON text', 'application/json', `"csrf=${csrf}"`],
    ['JSON null', 'application/json', 'null'],
    ['JSON cut off', 'application/json', `{"csrf":"${csrf}"`],
    ['JSON, empty', 'application/json', ''],
    ['parts', `multipart/form-data; boundary=${boundary}`, part],
    ['XML', 'application/xml', `<csrf>${csrf}</csrf>`],
    ['bytes', 'application/octet-stream', `csrf=${csrf}`],
    ['no kind that exists', 'x', `csrf=${csrf}`],
    ['nothing', form, ''],
    ['seventeen kilobytes', form, `csrf=${csrf}&${'a=b&'.repeat(4_400)}`],
    ['a thousand fields', form, `csrf=${csrf}${'&a=b'.repeat(1_000)}`],
  ]
  return bodies.map(([name, type, text]) => ({
    name,
    ...(type === null ? {} : { headers: { 'content-type': type } }),
    body: text,
    answers: refused,
  }))
}

function otherMethods(step: AnyStep, csrf: string): Attack[] {
  const own = body([['csrf', csrf]])
  const none = (['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const).map((method) => ({
    name: method,
    method: method as Attack['method'],
    ...(method === 'TRACE' ? {} : { body: own }),
    answers: [404, 405, 400],
  }))
  const reading = (['GET', 'HEAD'] as const).flatMap((method) => [
    { name: `${method} with a body`, method, body: own, answers: readings(step) },
    {
      name: `${method} with the fields in the address`,
      method,
      path: `${step.path}?${own}`,
      answers: readings(step),
    },
    {
      name: `${method} that says it is POST`,
      method,
      body: own,
      headers: { 'x-http-method-override': 'POST', 'x-http-method': 'POST', 'x-method-override': 'POST' },
      answers: readings(step),
    },
  ])
  return [...none, ...reading]
}

function brokenLetters(step: AnyStep, csrf: string): Attack[] {
  const letters = [
    '%00',
    'a%00b',
    '%01',
    '%1B%5B2J',
    '%7F',
    '%C2%85',
    '%ED%A0%80',
    '%C0%80',
    '%',
    '%zz',
    '%EF%BF%BE',
    '%0D%0ASet-Cookie:x=1',
  ]
  // any mark at all in the box is consent (O-22), a NUL too; a device may be called whatever can be written (its own test says what cannot)
  const fields = fieldsOf(step).filter((field) => !['acceptRules', 'csrf', 'device'].includes(field))
  const written = letters.flatMap((letter) => [
    ...fields.map((field) => {
      const rest = fields.filter((other) => other !== field).map((other) => `&${other}=1`)
      return {
        name: `${field}=${letter}`,
        body: `csrf=${csrf}&${field}=${letter}${rest.join('')}`,
        answers: [...readings(step), 401, 400],
      }
    }),
    { name: `a field ${letter}`, body: `csrf=${csrf}&${letter}=1`, answers: [400] },
    { name: `csrf ${letter}`, body: `csrf=${letter}`, answers: [403, 400] },
  ])
  return written
}
