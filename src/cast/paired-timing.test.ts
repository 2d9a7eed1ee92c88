/** The judge of timings finds a difference that is there, and none that is not. */
import { expect, test } from 'vitest'
import { isAlike, judgeTimings, medianOf } from './paired-timing.ts'
import { seededDice } from './seeded-dice.ts'

const dice = seededDice('timings')
const noisy = (middle: number) =>
  Array.from({ length: 400 }, () => middle + (dice.below(2_000) - 1_000) / 1_000)

test('the same work is alike', () => {
  expect(isAlike(judgeTimings(noisy(30), noisy(30), dice, 300))).toBe(true)
})

test.each([0.5, 3, -3])('%s ms more or less is found', (more) => {
  expect(isAlike(judgeTimings(noisy(30 + more), noisy(30), dice, 300))).toBe(false)
})

test('the median of an even number lies between the two in the middle', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5])
})
