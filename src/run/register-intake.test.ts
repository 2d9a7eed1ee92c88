/** Register files come in by upload and from the watched folder, are imported beside, and none is lost, done twice, or in the way of the next. (Long: one way in after the other.) */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { appendFileSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { noteWaiting } from '../actions/register-intake/take-in.ts'
import { revokeRegisterKey } from '../actions/register-keys.ts'
import { type FileIntake, importHere, openFileIntake, type Told, until } from '../cast/file-intake.ts'
import { makeWorld } from '../cast/made-world.ts'
import { registerFileText } from '../cast/register-file-maker.ts'
import { testStore } from '../cast/test-database.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { latestRegisterRuns } from '../store/register-history.ts'
import { importBeside } from './import-beside.ts'

const { store, url } = await testStore(20)
const tested = makeWorld(store, 'ntnu', { now: '2026-09-01T08:00:00Z' })
const { world } = tested
const intake: FileIntake = await openFileIntake(tested, { mostBytes: 2_000_000, stillForMs: 1_500 })
let key = ''

/** Every file is newer than the one before, and about people of its own. */
let files = 0
const fileText = (people = 3) => {
  files += 1
  const generated = `2026-08-20T00:${String(files).padStart(2, '0')}:00Z`
  return registerFileText({
    register: 'fs',
    institution: 'ntnu',
    kind: 'changes',
    people,
    from: files * 1_000,
    generated,
  })
}
const beside = (start?: readonly string[]) =>
  importBeside(
    world,
    {
      institutionsDir: join(import.meta.dirname, '../../institutions'),
      databaseUrl: url,
      keyFile: intake.keys,
      demo: true,
    },
    start,
  )
const told = async (location: unknown): Promise<Told> =>
  (await intake.send(String(location), key)).json as unknown as Told
const stateOf = async (location: unknown) => (await told(location)).state
const peopleNow = async () =>
  (
    await store
      .selectFrom('person')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

let stop: () => Promise<void> = async () => undefined
const work = (...how: Parameters<FileIntake['work']>) => {
  const worker = intake.work(...how)
  stop = async () => worker.stop()
}

beforeAll(async () => {
  key = await intake.keyFor('fs')
})
afterEach(async () => stop())
afterAll(async () => {
  await intake.close()
  tested.close()
})

describe('an upload', () => {
  test('is kept, imported in a process of its own, and told of with its whole report', async () => {
    const before = await peopleNow()
    const sent = await intake.send('/registers/fs', key, fileText())
    expect(sent.status).toBe(202)
    expect(sent.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      state: 'received',
      location: sent.headers['location'],
    })
    expect(sent.headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(sent.headers).not.toHaveProperty('set-cookie')
    expect(await stateOf(sent.json['location'])).toBe('received')
    work(beside())
    await until(async () => (await stateOf(sent.json['location'])) === 'done')
    expect((await told(sent.json['location'])).report).toMatchObject({
      outcome: 'done',
      counts: { arrived: 3, people: 3 },
      badCount: 0,
    })
    expect(await peopleNow()).toBe(before + 3)
    const latest = await intake.send('/registers/fs', key)
    expect(latest.json).toMatchObject({ id: sent.json['id'], way: 'upload', state: 'done' })
    const [run] = await latestRegisterRuns(store, { most: 1 })
    expect(run).toMatchObject({
      register: 'fs',
      kind: 'changes',
      way: 'upload',
      state: 'done',
      counts: { arrived: 3 },
    })
    const kept = await store
      .selectFrom('register_key')
      .select(['digest', 'used_at'])
      .executeTakeFirstOrThrow()
    expect(kept.used_at?.toString()).toBe(world.now().toString())
    expect(kept.digest.toString('latin1')).not.toContain(key)
  })

  test('the same file again is nothing to do; a file of another register or institution is refused', async () => {
    work()
    const text = fileText()
    const outcomes: (string | undefined)[] = []
    for (const content of [
      text,
      text,
      text.replace('"register":"fs"', '"register":"hr"'),
      text.replace('"institution":"ntnu"', '"institution":"usn"'),
    ]) {
      const { json } = await intake.send('/registers/fs', key, content)
      await until(async () => !['received', 'running'].includes(await stateOf(json['location'])))
      const { report } = await told(json['location'])
      outcomes.push(report?.refused?.because ?? report?.outcome)
    }
    expect(outcomes).toEqual(['done', 'same-file', 'other-register', 'other-institution'])
  })

  test('may be packed; one that is no gzip, is not whole, or bursts, is not kept', async () => {
    work()
    const packed = gzipSync(fileText())
    const encoding = { 'content-encoding': 'gzip' }
    const sent = await intake.send('/registers/fs', key, packed, encoding)
    await until(async () => (await stateOf(sent.json['location'])) === 'done')
    const before = intake.lies('fs', 'taken')
    expect((await intake.send('/registers/fs', key, fileText(), encoding)).status).toBe(400)
    expect((await intake.send('/registers/fs', key, packed.subarray(0, -20), encoding)).status).toBe(400)
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    expect(bomb.length).toBeLessThan(50_000)
    expect((await intake.send('/registers/fs', key, bomb, encoding)).status).toBe(413)
    expect((await intake.send('/registers/fs', key, packed, { 'content-encoding': 'br' })).status).toBe(415)
    expect(intake.lies('fs', 'taken')).toEqual(before)
  })

  test('is refused when it is too large, before and while it comes, and when it is another type', async () => {
    const large = Buffer.alloc(2_000_001, 'x')
    expect((await intake.send('/registers/fs', key, large)).status).toBe(413)
    expect(
      await sentInParts(
        await intake.portal.listen({ port: 0, host: '127.0.0.1' }),
        large.subarray(0, 100_000),
        40,
      ),
    ).toBe(413)
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await intake.send('/registers/fs', key, 'a=b', type)).status).toBe(415)
    expect(intake.lies('fs', 'taken').filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('that came whole but was not written down, because the portal died, is taken up all the same', async () => {
    const id = crypto.randomUUID()
    const body = (async function* () {
      yield Buffer.from(fileText())
    })()
    await intake.folder.receive('fs', { id, packed: false, most: 1_000_000, body })
    work()
    await until(async () => (await stateOf(`/registers/fs/${id}`)) === 'done')
    await until(async () => intake.lies('fs', 'done').includes(`upload-${id}.jsonl`))
    expect(await stateOf(`/registers/fs/${id}`)).toBe('done')
  })
})

describe('a key', () => {
  test('none, a wrong one, one of another register or institution, a revoked one, an unknown register: one and the same no', async () => {
    const other = makeWorld(store, 'usn')
    const foreign = await openFileIntake(other)
    const keys = {
      hr: await intake.keyFor('hr'),
      foreign: await foreign.keyFor('fs'),
      revoked: await intake.keyFor('fs'),
    }
    await foreign.close()
    other.close()
    const { id } = await store
      .selectFrom('register_key')
      .select('id')
      .where('digest', '=', world.keys.index(purposes.registerKey, keys.revoked))
      .executeTakeFirstOrThrow()
    await revokeRegisterKey(world, { id, register: 'fs', by: 'test' })
    const text = fileText()
    const answers = [
      await intake.send('/registers/fs', null, text),
      await intake.send('/registers/fs', `adgang-register-${'a'.repeat(43)}`, text),
      await intake.send('/registers/fs', 'x', text),
      await intake.send('/registers/fs', keys.hr, text),
      await intake.send('/registers/fs', keys.foreign, text),
      await intake.send('/registers/fs', keys.revoked, text),
      await intake.send('/registers/projects', key, text),
      await intake.send('/registers/none', key, text),
      await intake.send('/registers/hr', key),
      await intake.send(`/registers/fs/${crypto.randomUUID()}`, keys.hr),
    ]
    const shown = answers.map(({ status, headers, body }) => ({
      status,
      body,
      asks: headers['www-authenticate'],
    }))
    expect(new Set(shown.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(shown[0]).toMatchObject({ status: 401, asks: 'Bearer realm="registers"' })
    expect(intake.lies('fs', 'taken')).toEqual([])
  })

  test('guessing from one address is slowed down, and a right key waits there too', async () => {
    tested.advance('PT24H')
    const statuses: number[] = []
    for (let wrong = 0; wrong <= world.institution.networks.failures; wrong += 1)
      statuses.push((await intake.send('/registers/fs', 'x')).status)
    expect(statuses.at(0)).toBe(401)
    expect(statuses.at(-1)).toBe(429)
    expect((await intake.send('/registers/fs', key)).status).toBe(429)
    tested.advance('PT24H')
    expect((await intake.send('/registers/fs', key)).status).toBe(200)
  })
})

describe('the watched folder', () => {
  test('takes finished files up within five seconds, in order of name, and puts them away with their reports', async () => {
    work()
    const texts = [fileText(), fileText(), fileText()]
    // the newest is put there first: by name it is the last, so none is refused as older
    for (const at of [2, 1, 0])
      intake.put('fs', `night-${at}.jsonl${at === 1 ? '.gz' : ''}`, packedAt(at, texts))
    const took = await until(() => intake.lies('fs', 'done').includes('night-2.jsonl.report.json'))
    expect(took).toBeLessThan(5_000)
    expect(intake.lies('fs', 'done')).toEqual(
      expect.arrayContaining(['night-0.jsonl', 'night-1.jsonl.gz', 'night-2.jsonl']),
    )
    expect(intake.reportBeside('fs', 'done', 'night-1.jsonl.gz')).toMatchObject({
      outcome: 'done',
      counts: { arrived: 3 },
    })
    expect(intake.lies('fs', 'taken')).toEqual([])
  })

  test('leaves a file alone that still grows; one that lies still without its trailer is refused as cut off', async () => {
    work()
    const lines = fileText(6).split(/(?<=\n)/)
    const path = intake.place('fs', 'growing.jsonl')
    writeFileSync(path, '')
    for (const line of lines.slice(0, -1)) {
      appendFileSync(path, line)
      await pause(400)
      expect(existsSync(path)).toBe(true)
    }
    appendFileSync(path, lines.at(-1) ?? '')
    await until(() => intake.lies('fs', 'done').includes('growing.jsonl'))
    intake.put('fs', 'cut.jsonl', lines.slice(0, 4).join(''))
    await until(() => intake.lies('fs', 'refused').includes('cut.jsonl'))
    expect(intake.reportBeside('fs', 'refused', 'cut.jsonl').refused?.because).toBe('cut-off')
  })

  test('follows no link out of the folder, and keeps two files of one name apart', async () => {
    work()
    writeFileSync(join(intake.base, 'secret.jsonl'), fileText())
    symlinkSync(join(intake.base, 'secret.jsonl'), intake.place('fs', 'aaa-link.jsonl'))
    await pause(500)
    expect(existsSync(intake.place('fs', 'aaa-link.jsonl'))).toBe(true)
    expect(intake.lies('fs', 'taken')).toEqual([])
    rmSync(intake.place('fs', 'aaa-link.jsonl'))
    for (let round = 0; round < 2; round += 1) {
      intake.put('fs', 'twice.jsonl', fileText())
      await until(
        () => !existsSync(intake.place('fs', 'twice.jsonl')) && intake.lies('fs', 'taken').length === 0,
      )
    }
    expect(intake.lies('fs', 'done').filter((name) => /^twice.*\.jsonl$/.test(name))).toHaveLength(2)
  })

  test('is shared by any number of workers: every file is imported once', async () => {
    const others = [intake.work(), intake.work(), intake.work()]
    const runs = async () => (await store.selectFrom('register_run').select('id').execute()).length
    const before = await runs()
    for (let file = 0; file < 8; file += 1) intake.put('fs', `many-${file}.jsonl`, fileText())
    await until(() => intake.lies('fs', 'done').filter((name) => /^many-\d\.jsonl$/.test(name)).length === 8)
    expect(await runs()).toBe(before + 8)
    expect(intake.lies('fs', 'refused').filter((name) => name.startsWith('many'))).toEqual([])
    await Promise.all(others.map(async (worker) => worker.stop()))
  })
})

describe('what goes wrong', () => {
  test('a file that kills its import is given up after three tries, with an alarm; the next one goes on', async () => {
    const poison = join(intake.base, 'poison.cjs')
    writeFileSync(
      poison,
      `process.stdin.once('data', (order) => process.kill(process.pid, String(order).includes('poison') ? 'SIGSEGV' : 'SIGKILL'))`,
    )
    const dies = beside([poison])
    const lives = importHere(tested)
    work(async (file, watch) => (file.path.includes('poison') ? dies(file, watch) : lives(file, watch)))
    intake.put('fs', 'a-poison.jsonl', fileText())
    intake.put('fs', 'b-good.jsonl', fileText())
    await until(() => intake.lies('fs', 'done').includes('b-good.jsonl'))
    expect(intake.reportBeside('fs', 'refused', 'a-poison.jsonl')).toMatchObject({
      outcome: 'failed',
      refused: { because: 'failed' },
    })
    const row = await store
      .selectFrom('register_intake')
      .select(['state', 'tries'])
      .where('file_name', '=', 'a-poison.jsonl')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'failed', tries: 3 })
    expect(tested.told.filter(({ event }) => event === 'register-import-died')).toHaveLength(3)
    const alarms = await store
      .selectFrom('operator_alarm')
      .select(['kind', 'over_at'])
      .where('kind', '=', 'register-failed')
      .execute()
    // the good file after it has ended it
    expect(alarms).toEqual([{ kind: 'register-failed', over_at: world.now() }])
  })

  test('a database that is away for a while costs no try; a worker that is told to stop gives its file back', async () => {
    let rounds = 0
    const lives = importHere(tested)
    const worker = intake.work(async (file, watch) => {
      rounds += 1
      if (rounds === 1) return { is: 'outage' }
      if (rounds > 2) return lives(file, watch)
      await once(watch.signal, 'abort')
      return { is: 'stopped' }
    })
    intake.put('fs', 'patient.jsonl', fileText())
    const row = async () =>
      store
        .selectFrom('register_intake')
        .select(['state', 'tries', 'not_before'])
        .where('file_name', '=', 'patient.jsonl')
        .executeTakeFirst()
    await until(async () => rounds === 1 && (await row())?.state === 'received')
    expect(await row()).toMatchObject({ state: 'received', tries: 0 })
    await store.updateTable('register_intake').set({ not_before: null }).execute()
    await until(() => rounds === 2)
    await worker.stop()
    expect(await row()).toMatchObject({ state: 'received', tries: 0 })
    work()
    await until(() => intake.lies('fs', 'done').includes('patient.jsonl'))
  })

  test('a worker killed at any moment loses no file and does none twice', async () => {
    const text = fileText(400)
    const before = await peopleNow()
    const script = join(import.meta.dirname, '../cast/take-in-child.ts')
    intake.put('fs', 'killed.jsonl', text)
    const isDone = () => intake.lies('fs', 'done').includes('killed.jsonl')
    for (let kill = 0; kill < 3 && !isDone(); kill += 1) {
      const worker = spawn(
        process.execPath,
        ['--import', 'tsx', script, url, intake.keys, intake.place('fs', '..', '..')],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      const said = once(worker.stdout, 'data')
      const ended = once(worker, 'exit')
      await Promise.race([said, ended])
      await pause(60 + kill * 110)
      worker.kill('SIGKILL')
      await ended
      // what the dead held comes back when its lease is over
      await store.updateTable('register_intake').set({ lease_until: null }).execute()
    }
    work()
    await until(isDone)
    expect(await peopleNow()).toBe(before + 400)
    expect(intake.lies('fs', 'taken')).toEqual([])
    const rows = await store
      .selectFrom('register_intake')
      .select('id')
      .where('file_name', '=', 'killed.jsonl')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('a file that was ended but not put away, because the worker died, is put away by the next one', async () => {
    const text = fileText()
    intake.put('fs', 'ended.jsonl', text)
    const [file] = await intake.folder.waiting('fs')
    await noteWaiting(world, 'fs', file ? [file] : [])
    await store
      .updateTable('register_intake')
      .set({ state: 'refused', report: JSON.stringify({ outcome: 'refused' }) })
      .where('file_name', '=', 'ended.jsonl')
      .execute()
    work()
    await until(() => intake.lies('fs', 'refused').includes('ended.jsonl'))
    const row = await store
      .selectFrom('register_intake')
      .select('put_away_at')
      .where('file_name', '=', 'ended.jsonl')
      .executeTakeFirstOrThrow()
    expect(row.put_away_at).not.toBeNull()
  })
})

function packedAt(at: number, texts: readonly string[]): string | Uint8Array {
  const text = texts[at] ?? ''
  return at === 1 ? gzipSync(text) : text
}

/** Without Content-Length, so that only counting shows how large it is. */
async function sentInParts(address: string, part: Buffer, parts: number): Promise<number | undefined> {
  const sending = request({
    port: new URL(address).port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/registers/fs',
    headers: {
      host: 'ntnu.localhost',
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
    },
  })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.once('response', ({ statusCode }) => resolve(statusCode))
    sending.once('error', reject)
  })
  for (let at = 0; at < parts; at += 1) {
    sending.write(part)
    await pause(2)
  }
  sending.end()
  return answered
}
