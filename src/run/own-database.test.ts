/** Where each institution's people are: beside the others, or in a database of their own that the file names. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLog } from './log.ts'
import { openDeployment } from './open-deployment.ts'
import { startPostgres, type Postgres } from './embedded-postgres/start-postgres.ts'
import { type Mode, readSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-own-'))
chmodSync(folder, 0o711)
const institutions = join(folder, 'institutions')
const theirs = { database: 'fjell_people', role: 'fjell_it', password: 'eit passord av fjell' }
let server: Postgres
let socket: string

beforeAll(async () => {
  mkdirSync(institutions)
  writeFileSync(join(institutions, 'berg.yaml'), university('berg'))
  writeFileSync(
    join(institutions, 'fjell.yaml'),
    `${university('fjell')}database: { addressFrom: FJELL_DATABASE }\n`,
  )
  const dataDir = join(folder, 'postgres')
  mkdirSync(dataDir, { mode: 0o711 })
  server = await startPostgres({ dataDir, log: () => undefined, durability: 'tests' })
  const { host, user, password } = new pg.Client({ connectionString: server.superuserUrl })
  // as an operator writes it: the server's own database, through its socket
  socket = `postgres:///postgres?host=${host}&user=${user ?? ''}&password=${password ?? ''}`
  await run(`create role ${theirs.role} login password '${theirs.password}'`)
  await run(`create database ${theirs.database} owner ${theirs.role}`)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const theirAddress = () => {
  const { host } = new pg.Client({ connectionString: server.superuserUrl })
  return `postgres://${theirs.role}:${encodeURIComponent(theirs.password)}@/${theirs.database}?host=${host}`
}

describe('over the socket of the operator’s server', () => {
  test('one has a database and role of its own there, the other is where its file says', async () => {
    expect(await whereAll('production', { FJELL_DATABASE: theirAddress() })).toEqual([
      'adgang_berg as adgang_berg',
      'fjell_people as fjell_it',
    ])
    expect(await databases()).not.toContain('adgang_fjell')
  })

  test('a variable that is not set, not an address, or leads nowhere is told by its name', async () => {
    const refusal = async (FJELL_DATABASE?: string) => whereAll('production', { FJELL_DATABASE })
    await expect(refusal()).rejects.toThrow(
      'fjell.yaml says that its database is in FJELL_DATABASE (database.addressFrom), but that is not set.',
    )
    await expect(refusal('fjell_people')).rejects.toThrow('FJELL_DATABASE must be an address')
    await expect(refusal(theirAddress().replace(theirs.database, 'nowhere'))).rejects.toThrow(
      'The database in FJELL_DATABASE does not answer: database "nowhere" does not exist.',
    )
  })

  test('the demo’s people never get into it', async () => {
    expect(await whereAll('demo', { FJELL_DATABASE: theirAddress() })).toEqual([
      'adgang_berg as adgang_berg',
      'adgang_fjell as adgang_fjell',
    ])
  })
})

/** Opens the deployment as a role of the program does, and asks every institution's store where it is. */
async function whereAll(mode: Mode, more: Record<string, string | undefined>): Promise<string[]> {
  const settings = readSettings(mode, {
    DATABASE_URL: socket,
    ADGANG_DATA: join(folder, mode),
    ADGANG_INSTITUTIONS: institutions,
    ...more,
  })
  // every mode has keys and databases of its own; the roles' passwords follow from the keys
  for (const name of ['adgang', 'adgang_berg', 'adgang_fjell']) await forget(name)
  const deployment = await openDeployment(settings, {
    log: openLog('warn'),
    say: () => undefined,
    originOf: () => 'https://fjell.example',
    connections: 2,
  })
  try {
    return await Promise.all(
      deployment.institutions.map(async ({ world }) => {
        const { rows } = await sql<{ place: string }>`
          select current_database() || ' as ' || current_user as place`.execute(world.store)
        return rows[0]?.place ?? ''
      }),
    )
  } finally {
    await deployment.close()
  }
}

function university(key: string): string {
  const name = key === 'fjell' ? 'Fjell' : 'Berg'
  return `key: ${key}
names: { nb: ${name}, nn: ${name}, en: ${name}, short: ${name} }
mailAddresses: { domain: ${key}.example }
`
}

async function forget(name: string): Promise<void> {
  await run(`drop database if exists ${name} with (force)`)
  await run(`drop role if exists ${name}`)
}

async function databases(): Promise<string[]> {
  return (await run('select datname from pg_database')).map((row) => String(row['datname']))
}

async function run(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
