/** What a text message can carry. */
import { expect, test } from 'vitest'
import { gsm7Length, oneSegment, readSmsText } from './gsm7.ts'

test('Norwegian letters take one place each', () => {
  expect(gsm7Length('æøåÆØÅéòü')).toBe(9)
})

test('the euro sign, brackets and braces take two places', () => {
  expect(gsm7Length('€[]{}^\\~|')).toBe(18)
})

test('what the alphabet lacks cannot be sent: emoji, typographic quotes, hard spaces, direction marks', () => {
  for (const letter of ['🎓', '“', '–', '\u00a0', '\u202e', 'ç', 'š', '\u001b', '`']) {
    expect(gsm7Length(`a${letter}`), JSON.stringify(letter)).toBe(null)
  }
})

test('the basic alphabet has 127 letters and the extension ten', () => {
  const all = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).map(gsm7Length)
  expect(all.filter((length) => length === 1)).toHaveLength(127)
  expect(all.filter((length) => length === 2)).toHaveLength(10)
})

test('a text fits at 160 places and not at 161, and an empty one is none', () => {
  expect(readSmsText('å'.repeat(oneSegment))).not.toBe(null)
  expect(readSmsText('å'.repeat(oneSegment + 1))).toBe(null)
  expect(readSmsText('å'.repeat(oneSegment - 1) + '€')).toBe(null)
  expect(readSmsText('')).toBe(null)
})
