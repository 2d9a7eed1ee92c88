/** The hours of the four universities' desks over the year, as their guides have them (rows O-21, E-6). */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { openingYear } from './opening-year.ts'

const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`)
const year = (hours: string, day: string) => {
  const { usual, seasons, holidays } = openingYear(hours, at(day), 'Europe/Oslo')
  const inShort = (week: typeof usual) =>
    week.map((periods) => periods.map(({ from, to }) => `${from}-${to}`).join(' '))
  return {
    usual: inShort(usual),
    seasons: seasons.map(({ from, until, week }) => [
      String(from),
      String(until),
      inShort(week).slice(0, 5).join('|'),
    ]),
    holidays: holidays.map(String),
  }
}
const weekdays = (most: string, friday: string) => [most, most, most, most, friday, '', '']

test('a counter that is closed all summer', () => {
  const told = year('Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Aug 09 off; PH off', '2026-03-02')
  expect(told.usual).toEqual(weekdays('08:00-18:30', '08:00-17:00'))
  expect(told.seasons).toEqual([['2026-06-24', '2026-08-09', '||||']])
})

test('the same in the midst of the summer: the season began where it began', () => {
  const told = year('Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Aug 09 off; PH off', '2026-07-20')
  expect(told.usual).toEqual(weekdays('08:00-18:30', '08:00-17:00'))
  expect(told.seasons[0]).toEqual(['2026-06-24', '2026-08-09', '||||'])
})

test('a telephone with summer hours, and the public holidays ahead', () => {
  const told = year(
    'Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Jul 31 Mo-Fr 08:00-15:00; PH off',
    '2026-11-22',
  )
  expect(told.seasons).toEqual([
    [
      '2027-06-24',
      '2027-07-30',
      ['08:00-15:00', '08:00-15:00', '08:00-15:00', '08:00-15:00', '08:00-15:00'].join('|'),
    ],
  ])
  expect(told.holidays.slice(0, 3)).toEqual(['2026-12-25', '2026-12-26', '2027-01-01'])
})

test('Saturdays, and a desk that never closes', () => {
  expect(year('Mo-Fr 08:30-17:00; Sa 10:00-15:00; PH off', '2026-11-22').usual[5]).toBe('10:00-15:00')
  expect(year('24/7', '2026-11-22')).toEqual({
    usual: Array<string>(7).fill('00:00-24:00'),
    seasons: [],
    holidays: [],
  })
})
