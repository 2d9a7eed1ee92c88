/** A directory's clock is read in every form that RFC 4517 allows and a directory uses; what is no moment is none. */
import { expect, test } from 'vitest'
import { readGeneralizedTime } from './generalized-time.ts'

test.each([
  ['20261123084153Z', '2026-11-23T08:41:53Z'],
  ['20261123084153.0Z', '2026-11-23T08:41:53Z'],
  ['20261123084153,25Z', '2026-11-23T08:41:53.25Z'],
  ['20261123094153+0100', '2026-11-23T08:41:53Z'],
  ['202611230841Z', '2026-11-23T08:41:00Z'],
  ['2026112308Z', '2026-11-23T08:00:00Z'],
])('%s is %s', (text, moment) => {
  expect(readGeneralizedTime(text)?.toString()).toBe(moment)
})

test.each(['', 'undefined', 'soon', '20261123084153', '20261332084153Z', '20261123'])(
  '"%s" is no moment',
  (text) => {
    expect(readGeneralizedTime(text)).toBeNull()
  },
)
