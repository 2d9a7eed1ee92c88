/** An address that fails too often must wait; a campus and a whole operator may fail more often than one home (cases B-05, B-12). */
import { describe, expect, test } from 'vitest'
import { importWorld } from '../cast/import-world.ts'
import { testStore } from '../cast/test-database.ts'
import { type Address, addressIndex, isSlowedDown, noteFailure } from './address-limits.ts'

const { store } = await testStore()
const settings = { networks: { failures: 10, campusFailures: 30, within: 'PT10M' } }
const { world, setNow } = importWorld(store, { settings })
const campus: Address = { prefixes: ['198.51.100.7'], campus: true }

async function failTimes(count: number, from: Address) {
  for (let failed = 0; failed < count; failed++) await noteFailure(world, from)
}

describe('one address', () => {
  test('may fail nine times, and must wait after the tenth, until the window has passed', async () => {
    const home: Address = { prefixes: ['192.0.2.7'], campus: false }
    setNow('2026-08-20T08:00:00Z')
    await failTimes(9, home)
    expect(await isSlowedDown(world, home)).toBe(false)
    await failTimes(1, home)
    expect(await isSlowedDown(world, home)).toBe(true)
    expect(await isSlowedDown(world, { prefixes: ['192.0.2.8'], campus: false })).toBe(false)
    setNow('2026-08-20T08:10:00Z')
    expect(await isSlowedDown(world, home)).toBe(false)
  })

  test('of a campus may fail three times as often', async () => {
    await failTimes(29, campus)
    expect(await isSlowedDown(world, campus)).toBe(false)
    await failTimes(1, campus)
    expect(await isSlowedDown(world, campus)).toBe(true)
  })
})

describe('IPv6', () => {
  const inPrefix = (nth: number): Address => ({
    prefixes: [`20010db8000100${nth + 10}/64`, '20010db80001/48'],
    campus: false,
  })

  test('one /64 is one home; thirty homes that fail once do not make their /48 wait, the thirty-first does', async () => {
    await failTimes(10, inPrefix(0))
    expect(await isSlowedDown(world, inPrefix(0))).toBe(true)
    expect(await isSlowedDown(world, inPrefix(1))).toBe(false)
    for (let nth = 1; nth <= 20; nth++) await noteFailure(world, inPrefix(nth))
    expect(await isSlowedDown(world, inPrefix(21))).toBe(true)
  })
})

test('addresses are not kept in the clear', async () => {
  const rows = await store.selectFrom('throttle').select('bucket').execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const { bucket } of rows) expect(bucket.toString('latin1')).not.toContain('192.0.2')
  expect(addressIndex(world, '192.0.2.7')).not.toEqual(addressIndex(world, '192.0.2.8'))
})
