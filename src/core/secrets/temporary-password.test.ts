/** A temporary password is 70 random bits, survives being typed by hand, and is mistaken for nobody's own one (O-5, R-11). */
import { describe, expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { isWrittenAsTemporary, makeTemporaryPassword, readTemporaryPassword } from './temporary-password.ts'

const dice = seededDice('7')

test('ten thousand are all different, all in one form, and every place uses every letter alike', () => {
  const made = Array.from({ length: 10_000 }, () => makeTemporaryPassword(dice))
  expect(new Set(made).size).toBe(10_000)
  const counts = new Map<string, number>()
  for (const password of made) {
    expect(password).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(isWrittenAsTemporary(password)).toBe(true)
    for (const letter of password.replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  expect(counts.size).toBe(32)
  // digits come a little more often, because two at least are in each
  const expected = (10_000 * 14) / 32
  for (const [letter, count] of counts) {
    expect(count / expected, letter).toBeGreaterThan(0.9)
    expect(count / expected, letter).toBeLessThan(1.1)
  }
})

test.each([
  ['7KQ4-M2XDA-9TRBP', '7KQ4M2XDA9TRBP'],
  ['7kq4 m2xda 9trbp', '7KQ4M2XDA9TRBP'],
  [' 7KQ4M2XDA9TRBP ', '7KQ4M2XDA9TRBP'],
  ['7KQ4–M2XDA–9TRBP', '7KQ4M2XDA9TRBP'],
  ['OKQ4-M2XDA-9TRBI', '0KQ4M2XDA9TRB1'],
])('%s is read as %s', (typed, read) => {
  expect(readTemporaryPassword(typed)).toBe(read)
})

test.each(['', '7KQ4-M2XDA-9TRB', '7KQ4-M2XDA-9TRBPX', '7KQ4-M2XDA-9TRBU', 'x'.repeat(1_000)])(
  '%s is none',
  (typed) => {
    expect(readTemporaryPassword(typed)).toBeNull()
  },
)

describe('what people type instead of it is a try at their own password', () => {
  test.each([
    'wrong-password',
    'make-great-ships',
    'et feil passord',
    'Sommer-Ferie-2026',
    '7KQ4 M2XDA 9TRBP',
  ])('%s', (typed) => {
    expect(isWrittenAsTemporary(typed)).toBe(false)
  })
})
