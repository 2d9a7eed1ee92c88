/** What follows a try of a job. */
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { Dice } from '../chance.ts'
import { afterTry, mostTries, waitAfter } from './job.ts'

const lowDice: Dice = { bytes: (count) => new Uint8Array(count), below: () => 0 }
const highDice: Dice = { bytes: (count) => new Uint8Array(count), below: (below) => below - 1 }
const now = Temporal.Instant.from('2026-08-10T03:00:00Z')
const again = { outcome: 'again', because: 'gateway busy', after: null } as const

test('waits double up to a quarter of an hour, and differ by chance', () => {
  const seconds = (tries: number, dice: Dice) => waitAfter(tries, dice).total('seconds')
  expect([1, 2, 3, 10, 14].map((tries) => seconds(tries, highDice))).toEqual([1, 2, 4, 512, 900])
  expect([1, 2, 3, 10, 14].map((tries) => seconds(tries, lowDice))).toEqual([0.5, 1, 2, 256, 450])
})

test('a job that failed waits at least as long as the other side asked', () => {
  const asked = { ...again, after: Temporal.Duration.from({ seconds: 90 }) }
  expect(afterTry({ tries: 1, usefulUntil: null }, asked, now, highDice)).toEqual({
    step: 'wait',
    until: now.add({ seconds: 90 }),
    because: 'gateway busy',
  })
})

test('a job that keeps failing ends among the dead letters', () => {
  expect(afterTry({ tries: mostTries - 1, usefulUntil: null }, again, now, lowDice).step).toBe('wait')
  expect(afterTry({ tries: mostTries, usefulUntil: null }, again, now, lowDice).step).toBe('bury')
})

test('a job whose next try would come too late is buried at once', () => {
  const usefulUntil = now.add({ milliseconds: 900 })
  expect(afterTry({ tries: 1, usefulUntil }, again, now, lowDice).step).toBe('wait')
  expect(afterTry({ tries: 1, usefulUntil }, again, now, highDice)).toEqual({
    step: 'bury',
    because: 'gateway busy; no longer useful',
  })
})

test('done is done, and a definite no is not tried again', () => {
  expect(afterTry({ tries: 1, usefulUntil: null }, { outcome: 'done' }, now, lowDice)).toEqual({
    step: 'done',
  })
  const refused = { outcome: 'give-up', because: 'no such mailbox' } as const
  expect(afterTry({ tries: 1, usefulUntil: null }, refused, now, lowDice)).toEqual({
    step: 'bury',
    because: 'no such mailbox',
  })
})
