/** The bad files of thousands of people (cases; with BAD_FILES_OF=20000 of twenty thousand): by upload and through the folder nobody is changed, the alarm goes up within a minute, and a good file is taken after each. (Long: one bad file after another.) */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { importHere, openFileIntake, type Told, until } from '../cast/file-intake.ts'
import { makeWorld } from '../cast/made-world.ts'
import { type MadeLine, registerFileText } from '../cast/register-file-maker.ts'
import { testStore } from '../cast/test-database.ts'
import { sumsOf } from '../cast/whole-database.ts'
import { importBeside } from './import-beside.ts'

const { store, url } = await testStore(20)
const tested = makeWorld(store, 'ntnu', { now: '2026-09-02T08:00:00Z' })
const { world } = tested
const intake = await openFileIntake(tested, { mostBytes: 128 * 1024 * 1024, stillForMs: 2_000 })
const inProcess = importHere(tested)
const inChild = importBeside(world, {
  institutionsDir: join(import.meta.dirname, '../../institutions'),
  databaseUrl: url,
  keyFile: intake.keys,
  demo: true,
})

const people = Number(process.env['BAD_FILES_OF'] ?? 2_500)
const base = { register: 'fs', institution: 'ntnu', people, sequence: 6, checksum: true } as const
const made = (wish: Partial<Parameters<typeof registerFileText>[0]> = {}) =>
  registerFileText({ ...base, generated: '2026-09-02T01:00:00Z', ...wish })
const first = made({ generated: '2026-09-01T01:00:00Z', sequence: 5 })
const good = made()
const swapped = (one: string, other: string) => (line: MadeLine) => ({
  ...line,
  [one]: line[other],
  [other]: line[one],
})
const nameOf = (line: MadeLine) => line['name'] as { given: string; family: string }
/** The trailer made right again, so that nothing but what was broken is wrong. */
const withTrailer = (lines: readonly string[]) => {
  const text = `${lines.join('\n')}\n`
  const sha256 = createHash('sha256').update(text).digest('hex')
  return `${text}${JSON.stringify({ end: true, people: lines.length - 1, sha256 })}\n`
}
const lines = good.trimEnd().split('\n').slice(0, -1)

type Bad = [what: string, file: () => string | Uint8Array, because: string, detail?: string]

const bad: Bad[] = [
  ['200 rows', () => made({ people: 200 }), 'brake', 'missing'],
  ['0 rows', () => made({ people: 0 }), 'brake', 'missing'],
  ['the header only', () => `${lines[0]}\n`, 'cut-off'],
  ['cut inside the trailer', () => good.slice(0, -20), 'cut-off'],
  ['cut one byte before the trailer ends', () => good.trimEnd().slice(0, -1), 'cut-off'],
  ['cut in the last line of people', () => good.slice(0, -700), 'cut-off'],
  ['cut in the middle', () => good.slice(0, good.length / 2), 'cut-off'],
  ['mail and mobile swapped', () => made({ change: swapped('email', 'mobile') }), 'brake', 'another mail'],
  [
    'given and family name swapped',
    () =>
      made({
        change: (line) => ({ ...line, name: { given: nameOf(line).family, family: nameOf(line).given } }),
      }),
    'brake',
    'another given name',
  ],
  [
    'id and student number swapped',
    () =>
      made({
        change: (line) => ({ ...line, id: String(line['studentNumber']), studentNumber: line.id }),
      }),
    'brake',
    'missing',
  ],
  [
    'everybody’s number one row too far down',
    () =>
      made({
        change: (line, at) => ({ ...line, mobile: `+479${String(at + 1).padStart(7, '0')}` }),
      }),
    'brake',
    'another mobile number',
  ],
  ['every mail empty', () => made({ change: (line) => ({ ...line, email: null }) }), 'brake', 'another mail'],
  ['Latin-1', () => Buffer.from(good, 'latin1'), 'not-utf8'],
  ['another institution', () => made({ institution: 'oslomet' }), 'other-institution'],
  [
    'half of the ids new',
    () => made({ change: (line, at) => (at % 2 ? { ...line, id: `9${line.id}` } : line) }),
    'brake',
    'missing',
  ],
  [
    'half as many again, in a file of changes',
    () => made({ kind: 'changes', from: people, people: people / 2 }),
    'brake',
    'would be new',
  ],
  [
    'all names empty',
    () => made({ change: (line) => ({ ...line, name: { given: '', family: '' } }) }),
    'too-many-bad-lines',
  ],
  ['a wrong count', () => good.replace(`"people":${people},`, `"people":${people + 1},`), 'wrong-count'],
  ['a wrong checksum', () => good.replace(/"sha256":"./, '"sha256":"0'), 'wrong-checksum'],
  ['one letter changed on the way', () => good.replace('Nordmann', 'Nordmand'), 'wrong-checksum'],
  ['an older number', () => made({ sequence: 4 }), 'older'],
  ['an older day', () => made({ generated: '2026-08-30T01:00:00Z' }), 'older'],
  [
    'not JSON',
    () => withTrailer([lines[0] ?? '', ...lines.slice(1).map(() => 'id;name;born')]),
    'too-many-bad-lines',
  ],
  ['no register file at all', () => 'id;name;born\n'.repeat(1_000), 'no-header'],
  ['five times as many newcomers', () => made({ people: people * 6 }), 'brake', 'would be new'],
  ['a column of roles', () => made({ change: (line) => ({ ...line, role: 'admin' }) }), 'too-many-bad-lines'],
]

/** What a file leaves behind when nobody is changed: its own trace, and the alarm. */
const traces = ['register_intake', 'register_run', 'register_key', 'operator_alarm', 'job', 'deployment']
const everything = async (but: readonly string[] = []) => sumsOf(store, [...traces, ...but])
const openAlarms = async () =>
  store
    .selectFrom('operator_alarm')
    .select(['id', 'kind', 'facts', 'times'])
    .where('over_at', 'is', null)
    .where('seen_at', 'is', null)
    .execute()

let key = ''
let sent = 0
/** Every file that is taken is newer than the one before. */
let hour = 1
const nextHour = () => `2026-09-01T${String((hour += 1)).padStart(2, '0')}:00:00Z`
let before: Record<string, string> = {}
let stop: () => Promise<void> = async () => undefined

/** Sends it and waits for its end: what is told of it. */
async function upload(content: string | Uint8Array): Promise<Told> {
  const { json } = await intake.send('/registers/fs', key, content)
  const look = async () => (await intake.send(String(json['location']), key)).json as unknown as Told
  await until(async () => !['received', 'running'].includes((await look()).state), 120_000)
  return look()
}

async function drop(content: string | Uint8Array): Promise<Told> {
  sent += 1
  const name = `file-${String(sent).padStart(3, '0')}.jsonl`
  intake.put('fs', name, content)
  const where = () => (['done', 'refused'] as const).find((place) => intake.lies('fs', place).includes(name))
  await until(() => where() !== undefined, 120_000)
  const place = where() ?? 'refused'
  return { id: name, state: place, report: intake.reportBeside('fs', place, name) }
}

beforeAll(async () => {
  key = await intake.keyFor('fs')
  const worker = intake.work(inProcess)
  expect((await upload(first)).report).toMatchObject({ outcome: 'done', counts: { arrived: people } })
  await worker.stop()
  before = await everything()
}, 120_000)
afterEach(async () => {
  await store.updateTable('operator_alarm').set({ seen_at: world.now(), seen_by: 'test' }).execute()
})
afterAll(async () => {
  await intake.close()
  tested.close()
})

/** A process of its own costs seconds; there the way is the same, and a few files show it. */
const few = bad.filter(([what]) =>
  ['200 rows', 'Latin-1', 'every mail empty', 'a column of roles'].includes(what),
)

describe.each([
  ['by upload', upload, inProcess, bad],
  ['through the folder', drop, inProcess, bad],
  ['by upload, imported in a process of its own', upload, inChild, few],
] as const)('%s', (_, way, how, files) => {
  beforeAll(async () => {
    before = await everything()
    const worker = intake.work(how)
    stop = async () => worker.stop()
  })
  afterAll(async () => stop())

  test.each(files)(
    '%s: nobody is changed, and the alarm is there within a minute',
    async (_what, file, because, detail = '') => {
      const content = file()
      const began = performance.now()
      const told = await way(content)
      expect(performance.now() - began).toBeLessThan(60_000)
      expect(told.state).toBe('refused')
      expect(told.report?.refused?.because).toBe(because)
      expect(told.report?.refused?.detail).toContain(detail)
      const alarms = await openAlarms()
      expect(alarms).toHaveLength(1)
      const kinds: Record<string, string> = {
        brake: 'register-brake',
        'too-many-bad-lines': 'register-bad-lines',
      }
      expect(alarms[0]).toMatchObject({ kind: kinds[because] ?? 'register-file-refused', facts: { because } })
      expect(await everything()).toEqual(before)
    },
    130_000,
  )

  test('two people with one identity number: both are held, and a human is told', async () => {
    const numberOf = (at: number) => (JSON.parse(lines[at + 1] ?? '') as { identity: unknown }).identity
    const generated = nextHour()
    const told = await way(
      made({
        generated,
        sequence: 5,
        change: (line, at) => (at === 7 ? { ...line, identity: numberOf(8) } : line),
      }),
    )
    expect(told.report).toMatchObject({ outcome: 'done', badCount: 1, counts: { held: 1, changed: 0 } })
    expect(told.report?.bad[0]).toMatchObject({ line: 9, objections: [{ key: 'identity' }] })
    expect((await openAlarms()).map(({ kind }) => kind)).toEqual(['register-numbers-held'])
    expect(await everything(asTaken)).toEqual(await withoutTaken())
  })

  test('a packed file that bursts is refused before it fills the disk', async () => {
    const bomb = gzipSync(Buffer.alloc(140_000_000), { level: 9 })
    if (way === upload) {
      const { status } = await intake.send('/registers/fs', key, bomb, { 'content-encoding': 'gzip' })
      expect(status).toBe(413)
    } else {
      intake.put('fs', 'bomb.jsonl.gz', bomb)
      await until(() => intake.lies('fs', 'refused').includes('bomb.jsonl.gz'))
    }
    expect((await openAlarms()).map(({ facts }) => facts['because'])).toEqual(['too-large'])
    expect(await everything(asTaken)).toEqual(await withoutTaken())
    expect(intake.lies('fs', 'taken')).toEqual([])
  })

  test('the last file again is nothing to do, and no alarm', async () => {
    const generated = nextHour()
    const again = made({ generated, sequence: 5, change: (line) => line })
    await way(again)
    expect((await way(again)).report?.outcome).toBe('same-file')
    expect(await openAlarms()).toEqual([])
  })
})

test('a good file after them is taken, and ends the alarms of its register', async () => {
  const worker = intake.work(inProcess)
  await drop(good.slice(0, -20))
  expect(await openAlarms()).toHaveLength(1)
  const told = await drop(
    made({ change: (line, at) => (at < 30 ? { ...line, mobile: `+4799${String(100_000 + at)}` } : line) }),
  )
  expect(told.report).toMatchObject({ outcome: 'done', counts: { changed: 30 } })
  expect(await openAlarms()).toEqual([])
  expect(await everything()).not.toEqual(before)
  await worker.stop()
}, 120_000)

/** What a file that is taken changes whatever stands in it: the register has spoken, and what it held waits for a human. */
const asTaken = ['merge_candidate', 'register_heard']

async function withoutTaken(): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(before).filter(([table]) => !asTaken.includes(table)))
}
