/** A backup holds everything, shows nothing to whoever lacks its key, and what is put back revives nothing that was good once (Y-05, Y-03, Y-11, X-22). */
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finishRestore } from '../actions/finish-restore.ts'
import { resumeDelivery, seeDelivery } from '../actions/resume-delivery.ts'
import { newBackupKey } from '../adapters/backup-file/sealed-stream.ts'
import { get, jarAt, post } from '../cast/knock.ts'
import { makeWorld } from '../cast/made-world.ts'
import { putWalker } from '../cast/recovery-walks/walkers.ts'
import { askDatabase } from './test-production-house.ts'
import { testDatabase } from '../cast/test-database.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { everythingIn, sumsOf } from '../cast/whole-database.ts'
import { claim } from '../store/backup/deployment.ts'
import { framesOfInstitution, readWhole } from '../store/backup/read-backup.ts'
import { objectionToRestoring, putBack } from '../store/backup/put-back.ts'
import { openStore, poolOf, type Store } from '../store/database.ts'
import { addJob } from '../store/jobs.ts'
import { dropStaging, makeStaging } from '../store/register-staging.ts'
import { bytesOfBackup, contentOf, takeBackup } from './backup.ts'
import { journeys } from './journeys.ts'

const host = 'oslomet.localhost'
const folder = mkdtempSync(join(tmpdir(), 'adgang-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tested = await testWorld('oslomet', { settings: demandsNoFactor, now: '2026-09-01T08:00:00Z' })
const { world, keyFile } = tested
const portal = await testPortal([tested], journeys)
await claim(world.store, { id: keyFile.deployment, institution: 'oslomet' })
const key = await newBackupKey()
const file = join(folder, 'backup.age')
const take = async (to: string) =>
  takeBackup(
    { institutions: [{ world }], keyFile },
    { file: to, recipients: [key.recipient] },
    () => undefined,
  )

const one = await putWalker(tested, { name: 'sikker1', factor: 'none', pinBy: 'fs' })
const holder = await putWalker(tested, { name: 'sikker2', factor: 'all', pinBy: 'fs' })
const newcomer = await putWalker(tested, { name: 'sikker3', factor: 'newcomer', pinBy: 'fs' })
const signedIn = await jarAt(portal, host)
await post(portal, signedIn, '/sign-in', { username: one.username ?? '', password: one.password })
await addJob(world.store, {
  ...{ id: crypto.randomUUID(), kind: 'send-message', payload: {}, due: world.now(), createdAt: world.now() },
  sealed: Buffer.from('sealed to the worker'),
})

/** A database with nothing in it, opened. */
async function emptyPlace(): Promise<Store> {
  const { store } = openStore((await testDatabase('empty')).url, 2)
  afterAll(() => store.destroy())
  return store
}

async function restored(from = file): Promise<Store> {
  const store = await emptyPlace()
  const { institutions } = await contentOf(from, key.identity)
  const frames = framesOfInstitution(await bytesOfBackup(from, key.identity), 'oslomet')
  await putBack(store, { migrations: institutions[0]?.migrations ?? [], frames })
  return store
}

beforeAll(async () => {
  await take(file)
})

test('every row of every table comes back, and counters go on behind the last number', async () => {
  const store = await restored()
  const but = ['deployment', 'verdict_due', 'kysely_migration']
  expect(await sumsOf(store, but)).toEqual(await sumsOf(world.store, but))
  expect(Object.keys(await sumsOf(world.store)).length).toBeGreaterThan(50)
  const journal = 'SELECT max(id)::int AS id FROM journal'
  const line = `INSERT INTO journal (at, what, by_whom) VALUES (now(), 'signed-in', 'x') RETURNING id::int AS id`
  const before = (await poolOf(store).query<{ id: number }>(journal)).rows[0]?.id ?? 0
  const next = (await poolOf(store).query<{ id: number }>(line)).rows[0]?.id ?? 0
  expect(next).toBeGreaterThan(before)
  // references, indexes and triggers stand again
  const guards = `SELECT (SELECT count(*) FROM pg_constraint WHERE contype = 'f')::int AS f,
    (SELECT count(*) FROM pg_indexes WHERE schemaname = 'public')::int AS i,
    (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O')::int AS t`
  expect((await poolOf(store).query(guards)).rows).toEqual((await poolOf(world.store).query(guards)).rows)
})

test('taken while an import is on its way, or after one was killed: its tables are not in it, and it can be put back', async () => {
  const client = await poolOf(world.store).connect()
  await makeStaging(client, 'fs')
  await client.query("INSERT INTO import_fs_line (at, digest) VALUES (1, 'x')")
  const during = join(folder, 'during-an-import.age')
  await take(during)
  await dropStaging(client, 'fs')
  client.release()
  const store = await restored(during)
  const but = ['deployment', 'verdict_due', 'kysely_migration']
  expect(await sumsOf(store, but)).toEqual(await sumsOf(world.store, but))
})

test('the file is for its account alone and shows nothing; whoever lacks the key, or has another, reads nothing', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(file)
  for (const known of ['sikker1', one.mail, 'oslomet', 'person']) expect(bytes.includes(known)).toBe(false)
  const other = await newBackupKey()
  await expect(contentOf(file, other.identity)).rejects.toThrow(/does not open this backup/)
})

test('even with the key of backups, what is secret in it needs the key file as well', async () => {
  const texts: Buffer[] = []
  for await (const chunk of await bytesOfBackup(file, key.identity)) texts.push(Buffer.from(chunk))
  const all = Buffer.concat(texts)
  // that the search finds anything at all
  expect(all.includes('sikker1')).toBe(true)
  const secrets = [
    ...[one.password, newcomer.idNumber, one.idNumber, ...holder.recoveryCodes],
    ...[...holder.apps.values()].map((seed) => Buffer.from(seed)),
    ...keyFile.keys.map(({ secret }) => secret),
    keyFile.worker.private ?? 'none',
  ]
  for (const secret of secrets)
    for (const form of formsOf(secret))
      expect(all.includes(form), `${String(secret).slice(0, 4)}…`).toBe(false)
  expect(secrets.length).toBeGreaterThan(8)
})

test('a file that is cut off, changed by one bit, or made of parts of others is refused before anything is touched', async () => {
  const bytes = readFileSync(file)
  const spoilt = (name: string, change: (copy: Buffer) => Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, change(Buffer.from(bytes)))
    return contentOf(path, key.identity)
  }
  for (const at of [0.3, 0.6, 0.999])
    await expect(
      spoilt(`cut-${at}`, (copy) => copy.subarray(0, Math.floor(copy.length * at))),
    ).rejects.toThrow(/damaged|cut off/)
  for (const at of [0.4, 0.99])
    await expect(
      spoilt(`bit-${at}`, (copy) => {
        const place = Math.floor(copy.length * at)
        copy.writeUInt8(copy.readUInt8(place) ^ 1, place)
        return copy
      }),
    ).rejects.toThrow(/damaged/)
  await expect(spoilt('no-backup', () => Buffer.from('hello'))).rejects.toThrow(/no backup/)
  // whoever has the recipient can seal; what they seal must still be whole in itself
  const plain: Buffer[] = []
  for await (const chunk of await bytesOfBackup(file, key.identity)) plain.push(Buffer.from(chunk))
  const whole = Buffer.concat(plain)
  const changed = Buffer.from(whole)
  const place = changed.indexOf('sikker1')
  changed.write('S', place)
  const piece = (buffer: Buffer): AsyncIterable<Uint8Array> => ({
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < buffer.length; at += 7_001)
        yield await Promise.resolve(buffer.subarray(at, at + 7_001))
    },
  })
  await expect(readWhole(piece(changed))).rejects.toThrow(/not those that were written/)
  await expect(readWhole(piece(whole.subarray(0, whole.length - 40)))).rejects.toThrow(/cut off/)
  await expect(readWhole(piece(Buffer.concat([whole, whole])))).rejects.toThrow(/not in order/)
  expect((await readWhole(piece(whole))).institutions[0]?.rows['account']).toBeGreaterThan(1)
})

test('it is put into an empty database only, by a version that knows its tables, while nobody else is there', async () => {
  const { institutions } = await contentOf(file, key.identity)
  const migrations = institutions[0]?.migrations ?? []
  expect(await objectionToRestoring(world.store, migrations)).toMatch(/connected|not empty/)
  const { url } = await testDatabase()
  const { store } = openStore(url, 1)
  afterAll(() => store.destroy())
  expect(await objectionToRestoring(store, migrations)).toBeNull()
  expect(await objectionToRestoring(store, [...migrations, '999-tomorrow'])).toMatch(/newer version/)
  const other = openStore(url, 1)
  await other.store.selectFrom('person').select('id').execute()
  expect(await objectionToRestoring(store, migrations)).toMatch(/somebody else is connected/)
  await other.store.destroy()
  await askDatabase(
    url,
    `INSERT INTO person (id, given, family, first_seen_at, changed_at) VALUES (gen_random_uuid(), 'a', 'b', now(), now())`,
  )
  await expect.poll(async () => objectionToRestoring(store, migrations)).toMatch(/person has rows/)
})

test('rows that do not fit leave the database as it was, and a second try goes through', async () => {
  const store = await emptyPlace()
  const { institutions } = await contentOf(file, key.identity)
  const migrations = institutions[0]?.migrations ?? []
  const frames = async function* () {
    const all = framesOfInstitution(await bytesOfBackup(file, key.identity), 'oslomet')
    for await (const frame of all) {
      if ('part' in frame && frame.part.is === 'table' && frame.part.table === 'session')
        throw new Error('gone')
      yield frame
    }
  }
  await expect(putBack(store, { migrations, frames: frames() })).rejects.toThrow('gone')
  expect(await objectionToRestoring(store, migrations)).toBeNull()
  const again = framesOfInstitution(await bytesOfBackup(file, key.identity), 'oslomet')
  await putBack(store, { migrations, frames: again })
  expect(await everythingIn(store)).toContain('sikker1')
})

test('what was put back delivers nothing, and no session, code, link or PIN try of before is good there', async () => {
  const store = await restored()
  const copy = makeWorld(store, 'oslomet', {
    keyFile,
    settings: demandsNoFactor,
    now: '2026-09-01T08:05:00Z',
  })
  afterAll(copy.close)
  // between the rows and the last step nobody opens it
  const ours = { id: keyFile.deployment, institution: 'oslomet' }
  await expect(claim(store, ours)).rejects.toThrow(/not finished/)
  const before = await seeDelivery(copy.world, keyFile.deployment)
  expect(before).toEqual({ delivers: false, waiting: 1 })
  const ended = await finishRestore(copy.world, { by: 'operator:anne', takenAt: '2026-09-01T08:00:00Z' })
  expect(ended).toMatchObject({
    session: expect.any(Number),
    recovery_code: holder.recoveryCodes.length,
    job: 1,
  })
  expect(await seeDelivery(copy.world, keyFile.deployment)).toEqual({ delivers: false, waiting: 0 })
  expect((await claim(store, ours)).id).not.toBe(keyFile.deployment)
  const there = await testPortal([copy], journeys)
  // the control: the same cookies still open the house they are from
  expect((await get(portal, signedIn, '/my-account')).statusCode).toBe(200)
  expect((await get(there, signedIn, '/my-account')).statusCode).not.toBe(200)
  const pins = `SELECT min(tries)::int AS tries FROM access_pin WHERE used_at IS NULL AND replaced_at IS NULL`
  expect((await poolOf(store).query(pins)).rows).toEqual([
    { tries: copy.world.institution.pin.access.wrongTries - 1 },
  ])
  // whoever knows the password of then comes in, and everybody's verdict is judged anew
  const anew = await jarAt(there, host)
  const answer = await post(there, anew, '/sign-in', { username: one.username ?? '', password: one.password })
  expect(answer.statusCode).toBe(303)
  expect(await everythingIn(store)).toContain('restored-from-backup')
  await resumeDelivery(copy.world, { deployment: keyFile.deployment, by: 'operator:anne' })
  expect(await seeDelivery(copy.world, keyFile.deployment)).toMatchObject({ delivers: true })
})

test('a second backup never takes the place of the first, and one that fails leaves nothing', async () => {
  await expect(take(file)).rejects.toThrow(/EEXIST/)
  expect((await contentOf(file, key.identity)).head.keyIds).toEqual(keyFile.keys.map(({ id }) => id))
  const path = join(folder, 'never.age')
  await expect(
    takeBackup(
      { institutions: [{ world: { ...world, store: closed() } }], keyFile },
      { file: path, recipients: [key.recipient] },
      () => undefined,
    ),
  ).rejects.toThrow()
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined()
  expect(statSync(`${path}.making`, { throwIfNoEntry: false })).toBeUndefined()
})

test('one that cannot be written to its end leaves nothing, and no connection behind', async () => {
  const path = join(folder, 'no-room.age')
  // stands for a disk that takes nothing more
  symlinkSync(join(folder, 'nowhere', 'at-all'), `${path}.making`)
  await expect(take(path)).rejects.toThrow(/ENOENT/)
  const pool = poolOf(world.store)
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0)
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined()
})

function closed(): Store {
  return openStore('postgres://nobody@127.0.0.1:9/nowhere', 1).store
}

/** As it is, in base64 and in hexadecimal digits, as PostgreSQL writes bytes. */
function formsOf(secret: string | Buffer): Buffer[] {
  const bytes = Buffer.from(secret)
  return [
    bytes,
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('base64').replace(/=+$/, '').slice(0, -1)),
  ]
}
