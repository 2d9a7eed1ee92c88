/** An access PIN that the program makes: as its settings say, each letter equally likely, easy to read aloud and type (case P-07). */
import { expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { institutionSetting } from '../institution/institution.ts'
import { canonicalAccessPin, makeAccessPin } from './access-pin.ts'

const person = { born: '2006-05-17', studentNumber: '654321' }

function institutionWith(pin: object) {
  return institutionSetting.parse({
    key: 'prove',
    names: { nb: 'Prøve', nn: 'Prøve', en: 'Test', short: 'Prøve' },
    mailAddresses: { domain: 'prove.example' },
    pin,
  })
}

test('eight letters and digits, no vowels, nothing that looks like something else, each equally likely', () => {
  const dice = seededDice('access PINs')
  const institution = institutionWith({})
  const pins = Array.from({ length: 20_000 }, () => makeAccessPin(dice, institution, person))
  expect(pins.every((pin) => /^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$/.test(pin))).toBe(true)
  const counts = new Map<string, number>()
  for (const letter of pins.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(counts.size).toBe(27)
  const expected = (pins.length * 8) / 27
  const chiSquare = [...counts.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
  // 26 degrees of freedom: 54.1 is passed by one in a thousand
  expect(chiSquare).toBeLessThan(54.1)
})

test('digits where the settings say so, and the door’s digits where one PIN is both; never a trivial or own one', () => {
  const dice = seededDice('digits')
  const six = institutionWith({ access: { made: { length: 6, alphabet: 'digits' } } })
  const one = institutionWith({ one: true })
  for (let times = 0; times < 2_000; times++) {
    expect(makeAccessPin(dice, six, person)).toMatch(/^\d{6}$/)
    const pin = makeAccessPin(dice, one, person)
    expect(pin).toMatch(/^\d{4}$/)
    expect(['1234', '1111', '1705', '2006', '4321', '6543']).not.toContain(pin)
  }
})

test('is the same however it is typed', () => {
  expect(canonicalAccessPin(' bcdf–2345 ')).toBe('BCDF2345')
  expect(canonicalAccessPin('４７１１')).toBe('4711')
})
