/** A length of time that is counted from a moment never fails when it is used. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { span } from './setting-kinds.ts'

const moment = Temporal.Instant.from('2026-03-29T00:00:00Z')

test.each([
  ['PT30M', '2026-03-29T00:30:00Z'],
  ['PT8H', '2026-03-29T08:00:00Z'],
  ['P1D', '2026-03-30T00:00:00Z'],
  ['P1DT1H30M', '2026-03-30T01:30:00Z'],
  ['P2W', '2026-04-12T00:00:00Z'],
  ['PT90S', '2026-03-29T00:01:30Z'],
])('%s from a moment is %s', (text, expected) => {
  expect(moment.add(span.parse(text)).toString()).toBe(expected)
})

test.each(['P1M', 'P1Y', 'P1M1D', 'P1YT1H', 'P1MT30M', '30 minutes', '', 'P'])('%s is refused', (text) => {
  expect(span.safeParse(text).success).toBe(false)
})
