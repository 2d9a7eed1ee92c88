/** The numbers that monitoring reads: who may read them, that they say nothing of anybody, and that every picture and alarm that ships is drawn of numbers that exist. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { makePortal } from '../cast/made-portal.ts'
import { jarAt, post } from '../cast/knock.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { addJob } from '../store/jobs.ts'
import { raiseAlarm } from '../store/operator-alarms.ts'
import { hearRegister } from '../store/register-heard.ts'
import type { Deployment } from './open-deployment.ts'
import { metricsDoorOf, serveWorkerMetrics } from './metrics.ts'
import { journeys } from './journeys.ts'
import { readSettings } from './settings.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
const key = 'a-key-of-the-monitoring'
const folder = mkdtempSync(join(tmpdir(), 'adgang-metrics-'))
afterAll(() => rmSync(folder, { recursive: true }))
const env = { ADGANG_METRICS_KEY: key, ADGANG_METRICS_FROM: '198.51.100.0/24', ADGANG_METRICS_PORT: '0' }
const deployment: Pick<Deployment, 'settings' | 'institutions' | 'log'> = {
  settings: readSettings('production', env),
  institutions: [
    {
      ...{ world, databaseUrl: '', workerKeys: null, onNudge: () => undefined },
      mayDeliver: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    },
  ],
  log: world.log,
}
const portal = await makePortal([tested], journeys, {
  machines: [metricsDoorOf(deployment)],
  trustedProxies: ['192.0.2.9'],
})
afterAll(() => portal.close())
await portal.listen({ host: '127.0.0.1', port: 0 })
const address = portal.server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

async function read(headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/metrics',
    agent: false,
    headers: { host: 'localhost', ...headers },
  })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, body: await text(answer) }
}

const from = async (remoteAddress: string, headers: Record<string, string> = {}) =>
  (
    await portal.inject({
      url: '/metrics',
      remoteAddress,
      headers: { host: 'oslomet.localhost', ...headers },
    })
  ).statusCode

test('this machine, a named network and whoever has the key may read; nobody else learns that there is such a page', async () => {
  expect((await read()).status).toBe(200)
  expect((await read({ authorization: `Bearer ${key}` })).status).toBe(200)
  // a proxy on this machine speaks for somebody else
  expect((await read({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(404)
  expect((await read({ authorization: 'Bearer wrong' })).status).toBe(404)
  expect(await from('203.0.113.7')).toBe(404)
  expect(await from('198.51.100.20')).toBe(200)
  expect(await from('192.0.2.9', { 'x-forwarded-for': '198.51.100.20' })).toBe(200)
  expect(await from('192.0.2.9', { 'x-forwarded-for': '203.0.113.7' })).toBe(404)
  expect(await from('203.0.113.7', { authorization: `Bearer ${key}` })).toBe(200)
  const other = await portal.inject({
    url: '/nowhere',
    remoteAddress: '203.0.113.7',
    headers: { host: 'oslomet.localhost' },
  })
  expect(other.statusCode).toBe(404)
})

test('sign-ins, pages, jobs, alarms and registers are counted, and nothing in it is anybody’s', async () => {
  const one = await putSignedUp(tested, { username: 'maalt1001' })
  const jar = await jarAt(portal, 'oslomet.localhost')
  await post(portal, jar, '/sign-in', { username: one.username, password: 'wrong-password-of-Kari' })
  await post(portal, jar, '/sign-in', { username: one.username, password: one.password })
  const due = world.now().subtract({ minutes: 5 })
  await addJob(world.store, {
    id: crypto.randomUUID(),
    kind: 'send-message',
    payload: {},
    due,
    createdAt: due,
  })
  await raiseAlarm(world.store, {
    id: crypto.randomUUID(),
    kind: 'register-silent',
    about: 'fs',
    facts: {},
    at: due,
  })
  for (const [name, writes, trouble] of [
    ['ldap', true, null],
    ['ad', true, 'unreachable'],
    ['lab', false, null],
  ] as const)
    await sql`INSERT INTO target (key, kind, needs, writes, since, trouble)
      VALUES (${name}, 'openldap', 'hash', ${writes}, ${due}, ${trouble})`.execute(world.store)
  await sql`INSERT INTO delivery (target, account_id, wanted, applied, wanted_at, given_up_at)
    SELECT key, ${one.accountId}, 2, 1, now(), CASE WHEN key = 'ldap' THEN now() END FROM target`.execute(
    world.store,
  )
  await hearRegister(world.store, 'fs', world.now().subtract({ hours: 2 }))
  await expect
    .poll(async () => (await read()).body, { timeout: 10_000 })
    .toContain('adgang_jobs{institution="oslomet",state="waiting"} 1')
  const { body } = await read()
  for (const line of [
    'adgang_sign_ins_total{institution="oslomet",outcome="wrong"} 1',
    'adgang_sign_ins_total{institution="oslomet",outcome="right"} 1',
    'adgang_alarms_open{institution="oslomet",kind="register-silent"} 1',
    'adgang_register_age_seconds{institution="oslomet",register="fs"} 7200',
    'adgang_oldest_job_seconds{institution="oslomet"} 300',
    'adgang_store_up{institution="oslomet"} 1',
    'adgang_delivers{institution="oslomet"} 1',
    'adgang_target_in_trouble{institution="oslomet",target="ad"} 1',
    'adgang_target_in_trouble{institution="oslomet",target="ldap"} 0',
    'adgang_target_accounts{institution="oslomet",target="ad",state="waiting"} 1',
    'adgang_target_accounts{institution="oslomet",target="ldap",state="waiting"} 0',
    'adgang_target_accounts{institution="oslomet",target="ldap",state="given-up"} 1',
    'adgang_target_accounts{institution="oslomet",target="lab",state="waiting"} 0',
  ])
    expect(body).toContain(line)
  expect(body).toMatch(/adgang_answer_seconds_count\{route="\/sign-in",method="POST",status="4xx"\} 1/)
  for (const own of [one.username, 'Nordmann', 'example.org', 'wrong-password', '127.0.0.1', key])
    expect(body).not.toContain(own)
})

test('a worker tells its numbers on this machine only, and nothing else', async () => {
  const served = await serveWorkerMetrics(deployment)
  if (!served) throw new Error('a worker with a port told nothing')
  const at = `http://127.0.0.1:${served.port}`
  expect(await (await fetch(`${at}/metrics`)).text()).toContain('role="worker"')
  expect((await fetch(`${at}/`)).status).toBe(404)
  await served.close()
  expect(await serveWorkerMetrics({ ...deployment, settings: readSettings('production', {}) })).toBeNull()
})

test('the dashboard and the alarms that ship ask for numbers that exist', async () => {
  const { body } = await read()
  const told = new Set(
    [...body.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', kind]) =>
      kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  )
  expect(told.size).toBeGreaterThan(20)
  const deploy = join(import.meta.dirname, '../../deploy')
  const dashboard = readFileSync(join(deploy, 'grafana/dashboard.json'), 'utf8')
  const alarms = readFileSync(join(deploy, 'prometheus/alarms.yaml'), 'utf8')
  const exprs = [
    ...(JSON.parse(dashboard) as { panels: { targets?: { expr: string }[] }[] }).panels.flatMap(
      ({ targets = [] }) => targets,
    ),
    ...(
      parse(alarms) as {
        groups: {
          rules: { alert: string; expr: string; annotations: { summary: string; action: string } }[]
        }[]
      }
    ).groups.flatMap(({ rules }) => rules),
  ].map(({ expr }) => expr)
  expect(exprs.length).toBeGreaterThan(20)
  const asked = new Set(
    exprs.flatMap((expr) => [...expr.matchAll(/\b(?:adgang|process|nodejs)_\w+/g)].map(([name]) => name)),
  )
  expect([...asked].filter((name) => !told.has(name))).toEqual([])
  // what goes down again counts nothing: its falling would be taken for a beginning anew
  const counters = new Set(
    [...body.matchAll(/^# TYPE (\S+) (?:counter|histogram)/gm)].map(([, name = '']) => name),
  )
  const grows = exprs.flatMap((expr) =>
    [...expr.matchAll(/\b(?:rate|increase)\((\w+?)(?:_bucket|_sum|_count)?[[{]/g)].map(
      ([, name = '']) => name,
    ),
  )
  expect(grows.length).toBeGreaterThan(5)
  expect(grows.filter((name) => !counters.has(name))).toEqual([])
  // every number of ours is looked at by something
  const own = [...told].filter((name) => name.startsWith('adgang_') && !/_(sum|count)$|_info$/.test(name))
  expect(own.filter((name) => !asked.has(name))).toEqual([])
})
