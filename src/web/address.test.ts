/** An address is counted by what its owner cannot change at will (case B-05). */
import { expect, test } from 'vitest'
import { isInRanges, prefixesOf } from './address.ts'

test('IPv4 counts whole, also where it is written as IPv6', () => {
  expect(prefixesOf('192.0.2.7')).toEqual(['192.0.2.7'])
  expect(prefixesOf('::ffff:192.0.2.7')).toEqual(['192.0.2.7'])
  expect(prefixesOf('::ffff:c000:207')).toEqual(['192.0.2.7'])
})

test('a thousand IPv6 addresses of one /64 are one; many /64 of a /48 are one as well', () => {
  const inOne = Array.from({ length: 1_000 }, (_, place) => prefixesOf(`2001:db8:1:2::${place.toString(16)}`))
  expect(new Set(inOne.map((prefixes) => prefixes[0])).size).toBe(1)
  const inMany = Array.from({ length: 200 }, (_, place) => prefixesOf(`2001:db8:1:${place.toString(16)}::1`))
  expect(new Set(inMany.map((prefixes) => prefixes[0])).size).toBe(200)
  expect(new Set(inMany.map((prefixes) => prefixes[1])).size).toBe(1)
  expect(prefixesOf('2001:db8:1::1')[1]).not.toBe(prefixesOf('2001:db8:2::1')[1])
})

test('however an address is written, it counts as one', () => {
  expect(prefixesOf('2001:DB8:0:0:0:0:0:1')).toEqual(prefixesOf('2001:db8::1'))
})

test.each(['', 'unknown', '192.0.2.7, 192.0.2.8', '192.0.2.999'])(
  'what is no address (%s) counts as one',
  (text) => {
    expect(prefixesOf(text)).toEqual(['unreadable'])
    expect(isInRanges(text, ['0.0.0.0/0'])).toBe(false)
  },
)

test('a range holds its own addresses and no others', () => {
  const ranges = ['129.240.0.0/16', '2001:700:100::/41']
  expect(
    ['129.240.5.6', '::ffff:129.240.5.6', '2001:700:100::5'].map((each) => isInRanges(each, ranges)),
  ).toEqual([true, true, true])
  expect(['129.241.0.1', '2001:700:200::5'].map((each) => isInRanges(each, ranges))).toEqual([false, false])
})
