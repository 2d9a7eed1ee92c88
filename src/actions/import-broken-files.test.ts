/** A file that looks broken changes nothing and says so (case X-18); only a reason lets it through. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { becauseOf, importNights } from '../cast/import-nights.ts'
import { type MadeLine, registerFileText } from '../cast/register-file-maker.ts'
import { testStore } from '../cast/test-database.ts'

const { store } = await testStore(20)
const nights = importNights(store)
const { told, write, writeText, take, everything } = nights
afterAll(() => nights.close())

describe('a file that looks broken (case X-18)', () => {
  const people = 1500
  const base = { register: 'fs', institution: 'prove', people, generated: '2026-09-01T01:00:00Z' } as const
  const text = registerFileText({ ...base, checksum: true })
  const lines = text.trimEnd().split('\n')
  const due = (line: MadeLine) => ({
    ...line,
    semesters: [{ term: '2026-autumn', registered: '2026-08-09', fee: 'due' }],
  })
  const ended = (line: MadeLine) => ({
    ...line,
    studies: [{ ...(line.studies as object[])[0], ended: { on: '2026-08-01', why: 'left' } }],
  })
  const half = (change: (line: MadeLine) => MadeLine | null) =>
    registerFileText({ ...base, change: (line, place) => (place % 2 === 0 ? change(line) : line) })

  beforeAll(async () => {
    await nights.begin()
    await take(writeText(registerFileText({ ...base, generated: '2026-08-10T01:00:00Z' })))
  })

  test.each<[string, () => string | Buffer, string]>([
    ['200 of its lines, cut', () => `${lines.slice(0, 200).join('\n')}\n`, 'cut-off'],
    ['200 of its lines, with a right trailer', () => registerFileText({ ...base, people: 200 }), 'brake'],
    ['nobody', () => registerFileText({ ...base, people: 0 }), 'brake'],
    ['an empty file', () => '', 'no-header'],
    ['the header only', () => `${lines[0]}\n`, 'cut-off'],
    ['a last line cut', () => text.slice(0, -30), 'cut-off'],
    ['Latin-1', () => Buffer.from(text, 'latin1'), 'not-utf8'],
    ['a wrong count', () => text.replace(`"people":${people}`, `"people":${people + 1}`), 'wrong-count'],
    ['half of the people', () => half(() => null), 'brake'],
    ['half of the ids new', () => half((line) => ({ ...line, id: `N${line.id}` })), 'brake'],
    ['half of the fees due', () => half(due), 'brake'],
    ['half of the studies ended', () => half(ended), 'brake'],
    [
      'all names empty',
      () => registerFileText({ ...base, change: (line) => ({ ...line, name: { given: '', family: '' } }) }),
      'too-many-bad-lines',
    ],
    [
      'columns swapped',
      () =>
        registerFileText({
          ...base,
          change: (line) => ({ ...line, id: line.email as string, email: line.id }),
        }),
      'brake',
    ],
    [
      'numbers and student numbers swapped',
      () =>
        registerFileText({
          ...base,
          change: (line) => ({
            ...line,
            identity: [{ number: line.studentNumber, type: 'fodselsnummer' }],
            studentNumber: (line.identity as { number: string }[])[0]?.number,
          }),
        }),
      'too-many-bad-lines',
    ],
    [
      'a file of changes that lets a tenth go',
      () =>
        registerFileText({ ...base, kind: 'changes', people: 150, change: ({ id }) => ({ id, gone: true }) }),
      'brake',
    ],
  ])('%s: refused, nothing changed, in the log', async (_, broken, expected) => {
    const before = await everything()
    told.length = 0
    const outcome = await nights.import(writeText(broken()))
    expect(becauseOf(outcome)).toBe(expected)
    expect(await everything()).toBe(before)
    expect(told).toContainEqual(expect.objectContaining({ event: 'register-file-refused' }))
  })

  test('with a reason the brake is released, and the reason is kept', async () => {
    const path = writeText(half(due))
    const outcome = await nights.import(path)
    expect(outcome).toMatchObject({
      because: 'brake',
      plan: { wouldLock: 750, brake: { limit: 30, losses: 750 } },
    })
    expect((await take(path, { releaseBrake: 'the deadline passed' })).applied).toMatchObject({
      changed: 750,
    })
    const runs = await store
      .selectFrom('register_run')
      .select(['state', 'refused_because', 'brake_released_because'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    expect(runs.map(({ state }) => state)).toEqual(['done', 'refused'])
    expect(runs[1]?.refused_because).toContain('750 people would lose access')
    expect(runs[0]?.brake_released_because).toBe('the deadline passed')
  })

  test('twenty people may lose access in one night, twenty-one may not', async () => {
    await nights.begin()
    await take(writeText(registerFileText({ ...base, people: 100, generated: '2026-08-10T01:00:00Z' })))
    const losing = (most: number) =>
      registerFileText({ ...base, people: 100, change: (line, place) => (place < most ? due(line) : line) })
    expect(becauseOf(await nights.import(writeText(losing(21))))).toBe('brake')
    expect(becauseOf(await nights.import(writeText(losing(20))))).toBe('done')
  })

  test('releasing a brake that is not pulled is harmless', async () => {
    await nights.begin()
    expect((await take(write(), { releaseBrake: 'just in case' })).applied.arrived).toBe(30)
  })
})
