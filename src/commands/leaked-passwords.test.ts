/** Building the list of leaked passwords from the command line: what is told, and with which exit code. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { buildLeakedPasswords } from '../adapters/leaked-passwords/build.ts'
import { openLeakedPasswords } from '../adapters/leaked-passwords/open.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { leakedPasswordsCommand } from './leaked-passwords.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-leaked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()
const lines = ['hunter2', 'correct horse', 'passord'].map((password, at) => `${sha1(password)}:${at + 1}`)

async function built(text: string | null, { json = false, terminal = false, name = 'list' } = {}) {
  const input = join(folder, `${name}.txt`)
  if (text !== null) writeFileSync(input, text)
  const output = join(folder, 'made', 'for', 'it', `${name}.bin`)
  let told = ''
  let shown = ''
  const progress = new PassThrough()
  progress.on('data', (piece: Buffer) => (shown += piece.toString()))
  Object.assign(progress, { isTTY: terminal, columns: 80, cursorTo: () => true, clearLine: () => true })
  const exitCode = await leakedPasswordsCommand({ input, output, json }, buildLeakedPasswords, {
    out: { write: (piece: string) => (told += piece) },
    progress: progress as unknown as NodeJS.WriteStream,
  })
  return { told, shown, exitCode, output }
}

test('a sound list is built, in a folder made for it, and finds what was in it', async () => {
  const { told, shown, exitCode, output } = await built(`${lines.join('\n')}\n`)
  expect(exitCode).toBe(0)
  expect(told).toContain('3 leaked passwords.')
  expect(told).toMatch(/Read 3 lines in \d+\.\d s, [\d,]+ a second/)
  expect(shown).toBe('')
  const list = openLeakedPasswords(output)
  const found = ['hunter2', 'not in it at all'].map((text) => {
    const password = preparePassword(text)
    return isPassword(password) && list.has(password)
  })
  list.close()
  expect(found).toEqual([true, false])
})

test('a bad line is told by its number, never by its text; exit 3', async () => {
  const { told, exitCode } = await built(`${lines[0]}\nmy own password\n${lines[1]}:7\n`, { name: 'bad' })
  expect(exitCode).toBe(3)
  expect(told).toContain('2 bad lines were left out:')
  expect(told).toContain('  line 2 does not begin with 40 hexadecimal digits')
  expect(told).toContain('  line 3 has something other than a count after the hash')
  expect(told).not.toContain('my own password')
})

test('something that is no such list is refused and builds nothing; exit 2', async () => {
  const { told, exitCode, output } = await built('password\n'.repeat(200), { name: 'refused' })
  expect(exitCode).toBe(2)
  expect(told).toContain('Nothing was built: too many lines are not SHA-1.')
  expect(existsSync(output)).toBe(false)
})

test('an empty list is refused; exit 2', async () => {
  expect(await built('', { name: 'empty' })).toMatchObject({ exitCode: 2 })
})

test('a file that is not there is told in a sentence; exit 1', async () => {
  const { told, exitCode } = await built(null, { name: 'missing' })
  expect(exitCode).toBe(1)
  expect(told).toBe(`There is no file ${join(folder, 'missing.txt')}.\n`)
})

test('the outcome for other programs', async () => {
  const { told, exitCode } = await built(`${lines.join('\n')}\n`, { json: true, name: 'json' })
  expect(exitCode).toBe(0)
  expect(JSON.parse(told)).toMatchObject({ outcome: 'built', count: 3, duplicates: 0, bad: 0 })
})

test('on a terminal there is a bar with the rate', async () => {
  const { shown } = await built(`${lines.join('\n')}\n`, { terminal: true, name: 'bar' })
  expect(shown).toContain('reading [')
  expect(shown).toContain('MB/s')
  expect(shown).toContain('sorting [')
})
