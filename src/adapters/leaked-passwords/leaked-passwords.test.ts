import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Password } from '../../core/secrets/password.ts'
import type { BuildOrder, BuildProgress, Built } from './build.ts'
import { buildLeakedPasswords } from './build.ts'
import { openLeakedPasswords } from './open.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'adgang-leaked-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha1 = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase()
const lines = (passwords: readonly string[]): string => passwords.map((one) => `${sha1(one)}:7\r\n`).join('')
const numbered = (count: number, word = 'passord'): string[] =>
  Array.from({ length: count }, (_, n) => `${word}${n}`)

let made = 0
async function build(
  text: string,
  order: Partial<BuildOrder> = {},
): Promise<{ output: string; built: Built }> {
  const input = join(folder, `list-${++made}.txt`)
  const output = join(folder, `list-${made}.bin`)
  writeFileSync(input, text)
  return { output, built: await buildLeakedPasswords({ input, output, ...order }) }
}

function lookUp(paths: readonly string[], passwords: readonly string[]): boolean[] {
  const list = openLeakedPasswords(...paths)
  try {
    return passwords.map((password) => list.has(password as Password))
  } finally {
    list.close()
  }
}

describe('a list that was built', () => {
  test('knows every password in it and no other, in whatever order it came', async () => {
    const passwords = numbered(3000)
    const { output, built } = await build(lines(passwords))
    expect(built).toMatchObject({ outcome: 'built', count: 3000, duplicates: 0, bad: 0 })
    expect(lookUp([output], passwords).every(Boolean)).toBe(true)
    expect(lookUp([output], numbered(3000, 'korrekt hest ')).some(Boolean)).toBe(false)
  })

  test('is the same file from a sorted list and from a shuffled one with doubles', async () => {
    const all = numbered(2000).map((one) => `${sha1(one)}:1`)
    const sorted = await build(`${all.toSorted().join('\n')}\n`)
    const shuffled = await build(`${[...all, ...all.slice(0, 500)].join('\n')}\n`)
    expect(shuffled.built).toMatchObject({ count: 2000, duplicates: 500 })
    expect(readFileSync(shuffled.output).equals(readFileSync(sorted.output))).toBe(true)
  })

  test('is the same file when hardly anything fits into memory', async () => {
    const text = lines([...numbered(5000), ...numbered(300)])
    const roomy = await build(text)
    const tight = await build(text, { mostInMemory: 4 })
    expect(readFileSync(tight.output).equals(readFileSync(roomy.output))).toBe(true)
  })

  test('of one password, a thousand times, is one password', async () => {
    const { output, built } = await build(lines(Array.from({ length: 1000 }, () => 'passord')), {
      mostInMemory: 4,
    })
    expect(built).toMatchObject({ count: 1, duplicates: 999 })
    expect(lookUp([output], ['passord', 'Passord'])).toEqual([true, false])
  })

  test('knows æ, ø, å and emoji by their UTF-8', async () => {
    const { output } = await build(lines(['blåbærsyltetøy', '🐎🔋📎']))
    expect(lookUp([output], ['blåbærsyltetøy', '🐎🔋📎', 'blabarsyltetoy'])).toEqual([true, true, false])
  })

  test('answers like a set, for any passwords', async () => {
    const words = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), {
      minLength: 1,
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(words, words, async (inside, asked) => {
        const { output } = await build(lines(inside))
        const set = new Set(inside)
        expect(lookUp([output], [...inside, ...asked])).toEqual(
          [...inside, ...asked].map((one) => set.has(one)),
        )
      }),
      { numRuns: 25 },
    )
  }, 30_000)

  test('finds the very first, the very last and all between in a bucket of many pages', async () => {
    const crowded = Array.from(
      { length: 3000 },
      (_, n) => `AB${(n * 7).toString(16).padStart(14, '0')}${'0'.repeat(24)}`,
    )
    const spread = numbered(400).map(sha1)
    const { output, built } = await build([...crowded, ...spread, sha1('sist')].join('\n'))
    expect(built).toMatchObject({ outcome: 'built', count: 3401 })
    expect(lookUp([output], [...numbered(400), 'sist']).every(Boolean)).toBe(true)
    expect(lookUp([output], numbered(400, 'annet')).some(Boolean)).toBe(false)
  })

  test('is read together with others, and counts them all', async () => {
    const ours = await build(lines(['sommer2026']))
    const theirs = await build(lines(['vinter2026', 'høst2026']))
    const both = openLeakedPasswords(ours.output, theirs.output)
    expect(both.count).toBe(3)
    expect(lookUp([ours.output, theirs.output], ['sommer2026', 'høst2026', 'vår2026'])).toEqual([
      true,
      true,
      false,
    ])
    both.close()
  })

  test('may be none at all', () => {
    expect(lookUp([], ['passord'])).toEqual([false])
  })
})

describe('the published text', () => {
  test('is understood with and without counts, in either case, with either line end, the last line open', async () => {
    const text = `${sha1('en')}:12\r\n${sha1('to')}\n${sha1('tre').toLowerCase()}:1\n\n${sha1('fire')}`
    const { output, built } = await build(text)
    expect(built).toMatchObject({ outcome: 'built', count: 4, lines: 4, bad: 0 })
    expect(lookUp([output], ['en', 'to', 'tre', 'fire']).every(Boolean)).toBe(true)
  })

  test('may come through a pipe in pieces of any size', async () => {
    const text = Buffer.from(lines(numbered(50)))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (size) => {
        const output = join(folder, 'piped.bin')
        const built = await buildLeakedPasswords({ input: inPieces(text, size), output })
        expect(built).toMatchObject({ outcome: 'built', count: 50, lines: 50, bad: 0 })
        expect(lookUp([output], numbered(50)).every(Boolean)).toBe(true)
      }),
      { numRuns: 12 },
    )
  }, 30_000)

  test('with padding of count 0 says how much, and does not take it', async () => {
    const { output, built } = await build(`${sha1('en')}:3\n${sha1('to')}:0\n`)
    expect(built).toMatchObject({ count: 1, padding: 1, bad: 0, lines: 2 })
    expect(lookUp([output], ['en', 'to'])).toEqual([true, false])
  })

  test('with bad lines says which and why, never what stood there', async () => {
    const text = [
      sha1('en'),
      'hunter2',
      `${sha1('to')}:`,
      `${sha1('tre')}:1x`,
      `${sha1('fire')} 4`,
      'x'.repeat(5000),
      sha1('fem'),
    ]
    const { output, built } = await build(text.join('\n'))
    expect(built).toEqual({
      outcome: 'built',
      count: 2,
      duplicates: 0,
      lines: 7,
      padding: 0,
      bad: 5,
      firstBad: [
        { line: 2, why: 'not-a-sha1' },
        { line: 3, why: 'bad-count' },
        { line: 4, why: 'bad-count' },
        { line: 5, why: 'bad-count' },
        { line: 6, why: 'too-long' },
      ],
    })
    expect(lookUp([output], ['en', 'fem', 'to'])).toEqual([true, true, false])
  })

  test('with too many bad lines builds nothing and leaves the old list alone', async () => {
    const { output } = await build(lines(['sommer2026']))
    const before = readFileSync(output)
    const input = join(folder, 'mostly-bad.txt')
    writeFileSync(input, `${lines(['vinter2026'])}${'hunter2\n'.repeat(200)}`)
    const refused = await buildLeakedPasswords({ input, output })
    expect(refused).toMatchObject({ outcome: 'refused', because: 'too-many-bad-lines', bad: 200 })
    expect(refused.firstBad).toHaveLength(20)
    expect(readFileSync(output).equals(before)).toBe(true)
  })

  test('without an end to its first line is refused in little memory', async () => {
    const endless = inPieces(Buffer.alloc(50 * 2 ** 20, 'a'), 2 ** 20)
    const built = await buildLeakedPasswords({ input: endless, output: join(folder, 'endless.bin') })
    expect(built).toMatchObject({
      outcome: 'refused',
      because: 'no-passwords',
      firstBad: [{ line: 1, why: 'too-long' }],
    })
  })

  test('that is empty is refused', async () => {
    expect((await build('')).built).toMatchObject({ outcome: 'refused', because: 'no-passwords' })
  })

  test('tells how far the work is', async () => {
    const seen: BuildProgress[] = []
    const text = lines(numbered(100))
    await build(text, { onProgress: (progress) => seen.push(progress) })
    expect(seen[0]).toEqual({ step: 'reading', done: text.length, of: text.length, unit: 'bytes' })
    expect(seen.at(-1)).toEqual({ step: 'sorting', done: 100, of: 100, unit: 'hashes' })
  })
})

describe('the file', () => {
  test('takes the old one’s place in one step, and who has the old one open goes on reading it', async () => {
    const { output } = await build(lines(['gammel']))
    const open = openLeakedPasswords(output)
    const input = join(folder, 'newer.txt')
    writeFileSync(input, lines(['ny']))
    const whileBuilding: boolean[] = []
    const onProgress = (): number => whileBuilding.push(...lookUp([output], ['gammel', 'ny']))
    await buildLeakedPasswords({ input, output, onProgress })
    expect(whileBuilding).toEqual([true, false, true, false])
    expect([open.has('gammel' as Password), open.has('ny' as Password)]).toEqual([true, false])
    expect(lookUp([output], ['gammel', 'ny'])).toEqual([false, true])
    open.close()
  })

  test('leaves nothing else behind, and clears away what a killed build left', async () => {
    const killed = join(folder, 'tidy.bin.building-999999999')
    mkdirSync(killed)
    writeFileSync(join(killed, 'pile'), 'x')
    const input = join(folder, 'tidy.txt')
    writeFileSync(input, lines(['ryddig']))
    await buildLeakedPasswords({ input, output: join(folder, 'tidy.bin') })
    expect(existsSync(killed)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('building'))).toEqual([])
  })

  test('that cannot be written leaves the folder as it was', async () => {
    const missing = join(folder, 'nowhere', 'list.bin')
    await expect(
      buildLeakedPasswords({ input: join(folder, 'no-such-list'), output: missing }),
    ).rejects.toThrow('ENOENT')
    const output = join(folder, 'unread.bin')
    await expect(buildLeakedPasswords({ input: join(folder, 'no-such-list'), output })).rejects.toThrow(
      'ENOENT',
    )
    expect(readdirSync(folder).filter((name) => name.startsWith('unread'))).toEqual([])
  })

  test.each([
    ['nothing', (path: string) => truncateSync(path, 0), /not a file of leaked passwords/],
    [
      'something else',
      (path: string) => writeFileSync(path, 'x'.repeat(100)),
      /not a file of leaked passwords/,
    ],
    ['cut off', (path: string) => truncateSync(path, 60), /cut off or was changed/],
    ['longer than it says', (path: string) => appendFileSync(path, 'x'), /cut off or was changed/],
    ['of a later format', (path: string) => change(path, 8, 2), /format 2; this program reads format 1/],
    ['with a broken index', (path: string) => change(path, 32 + 3 * 8, 9), /broken index/],
    ['with an index nobody can hold', (path: string) => change(path, 12, 200), /cut off or was changed/],
  ])('that is %s is refused when it is opened', async (_, spoil, sentence) => {
    const { output } = await build(lines(['en', 'to', 'tre']))
    spoil(output)
    expect(() => openLeakedPasswords(output)).toThrow(sentence)
  })

  test('that is not there is said so', () => {
    expect(() => openLeakedPasswords(join(folder, 'no-such.bin'))).toThrow('ENOENT')
  })

  test('that shrinks while it is open is an error, never a “not leaked”', async () => {
    const { output } = await build(lines(['en', 'to', 'tre']))
    const open = openLeakedPasswords(output)
    truncateSync(output, 45)
    expect(() => open.has('en' as Password)).toThrow(/cut off while it was open/)
    open.close()
  })
})

function change(path: string, at: number, value: number): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(value, at)
  writeFileSync(path, bytes)
}

async function* inPieces(text: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.subarray(at, at + size))
}
