/** `adgang import` says what a file would do, in words and as JSON, and ends with the number the design says. */
import { Writable } from 'node:stream'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openRegisterFile } from '../adapters/register-file/open-register-file.ts'
import { importNights } from '../cast/import-nights.ts'
import { testStore } from '../cast/test-database.ts'
import { importCommand } from './import.ts'

const { store } = await testStore(10)
const nights = importNights(store)
afterAll(() => nights.close())
beforeEach(() => nights.begin())

async function run(path: string, given: { apply?: boolean; json?: boolean; releaseBrake?: string } = {}) {
  let said = ''
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      said += chunk.toString()
      done()
    },
  })
  const exit = await importCommand(
    {
      path,
      apply: given.apply ?? false,
      json: given.json ?? false,
      releaseBrake: given.releaseBrake ?? null,
    },
    { openRegisterFile, withWorld: async (key, work) => work(key === 'prove' ? nights.world : null) },
    { out, progress: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  )
  return { exit, said }
}

test('a dry run shows the plan with names, changes nothing and says how to apply', async () => {
  const path = nights.write()
  const { exit, said } = await run(path)
  expect(exit).toBe(0)
  expect(said).toContain('register fs of prove, full, made 2026-08-10T01:00:00Z')
  expect(said).toMatch(/arrived +30 +Kari Nordmann, .*, …/)
  expect(said).toMatch(/would lock +0\n/)
  expect(said).toContain(`To apply: adgang import ${path} --apply`)
  expect(await nights.count('person')).toBe(0)
})

test('with --apply it is done; the same file again is nothing to do', async () => {
  const path = nights.write()
  expect(await run(path, { apply: true })).toMatchObject({
    exit: 0,
    said: expect.stringContaining('Applied: 30 arrived') as string,
  })
  expect(await nights.count('person')).toBe(30)
  expect(await run(path, { apply: true })).toMatchObject({
    exit: 0,
    said: expect.stringContaining('There is nothing to do') as string,
  })
})

test('bad lines are listed with number, key and reason, and end with 3', async () => {
  const path = nights.write({ change: (line, place) => (place === 2 ? { ...line, role: 'admin' } : line) })
  const { exit, said } = await run(path, { apply: true })
  expect(exit).toBe(3)
  expect(said).toContain('Bad lines: 1\n  line 4 (50002): role is not a key this format knows')
  expect(said).toContain('29 arrived')
})

test('a refused file ends with 2 and says why', async () => {
  await run(nights.write({ people: 60 }), { apply: true })
  const half = nights.write({ people: 30 })
  const { exit, said } = await run(half, { apply: true })
  expect(exit).toBe(2)
  expect(said).toContain('Refused: 30 people would lose access')
  expect(said).toContain('Nothing was changed.')
  expect(await run(half, { apply: true, releaseBrake: 'they moved' })).toMatchObject({ exit: 0 })
})

test.each([
  [
    'cut off',
    () => '{"register":"fs","institution":"prove","kind":"full","generated":"2026-08-10T01:00:00Z"}\n',
    /line 1\): the file ends without its trailer/,
  ],
  [
    'of nobody here',
    () => '{"register":"fs","institution":"uio","kind":"full","generated":"2026-08-10T01:00:00Z"}\n',
    /of uio, which is no institution here/,
  ],
  ['empty', () => '', /the file is empty/],
])('a file %s ends with 2', async (_, text, reason) => {
  expect(await run(nights.writeText(text()))).toMatchObject({
    exit: 2,
    said: expect.stringMatching(reason) as string,
  })
})

test('a file that is not there ends with 2', async () => {
  expect(await run('/nowhere/fs.jsonl')).toMatchObject({
    exit: 2,
    said: expect.stringContaining('does not exist') as string,
  })
})

test('--json is one object with everything in it and no identity number', async () => {
  const { exit, said } = await run(nights.write({ change: (line, place) => (place === 2 ? '{' : line) }), {
    json: true,
  })
  const report = JSON.parse(said) as Record<string, unknown>
  expect(exit).toBe(3)
  expect(report).toMatchObject({
    exit: 3,
    outcome: 'planned',
    header: { register: 'fs', institution: 'prove', sequence: null },
    plan: { people: 30, arrived: 29, badCount: 1, bad: [{ line: 4, id: null }], absencesCancelled: true },
  })
  expect(said).not.toMatch(/\d{11}/)
})
