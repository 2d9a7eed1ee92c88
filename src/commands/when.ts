/** Days and moments as an operator reads them: `2026-09-01`, `2026-09-01 14:05`, in the institution's time zone. */
import type { Temporal } from 'temporal-polyfill'

/** A day stays as it is; a moment is shown to the minute. */
export function at(when: Temporal.Instant | string, timeZone: string): string {
  if (typeof when === 'string') return when
  const here = when.toZonedDateTimeISO(timeZone).toPlainDateTime()
  return here.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
