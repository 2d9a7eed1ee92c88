import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPassword, lengthOf, mostCodePoints, preparePassword } from './password.ts'

const asAnything = fc.string({ unit: 'binary', maxLength: 600 })
const asPeopleType = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })

describe('a typed password', () => {
  test.each([
    ['é from one key', '\u00e9', '\u00e9'],
    ['é from two keys', 'e\u0301', '\u00e9'],
    ['marks in another order', 'q\u0307\u0323', 'q\u0323\u0307'],
    ['a space that does not break', 'a\u00a0b', 'a b'],
    ['an ideographic space', 'a\u3000b', 'a b'],
    ['spaces at the ends', '  hest  ', '  hest  '],
    ['nothing but a space', ' ', ' '],
    ['capitals', 'KorrekT', 'KorrekT'],
    ['a ligature', '\ufb01sk', '\ufb01sk'],
    ['fullwidth letters', '\uff41\uff42', '\uff41\uff42'],
    ['a family of emoji', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['Norwegian letters', 'blåbærsyltetøy', 'blåbærsyltetøy'],
  ])('keeps %s as one and the same', (_, typed, prepared) => {
    expect(preparePassword(typed)).toBe(prepared)
  })

  test.each([
    ['U+0000', 'korrekt\u0000hest'],
    ['a tab', 'korrekt\thest'],
    ['a line feed', 'korrekt\nhest'],
    ['a C1 control', 'korrekt\u0085hest'],
    ['DEL', 'korrekt\u007fhest'],
    ['half a character', 'korrekt\ud83dhest'],
    ['a second half', 'korrekt\udc69hest'],
    ['a line separator', 'korrekt\u2028hest'],
    ['no character at all', 'korrekt\uffffhest'],
  ])('is refused with %s', (_, typed) => {
    expect(preparePassword(typed)).toEqual({ objection: 'unusable-character' })
  })

  test('is refused when there is none', () => {
    expect(preparePassword('')).toEqual({ objection: 'empty' })
  })

  test.each([8, 11, 12, 14, 15, 64, 71, 72, 73, 128, 255, 256])(
    'of %i characters is kept whole',
    (length) => {
      for (const character of ['a', 'å', '€', '🐎']) {
        const prepared = preparePassword(character.repeat(length))
        expect(prepared).toBe(character.repeat(length))
        expect(isPassword(prepared) && lengthOf(prepared)).toBe(length)
      }
    },
  )

  test.each(['a', 'å', '€', '🐎'])('of 257 %s is refused, not cut', (character) => {
    expect(preparePassword(character.repeat(257))).toEqual({ objection: 'too-long', most: mostCodePoints })
  })

  test('that grows past the limit when normalised is refused', () => {
    expect(preparePassword('\u0958'.repeat(200))).toEqual({ objection: 'too-long', most: mostCodePoints })
  })

  test('of a megabyte is refused in no time', () => {
    const huge = '\u0344'.repeat(1_000_000)
    const before = performance.now()
    for (let round = 0; round < 100; round++) expect(isPassword(preparePassword(huge))).toBe(false)
    expect(performance.now() - before).toBeLessThan(250)
  })

  test('prepared twice is the same password', () => {
    fc.assert(
      fc.property(asAnything, (typed) => {
        const once = preparePassword(typed)
        if (isPassword(once)) expect(preparePassword(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same composed and decomposed', () => {
    fc.assert(
      fc.property(asPeopleType, (typed) => {
        expect(preparePassword(typed.normalize('NFD'))).toEqual(preparePassword(typed.normalize('NFC')))
      }),
      { numRuns: 2000 },
    )
  })

  test('never loses a character at its end', () => {
    fc.assert(
      fc.property(asPeopleType, fc.constantFrom(...'abcXYZ019!?'), (typed, last) => {
        const whole = preparePassword(typed + last)
        if (isPassword(whole)) expect(whole).not.toEqual(preparePassword(typed))
      }),
    )
  })
})
