/** The connections of one register import: one import at a time for each register, and for each institution. */
import type { Pool, PoolClient } from 'pg'
import { poolOf, type Store } from './database.ts'

export type { PoolClient } from 'pg'

/** `main` holds the lock and stages; `second` looks things up meanwhile and applies beside it. */
export type ImportConnections = { main: PoolClient; second: PoolClient }

/**
 * Runs `work` as the only import of this register. Null: another process imports it now (case X-20). Another register
 * of the same institution is waited for, because both may bring the same person. A killed process loses its locks with
 * its connection, a moment later.
 */
export async function asOnlyImport<T>(
  store: Store,
  register: string,
  work: (connections: ImportConnections) => Promise<T>,
): Promise<T | null> {
  const pool = poolOf(store)
  return borrowing(pool, async (main) => {
    if (!(await takeLock(main, register))) return null
    await main.query(`SELECT pg_advisory_lock(hashtextextended('register-import', 0))`)
    return borrowing(pool, async (second) => {
      await forBulk(main)
      await forBulk(second)
      return work({ main, second })
    })
  })
}

/** A connection is closed after its work, and with it end its settings; its locks are given back before. */
async function borrowing<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    await client.query('SELECT pg_advisory_unlock_all()')
    return result
  } finally {
    client.release(true)
  }
}

async function takeLock(client: PoolClient, register: string): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    const lock = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine`,
      [`register-import ${register}`],
    )
    if (lock.rows[0]?.mine) return true
    if (tried === 5) return false
    await client.query(`SELECT pg_sleep(0.2)`)
  }
}

/**
 * Sets are compared in memory where they fit. Commits do not wait for the disk: should the newest be lost in a power cut,
 * their lines are still unknown and come again; the end of the run waits (finishRun), and with it everything before.
 */
async function forBulk(client: PoolClient): Promise<void> {
  await client.query(
    `SET work_mem = '128MB'; SET statement_timeout = 0; SET jit = off; SET synchronous_commit = off`,
  )
}

/** One transaction. */
export async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** A statement that may fail because of what it writes. Gives back the error of the database, if there was one. */
export async function asOneRow<T>(work: () => Promise<T>): Promise<T | Error> {
  try {
    return await work()
  } catch (error) {
    if (!isOfOneRow(error)) throw error
    return error
  }
}

/** Work that may fail without the transaction failing. Gives back the error of the database, if there was one. */
export async function inSavepoint(client: PoolClient, work: () => Promise<void>): Promise<Error | null> {
  await client.query('SAVEPOINT each')
  try {
    await work()
    await client.query('RELEASE SAVEPOINT each')
    return null
  } catch (error) {
    if (!isOfOneRow(error)) throw error
    await client.query('ROLLBACK TO SAVEPOINT each')
    return error
  }
}

/** Classes 22 (data), 23 (constraint), P0 and 42 are about what was written; everything else is about the database. */
function isOfOneRow(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(22|23|P0|42)/.test(String(error.code))
}
