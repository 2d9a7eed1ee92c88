/** Each institution's database is made once, however many programs ask, and only its own role enters. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from './embedded-postgres/start-postgres.ts'
import type { Postgres } from './embedded-postgres/start-postgres.ts'
import { ensureDatabase, MayNotMakeDatabase } from './ensure-database.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'adgang-ensure-'))
chmodSync(dataDir, 0o711)
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres({ dataDir, log: () => undefined, durability: 'tests' })
})
afterAll(async () => {
  await postgres.stop()
  rmSync(dataDir, { recursive: true })
})

const wanted = (key: string) => ({
  database: `adgang_${key}`,
  role: `adgang_${key}`,
  password: postgres.passwordOf(`adgang_${key}`),
})
const urlFor = (key: string, role = key) => postgres.connectionString(`adgang_${key}`, `adgang_${role}`)

test('asked five times at once, it is made once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ensureDatabase(postgres.superuserUrl, wanted('ntnu'))),
  )
  expect(answers.filter((answer) => answer === 'made')).toHaveLength(1)
  expect(await ensureDatabase(postgres.superuserUrl, wanted('ntnu'))).toBe('was-there')
})

test('its role owns it; another institution’s role does not get in', async () => {
  await Promise.all(['oslomet', 'usn'].map((key) => ensureDatabase(postgres.superuserUrl, wanted(key))))
  await ask(urlFor('oslomet'), 'create table mine (n int)')
  await ask(urlFor('oslomet'), 'create extension pg_trgm')
  await expect(ask(urlFor('oslomet', 'usn'), 'select 1')).rejects.toMatchObject({ code: '42501' })
  expect(
    await ask(urlFor('usn'), 'select rolsuper or rolcreatedb from pg_roles where rolname = current_role'),
  ).toBe(false)
  expect(
    await ask(
      urlFor('usn'),
      `select 'Å' > 'Z' and datlocale = 'nb-NO' from pg_database where datname = current_database()`,
    ),
  ).toBe(true)
})

test('a maker that died half-way is finished by the next', async () => {
  await ask(postgres.superuserUrl, 'create database adgang_half allow_connections false')
  expect(await ensureDatabase(postgres.superuserUrl, wanted('half'))).toBe('made')
  await expect(ask(urlFor('half', 'usn'), 'select 1')).rejects.toMatchObject({ code: '42501' })
})

test('an operator’s account without all rights makes it when it may, and says what to run when not', async () => {
  await ask(
    postgres.superuserUrl,
    `create role maker login createdb createrole password '${postgres.passwordOf('maker')}'`,
  )
  expect(await ensureDatabase(postgres.connectionString('postgres', 'maker'), wanted('educloud'))).toBe(
    'made',
  )
  expect(await ask(urlFor('educloud'), 'select 1')).toBe(1)
  const usn = postgres.connectionString('postgres', 'adgang_usn')
  expect(await ensureDatabase(usn, wanted('ntnu'))).toBe('was-there')
  const refusal = ensureDatabase(usn, wanted('new'))
  await expect(refusal).rejects.toThrow(MayNotMakeDatabase)
  await expect(refusal).rejects.toThrow(/CREATE DATABASE adgang_new OWNER adgang_new/)
})

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}
