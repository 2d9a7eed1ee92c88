/** No column of bytes is forgotten when the keys change. */
import { expect, test } from 'vitest'
import { testStore } from '../cast/test-database.ts'
import { poolOf } from './database.ts'
import { bytesColumns } from './sealed-columns.ts'

const { store } = await testStore()

test('every column of bytes of the database stands in the list, and no other', async () => {
  const { rows } = await poolOf(store).query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1`,
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(bytesColumns).toSorted())
})
