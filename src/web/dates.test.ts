/** Days and times as people write them, in the three languages, by the institution's own clock. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { languages } from '../core/language.ts'
import { clockTime, dayAndTime, longDay, longMoment, momentOrDay } from './dates.ts'

const oslo = 'Europe/Oslo'
const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['nb', '12. september 2026'],
  ['nn', '12. september 2026'],
  ['en', '12 September 2026'],
] as const)('a day in %s: %s', (language, expected) => {
  expect(longDay('2026-09-12', language)).toBe(expected)
  expect(longDay(Temporal.PlainDate.from('2026-09-12'), language)).toBe(expected)
})

test.each([
  ['nb', '12. september 2026 kl. 14:05'],
  ['nn', '12. september 2026 kl. 14:05'],
  ['en', '12 September 2026 at 14:05'],
] as const)('a moment in %s: %s', (language, expected) => {
  expect(longMoment(at('2026-09-12T12:05:00Z'), oslo, language)).toBe(expected)
})

describe('the institution’s own clock', () => {
  test('summer and winter time', () => {
    expect(longMoment(at('2026-07-31T22:00:00Z'), oslo, 'nb')).toBe('1. august 2026 kl. 00:00')
    expect(longMoment(at('2026-12-31T23:00:00Z'), oslo, 'nb')).toBe('1. januar 2027 kl. 00:00')
  })

  test('midnight is 00, in every language', () => {
    const midnight = at('2026-01-01T23:00:00Z').toZonedDateTimeISO(oslo)
    for (const language of languages) expect(clockTime(midnight, language)).toBe('00:00')
  })

  test('a day is the same wherever the reader is', () => {
    for (const language of languages) expect(longDay('2026-03-29', language)).toMatch(/^29/)
  })
})

test('a hindrance has a day or a moment', () => {
  expect(momentOrDay('2026-09-12', oslo, 'nb')).toBe('12. september 2026')
  expect(momentOrDay(at('2026-09-12T12:05:00Z'), oslo, 'nb')).toBe('12. september 2026 kl. 14:05')
})

test.each([
  ['nb', 'mandag 14. september 14:05'],
  ['nn', 'måndag 14. september 14:05'],
  ['en', 'Monday 14 September 14:05'],
] as const)('a day of the week in %s', (language, expected) => {
  expect(dayAndTime(at('2026-09-14T12:05:00Z').toZonedDateTimeISO(oslo), language)).toBe(expected)
})
