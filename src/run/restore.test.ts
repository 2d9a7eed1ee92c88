/** A backup of several institutions goes back as one; what broke off goes on, and nobody who is there already delivers from what was put back. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBackupKey } from '../adapters/backup-file/sealed-stream.ts'
import { openLeakedPasswords, shippedList } from '../adapters/leaked-passwords/open.ts'
import { until } from '../cast/file-intake.ts'
import { makeWorld } from '../cast/made-world.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testDatabase, testStore } from '../cast/test-database.ts'
import { belongToNobody, claim } from '../store/backup/deployment.ts'
import { unfinished } from '../store/backup/put-back.ts'
import { contentOf, takeBackup } from './backup.ts'
import { inDatabase, readDatabaseAddress } from './database-address.ts'
import { databaseName } from './databases.ts'
import { type Postgres, startPostgres } from './embedded-postgres/start-postgres.ts'
import { openKeyFile } from './keyring-file.ts'
import { noIdentity } from './open-identity.ts'
import { openInstitution } from './open-institutions.ts'
import { type RestoreDoor, withRestoreDoor } from './restore.ts'
import { readSettings } from './settings.ts'
import { askDatabase } from './test-production-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-restore-'))
const file = join(folder, 'backup.age')
const keys = join(folder, 'keys.json')
const keyFile = openKeyFile(keys, { demo: false })
const key = await newBackupKey()
let server: Postgres

beforeAll(async () => {
  const institutions = []
  for (const name of ['oslomet', 'ntnu']) {
    const { store } = await testStore(2)
    const tested = makeWorld(store, name, { keyFile })
    await claim(store, { id: keyFile.deployment, institution: name })
    await putSignedUp(tested, { username: `${name}kari` })
    institutions.push(tested)
  }
  await takeBackup({ institutions, keyFile }, { file, recipients: [key.recipient] }, () => undefined)
  institutions.forEach(({ close }) => close())
  const dataDir = join(folder, 'postgres')
  mkdirSync(dataDir, { mode: 0o711 })
  server = await startPostgres({ dataDir, log: () => undefined, durability: 'tests' })
}, 120_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function atTheDoor<T>(work: (door: RestoreDoor) => Promise<T>, keysIn = keys): Promise<T> {
  const settings = readSettings('production', {
    ...{ ADGANG_DATA: join(folder, 'data'), ADGANG_KEYS: keysIn },
    DATABASE_URL: server.superuserUrl,
  })
  const backup = { file, identity: key.identity, content: await contentOf(file, key.identity) }
  return withRestoreDoor(settings, backup, () => undefined, work)
}

const databases = async () =>
  (await askDatabase(server.superuserUrl, `SELECT datname FROM pg_database WHERE datname LIKE 'adgang%'`))
    .length
/** Asks an institution's database, and waits until the connection is gone from it: restoring wants to be alone. */
async function ask(name: string, text: string): Promise<unknown[]> {
  const database = databaseName(name)
  const answer = await askDatabase(inDatabase(readDatabaseAddress(server.superuserUrl) ?? '', database), text)
  const there = `SELECT FROM pg_stat_activity WHERE datname = '${database}' AND backend_type = 'client backend'`
  await until(async () => (await askDatabase(server.superuserUrl, there)).length === 0)
  return answer
}
const ownerOf = async (name: string) => ask(name, 'SELECT id::text AS id FROM deployment')
const usernames = async (name: string) => ask(name, 'SELECT username FROM account WHERE username IS NOT NULL')

test('without the key file of that installation nothing is made: no keys, no roles, no databases', async () => {
  const none = join(folder, 'none', 'keys.json')
  const objections = await atTheDoor(async (door) => door.objections, none)
  expect(objections).toEqual([expect.stringMatching(/needs the keys .* Put the key file/)])
  await expect(atTheDoor(async (door) => door.restore('anne', () => undefined), none)).rejects.toThrow()
  expect(await databases()).toBe(0)
  expect(() => openKeyFile(none, { demo: true })).not.toThrow()
})

test('one that breaks off at the second institution is simply done again', async () => {
  let accounts = 0
  const brokenOff = atTheDoor(async (door) =>
    door.restore('anne', (table) => {
      if (table === 'account' && ++accounts === 2) throw new Error('the power went')
    }),
  )
  await expect(brokenOff).rejects.toThrow('the power went')
  // nobody opens half of it
  expect(await ownerOf('oslomet')).toEqual([{ id: unfinished }])
  const done = await atTheDoor(async (door) => {
    expect(door.objections).toEqual([])
    return door.restore('anne', () => undefined)
  })
  expect(Object.keys(done)).toEqual(['oslomet', 'ntnu'])
  for (const name of ['oslomet', 'ntnu']) expect(await usernames(name)).toEqual([{ username: `${name}kari` }])
}, 60_000)

test('one that breaks off between the last steps goes on behind those that are whole', async () => {
  const [before] = await ownerOf('oslomet')
  await ask('ntnu', `UPDATE deployment SET id = '${unfinished}'`)
  const done = await atTheDoor(async (door) => {
    expect(door.objections).toEqual([])
    return door.restore('anne', () => undefined)
  })
  expect(Object.keys(done)).toEqual(['ntnu'])
  expect(await ownerOf('oslomet')).toEqual([before])
  // whole, and nothing happened since
  expect(await atTheDoor(async (door) => door.objections)).toEqual([expect.stringContaining('already')])
  await ask('ntnu', `INSERT INTO journal (at, what, by_whom) VALUES (now(), 'signed-in', 'self')`)
  expect(await atTheDoor(async (door) => door.objections)).toEqual([
    expect.stringMatching(/^ntnu: its database is not empty/),
  ])
}, 60_000)

test('a worker that is at work already stops delivering when its database becomes a copy, and goes on when it is the house again', async () => {
  const { url } = await testDatabase()
  const leaked = openLeakedPasswords(shippedList)
  const { institution } = makeWorld((await testStore(1)).store, 'oslomet').world
  const open = await openInstitution(institution, {
    databases: { urlOf: () => Promise.resolve(url) },
    ...{ ownAddress: null, keyFile: () => keyFile, leaked, identityOf: noIdentity, connections: 2 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => Temporal.Now.instant(),
    ...{ acceptsSyntheticNumbers: false, originOf: () => 'https://x', printsLetters: false },
  })
  const { store } = open.world
  try {
    expect(await open.mayDeliver()).toBe(true)
    await belongToNobody(store)
    await expect.poll(open.mayDeliver, { timeout: 10_000 }).toBe(false)
    await sql`UPDATE deployment SET id = ${keyFile.deployment}`.execute(store)
    await expect.poll(open.mayDeliver, { timeout: 10_000 }).toBe(true)
  } finally {
    await open.close()
    leaked.close()
  }
}, 60_000)
