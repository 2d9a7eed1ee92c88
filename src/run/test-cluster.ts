/** One real PostgreSQL for a whole run of the tests, shared by runs that happen to go on at the same time. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { TestCluster } from '../cast/test-database.ts'
import { copyDatabase, databasesNamed, dropDatabase } from '../store/copied-database.ts'
import { migrate } from '../store/migrate.ts'
import { removePostgres, startPostgres } from './embedded-postgres/start-postgres.ts'
import type { Postgres } from './embedded-postgres/start-postgres.ts'
import { ensureDatabase } from './ensure-database.ts'
import { isAlive } from './running-process.ts'

const dataDir = join(import.meta.dirname, '../../.cache/test-postgres')
const OWNER = 'adgang_test'

/** vitest calls it once before the first test, and what it returns after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await openCluster()
  await sweepDeadRuns(postgres)
  const cluster = await prepared(postgres, `test_${process.pid}_${randomBytes(2).toString('hex')}_`)
  project.provide('testCluster', cluster)
  return async () => {
    for (const name of await databasesNamed(cluster, cluster.prefix)) await dropDatabase(cluster, name)
    await postgres.stop()
  }
}

/** Tests do without the safe writing to disk, so a cluster that saw the machine go down is thrown away. */
async function openCluster(): Promise<Postgres> {
  const mark = join(dataDir, 'machine-start')
  const now = machineStart()
  if (existsSync(dataDir) && (!existsSync(mark) || readFileSync(mark, 'utf8') !== now))
    await removePostgres(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  writeFileSync(mark, now)
  return startPostgres({ dataDir, log: () => undefined, durability: 'tests' })
}

function machineStart(): string {
  const file = '/proc/sys/kernel/random/boot_id'
  return existsSync(file) ? readFileSync(file, 'utf8') : 'unknown'
}

async function sweepDeadRuns(postgres: Postgres): Promise<void> {
  for (const name of await databasesNamed(postgres, 'test_')) {
    if (!isAlive(Number(name.split('_')[1]))) await dropDatabase(postgres, name)
  }
}

async function prepared(postgres: Postgres, prefix: string): Promise<TestCluster> {
  const template = `${prefix}template`
  await ensureDatabase(postgres.superuserUrl, {
    database: OWNER,
    role: OWNER,
    password: postgres.passwordOf(OWNER),
  })
  await copyDatabase(postgres, { name: template, owner: OWNER })
  await prepareTemplate(postgres.connectionString(template, OWNER))
  return {
    superuserUrl: postgres.superuserUrl,
    owner: OWNER,
    urlPattern: postgres.connectionString('DATABASE', OWNER),
    prefix,
    template,
  }
}

async function prepareTemplate(connectionString: string): Promise<void> {
  const dialect = new PostgresDialect({ pool: new pg.Pool({ connectionString, max: 1 }) })
  const database = new Kysely<unknown>({ dialect })
  try {
    await migrate(database)
  } finally {
    await database.destroy()
  }
}
