/** The desk page lists the week we are in as the desk really keeps it. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { openingWeek } from './opening-week.ts'

const hours = 'Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Aug 09 off; PH off'
const week = (day: string, text = hours) =>
  openingWeek(text, Temporal.Instant.from(`${day}T12:00:00Z`), 'Europe/Oslo').map((periods) =>
    periods.map(({ from, to }) => `${from}-${to}`).join(' '),
  )

test('an ordinary week begins on Monday', () => {
  expect(week('2026-10-01')).toEqual([...Array<string>(4).fill('08:00-18:30'), '08:00-17:00', '', ''])
})

test('a public holiday and a season are closed', () => {
  // 14 May 2026 is Ascension Day
  expect(week('2026-05-12')[3]).toBe('')
  expect(week('2026-07-08')).toEqual(Array<string>(7).fill(''))
})

test('what lasts over midnight is told on both days, and never closed is said as such', () => {
  expect(week('2026-10-01', 'Sa 22:00-02:00').slice(5)).toEqual(['22:00-24:00', '00:00-02:00'])
  expect(week('2026-10-01', '24/7')).toEqual(Array<string>(7).fill('00:00-24:00'))
})
