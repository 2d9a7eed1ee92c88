/** Every way in which operators write where their PostgreSQL is, and the same server with another database and account. */
import pg from 'pg'
import { expect, test } from 'vitest'
import { inDatabase, readDatabaseAddress, withAccount } from './database-address.ts'

/** What the driver makes of an address. */
function asRead(address: string) {
  const { host, port, database, user, password } = new pg.Client({ connectionString: address })
  return { host, port, database, user, password: password ?? null }
}

const socket = { host: '/run/pg socket', port: 5433, database: 'first' }
const network = { host: 'db.example.no', port: 5433, database: 'first' }
const operator = { user: 'maker', password: 'p@ss:/word%' }
const written = [
  ['postgres://maker:p%40ss%3A%2Fword%25@db.example.no:5433/first?sslmode=disable', network],
  ['postgresql://db.example.no:5433/first?user=maker&password=p%40ss%3A%2Fword%25', network],
  ['postgres:///first?host=%2Frun%2Fpg%20socket&port=5433&user=maker&password=p%40ss%3A%2Fword%25', socket],
  ['postgresql://maker:p%40ss%3A%2Fword%25@/first?host=/run/pg%20socket&port=5433', socket],
  ['postgres://maker:p%40ss%3A%2Fword%25@%2Frun%2Fpg%20socket:5433/first', socket],
] as const

test.each(written)('%s', (text, place) => {
  const address = readDatabaseAddress(text) ?? 'not read'
  expect(asRead(address)).toEqual({ ...place, ...operator })
  const beside = inDatabase(address, 'adgang_ntnu')
  expect(asRead(beside)).toEqual({ ...place, ...operator, database: 'adgang_ntnu' })
  const own = { user: 'adgang_ntnu', password: 'other+Word_=' }
  expect(asRead(withAccount(beside, own))).toEqual({ ...place, ...own, database: 'adgang_ntnu' })
})

test('what is no address of a PostgreSQL is none', () => {
  for (const text of [
    '',
    'localhost',
    'mysql://a/b',
    'https://db.example.no/',
    'postgres:',
    'postgres://a:b:c',
  ])
    expect(readDatabaseAddress(text), text).toBeNull()
})
