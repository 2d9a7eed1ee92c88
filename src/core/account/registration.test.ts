/** Where a study or an employment stands on a day, and which of several counts. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prove } from '../../cast/prove.ts'
import { noFacts, type PersonFacts, type Position, type Study } from '../person/facts.ts'
import {
  bestPosition,
  bestStudy,
  shift,
  standingOfPosition,
  standingOfStudy,
  studiesOn,
} from './registration.ts'

const { lifecycle } = prove()
const { student, employee } = lifecycle

const study = (more: Partial<Study> = {}): Study => ({
  programme: 'MTDT',
  name: {},
  faculty: null,
  campus: null,
  kind: 'ordinary',
  from: '2026-08-15',
  until: '2031-06-30',
  ended: null,
  ...more,
})
const position = (more: Partial<Position> = {}): Position => ({
  title: 'Førsteamanuensis',
  unit: null,
  campus: null,
  from: '2026-08-01',
  until: null,
  ended: null,
  ...more,
})
const begun = { from: '2023-08-15' }
const ended = (on: string, why: NonNullable<Study['ended']>['why']) => ({ ended: { on, why } })

describe('a study', () => {
  test.each<[string, Partial<Study>, string, string]>([
    ['66 days before it begins', {}, '2026-06-10', 'ahead opens 2026-06-11'],
    ['65 days before it begins', {}, '2026-06-11', 'open'],
    ['an exchange, 15 days before', { kind: 'exchange' }, '2026-07-31', 'ahead opens 2026-08-01'],
    ['an exchange, 14 days before', { kind: 'exchange' }, '2026-08-01', 'open'],
    ['in its midst', begun, '2026-10-01', 'open'],
    ['without an end', { ...begun, until: null }, '2099-01-01', 'open'],
    ['on the last planned day', { ...begun, until: '2026-06-30' }, '2026-06-30', 'open'],
    ['the day after', { ...begun, until: '2026-06-30' }, '2026-07-01', 'leaving closes 2026-09-28'],
    ['completed, that day', { ...begun, ...ended('2026-06-03', 'completed') }, '2026-06-03', 'open'],
    [
      'completed, 89 days after',
      { ...begun, ...ended('2026-06-03', 'completed') },
      '2026-08-31',
      'leaving closes 2026-09-01',
    ],
    [
      'completed, 90 days after',
      { ...begun, ...ended('2026-06-03', 'completed') },
      '2026-09-01',
      'closed 2026-09-01',
    ],
    [
      'left before its planned end',
      { ...begun, until: '2026-06-30', ...ended('2026-03-01', 'left') },
      '2026-05-29',
      'leaving closes 2026-05-30',
    ],
    [
      'completed later than planned: the register’s day holds',
      { ...begun, until: '2026-06-30', ...ended('2026-08-20', 'completed') },
      '2026-10-15',
      'leaving closes 2026-11-18',
    ],
    ['expelled, the day before', { ...begun, ...ended('2026-03-01', 'expelled') }, '2026-02-28', 'open'],
    [
      'expelled, that very day',
      { ...begun, ...ended('2026-03-01', 'expelled') },
      '2026-03-01',
      'closed 2026-03-01',
    ],
    [
      'withdrawn, the day after',
      { ...begun, ...ended('2026-03-01', 'withdrawn') },
      '2026-03-02',
      'closed 2026-03-01',
    ],
    [
      'declined before it began, never opens',
      { ...ended('2026-05-01', 'left') },
      '2026-06-20',
      'closed 2026-05-01',
    ],
    [
      'declined while the account was open already',
      { ...ended('2026-07-01', 'left') },
      '2026-07-01',
      'closed 2026-07-01',
    ],
    ['declined tomorrow', { ...ended('2026-07-02', 'left') }, '2026-07-01', 'open'],
  ])('%s', (_, more, today, expected) => {
    expect(told(standingOfStudy(study(more), today, student))).toBe(expected)
  })

  test('closes the day after its end where nothing is given afterwards', () => {
    const strict = { ...student, closesAfter: employee.closesAfter }
    const over = study({ ...begun, until: '2026-06-30' })
    expect(told(standingOfStudy(over, '2026-06-30', strict))).toBe('open')
    expect(told(standingOfStudy(over, '2026-07-01', strict))).toBe('closed 2026-07-01')
  })
})

describe('an employment', () => {
  test.each<[string, Partial<Position>, string, string]>([
    ['15 days before the first day', {}, '2026-07-17', 'ahead opens 2026-07-18'],
    ['14 days before the first day', {}, '2026-07-18', 'open'],
    ['without an end', {}, '2040-01-01', 'open'],
    ['on the last day', { until: '2026-12-31' }, '2026-12-31', 'open'],
    ['the day after', { until: '2026-12-31' }, '2027-01-01', 'closed 2027-01-01'],
    ['ended before planned', { until: '2026-12-31', ended: '2026-10-31' }, '2026-11-01', 'closed 2026-11-01'],
    ['ended after planned', { until: '2026-12-31', ended: '2027-03-31' }, '2027-01-01', 'closed 2027-01-01'],
    ['called off before it began', { ended: '2026-07-01' }, '2026-07-20', 'closed 2026-07-01'],
  ])('%s', (_, more, today, expected) => {
    expect(told(standingOfPosition(position(more), today, employee))).toBe(expected)
  })
})

describe('of several', () => {
  const today = '2026-10-01'
  const facts = (...studies: Study[]): PersonFacts => ({ ...noFacts, studies })
  const older = study({ programme: 'OLDER', from: '2020-08-15' })
  const newer = study({ programme: 'NEWER', from: '2025-08-15' })
  const leavingSoon = study({ programme: 'SOON', from: '2021-08-15', ...ended('2026-08-01', 'completed') })
  const leavingLater = study({ programme: 'LATER', from: '2020-08-15', ...ended('2026-09-30', 'completed') })
  const ahead = study({ programme: 'AHEAD', from: '2027-01-10' })
  const closed = study({ programme: 'CLOSED', from: '2024-01-10', ...ended('2025-01-01', 'left') })
  const expelled = study({ programme: 'EXPELLED', from: '2024-08-15', ...ended('2026-05-01', 'expelled') })

  test.each<[string, Study[], string]>([
    ['the newest open one', [older, newer], 'NEWER'],
    ['an open one before a leaving one', [leavingLater, older], 'OLDER'],
    ['the one that stays longest', [leavingSoon, leavingLater], 'LATER'],
    ['a leaving one before one to come', [ahead, leavingSoon], 'SOON'],
    ['one to come before a closed one', [closed, ahead], 'AHEAD'],
    ['the one that closed last', [closed, expelled], 'EXPELLED'],
  ])('%s', (_, studies, expected) => {
    for (const order of [studies, studies.toReversed()])
      expect(bestStudy(facts(...order), today, student)?.study.programme).toBe(expected)
  })

  test('two of the same day come in the same order, however the register lists them', () => {
    const twins = [study({ programme: 'B', ...begun }), study({ programme: 'A', ...begun })]
    const names = (studies: Study[]) =>
      studiesOn(facts(...studies), today, student).map((each) => each.study.programme)
    expect(names(twins)).toEqual(names(twins.toReversed()))
  })

  test('of two employments the open one', () => {
    const positions = [position({ until: '2026-09-01' }), position({ from: '2020-01-01', unit: 'open' })]
    for (const order of [positions, positions.toReversed()])
      expect(bestPosition({ ...noFacts, positions: order }, today, employee)?.position.unit).toBe('open')
  })

  test('of none: nothing', () => {
    expect(bestStudy(noFacts, today, student)).toBeNull()
    expect(bestPosition(noFacts, today, employee)).toBeNull()
  })
})

function told(standing: ReturnType<typeof standingOfStudy>): string {
  switch (standing.state) {
    case 'ahead':
      return `ahead opens ${standing.opensOn}`
    case 'open':
      return 'open'
    case 'leaving':
      return `leaving closes ${standing.closesOn}`
    case 'closed':
      return `closed ${standing.closedOn}`
  }
}

test.each(['P1D', 'P14D', 'P90D', 'P2W', 'P3650D', 'P1M', 'P1Y', 'PT36H', 'P1DT24H', 'P0D'])(
  '%s from and to any day is what the calendar says',
  (written) => {
    const by = Temporal.Duration.from(written)
    for (const day of ['2026-01-31', '2028-02-29', '2027-03-28', '2026-10-25', '2026-12-31', '9999-12-01']) {
      const from = Temporal.PlainDate.from(day)
      expect(shift(day, by, 1)).toBe(from.add(by).toString())
      expect(shift(day, by, -1)).toBe(from.subtract(by).toString())
    }
  },
)
