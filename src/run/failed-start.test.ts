/** What cannot be started says why and ends at once: a process that stays and serves nobody would look well to whoever watches over it. */
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forPortal } from '../adapters/crypto/new-keys.ts'
import { readKeyFile } from './keyring-file.ts'
import { openProductionHouse, type ProductionHouse, runCommand } from './test-production-house.ts'

let house: ProductionHouse
beforeAll(async () => {
  house = await openProductionHouse()
}, 120_000)
afterAll(async () => house.leave())

const file = (name: string, text: string) => {
  const folder = join(house.folder, 'bad')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, text, { mode: 0o600 })
  return path
}

test('a portal and a worker end with 1 where the file of secrets cannot be read, without a word of it', async () => {
  const env = house.env({ ADGANG_SECRETS: file('secrets.json', '{"ldap": "a-secret-of-the-directory"') })
  for (const words of [['serve', '--port', '0'], ['worker']]) {
    const { code, out, err } = await runCommand(words, env)
    expect({ words, code }).toEqual({ words, code: 1 })
    expect(err).toMatch(/ADGANG_SECRETS: .* must be JSON/)
    expect(out + err).not.toContain('a-secret')
  }
}, 120_000)

test('a worker ends with 1 where its key file is a portal’s, or the port of its numbers is taken', async () => {
  const half = JSON.stringify(forPortal(readKeyFile(house.keyFile, { demo: false })))
  const portals = await runCommand(['worker'], house.env({ ADGANG_KEYS: file('portal.json', half) }))
  expect(portals).toMatchObject({ code: 1, err: expect.stringContaining('This key file is a portal’s') })
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const busy = await runCommand(['worker'], house.env({ ADGANG_METRICS_PORT: String(port) }))
  taken.close()
  expect(busy).toMatchObject({ code: 1, err: expect.stringContaining(`Port ${port} is taken`) })
  expect(busy.err).toContain('ADGANG_METRICS_PORT')
}, 120_000)

test('a start on tables of a newer version goes well, unless that one took away what this one needs', async () => {
  const name = '999-tomorrow-takes-away'
  const { store } = house
  await sql`insert into kysely_migration values ('998-tomorrow', now()::text)`.execute(store)
  expect(await runCommand(['keys', 'status'], house.env())).toMatchObject({ code: 0 })
  await sql`insert into kysely_migration values (${name}, now()::text)`.execute(store)
  for (const words of [['serve', '--port', '0'], ['worker'], ['keys', 'status']]) {
    const { code, err } = await runCommand(words, house.env())
    expect({ words, code }).toEqual({ words, code: 1 })
    expect(err).toContain(name)
    expect(err.trim().split('\n')).toHaveLength(1)
  }
  await sql`delete from kysely_migration where name like '99%'`.execute(store)
}, 120_000)

test('new keys are not made in the key file of a portal, which must never hold a worker’s private half', async () => {
  const half = JSON.stringify(forPortal(readKeyFile(house.keyFile, { demo: false })))
  const path = file('portal-2.json', half)
  const rotated = await runCommand(['keys', 'rotate', '--wait', '0'], house.env({ ADGANG_KEYS: path }))
  expect(rotated).toMatchObject({ code: 1, err: expect.stringContaining('is a portal’s key file') })
  expect(readFileSync(path, 'utf8')).toBe(half)
}, 120_000)
