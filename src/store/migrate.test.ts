/** Any program may start at any moment: also while an import makes its tables and drops them. */
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../cast/test-database.ts'
import { openStore, type Store } from './database.ts'
import { knownMigrations, migrate, TablesTooNew } from './migrate.ts'

type Opened = { store: Store; importing: Store }

async function opened(tables: 'all' | 'empty'): Promise<Opened> {
  const { url } = await testDatabase(tables)
  const [{ store }, { store: importing }] = [openStore(url, 10), openStore(url, 1)]
  afterAll(async () => {
    await Promise.all([store.destroy(), importing.destroy()])
  })
  return { store, importing }
}

const [ready, empty, another] = [await opened('all'), await opened('empty'), await opened('empty')]

/** Does `work` while an import makes its tables and drops them, over and over. */
async function besideAnImport({ importing }: Opened, work: () => Promise<void>): Promise<void> {
  const done = new AbortController()
  const going = (async () => {
    while (!done.signal.aborted) {
      await sql`create unlogged table import_fs_line (line int, of_person text)`.execute(importing)
      await sql`drop table import_fs_line`.execute(importing)
    }
  })()
  try {
    await work()
  } finally {
    done.abort()
    await going
  }
}

test('a start that finds everything as it must be', async () => {
  await besideAnImport(ready, async () => {
    for (let start = 0; start < 100; start += 1) expect(await migrate(ready.store)).toEqual([])
  })
})

test('a start that brings the tables up to its version, one by one', async () => {
  await besideAnImport(empty, async () => {
    for (const [place, name] of knownMigrations.entries())
      expect(await migrate(empty.store, knownMigrations.slice(0, place + 1))).toEqual([name])
  })
})

test('ten starts at once: each migration is applied by one of them', async () => {
  await besideAnImport(another, async () => {
    const applied = await Promise.all(Array.from({ length: 10 }, async () => migrate(another.store)))
    expect(applied.flat().toSorted()).toEqual([...knownMigrations].toSorted())
  })
})

test('runs on the tables of a newer version, but for those that took away what it needs', async () => {
  const applied = async (name: string) =>
    sql`insert into kysely_migration values (${name}, now()::text)`.execute(ready.store)
  await applied('998-tomorrow')
  expect(await migrate(ready.store)).toEqual([])
  await applied('999-the-day-after-takes-away')
  const refused = migrate(ready.store)
  await expect(refused).rejects.toThrow(TablesTooNew)
  await expect(refused).rejects.toThrow(/\(999-the-day-after-takes-away\)/)
})
