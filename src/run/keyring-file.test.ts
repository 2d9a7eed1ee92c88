/** The key file is made once, is for its account alone, and a demo's keys never serve in production. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import { openKeyring } from '../adapters/crypto/open-keyring.ts'
import { forPortal, withNewKeys } from '../adapters/crypto/new-keys.ts'
import { changeKeyFile, openKeyFile, keyFilePath, readKeyFile } from './keyring-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const now = Temporal.Instant.from('2026-08-10T03:00:00Z')
const production = { demo: false }
const demo = { demo: true }
let made = 0
const freshPath = () => join(folder, `keys-${++made}.json`)

test('it is made for its account alone, and found again', () => {
  const path = freshPath()
  const file = openKeyFile(path, production, now)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(openKeyFile(path, production, now)).toEqual(file)
  expect(readdirSync(folder).filter((name) => name.includes('making'))).toEqual([])
})

test('its folder is made when it is missing, closed to others', () => {
  const path = join(folder, 'new', 'data', 'keys.json')
  openKeyFile(path, production, now)
  expect(statSync(join(folder, 'new', 'data')).mode & 0o066).toBe(0)
})

test('it lies in the data folder unless the setting names another place', () => {
  expect(keyFilePath('/srv/adgang', undefined)).toBe('/srv/adgang/keys.json')
  expect(keyFilePath('/srv/adgang', '/etc/adgang/keys.json')).toBe('/etc/adgang/keys.json')
})

test('programs that start at once get the same keys', async () => {
  const path = freshPath()
  const module = pathToFileURL(join(import.meta.dirname, 'keyring-file.ts')).href
  const code = `
    import { Temporal } from 'temporal-polyfill'
    const { openKeyFile } = await import(${JSON.stringify(module)})
    const now = Temporal.Instant.from('${now.toString()}')
    process.stdout.write(openKeyFile(${JSON.stringify(path)}, { demo: false }, now).deployment)`
  const answers = await Promise.all([run(code), run(code), run(code)])
  expect(new Set(answers)).toEqual(new Set([readKeyFile(path, production).deployment]))
})

describe('it is refused', () => {
  test.each([0o640, 0o604, 0o660])('when others can read it (mode %o)', (mode) => {
    const path = freshPath()
    openKeyFile(path, production, now)
    chmodSync(path, mode)
    expect(() => readKeyFile(path, production)).toThrow(/Others on this machine can read/)
  })

  test('in production when a demo made it', () => {
    const path = freshPath()
    expect(openKeyFile(path, demo, now).demo).toBe(true)
    expect(() => openKeyFile(path, production, now)).toThrow(/keys of a demo/)
  })

  test('in a demo when production made it', () => {
    const path = freshPath()
    openKeyFile(path, production, now)
    expect(() => openKeyFile(path, demo, now)).toThrow(/keys of production/)
  })

  test('when it is missing', () => {
    expect(() => readKeyFile(freshPath(), production)).toThrow(/no key file/)
  })

  test.each([
    ['cut off', (text: string) => text.slice(0, -30)],
    ['without its newest key', (text: string) => text.replace(/"current": "\w+"/, '"current": "00000000"')],
    ['with a short secret', (text: string) => text.replace(/"secret": "...../, '"secret": "')],
    ['of another format', (text: string) => text.replace('"format": 1', '"format": 2')],
  ])('when it is %s, without a word of what stands in it', (_, spoil) => {
    const path = freshPath()
    const secret = openKeyFile(path, production, now).keys[0]?.secret ?? ''
    writeFileSync(path, spoil(readFileSync(path, 'utf8')))
    const refusal = refusalOf(() => readKeyFile(path, production))
    expect(refusal).toMatch(/is not a key file/)
    expect(refusal).not.toContain(secret.slice(8, 16))
  })
})

test('new keys keep the old ones, and two who renew at once both count', async () => {
  const path = freshPath()
  const before = openKeyFile(path, production, now)
  const sealed = openKeyring(before, 'usn').seal('seed', 'a', 'text')
  const renew = async () => changeKeyFile(path, production, (file) => withNewKeys(file, now.toString()))
  await Promise.all([renew(), renew()])
  const after = readKeyFile(path, production)
  expect(after.keys).toHaveLength(3)
  expect(after.formerWorkers).toHaveLength(2)
  expect(after.deployment).toBe(before.deployment)
  expect(openKeyring(after, 'usn').unseal('seed', 'a', sealed).toString()).toBe('text')
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test.skipIf(process.getuid?.() !== 0)('changed by root, it stays with the account that owns it', async () => {
  const path = freshPath()
  openKeyFile(path, production, now)
  chownSync(path, 12_345, 12_346)
  await changeKeyFile(path, production, (file) => withNewKeys(file, now.toString()))
  const { uid, gid, mode } = statSync(path)
  expect([uid, gid, mode & 0o777]).toEqual([12_345, 12_346, 0o600])
  expect(readKeyFile(path, production).keys).toHaveLength(2)
})

test('a portal’s file, without the worker’s private key, is read as well', () => {
  const path = freshPath()
  const portal = forPortal(openKeyFile(freshPath(), production, now))
  writeFileSync(path, JSON.stringify(portal), { mode: 0o600 })
  expect(readKeyFile(path, production)).toEqual(portal)
})

async function run(code: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let answer = ''
  child.stdout.on('data', (part: Buffer) => (answer += part.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  return answer
}

function refusalOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('it was read')
}
