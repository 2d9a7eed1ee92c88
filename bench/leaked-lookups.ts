/** How fast a password is looked up among ten million leaked ones, against reading one page that is already in memory. */
import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildLeakedPasswords } from '../src/adapters/leaked-passwords/build.ts'
import { openLeakedPasswords } from '../src/adapters/leaked-passwords/open.ts'
import type { Password } from '../src/core/secrets/password.ts'
import type { Row } from './row.ts'

const hashes = 10_000_000
const known = 1000
const lookUps = 200_000
const pageBytes = 4096

/** Look-ups and bare reads take turns in short rounds, so that a busy machine slows both alike; the middle round counts. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-bench-'))
  try {
    const path = join(folder, 'list.bin')
    const started = performance.now()
    const built = await buildLeakedPasswords({ input: manyLines(), output: path })
    if (built.outcome !== 'built') throw new Error(`nothing was built: ${built.because}`)
    const seconds = (performance.now() - started) / 1000
    const { asked, read } = takeTurns(path)
    return [
      {
        name: `leaked-password look-ups, ${built.count} hashes`,
        value: Math.round(asked),
        unit: '/s',
        limit: Math.round(read),
        limitName: 'one cached pread of 4096 bytes',
        ratio: asked / read,
        aim: '>= 0.5',
      },
      { name: 'leaked-passwords build', value: Math.round(built.lines / seconds), unit: 'lines/s' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function takeTurns(path: string): { asked: number; read: number } {
  const rounds = Array.from({ length: 9 }, () => ({
    asked: lookUpsPerSecond(path),
    read: readsPerSecond(path),
  }))
  const middle = rounds.slice(2).sort((a, b) => a.asked / a.read - b.asked / b.read)[3]
  if (middle === undefined) throw new Error('no round was run')
  return middle
}

function lookUpsPerSecond(path: string): number {
  const list = openLeakedPasswords(path)
  const passwords = Array.from({ length: known * 2 }, (_, n) => `passord ${n}` as Password)
  const started = performance.now()
  let found = 0
  for (let round = 0; round < lookUps / passwords.length; round++)
    for (const password of passwords) found += list.has(password) ? 1 : 0
  const seconds = (performance.now() - started) / 1000
  list.close()
  if (found !== lookUps / 2)
    throw new Error(`${found} of ${lookUps} look-ups found something; half of them should`)
  return lookUps / seconds
}

function readsPerSecond(path: string): number {
  const file = openSync(path, 'r')
  const pages = Math.floor(statSync(path).size / pageBytes)
  const page = Buffer.alloc(pageBytes)
  const started = performance.now()
  for (let n = 0; n < lookUps; n++) readSync(file, page, 0, pageBytes, ((n * 7919) % pages) * pageBytes)
  const seconds = (performance.now() - started) / 1000
  closeSync(file)
  return lookUps / seconds
}

/** A thousand passwords that will be asked for, among hashes of nothing. */
async function* manyLines(): AsyncGenerator<Uint8Array> {
  const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex')
  for (let n = 0; n < known; n++) yield Buffer.from(`${sha1(`passord ${n}`)}:1\n`)
  let state = 1
  const next = (): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return ((state ^ (state >>> 15)) >>> 0).toString(16).padStart(8, '0')
  }
  for (let n = known; n < hashes; n += 10_000) {
    const lines = Array.from(
      { length: Math.min(10_000, hashes - n) },
      () => `${next()}${next()}${'0'.repeat(24)}:1\n`,
    )
    yield await Promise.resolve(Buffer.from(lines.join('')))
  }
}
