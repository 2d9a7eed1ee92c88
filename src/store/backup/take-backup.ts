/** Writes one institution's database out: one picture of one moment, table after table, without holding any table in memory. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { BackupEnd, TableEnd } from '../../core/backup/manifest.ts'
import { poolOf, type Store } from '../database.ts'
import { partFrame, rowsFrame } from './frames.ts'

/** Told after every table. */
export type OnTable = (table: string, rows: number) => void

/** The pieces of one institution, begin to end; what they came to is added to `sum`. Holds one connection, in a transaction that only reads. */
export async function* institutionFrames(
  store: Store,
  key: string,
  sum: { -readonly [Word in keyof BackupEnd]: BackupEnd[Word] },
  onTable: OnTable = () => undefined,
): AsyncGenerator<Buffer> {
  const client = await poolOf(store).connect()
  let whole = false
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    await client.query('SET LOCAL statement_timeout = 0')
    yield partFrame({
      is: 'institution',
      key,
      takenAt: await momentOf(client),
      migrations: await migrationsOf(client),
    })
    for (const { table, columns } of await tablesOf(client)) {
      yield partFrame({ is: 'table', table, columns })
      const end: TableEnd = yield* rowsOf(client, table, columns)
      yield partFrame(end)
      sum.tables += 1
      sum.rows += end.rows
      onTable(table, end.rows)
    }
    await client.query('COMMIT')
    whole = true
  } finally {
    // a connection in the midst of COPY is of no use to anybody
    client.release(!whole)
  }
}

async function* rowsOf(
  client: PoolClient,
  table: string,
  columns: readonly string[],
): AsyncGenerator<Buffer, TableEnd> {
  const quoted = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const copying = client.query(copyTo(`COPY ${client.escapeIdentifier(table)} (${quoted}) TO STDOUT`))
  const hash = createHash('sha256')
  for await (const chunk of copying as AsyncIterable<Buffer>) {
    hash.update(chunk)
    yield rowsFrame(chunk)
  }
  return {
    is: 'table-end',
    rows: copying.rowCount,
    sha256: hash.digest('hex'),
    counters: await countersOf(client, table),
  }
}

async function momentOf(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
  )
  return rows[0]?.at ?? ''
}

/** Which migrations have made these tables. */
async function migrationsOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM kysely_migration ORDER BY timestamp, name',
  )
  return rows.map(({ name }) => name)
}

/**
 * Every table but those that say which tables there are and those of an import on its way, which are unlogged because nobody
 * misses them; columns that are computed are left to the database.
 */
async function tablesOf(client: PoolClient): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p' AND c.relname NOT LIKE 'kysely\\_%'
    GROUP BY c.relname ORDER BY c.relname`)
  return rows
}

async function countersOf(client: PoolClient, table: string): Promise<TableEnd['counters']> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `SELECT a.attname::text AS column, pg_get_serial_sequence($1, a.attname) AS sequence
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attidentity <> ''`,
    [client.escapeIdentifier(table)],
  )
  const counters: TableEnd['counters'] = []
  for (const { column, sequence } of rows) {
    const found = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${sequence}`,
    )
    for (const { last, called } of found.rows) counters.push({ column, last, called })
  }
  return counters
}
