/** Gives a test file a database of its own: real PostgreSQL, all tables, no rows, gone afterwards. */
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { copyDatabase, dropDatabase } from '../store/copied-database.ts'
import { openStore } from '../store/database.ts'
import type { Store } from '../store/database.ts'

/** What the run's cluster tells the test files. */
export type TestCluster = {
  readonly superuserUrl: string
  /** The role that owns the tests' databases: an ordinary one, as in production. */
  readonly owner: string
  /** The owner's connection, with `DATABASE` where the name goes. */
  readonly urlPattern: string
  /** Begins the name of everything this run makes. */
  readonly prefix: string
  /** A prepared database: every table of an institution. */
  readonly template: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster
  }
}

/** A test file's own database. */
export type TestDatabase = { readonly name: string; readonly url: string }

/**
 * Call it at the top of a test file: `const database = await testDatabase()`. With `'empty'` there are no tables.
 * It is dropped after the file's last test.
 */
export async function testDatabase(tables: 'all' | 'empty' = 'all'): Promise<TestDatabase> {
  const cluster = inject('testCluster')
  const name = `${cluster.prefix}${randomBytes(4).toString('hex')}`
  const from = tables === 'all' ? { template: cluster.template } : {}
  await copyDatabase(cluster, { name, owner: cluster.owner, ...from })
  afterAll(() => dropDatabase(cluster, name))
  return { name, url: cluster.urlPattern.replace('DATABASE', name) }
}

/** The same, opened as a store: `const { store } = await testStore()`. Closed and dropped after the file's last test. */
export async function testStore(max = 10): Promise<TestDatabase & { readonly store: Store }> {
  const database = await testDatabase()
  const { store } = openStore(database.url, max)
  afterAll(() => store.destroy())
  return { ...database, store }
}
