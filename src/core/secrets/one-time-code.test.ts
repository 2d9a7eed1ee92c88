/** One-time codes against the vectors of RFC 6238, and the two half minutes in which one is good. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { keyUri, matchingStep, readAppCode, seedFrom, seedLength, stepAt, typedKey } from './one-time-code.ts'

const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)
/** The seed of RFC 6238, appendix B, for SHA-1. */
const seed = seedFrom(Buffer.from('12345678901234567890'), 20)
const named = { issuer: 'Prøve', label: 'kari' }

describe('a code', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds is %s', (seconds, code) => {
    expect(matchingStep(seed, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  test('is good in its own half minute and in the next, and in no other (O-04)', () => {
    const accepted = [-3, -2, -1, 0, 1, 2, 3].filter(
      (steps) => matchingStep(seed, '081804', at(1_111_111_109 + steps * 30)) !== null,
    )
    expect(accepted).toEqual([0, 1])
    expect(matchingStep(seed, '081804', at(1_111_111_139))).toBe(stepAt(at(1_111_111_109)))
  })

  test('of another seed is none', () => {
    const other = seedFrom(Buffer.from('12345678901234567891'), 20)
    expect(matchingStep(other, '081804', at(1_111_111_109))).toBeNull()
  })

  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('typed as %j is read as %j', (typed, read) => {
    expect(readAppCode(typed)).toBe(read)
  })
})

describe('what the app is told', () => {
  test('names the institution and the username', () => {
    const uri = new URL(keyUri(seed, named))
    expect(decodeURIComponent(uri.pathname)).toBe('/Prøve:kari')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Prøve',
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })

  test('can be typed in groups of four; Feide’s are sixteen characters', () => {
    expect(typedKey(seed)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
    const short = seedFrom(seed, seedLength({ feideSecrets: true }))
    expect(typedKey(short)).toBe('GEZD GNBV GY3T QOJQ')
  })

  test('is never cut from too few bytes', () => {
    expect(() => seedFrom(Buffer.alloc(19), 20)).toThrow('too few bytes')
  })
})
