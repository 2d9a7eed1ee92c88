/** Electronic ID in the demo: under the bare host's own path, with the cast to choose from. */
import fastify from 'fastify'
import formbody from '@fastify/formbody'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { castOf } from '../cast/people.ts'
import { testWorld } from '../cast/test-world.ts'
import { eidPath, eidRoutes } from '../demo/bare-host.ts'
import { eidVisitor } from '../demo/stand-ins/eid-visitor.ts'
import { filesFor } from '../web/look/files.ts'
import { themeFrom } from '../web/look/theme.ts'
import { demoEid } from './demo-eid.ts'
import { identityFrom } from './open-identity.ts'
import { readSettings } from './settings.ts'

const { world, setNow } = await testWorld('oslomet')
const app = fastify()
await app.register(formbody)
const at = { port: 0 }
const { identityOf, standIn } = demoEid(() => `http://localhost:${at.port}${eidPath}`, world)
const files = filesFor(await themeFrom({ main: '#0b5a8f', accent: '#7a2e8e' }))
await eidRoutes(app, standIn({ institutions: [{ world }] }, files))
await app.listen({ host: '127.0.0.1', port: 0 })
at.port = Number(new URL(app.listeningOrigin).port)
afterAll(async () => app.close())

const { eid } = identityOf(world.institution, () => world.now())
const returnTo = `http://${world.institution.hosts[0]}:${at.port}/electronic-id/return`
const [kari] = castOf(world.institution, world.now())

test('somebody of the cast identifies, whatever the demo’s clock shows', async () => {
  setNow('2031-03-01T10:00:00Z')
  const sent = await eid?.send({ level: 'high', again: true, language: 'nb', returnTo })
  if (sent?.is !== 'sent') throw new Error('nobody was sent')
  const back = await eidVisitor().identify(sent.to, { person: kari?.idNumber ?? '' })
  const outcome = await eid?.receive(sent.errand, back)
  expect(outcome).toMatchObject({ is: 'identified', subject: kari?.idNumber })
  expect(outcome?.is === 'identified' && outcome.at.toString().slice(0, 15)).toBe('2031-03-01T09:5')
})

test('the page names whom one can be, and needs no script', async () => {
  const sent = await eid?.send({ level: 'high', again: true, language: 'nb', returnTo })
  if (sent?.is !== 'sent') throw new Error('nobody was sent')
  const visitor = eidVisitor()
  const on = (await visitor.get(sent.to)).headers.get('location') ?? ''
  const response = await visitor.get(new URL(on, sent.to).href)
  const page = await response.text()
  expect(response.headers.get('content-security-policy')).toContain(
    `form-action 'self' ${new URL(returnTo).origin}`,
  )
  expect(page).toContain(`value="${kari?.idNumber}"`)
  for (const text of ['Someone unknown', 'Someone without a number', 'Substantial', 'Cancel and go back'])
    expect(page).toContain(text)
  expect(page).not.toContain(
    castOf(world.institution, world.now()).find(({ key }) => key === 'aisha')?.idNumber ?? 'nobody',
  )
})

test('in production an institution gets what its file and the keys name, or a sentence that says what is missing', () => {
  const settings = readSettings('production', {})
  const open = (eidSettings: object) =>
    identityFrom(
      settings,
      [],
      world.log,
    )({ ...world.institution, eid: { ...world.institution.eid, ...eidSettings } }, () =>
      Temporal.Now.instant(),
    )
  expect(open({ clientId: null })).toEqual({ eid: null, feide: null })
  expect(() => open({ clientId: 'x', keyFrom: null })).toThrow(/no eid.keyFrom/)
  expect(() => open({ clientId: 'x', keyFrom: 'key' })).toThrow(/ADGANG_EID_KEYS holds none/)
  expect(() => open({ clientId: 'x', keyFrom: 'key', issuer: 'https://test.idporten.no' })).toThrow(
    /is a test's/,
  )
})
