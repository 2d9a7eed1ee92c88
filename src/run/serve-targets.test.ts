/** The worker's part for other systems: it begins as soon as the database answers, and wipes copies of passwords whatever else goes on. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../cast/file-intake.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { startTestSlapd } from '../cast/test-slapd.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import type { OpenInstitution } from './open-institutions.ts'
import { type ServedTargets, serveTargets } from './serve-targets.ts'

const slapd = await startTestSlapd()
/** Takes every call and says nothing. */
const sockets = new Set<Socket>()
const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined))).listen(
  0,
  '127.0.0.1',
)
await once(silent, 'listening')
const name = { nb: 'Katalogen', nn: 'Katalogen', en: 'The directory' }
const directory = (key: string, address: string) => ({
  ...{ kind: 'openldap', key, name, dryRun: false, address, secretFrom: 'ldap-secret' },
  ...{ base: slapd.base, bindAs: slapd.bindAs },
})
const hangs = `ldap://127.0.0.1:${(silent.address() as AddressInfo).port}`
const tested = await testWorld('oslomet', {
  settings: (as) => ({
    ...demandsNoFactor(as),
    targets: targetsSetting.parse([directory('ldap', slapd.url), directory('hangs', hangs)]),
  }),
})
const { world, workerKeys } = tested
const opened: OpenInstitution = {
  ...{ world, workerKeys, databaseUrl: '' },
  mayDeliver: () => Promise.resolve(true),
  onNudge: () => undefined,
  close: () => Promise.resolve(),
}
let served: ServedTargets | null = null

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await served?.stop()
  vi.useRealTimers()
})
afterAll(async () => {
  silent.close()
  await slapd.stop()
})

const serve = () => serveTargets(opened, { secret: () => slapd.secret })

test('a database that is away at the start is asked again, and then everything goes its way', async () => {
  const one = await putSignedUp(tested, { username: 'senstart' })
  await settleDue(world)
  await sql`alter table target rename to target_away`.execute(world.store)
  served = serve()
  await until(() => tested.told.some(({ event }) => event === 'targets-not-known'))
  await sql`alter table target_away rename to target`.execute(world.store)
  const letsIn = async () => slapd.letsIn(`uid=senstart,ou=people,${slapd.base}`, one.password)
  expect(await letsIn()).toBe(false)
  await until(letsIn)
})

test('an old copy of a password is wiped while a comparison waits for its system', async () => {
  const { accountId } = await putSignedUp(tested, { username: 'gammelkopi' })
  served = serve()
  const running = async () =>
    (await sql`select from target_report where target = 'hangs' and state = 'running'`.execute(world.store))
      .rows.length === 1
  await until(async () => {
    await sql`update target set trouble = null, compare_after = null where key = 'hangs'`.execute(world.store)
    vi.advanceTimersByTime(60_000)
    return running()
  })
  const old = world.now().subtract({ hours: 25 })
  await sql`insert into sealed_copy (account_id, password_version, sealed, made_at, ends_at)
    values (${accountId}, 1, 'x', ${old}, ${old.add({ hours: 24 })})`.execute(world.store)
  await until(async () => {
    vi.advanceTimersByTime(60_000)
    return (await sql`select from sealed_copy`.execute(world.store)).rows.length === 0
  })
  expect(await running()).toBe(true)
})

test('a system whose secret is missing keeps nobody else waiting; desk and alarm say so until it is there', async () => {
  const { institution } = world
  const targets = institution.targets.map((each) =>
    each.key === 'hangs' ? { ...each, secretFrom: 'nobody-wrote-it' } : each,
  )
  const asked = { ...opened, world: { ...world, institution: { ...institution, targets } } }
  const lacking = { secret: (wanted: string) => (wanted === 'nobody-wrote-it' ? null : slapd.secret) }
  await sql`update target set trouble = null, trouble_since = null`.execute(world.store)
  served = serveTargets(asked, lacking)
  const said = tested.told.filter(({ event }) => event === 'target-not-opened')
  expect(said).toMatchObject([{ fields: { target: 'hangs', institution: 'oslomet' } }])
  expect(String(said[0]?.fields['error'])).toContain('needs the secret nobody-wrote-it')
  const one = await putSignedUp(tested, { username: 'detandre' })
  await settleDue(world)
  await until(async () => slapd.letsIn(`uid=detandre,ou=people,${slapd.base}`, one.password))
  const troubles = async () =>
    (
      await sql<{
        key: string
        trouble: string | null
      }>`select key, trouble from target order by key`.execute(world.store)
    ).rows
  const shut = [
    { key: 'hangs', trouble: 'not-set-up' },
    { key: 'ldap', trouble: null },
  ]
  await until(async () => (await troubles())[0]?.trouble === 'not-set-up')
  expect(await troubles()).toEqual(shut)
  const alarms = async () =>
    (
      await sql<{ about: string; seen: boolean; over: boolean }>`select about, seen_at is not null as seen,
      over_at is not null as over from operator_alarm where kind = 'target-away'`.execute(world.store)
    ).rows
  expect(await alarms()).toEqual([])
  tested.advance('PT20M')
  const aMinute = async () => vi.advanceTimersByTime(60_000)
  await until(async () => {
    await aMinute()
    return (await alarms()).length === 1
  })
  // somebody has looked at it: it does not go up again, however long it lasts
  await sql`update operator_alarm set seen_at = now(), seen_by = null`.execute(world.store)
  tested.advance('PT2H')
  const tries = async () =>
    (await sql<{ tries: number }>`select tries from target where key = 'hangs'`.execute(world.store)).rows[0]
      ?.tries ?? 0
  const before = await tries()
  await until(async () => {
    await aMinute()
    return (await tries()) > before
  })
  expect(await alarms()).toEqual([{ about: 'hangs', seen: true, over: false }])
  await served.stop()
  // the secret is there at the next start
  served = serve()
  await until(async () => (await troubles())[0]?.trouble !== 'not-set-up')
  expect(await alarms()).toEqual([{ about: 'hangs', seen: true, over: true }])
})
