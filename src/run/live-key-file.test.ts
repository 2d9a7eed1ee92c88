/** The key file while the program runs: new keys are seen by themselves, and what could not be read is read as soon as it can be. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { withNewKeys } from '../adapters/crypto/new-keys.ts'
import { changeKeyFile, openKeyFile } from './keyring-file.ts'
import { type LiveKeyFile, openLiveKeyFile } from './live-key-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-live-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const production = { demo: false }
let said: string[] = []
const log = {
  info: (event: string) => void said.push(event),
  warn: (event: string) => void said.push(event),
  error: (event: string) => void said.push(event),
}
let live: LiveKeyFile | null = null
afterEach(() => {
  live?.close()
  said = []
})

function opened(name: string): { path: string; live: LiveKeyFile } {
  const path = join(folder, name)
  openKeyFile(path, production)
  live = openLiveKeyFile(path, production, log)
  return { path, live }
}
const renew = async (path: string) =>
  changeKeyFile(path, production, (file) => withNewKeys(file, '2026-08-10T03:00:00Z'))

test('a new key is there at the next look, told of once', async () => {
  const { path, live: keys } = opened('new.json')
  await renew(path)
  keys.look()
  keys.look()
  expect(keys.now().keys).toHaveLength(2)
  expect(said).toEqual(['key-file-read-again'])
})

test('a file that others could read leaves the keys as they were, and is read as soon as it is closed', async () => {
  const { path, live: keys } = opened('open.json')
  await renew(path)
  chmodSync(path, 0o644)
  keys.look()
  keys.look()
  expect(keys.now().keys).toHaveLength(1)
  expect(said).toEqual(['key-file-not-read'])
  chmodSync(path, 0o600)
  keys.look()
  expect(keys.now().keys).toHaveLength(2)
  expect(said).toEqual(['key-file-not-read', 'key-file-read-again'])
})

test('the key file of another installation is never taken', async () => {
  const { path, live: keys } = opened('other.json')
  const { deployment } = keys.now()
  rmSync(path)
  openKeyFile(path, production)
  keys.look()
  expect(keys.now().deployment).toBe(deployment)
  expect(said).toEqual(['key-file-not-read'])
})
