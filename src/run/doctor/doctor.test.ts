/** `adgang doctor` finds what is not right, says what to do and whose thing it is, and changes nothing. (Long: one thing to look at after another.) */
import { createServer } from 'node:net'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { serviceOf, withServices } from '../../cast/services.ts'
import { testWorld } from '../../cast/test-world.ts'
import { testDatabase } from '../../cast/test-database.ts'
import { sumsOf } from '../../cast/whole-database.ts'
import { doctorCommand } from '../../commands/doctor.ts'
import { claim } from '../../store/backup/deployment.ts'
import { openStore, poolOf } from '../../store/database.ts'
import { addJob } from '../../store/jobs.ts'
import { hearRegister } from '../../store/register-heard.ts'
import { noteRunning } from '../../store/running-programs.ts'
import { openKeyFile } from '../keyring-file.ts'
import { readSettings } from '../settings.ts'
import { lookAtEverything } from './checks.ts'
import { type Site, visit } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-doctor-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { world } = await testWorld('oslomet')
const gateway = createServer((socket) => socket.on('error', () => undefined).end()).listen(0, '127.0.0.1')
await once(gateway, 'listening')
afterAll(() => gateway.close())
const address = gateway.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const keys = join(folder, 'keys.json')
const list = join(folder, 'leaked.bin')
writeFileSync(list, 'x')
const keyFile = openKeyFile(keys, { demo: false })
mkdirSync(join(folder, 'data'))

const env = {
  ADGANG_DATA: join(folder, 'data'),
  ADGANG_KEYS: keys,
  ADGANG_TRUSTED_PROXIES: '192.0.2.9',
  ADGANG_SMTP_URL: `smtp://127.0.0.1:${port}`,
  ADGANG_SMS_URL: `http://127.0.0.1:${port}/sms`,
  ADGANG_SMS_PASSWORD: 'a-password-of-our-own',
  ADGANG_LEAKED_PASSWORDS: list,
  ADGANG_BACKUP_RECIPIENT: 'age1somebody',
  ADGANG_JOURNAL_HEADS: join(folder, 'heads'),
}

function siteOf(more: Record<string, string> = {}, other: Partial<Site> = {}): Site {
  return {
    settings: readSettings('production', { ...env, ...more }),
    demo: false,
    institutions: [{ institution: world.institution, store: world.store, because: '' }],
    fileProblems: [],
    keyFile,
    keyProblem: null,
    admin: 'postgres://somewhere/adgang',
    close: () => Promise.resolve(),
    ...other,
  }
}

const found = async (site: Site, what: string) =>
  (await lookAtEverything(site)).filter((each) => each.what === what)

/** A house in which all is well. */
async function makeWell(): Promise<void> {
  await claim(world.store, { id: keyFile.deployment, institution: 'oslomet' })
  const program = { host: 'a', pid: 1, version: '0.1.0', keyIds: [], currentKey: '' }
  for (const role of ['portal', 'worker'])
    await noteRunning(world.store, { ...program, id: crypto.randomUUID(), role })
  for (const register of ['fs', 'hr', 'projects'] as const)
    await hearRegister(world.store, register, Temporal.Now.instant().subtract({ hours: 1 }))
}

test('a house in which all is well has nothing wrong, and looking at it changes nothing', async () => {
  await makeWell()
  const before = await sumsOf(world.store)
  const findings = await lookAtEverything(siteOf())
  // a machine of the tests may be short of room, and its database does not wait for the disk
  const others = findings.filter(({ what }) => what !== 'disk' && what !== 'durability')
  expect(others.filter(({ state }) => state !== 'good')).toEqual([])
  expect(others.length).toBeGreaterThan(15)
  expect(await sumsOf(world.store)).toEqual(before)
})

test('a database that does not wait for the disk is wrong', async () => {
  expect(await found(siteOf(), 'durability')).toMatchObject([{ state: 'wrong', mend: { by: 'database' } }])
})

test.each([
  ['settings', { ADGANG_TRUSTED_PROXIES: '' }, 'wrong', /without encryption/],
  ['settings', { ADGANG_SMS_PASSWORD: 'changeme' }, 'wrong', /everybody knows/],
  ['mail relay', { ADGANG_SMTP_URL: '' }, 'wrong', /not set/],
  ['mail relay', { ADGANG_SMTP_URL: 'smtp://127.0.0.1:1' }, 'wrong', /ECONNREFUSED/],
  ['SMS gateway', { ADGANG_SMS_URL: 'http://127.0.0.1:1/' }, 'wrong', /cannot be reached/],
  ['leaked passwords', { ADGANG_LEAKED_PASSWORDS: '' }, 'note', /only the short list/],
  ['leaked passwords', { ADGANG_LEAKED_PASSWORDS: '/nowhere' }, 'wrong', /there is no/],
  ['backups', { ADGANG_BACKUP_RECIPIENT: '' }, 'note', /names nobody/],
  ['journal heads', { ADGANG_JOURNAL_HEADS: '' }, 'note', /in the database only/],
  [
    'certificate',
    { ADGANG_TLS_CERTIFICATE: '/nowhere', ADGANG_TLS_KEY: '/nowhere' },
    'wrong',
    /cannot be read/,
  ],
] as const)('%s with %j is %s', async (what, more, state, says) => {
  expect(await found(siteOf(more), what)).toMatchObject([{ state, says: expect.stringMatching(says) }])
})

test('an old list, a copy, late jobs, silent registers and missing processes are told', async () => {
  const year = 400 * 24 * 60 * 60
  utimesSync(list, Date.now() / 1_000 - year, Date.now() / 1_000 - year)
  await poolOf(world.store).query(`UPDATE deployment SET id = gen_random_uuid()`)
  await poolOf(world.store).query(`DELETE FROM running_program WHERE role = 'worker'`)
  const due = Temporal.Now.instant().subtract({ hours: 2 })
  await addJob(world.store, { id: crypto.randomUUID(), kind: 'x', payload: {}, due, createdAt: due })
  await hearRegister(world.store, 'fs', Temporal.Now.instant().subtract({ hours: 40 }))
  const bad = (await lookAtEverything(siteOf())).filter(
    ({ state, what }) => state !== 'good' && !['disk', 'durability'].includes(what),
  )
  expect(bad.map(({ what, state }) => `${what} ${state}`).toSorted()).toEqual([
    ...['delivery wrong', 'jobs wrong', 'leaked passwords note', 'processes note', 'register fs note'],
  ])
  expect(bad.every(({ mend }) => mend !== null && mend.how.length > 10)).toBe(true)
})

test('tables of a newer version, missing ones, and a database that is away', async () => {
  const { url } = await testDatabase()
  const { store } = openStore(url, 1)
  afterAll(() => store.destroy())
  const site = siteOf({}, { institutions: [{ institution: world.institution, store, because: '' }] })
  await poolOf(store).query(`INSERT INTO kysely_migration VALUES ('999-tomorrow', now()::text)`)
  expect(await found(site, 'tables')).toMatchObject([
    { state: 'note', says: expect.stringContaining('999-tomorrow') },
  ])
  await poolOf(store).query(`INSERT INTO kysely_migration VALUES ('999-after-takes-away', now()::text)`)
  expect(await found(site, 'tables')).toMatchObject([
    { state: 'wrong', says: expect.stringMatching(/\(999-after-takes-away\)/) },
  ])
  await poolOf(store).query(`DELETE FROM kysely_migration WHERE name LIKE '999%' OR name = '017-fit-to-run'`)
  expect(await found(site, 'tables')).toMatchObject([{ state: 'note' }])
  const away = siteOf(
    {},
    { institutions: [{ institution: world.institution, store: null, because: 'ECONNREFUSED' }] },
  )
  expect(await found(away, 'database')).toMatchObject([
    { state: 'wrong', institution: 'oslomet', mend: { by: 'database' } },
  ])
})

test('a key file that others can read is wrong; what was never made is told, and not made', async () => {
  const open = join(folder, 'open.json')
  openKeyFile(open, { demo: false })
  chmodSync(open, 0o644)
  const none = join(folder, 'none.json')
  const at = async (path: string) => {
    const site = await visit(
      readSettings('production', { ...env, ADGANG_KEYS: path, DATABASE_URL: 'postgres://127.0.0.1:1/x' }),
    )
    try {
      expect(site.institutions.map(({ store }) => store)).toEqual([null, null, null, null])
      return await found({ ...site, institutions: [] }, 'keys')
    } finally {
      await site.close()
    }
  }
  expect(await at(open)).toMatchObject([{ state: 'wrong', says: expect.stringContaining('chmod 600') }])
  expect(await at(none)).toMatchObject([{ state: 'note' }])
  expect(await at(none)).toMatchObject([{ state: 'note' }])
})

test('a service whose secret is not in the file, or could be guessed, is told by name', async () => {
  const secrets = join(folder, 'secrets.json')
  const good = 'x'.repeat(32)
  const services = ['wiki', 'short', 'gone'].map((key) => serviceOf(key))
  const institution = withServices(world.institution, services)
  const institutions = [{ institution, store: world.store, because: '' }]
  const look = async (held: Record<string, string>) => {
    writeFileSync(secrets, JSON.stringify(held), { mode: 0o600 })
    return found(siteOf({ ADGANG_SECRETS: secrets }, { institutions }), 'services')
  }
  const [finding] = await look({ wiki: good, short: 'x'.repeat(31) })
  expect(finding).toMatchObject({ state: 'wrong', institution: 'oslomet', mend: { by: 'operator' } })
  expect(finding?.says).toContain('sign in to short, gone:')
  expect(await look({ wiki: good, short: good, gone: good })).toMatchObject([{ state: 'good' }])
  expect(await found(siteOf(), 'services')).toEqual([])
})

test('in words and as JSON; the exit code says whether anything is wrong', () => {
  const wrong = {
    what: 'disk',
    institution: 'ntnu',
    state: 'wrong',
    says: 'full',
    mend: { by: 'machine', how: 'Make room.' },
  } as const
  let said = ''
  const out = { write: (text: string) => (said += text) }
  expect(doctorCommand([wrong], { json: false }, out)).toBe(1)
  expect(said).toContain('WRONG  ntnu: disk: full\n       Make room. (machine)\n')
  said = ''
  expect(doctorCommand([{ ...wrong, state: 'note' }], { json: true }, out)).toBe(0)
  expect(JSON.parse(said)).toMatchObject({ wrong: 0, notes: 1, findings: [{ what: 'disk' }] })
})
