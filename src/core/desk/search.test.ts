/** What a text typed at the desk may mean: never part of an identity number, never anything that reaches the query language. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNationalNumber } from '../../cast/synthetic-numbers.ts'
import { nameQuery } from '../../store/desk-search.ts'
import { readWanted } from './search.ts'

const read = (typed: string) => readWanted(typed, { realms: ['oslomet.no'] })
const words = (typed: string) => {
  const wanted = read(typed)
  return wanted.is === 'words' ? wanted : null
}

describe('reading', () => {
  test('words of a name are folded and parted as the index has them', () => {
    expect(words('Åse-Marie Ødegård')?.names).toEqual(['ase', 'marie', 'odegard'])
    expect(words('O’Brien, Þór')?.names).toEqual(['brien', 'tor'])
    expect(words('weiß')?.names).toEqual(['weiss'.slice(0, 3) + 's'])
  })

  test('a whole identity number is one, with spaces too; part of it is no such thing', () => {
    const number = makeNationalNumber({ born: '2004-05-17', serial: 3 })
    expect(read(number)).toEqual({ is: 'identity-number', number })
    expect(read(`${number.slice(0, 6)} ${number.slice(6)}`).is).toBe('identity-number')
    for (let length = 2; length < 11; length += 1) {
      expect(read(number.slice(0, length)).is).not.toBe('identity-number')
      expect(words(number.slice(0, length))?.names ?? []).toEqual([])
    }
  })

  test('numbers, addresses and usernames by their kind', () => {
    expect(words('s0654321')).toMatchObject({ studentNumber: '654321', names: [] })
    expect(words('+47 912 34 567')).toMatchObject({ mobile: '+4791234567', names: [] })
    expect(words('Kari@Example.org')).toMatchObject({ email: 'kari@example.org', names: [] })
    expect(words('karin1234@oslomet.no')?.username).toBe('karin1234')
    expect(read('x')).toEqual({ is: 'too-short' })
    expect(read('  ')).toEqual({ is: 'too-short' })
    expect(read('*')).toEqual({ is: 'too-short' })
  })

  test('whatever is typed, the query holds words of letters and digits and nothing else (case I-03)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const query = nameQuery(words(typed)?.names ?? [], 'begun')
        if (query !== null) expect(query).toMatch(/^'[\p{L}\p{N}]+'(:\*)?( & '[\p{L}\p{N}]+'(:\*)?){0,5}$/u)
      }),
      { numRuns: 20_000 },
    )
  })
})
