/** What a form's end is counted as. */
import { expect, test } from 'vitest'
import { outcomesOf } from './step-outcome.ts'

test('a refused form once, each wrong field once beside it, and nothing for what says nothing of people', () => {
  expect(outcomesOf(303, [])).toEqual(['done'])
  expect(outcomesOf(200, [])).toEqual(['done'])
  expect(outcomesOf(422, ['pin', 'pin', 'idNumber'])).toEqual(['refused', 'refused:pin', 'refused:idNumber'])
  expect(outcomesOf(422, [null])).toEqual(['refused'])
  expect(outcomesOf(422, [])).toEqual(['refused'])
  expect(outcomesOf(429, ['password'])).toEqual(['slow-down'])
  expect(outcomesOf(400, ['username'])).toEqual(['refused', 'refused:username'])
  expect(outcomesOf(400, [])).toEqual([])
  expect(outcomesOf(403, [])).toEqual([])
})
