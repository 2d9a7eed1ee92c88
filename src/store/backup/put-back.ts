/** Puts one institution's rows back into an empty database, all in one transaction: whole, or as if nothing had been tried. (Long: what is taken away before the rows come is put up again behind them.) */
import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BadBackup, type TableEnd, type TablePart } from '../../core/backup/manifest.ts'
import { poolOf, type Store } from '../database.ts'
import { knownMigrations, migrate } from '../migrate.ts'
import type { Frame } from './frames.ts'
import type { OnTable } from './take-backup.ts'

/** The deployment id of a database whose restoring was begun and not finished: nobody opens it. */
export const unfinished = '00000000-0000-0000-0000-000000000000'

/** Why nothing may be put back here; null when it may. Asked before anything is changed. */
export async function objectionToRestoring(
  store: Store,
  migrations: readonly string[],
): Promise<string | null> {
  const unknown = migrations.filter((name) => !knownMigrations.includes(name))
  if (unknown.length > 0) return `the backup is of a newer version (${unknown.join(', ')})`
  const pool = poolOf(store)
  const { rows: others } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  )
  if ((others[0]?.n ?? 0) > 0)
    return 'somebody else is connected to its database; end every portal and worker first'
  const full = await tableWithRows(store)
  return full === null ? null : `its database is not empty: ${full} has rows`
}

/** Whether this very backup was put back here to the end, and nothing has happened since: a restoring of several that broke off goes on behind it. */
export async function wasPutBack(store: Store, takenAt: string): Promise<boolean> {
  const pool = poolOf(store)
  const { rows: tables } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('public.journal') IS NOT NULL AND to_regclass('public.deployment') IS NOT NULL AS there`,
  )
  if (!tables[0]?.there) return false
  const { rows } = await pool.query<{ so: boolean }>(
    `SELECT EXISTS (SELECT FROM deployment WHERE id <> $1) AND EXISTS (
       SELECT FROM (SELECT what, details FROM journal ORDER BY id DESC LIMIT 1) newest
       WHERE what = 'restored-from-backup' AND details ->> 'takenAt' = $2) AS so`,
    [unfinished, takenAt],
  )
  return rows[0]?.so ?? false
}

/** The first table that holds rows; a database whose restoring was not finished counts as empty. */
async function tableWithRows(store: Store): Promise<string | null> {
  const pool = poolOf(store)
  const { rows } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely\\_%' ORDER BY 1`,
  )
  const names = rows.map(({ name }) => name)
  if (names.includes('deployment')) {
    const { rows: ids } = await pool.query<{ id: string }>('SELECT id FROM deployment')
    if (ids[0]?.id === unfinished) return null
  }
  // what a new database holds from the beginning, and what a program that was merely started writes
  const fromTheBeginning = [
    'deployment',
    'journal_floor',
    'register_heard',
    'night',
    'first_administrator_secret',
    'step_count',
    'running_program',
    'sealed_anew',
  ]
  for (const name of names.filter((each) => !fromTheBeginning.includes(each))) {
    const { rows: found } = await pool.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM "${name}") AS any`)
    if (found[0]?.any) return name
  }
  return null
}

/**
 * Makes the tables as the backup had them, fills them, and only then brings them up to this version. Until `finish` has
 * been called nobody can open the database. Throws `BadBackup` when the rows do not fit; nothing of them is there then.
 */
export async function putBack(
  store: Store,
  backup: { migrations: readonly string[]; frames: AsyncIterable<Frame> },
  onTable: OnTable = () => undefined,
): Promise<void> {
  await poolOf(store).query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await migrate(store, backup.migrations)
  const client = await poolOf(store).connect()
  let whole = false
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL statement_timeout = 0')
    const again = await takeGuardsAway(client)
    await fill(client, backup.frames, onTable)
    await client.query('UPDATE deployment SET id = $1', [unfinished])
    for (const statement of again) await client.query(statement)
    await client.query('COMMIT')
    whole = true
  } finally {
    client.release(!whole)
  }
  await poolOf(store).query('ANALYZE')
  await migrate(store)
}

async function fill(client: PoolClient, frames: AsyncIterable<Frame>, onTable: OnTable): Promise<void> {
  let table: { is: TablePart; rows: ReturnType<typeof copyFrom> } | null = null
  for await (const frame of frames) {
    if ('rows' in frame) {
      if (table && !table.rows.write(frame.rows)) await once(table.rows, 'drain')
    } else if (frame.part.is === 'table') {
      const { table: name, columns } = frame.part
      const quoted = columns.map((column) => client.escapeIdentifier(column)).join(', ')
      const place = client.escapeIdentifier(name)
      await client.query(`DELETE FROM ${place}`)
      const rows = client.query(copyFrom(`COPY ${place} (${quoted}) FROM STDIN`))
      table = { is: frame.part, rows }
    } else if (frame.part.is === 'table-end' && table) {
      const { rows, is } = table
      await new Promise<void>((resolve, reject) => {
        rows.once('finish', resolve).once('error', reject)
        rows.end()
      })
      if (rows.rowCount !== frame.part.rows)
        throw new BadBackup(`The backup is damaged: ${is.table} should have ${frame.part.rows} rows.`)
      await countOn(client, is.table, frame.part.counters)
      onTable(is.table, frame.part.rows)
      table = null
    }
  }
}

async function countOn(client: PoolClient, table: string, counters: TableEnd['counters']): Promise<void> {
  for (const { column, last, called } of counters)
    await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)', [
      client.escapeIdentifier(table),
      column,
      last,
      called,
    ])
}

/**
 * Takes away what would look at every row one by one, and gives the statements that put it up again: references and
 * indexes are checked and built once, over all rows; triggers would mark and refuse what has long been decided.
 */
async function takeGuardsAway(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ away: string; again: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS again, 2 AS turn
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
    UNION ALL
    SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    UNION ALL
    SELECT format('ALTER TABLE %I DISABLE TRIGGER USER', tablename), format('ALTER TABLE %I ENABLE TRIGGER USER', tablename), 3
    FROM pg_tables WHERE schemaname = 'public'
    ORDER BY turn`)
  // references first: some hang on an index
  for (const { away } of rows.toReversed()) await client.query(away)
  return rows.map(({ again }) => again)
}
