/** Every test file has a database of its own, as an institution has in production. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase, testStore } from './test-database.ts'

const { store, name } = await testStore()
const other = await testDatabase()

test('it has every table and no rows', async () => {
  const people = await store.selectFrom('person').select('id').execute()
  expect(people).toEqual([])
})

test('its owner is an ordinary role', async () => {
  const { rows } = await sql<{ database: string; superuser: boolean }>`
    select current_database() as database, rolsuper as superuser from pg_roles where rolname = current_role
  `.execute(store)
  expect(rows).toEqual([{ database: name, superuser: false }])
})

test('a second one is another', () => {
  expect(other.name).not.toBe(name)
  expect(other.url).toContain(other.name)
})
