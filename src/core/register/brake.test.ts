/** The brake: two per cent, and at least twenty people. */
import { expect, test } from 'vitest'
import { brake, errorBudget } from './brake.ts'

const setting = { percent: 2, people: 20 }
const losses = (wouldLock: number, wouldClose = 0, missing = 0) => ({ wouldLock, wouldClose, missing })

test.each([
  [losses(0), 0, false],
  [losses(20), 100, false],
  [losses(21), 100, true],
  [losses(10, 6, 5), 100, true],
  [losses(10, 5, 5), 100, false],
  [losses(400), 20_000, false],
  [losses(401), 20_000, true],
  [losses(0, 0, 10_000), 20_000, true],
])('%j of %i people: pulled %s', (some, known, pulled) => {
  expect(brake(some, known, setting).pulled).toBe(pulled)
})

test('a file may have so many bad lines as the larger of both settings says', () => {
  expect(errorBudget(100, { lines: 50, percent: 1 })).toBe(50)
  expect(errorBudget(20_000, { lines: 50, percent: 1 })).toBe(200)
})
