import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forUsername, toAscii } from './transliterate.ts'
import vectors from './vectors/transliteration.json' with { type: 'json' }

describe('names in plain letters', () => {
  test.each(vectors.to_ascii.map((each) => [each.in, each.out] as const))('%s is %s', (name, expected) => {
    expect(toAscii(name)).toBe(expected)
    expect(toAscii(name.normalize('NFD'))).toBe(expected)
  })

  test.each(vectors.for_posix_username.map((each) => [each.in, each.out] as const))(
    '"%s" is "%s" in a username',
    (name, expected) => {
      expect(forUsername(name)).toBe(expected)
    },
  )

  const { preferred, via_unidecode: others } = vectors.character_map_from_code
  test.each([...Object.entries(preferred), ...Object.entries(others)])('%s is %s', (letter, expected) => {
    expect(toAscii(letter)).toBe(expected)
  })

  test.each([
    ["Sean O'Brien", 'sean obrien'],
    ['Nguyễn Thị', 'nguyen thi'],
    ['Łukasz', 'lukasz'],
    ['Čáhppe', 'cahppe'],
    ['李', 'li'],
    ['Kari 😀 <b>', 'kari b'],
    ['½', ''],
    ['😀', ''],
    ['', ''],
  ])('"%s" is "%s" in a username', (name, expected) => {
    expect(forUsername(name)).toBe(expected)
  })

  test('whatever the name, only small letters, digits, single spaces and hyphens are left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const plain = forUsername(name)
        expect(plain).toMatch(/^([a-z0-9]+([ -][a-z0-9]+)*)?$/)
        expect(forUsername(plain)).toBe(plain)
      }),
    )
  })
})
