/** Whatever a request says its host is, no page and no message ever carries a name that is not in the settings (L-01, L-02, Z-02). */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { openBrowser } from '../cast/browser.ts'
import { workOff } from '../cast/post.ts'
import { rawRequest } from '../cast/raw-request.ts'
import { cookiesOf, csrfOn, freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { sumsOf } from '../cast/whole-database.ts'
import { journeys } from '../run/journeys.ts'

type Payloads = {
  hosts: { host: string; status: number }[]
  headers: Record<string, string>[]
}

const payloads = JSON.parse(readFileSync(new URL('vectors/hosts.json', import.meta.url), 'utf8')) as Payloads
const host = 'oslomet.localhost'
const university = await testWorld('oslomet')
const neighbour = await testWorld('usn')
const portal = await testPortal([university, neighbour], journeys)
const steps = journeys.flatMap((journey) => journey.steps)
const paths = steps.map((step) => step.path.replace(':key', 'a'))
let someone: Newcomer
let port = 0

beforeAll(async () => {
  const [first, second] = await takeInNewcomers(university, { many: 2 })
  if (!first || !second) throw new Error('two newcomers are needed')
  someone = second
  await activated(portal, host, first)
  await portal.listen({ host: '127.0.0.1', port: 0 })
  const address = portal.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

describe.each(payloads.hosts)('the host $host', (payload) => {
  test('opens no page, takes no form, and is answered alike everywhere', async () => {
    const before = await sumsOf(university.world.store)
    for (const path of [...paths, '/healthz', '/nowhere', '/en/sign-in', '/assets/nothing.css']) {
      for (const method of ['GET', 'POST'] as const) {
        const answer = await portal.inject({
          method,
          url: path,
          headers: { host: payload.host, 'content-type': 'application/x-www-form-urlencoded' },
          ...(method === 'POST' ? { payload: 'csrf=a' } : {}),
        })
        expect(answer.statusCode, `${method} ${path}`).toBe(payload.status)
        expect(answer.body.length).toBeLessThan(40)
        expect(answer.headers['location']).toBeUndefined()
        expect(answer.cookies).toEqual([])
      }
    }
    expect(await sumsOf(university.world.store)).toEqual(before)
  })
})

describe('written by hand', () => {
  test.each<[string, (path: string) => string[]]>([
    ['two hosts', (path) => [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Host: evil.test']],
    ['two hosts, the own one last', (path) => [`GET ${path} HTTP/1.1`, 'Host: evil.test', `Host: ${host}`]],
    ['the own host twice', (path) => [`GET ${path} HTTP/1.1`, `Host: ${host}`, `Host: ${host}`]],
    ['two hosts in one line', (path) => [`GET ${path} HTTP/1.1`, `Host: ${host}, evil.test`]],
    [
      'a foreign address and the own host',
      (path) => [`GET http://evil.test${path} HTTP/1.1`, `Host: ${host}`],
    ],
    ['the own address whole', (path) => [`GET http://${host}${path} HTTP/1.1`, `Host: ${host}`]],
    [
      'an address with a name before an at sign',
      (path) => [`GET http://${host}@evil.test${path} HTTP/1.1`, `Host: ${host}`],
    ],
    ['no host', (path) => [`GET ${path} HTTP/1.1`]],
    ['no host, as in 1996', (path) => [`GET ${path} HTTP/1.0`]],
    ['an empty host', (path) => [`GET ${path} HTTP/1.1`, 'Host:']],
    ['a folded host', (path) => [`GET ${path} HTTP/1.1`, `Host: ${host}`, ' evil.test']],
    ['a host with a space before the colon', (path) => [`GET ${path} HTTP/1.1`, `Host : ${host}`]],
    [
      'a form to a foreign address',
      (path) => [`POST http://evil.test${path} HTTP/1.1`, `Host: ${host}`, 'Content-Length: 0'],
    ],
    [
      'a form with two hosts',
      (path) => [`POST ${path} HTTP/1.1`, `Host: ${host}`, 'Host: evil.test', 'Content-Length: 0'],
    ],
    ['a star', () => ['OPTIONS * HTTP/1.1', `Host: ${host}`]],
  ])('%s is refused on every route', async (_, head) => {
    for (const path of paths) {
      const { status, text } = await rawRequest(port, [...head(path), 'Connection: close', '', ''])
      expect(status, path).toBe(400)
      expect(text).not.toMatch(/evil|location:|set-cookie/i)
    }
  })

  test('the own host is answered, so that the refusals above are the host’s', async () => {
    const { status } = await rawRequest(port, [
      'GET /sign-in HTTP/1.1',
      `Host: ${host}:${port}`,
      'Connection: close',
      '',
      '',
    ])
    expect(status).toBe(200)
  })
})

describe.each(payloads.headers)('the header %o', (headers) => {
  test('changes no page', async () => {
    for (const path of paths) {
      const plain = await portal.inject({ method: 'GET', url: path, headers: { host } })
      const told = await portal.inject({ method: 'GET', url: path, headers: { host, ...headers } })
      expect(told.statusCode, path).toBe(plain.statusCode)
      expect(told.headers['location']).toBe(plain.headers['location'])
      expect(`${JSON.stringify(told.headers)}${told.body}`).not.toContain('evil')
      expect(titleOf(told.body)).toBe(titleOf(plain.body))
    }
  })

  test('changes no message that is sent', async () => {
    // a month later a new PIN may be ordered again
    university.advance('PT744H')
    const browser = openBrowser(portal, { host, from: freshAddress() })
    await browser.open('/forgotten-pin')
    const answer = await portal.inject({
      method: 'POST',
      url: '/forgotten-pin',
      remoteAddress: freshAddress(),
      headers: {
        host,
        cookie: cookiesOf(browser),
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams({
        csrf: csrfOn(browser),
        idNumber: someone.idNumber,
        studentNumber: someone.studentNumber,
      }).toString(),
    })
    expect(answer.statusCode).toBe(200)
    const sent = JSON.stringify(await workOff(university))
    expect(sent).not.toContain('evil')
    expect(sent).toContain(university.world.origin)
  })
})

function titleOf(html: string): string {
  return /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''
}
