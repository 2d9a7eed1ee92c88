/** On which days what was done for a term counts. */
import { describe, expect, test } from 'vitest'
import { prove } from '../../cast/prove.ts'
import { countsOn, feeDeadline, readTerm, type Term, termAfter, termBefore, termOf } from './term.ts'
import vectors from './vectors/semester-gating.json' with { type: 'json' }

const { terms } = prove()

const around: Term[] = ['2025-spring', '2025-autumn', '2026-spring', '2026-autumn', '2027-spring']

function counting(day: string, done: 'semester-registration' | 'semester-fee'): Term[] {
  return around.filter((term) => {
    const { from, until } = countsOn(term, done, terms)
    return from <= day && day <= until
  })
}

describe('a registration counts in its own term, and until 15 February or 15 September of the next', () => {
  test.each(vectors.term_window)('$date', ({ date, accept }) => {
    const expected = accept.map((term) => term.replace(' VÅR', '-spring').replace(' HØST', '-autumn'))
    expect(counting(date, 'semester-registration').toSorted()).toEqual(expected.toSorted())
  })
})

describe('a fee counts in its own term, and until the deadline of the next (O-15)', () => {
  test.each([
    ['2026-01-01', ['2025-autumn', '2026-spring']],
    ['2026-02-01', ['2025-autumn', '2026-spring']],
    ['2026-02-02', ['2026-spring']],
    ['2026-06-30', ['2026-spring']],
    ['2026-07-01', ['2026-spring', '2026-autumn']],
    ['2026-09-01', ['2026-spring', '2026-autumn']],
    ['2026-09-02', ['2026-autumn']],
    ['2026-12-31', ['2026-autumn']],
  ])('%s', (day, expected) => expect(counting(day, 'semester-fee')).toEqual(expected))
})

test.each([
  ['2026-01-01', '2026-spring', '2026-02-01'],
  ['2026-06-30', '2026-spring', '2026-02-01'],
  ['2026-07-01', '2026-autumn', '2026-09-01'],
  ['2026-12-31', '2026-autumn', '2026-09-01'],
])('%s belongs to %s, whose fee may wait until %s', (day, term, deadline) => {
  expect(termOf(day, terms)).toBe(term)
  expect(feeDeadline(day, terms)).toBe(deadline)
})

test('a spring that begins on 10 January leaves the first days to the autumn before', () => {
  const late = { ...terms, begins: { ...terms.begins, spring: '01-10' } }
  expect(termOf('2026-01-09', late)).toBe('2025-autumn')
  expect(termOf('2026-01-10', late)).toBe('2026-spring')
})

test('terms follow each other', () => {
  for (const [at, term] of around.entries()) {
    if (at > 0) expect(termBefore(term)).toBe(around[at - 1])
    expect(termBefore(termAfter(term))).toBe(term)
  }
})

test.each([['2026-autumn'], ['2026-spring']])('%s is a term', (term) => expect(readTerm(term)).toBe(term))
test.each([[''], ['2026'], ['2026-fall'], ['26-autumn'], ['2026-autumn '], ['2026 HØST']])(
  '"%s" is none',
  (text) => expect(readTerm(text)).toBeNull(),
)
