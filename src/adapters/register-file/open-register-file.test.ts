/** A register file is judged as a whole before anybody is touched: cut off, recounted, recoded or swapped files are refused with the line. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { registerFileText, writeRegisterFile } from '../../cast/register-file-maker.ts'
import { isRefusal } from '../../core/register/register-file.ts'
import { openRegisterFile } from './open-register-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-register-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'fs.jsonl')

const wanted = {
  register: 'fs',
  institution: 'ntnu',
  people: 200,
  generated: '2026-08-10T03:00:00+02:00',
} as const
const good = registerFileText({ ...wanted, checksum: true })
const lines = good.trimEnd().split('\n')

async function survey(content: string | Buffer) {
  writeFileSync(path, content)
  const file = await openRegisterFile(path)
  if (isRefusal(file)) return { outcome: file, seen: [] }
  const seen: { at: number; text: string }[] = []
  const outcome = await file.survey(
    () => true,
    (some) => {
      for (const { at, bytes } of some) seen.push({ at, text: bytes.toString('utf8') })
      return Promise.resolve()
    },
  )
  await file.close()
  return { outcome, seen }
}

describe('a good file', () => {
  test('gives every line of a person, with its number', async () => {
    const { outcome, seen } = await survey(good)
    expect(outcome).toMatchObject({ people: 200 })
    expect(seen.map(({ at }) => at)).toEqual(Array.from({ length: 200 }, (_, place) => place + 2))
    expect(seen.map(({ text }) => text)).toEqual(lines.slice(1, -1))
  })

  test.each([
    ['with CR LF', good.replaceAll('\n', '\r\n').replace(/,"sha256":"\w+"/, '')],
    ['without a last line break', good.trimEnd()],
    ['with empty lines at the end', `${good}\n\n`],
  ])('may be written %s', async (_, content) => {
    const { outcome, seen } = await survey(content)
    expect(outcome).toMatchObject({ people: 200 })
    expect(seen.map(({ text }) => text)).toEqual(lines.slice(1, -1))
  })

  test('may be larger than what is read at once', async () => {
    const bytes = await writeRegisterFile(path, { ...wanted, people: 20_000, checksum: true })
    expect(bytes).toBeGreaterThan(3 * 4_194_304)
    const file = await openRegisterFile(path)
    if (isRefusal(file)) throw new Error(file.detail)
    let next = 2
    const outcome = await file.survey(
      () => true,
      (some) => {
        for (const { at } of some) expect(at).toBe(next++)
        return Promise.resolve()
      },
    )
    await file.close()
    expect(outcome).toMatchObject({ people: 20_000, bytes })
    expect(next).toBe(20_002)
  })

  test('without anybody has only a header and a trailer', async () => {
    const { outcome } = await survey(registerFileText({ ...wanted, people: 0, checksum: true }))
    expect(outcome).toMatchObject({ people: 0 })
  })

  test('is given again, only the lines that are wanted', async () => {
    writeFileSync(path, good)
    const file = await openRegisterFile(path)
    if (isRefusal(file)) throw new Error(file.detail)
    await file.survey(
      () => true,
      () => Promise.resolve(),
    )
    const seen: number[] = []
    const refused = await file.read(
      (at) => at % 50 === 0,
      (some) => Promise.resolve(void seen.push(...some.map(({ at }) => at))),
    )
    await file.close()
    expect([refused, seen]).toEqual([null, [50, 100, 150, 200]])
  })
})

describe('a broken file is refused with its line', () => {
  const withTrailer = (trailer: string) => [...lines.slice(0, -1), trailer, ''].join('\n')
  const inLine = (at: number, bytes: Buffer) => {
    const before = Buffer.from(`${lines.slice(0, at - 1).join('\n')}\n`)
    return Buffer.concat([before, bytes, Buffer.from(`\n${lines.slice(at).join('\n')}\n`)])
  }
  const latin1 = Buffer.from(good, 'latin1')

  test.each<[string, string | Buffer, string, number | null]>([
    ['empty', '', 'no-header', 1],
    ['one empty line', '\n', 'no-header', 1],
    ['no header', lines.slice(1).join('\n'), 'no-header', 1],
    ['a header of another format', good.replace('"format":1', '"format":2'), 'no-header', 1],
    ['a header with an unknown key', good.replace('"format":1', '"format":1,"admin":true'), 'no-header', 1],
    ['a header with a local time', good.replace('03:00:00+02:00', '03:00:00'), 'no-header', 1],
    ['an unknown register', good.replace('"register":"fs"', '"register":"library"'), 'no-header', 1],
    ['the header only', `${lines[0]}\n`, 'cut-off', 1],
    ['no trailer', `${lines.slice(0, -1).join('\n')}\n`, 'cut-off', 201],
    ['1 % of the lines', `${lines.slice(0, 3).join('\n')}\n`, 'cut-off', 3],
    ['cut within the trailer', good.slice(0, -20), 'cut-off', 202],
    ['a trailer that counts too many', withTrailer('{"end":true,"people":201}'), 'wrong-count', 202],
    ['a trailer that counts too few', withTrailer('{"end":true,"people":199}'), 'wrong-count', 202],
    ['a trailer that counts nothing', withTrailer('{"end":true}'), 'bad-trailer', 202],
    ['a trailer that says more', withTrailer('{"end":true,"people":200,"ok":1}'), 'bad-trailer', 202],
    [
      'a trailer in the middle',
      [...lines.slice(0, 50), '{"end":true,"people":49}', ...lines.slice(50), ''].join('\n'),
      'wrong-count',
      203,
    ],
    [
      'a wrong checksum',
      withTrailer(`{"end":true,"people":200,"sha256":"${'0'.repeat(64)}"}`),
      'wrong-checksum',
      202,
    ],
    ['a line changed after the checksum', good.replace('Nordmann', 'Normann'), 'wrong-checksum', 202],
    ['Latin-1', latin1, 'not-utf8', 2 + lines.slice(1).findIndex((line) => /[^\0-\x7f]/.test(line))],
    [
      'one line of Latin-1',
      inLine(77, Buffer.from('{"id":"1","name":{"family":"Ås"}}', 'latin1')),
      'not-utf8',
      77,
    ],
    ['UTF-16', Buffer.from(good, 'utf16le'), 'not-utf8', 1],
    ['UTF-16 with a mark', Buffer.from(`\u{FEFF}${good}`, 'utf16le'), 'not-utf8', 1],
    ['a byte order mark', `\u{FEFF}${good}`, 'not-utf8', 1],
    ['a NUL', inLine(90, Buffer.from('{"id":"\0"}')), 'not-utf8', 90],
    ['lines that end in CR alone', good.replaceAll('\n', '\r'), 'bad-line-break', 1],
    ['one CR in a line', inLine(33, Buffer.from('{"id":\r"1"}')), 'bad-line-break', 33],
    ['an endless line', `${lines[0]}\n${'x'.repeat(9_000_000)}`, 'line-too-long', 2],
    ['a line of two megabytes', inLine(20, Buffer.alloc(2_000_000, 'x')), 'line-too-long', 20],
  ])('%s', async (_, content, because, line) => {
    const { outcome } = await survey(content)
    expect(outcome).toMatchObject({ because, line })
  })

  test('the last line cut at any byte is never taken for a whole file', async () => {
    const small = registerFileText({ ...wanted, people: 1, checksum: true })
    const bytes = Buffer.from(small)
    for (let length = 1; length < bytes.length - 1; length += 1) {
      const { outcome } = await survey(bytes.subarray(0, length))
      expect(isRefusal(outcome), `${length} bytes`).toBe(true)
    }
  })

  test('no such file, and a folder', async () => {
    expect(await openRegisterFile(join(folder, 'none.jsonl'))).toMatchObject({ because: 'not-readable' })
    expect(await openRegisterFile(folder)).toMatchObject({ because: 'not-readable' })
  })

  test('it changes between two readings', async () => {
    writeFileSync(path, good)
    const file = await openRegisterFile(path)
    if (isRefusal(file)) throw new Error(file.detail)
    await file.survey(
      () => true,
      () => Promise.resolve(),
    )
    appendFileSync(path, '\n')
    const refused = await file.read(
      () => true,
      () => Promise.resolve(),
    )
    await file.close()
    expect(refused).toMatchObject({ because: 'changed-while-read' })
  })

  test('an empty line between people is a line, and counted', async () => {
    const content = [lines[0], '', lines[1], '{"end":true,"people":2}', ''].join('\n')
    const { outcome, seen } = await survey(content)
    expect(outcome).toMatchObject({ people: 2 })
    expect(seen).toEqual([
      { at: 2, text: '' },
      { at: 3, text: lines[1] },
    ])
  })
})
