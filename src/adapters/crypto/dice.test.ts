/** The real dice and the tests' dice keep the same promise: every number below the limit, none favoured. */
import { expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import type { Dice } from '../../core/chance.ts'
import { dice } from './dice.ts'

const all: readonly (readonly [string, Dice])[] = [
  ['the real dice', dice],
  ['the seeded dice', seededDice('a seed')],
]

test.each(all)('%s show every number about equally often', (_, thrown) => {
  const shown = Array.from({ length: 6 }, () => 0)
  for (let throws = 0; throws < 6_000; throws++) {
    const number = thrown.below(6)
    shown[number] = (shown[number] ?? 0) + 1
  }
  expect(shown).toHaveLength(6)
  // six standard deviations from 1,000
  expect(shown.filter((times) => Math.abs(times - 1_000) > 175)).toEqual([])
})

test.each(all)('%s go to the limits', (_, thrown) => {
  expect(thrown.below(1)).toBe(0)
  expect(thrown.below(2 ** 48)).toBeLessThan(2 ** 48)
  expect(() => thrown.below(0)).toThrow(RangeError)
  expect(thrown.bytes(70)).toHaveLength(70)
  expect(thrown.bytes(0)).toHaveLength(0)
  expect(thrown.bytes(16)).not.toEqual(thrown.bytes(16))
})

test('the same seed shows the same, another seed something else', () => {
  expect(seededDice('a').bytes(40)).toEqual(seededDice('a').bytes(40))
  expect(seededDice('a').bytes(40)).not.toEqual(seededDice('b').bytes(40))
})
