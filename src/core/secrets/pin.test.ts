import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dice } from '../chance.ts'
import { languages } from '../language.ts'
import { pinObjectionText, pinRules, unreadablePinText } from './pin-texts.ts'
import type { Pin, PinContext } from './pin.ts'
import { makePin, objectionsToPin, readPin } from './pin.ts'

const kari: PinContext = { length: 4, born: '2006-05-17', studentNumber: '654821' }
const nobody: PinContext = { length: 4, born: null, studentNumber: null }

const everyPin = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0') as Pin)
const allowed = (context: PinContext): readonly Pin[] =>
  everyPin.filter((pin) => objectionsToPin(pin, context).length === 0)

describe('a typed PIN', () => {
  test.each([
    ['4711', '4711'],
    [' 47 11 ', '4711'],
    ['47\u00a011', '4711'],
    ['0042', '0042'],
  ])('%j is read', (typed, pin) => {
    expect(readPin(typed, 4)).toBe(pin)
  })

  test.each([
    '',
    '471',
    '47111',
    '47a1',
    '-471',
    '4.71',
    '４７１１',
    '٤٧١١',
    '4711\u0000',
    '1e10',
    '4'.repeat(1e6),
  ])('%# is none', (typed) => {
    expect(readPin(typed, 4)).toBeNull()
  })

  test('of another length is read where the institution says so', () => {
    expect(readPin('471108', 6)).toBe('471108')
    expect(readPin('4711', 6)).toBeNull()
  })
})

describe('a PIN somebody would try', () => {
  test.each(
    '0000 1111 9999 1212 1010 6969 1122 5544 1221 1001 1234 2345 0123 6789 7890 8901 4321 9876 3210 2468 1357 8642 9753 2580 0852 1470 3690 1379 1397'.split(
      ' ',
    ),
  )('%s is trivial', (pin) => {
    expect(objectionsToPin(pin as Pin, nobody)).toEqual(['trivial'])
  })

  test.each('1705 0517 2006 0605 0506 0617 1706'.split(' '))('%s comes from the birth date', (pin) => {
    expect(objectionsToPin(pin as Pin, kari)).toEqual(['birth-date'])
    expect(objectionsToPin(pin as Pin, nobody)).toEqual([])
  })

  test.each(['6548', '4821'])('%s comes from the student number', (pin) => {
    expect(objectionsToPin(pin as Pin, kari)).toEqual(['student-number'])
  })

  test('six digits of the birth date', () => {
    for (const pin of ['170506', '060517', '051706', '200605', '172006']) {
      expect(objectionsToPin(pin as Pin, { ...kari, length: 6 })).toContain('birth-date')
    }
  })

  test('all that is wrong is said', () => {
    const doubled: PinContext = { length: 4, born: '1999-12-12', studentNumber: '001212' }
    expect(objectionsToPin('1212' as Pin, doubled)).toEqual(['trivial', 'birth-date', 'student-number'])
  })

  test.each(['4711', '8305', '2914', '0042', '1999', '1123'])('%s will do', (pin) => {
    expect(objectionsToPin(pin as Pin, kari)).toEqual([])
  })

  test('most of the ten thousand are left', () => {
    expect(allowed(kari).length).toBeGreaterThan(9600)
    expect(allowed(nobody).length).toBeLessThan(9800)
  })
})

describe('a PIN by the dice', () => {
  test('is each allowed one equally likely, by the dice of the system (P-07)', () => {
    const onceInAMillionRuns = 4.75
    expect(chiSquareZ(systemDice, 100_000)).toBeLessThan(onceInAMillionRuns)
  })

  test('is each allowed one equally likely, by dice a test can repeat', () => {
    expect(chiSquareZ(seededDice(20260810), 100_000)).toBeLessThan(3.1)
  })

  test('is not even when a refused draw is bent into its neighbour, and the measure notices', () => {
    const bent: Dice = { ...systemDice, below: (below) => Math.max(systemDice.below(below), 3000) }
    expect(chiSquareZ(bent, 100_000)).toBeGreaterThan(100)
  })

  test('is never a refused one, whatever the birth date', () => {
    const born = fc.date({ min: new Date('1930-01-01'), max: new Date('2012-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(born, fc.integer(), fc.constantFrom(4, 5, 6, 8), (date, seed, length) => {
        const context = { length, born: date.toISOString().slice(0, 10), studentNumber: '654821' }
        const pin = makePin(seededDice(seed), context)
        expect(pin).toMatch(new RegExp(`^[0-9]{${length}}$`))
        expect(objectionsToPin(pin, context)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test('every PIN text is there in every language', () => {
  for (const language of languages) {
    for (const objection of ['trivial', 'birth-date', 'student-number'] as const) {
      expect(pinObjectionText(objection, language)).toMatch(/^\p{Lu}.+\.$/u)
    }
    expect(unreadablePinText(4, language)).toMatch(/4 /)
    expect(pinRules(4, language).join(' ')).toMatch(/4 .*1234/)
  }
})

/** How many standard deviations the chi-square of so many draws lies off its mean; 3.1 is p = 0.001 (Wilson-Hilferty). */
function chiSquareZ(dice: Dice, draws: number): number {
  const counts = new Map<Pin, number>(allowed(kari).map((pin) => [pin, 0]))
  for (let draw = 0; draw < draws; draw++) {
    const pin = makePin(dice, kari)
    const before = counts.get(pin)
    if (before === undefined) throw new Error('a refused PIN was made')
    counts.set(pin, before + 1)
  }
  const expected = draws / counts.size
  const chiSquare = [...counts.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
  const freedom = counts.size - 1
  const spread = 2 / (9 * freedom)
  return (Math.cbrt(chiSquare / freedom) - (1 - spread)) / Math.sqrt(spread)
}

const systemDice: Dice = { below: (below) => randomInt(below), bytes: (count) => new Uint8Array(count) }

/** Mulberry32, 32 bits at a time: even enough for a test, and the same every time. */
function seededDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (below) => Math.floor(next() * below),
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
  }
}
