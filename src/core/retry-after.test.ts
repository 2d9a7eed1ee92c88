/** How long a gateway may make us wait. */
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { waitAsked } from './retry-after.ts'

const now = Temporal.Instant.from('2026-08-10T03:00:00Z')
const seconds = (header: string | null) => waitAsked(header, now)?.total('seconds') ?? null

test('seconds and dates are understood, an hour is the most, nonsense is no wait', () => {
  expect(seconds('120')).toBe(120)
  expect(seconds('Mon, 10 Aug 2026 03:00:30 GMT')).toBe(30)
  expect(seconds('999999')).toBe(3600)
  for (const header of [null, '', 'soon', '-5', 'Mon, 10 Aug 2026 02:59:00 GMT'])
    expect(seconds(header)).toBe(null)
})
