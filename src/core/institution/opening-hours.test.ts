/** A desk is open when its door is: through seasons, public holidays and the change to summer time (row O-21). */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { hours, openState } from './opening-hours.ts'

const oslo = 'Europe/Oslo'
const p48 = 'Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Aug 09 off; PH off'
const phone = 'Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Jul 31 Mo-Fr 08:00-15:00; PH off'

/** `open until 18:30` or `opens 2026-08-10 08:00`, as a page would say it. */
function at(when: string, openingHours: string): string {
  const state = openState(openingHours, Temporal.ZonedDateTime.from(`${when}[${oslo}]`).toInstant(), oslo)
  const change = state.open ? state.until : state.opensAt
  const written =
    change === null ? 'for ever' : change.toPlainDateTime().toString().slice(0, 16).replace('T', ' ')
  return `${state.open ? 'open until' : 'opens'} ${written}`
}

describe('the counter P48', () => {
  test.each([
    ['2026-03-02T08:00', 'open until 2026-03-02 18:30'],
    ['2026-03-02T07:59', 'opens 2026-03-02 08:00'],
    ['2026-03-02T18:30', 'opens 2026-03-03 08:00'],
    ['2026-03-06T16:59', 'open until 2026-03-06 17:00'],
    ['2026-03-06T17:00', 'opens 2026-03-09 08:00'],
    ['2026-03-07T12:00', 'opens 2026-03-09 08:00'],
  ])('on an ordinary week, %s: %s', (when, said) => expect(at(when, p48)).toBe(said))

  test.each([
    ['2026-06-23T18:00', 'open until 2026-06-23 18:30'],
    ['2026-06-24T10:00', 'opens 2026-08-10 08:00'],
    ['2026-08-09T10:00', 'opens 2026-08-10 08:00'],
    ['2026-08-10T10:00', 'open until 2026-08-10 18:30'],
  ])('in the summer, %s: %s', (when, said) => expect(at(when, p48)).toBe(said))

  test.each([
    ['Maundy Thursday', '2026-04-02T10:00', 'opens 2026-04-07 08:00'],
    ['Easter Monday', '2026-04-06T10:00', 'opens 2026-04-07 08:00'],
    ['1 May', '2026-05-01T10:00', 'opens 2026-05-04 08:00'],
    ['Ascension Day', '2026-05-14T10:00', 'opens 2026-05-15 08:00'],
    ['17 May of 2027, a Monday', '2027-05-17T10:00', 'opens 2027-05-18 08:00'],
    ['Whit Monday', '2026-05-25T10:00', 'opens 2026-05-26 08:00'],
    ['Christmas Day', '2026-12-25T10:00', 'opens 2026-12-28 08:00'],
    ['New Year', '2027-01-01T10:00', 'opens 2027-01-04 08:00'],
  ])('on %s: %s, %s', (_day, when, said) => expect(at(when, p48)).toBe(said))
})

test.each([
  ['2026-06-23T16:00', 'open until 2026-06-23 18:30'],
  ['2026-06-24T14:59', 'open until 2026-06-24 15:00'],
  ['2026-06-24T15:00', 'opens 2026-06-25 08:00'],
  ['2026-07-31T15:00', 'opens 2026-08-03 08:00'],
  ['2026-08-03T16:00', 'open until 2026-08-03 18:30'],
])('the phone in the summer, %s: %s', (when, said) => expect(at(when, phone)).toBe(said))

test('on the Sunday of summer time the next Monday still opens at eight on the wall', () => {
  expect(at('2026-03-29T01:30', p48)).toBe('opens 2026-03-30 08:00')
  const before = openState(p48, Temporal.Instant.from('2026-03-29T00:30:00Z'), oslo)
  expect(before.open ? null : before.opensAt?.toInstant().toString()).toBe('2026-03-30T06:00:00Z')
})

test('never closed is open for ever, and always closed never opens', () => {
  expect(at('2026-03-02T08:00', '24/7')).toBe('open until for ever')
  expect(at('2026-03-02T08:00', 'off')).toBe('opens for ever')
})

test.each([
  'Mo-Fr 8 til 16',
  'Mo-Fr 08:00-25:99',
  'hverdager 9-15',
  '',
  'Xy 08:00-12:00',
  'Mo-Fr 08:00-12:00 "by appointment"',
])('hours that only a person could understand are refused: %j', (value) => {
  const read = hours.safeParse(value)
  expect(read.error?.issues[0]?.message).toMatch(/^must be opening hours: ./)
})
