/** Free numbers are found between taken ones, never one of those, and never beyond what is known. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeNumbers } from './free-numbers.ts'

test('numbers before, between and after taken ones, as many as wanted', () => {
  const page = { taken: [3, 4, 7], whole: true }
  expect(freeNumbers({ from: 1, last: 9, wanted: 10 }, page)).toEqual({ free: [1, 2, 5, 6, 8, 9], next: 10 })
  expect(freeNumbers({ from: 1, last: 9, wanted: 3 }, page)).toEqual({ free: [1, 2, 5], next: 6 })
  expect(freeNumbers({ from: 3, last: 9, wanted: 1 }, page)).toEqual({ free: [5], next: 6 })
})

test('beyond a page that is not whole nothing is given, and the next look begins after it', () => {
  const page = { taken: [1, 2, 3], whole: false }
  expect(freeNumbers({ from: 1, last: 9, wanted: 5 }, page)).toEqual({ free: [], next: 4 })
})

test('whatever is taken: all that is free below `next` was given, in order, and nothing taken', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map((all) => all.sort((a, b) => a - b))
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 70 }), (taken, wanted) => {
      const { free, next } = freeNumbers({ from: 1, last: 60, wanted }, { taken, whole: true })
      const below = Array.from({ length: 60 }, (_, place) => place + 1).filter(
        (number) => number < next && !taken.includes(number),
      )
      expect(free).toEqual(below)
      expect(free.length).toBe(Math.min(wanted, 60 - taken.length))
    }),
  )
})
