/** A desk's hours in the week we are in, day by day, with seasons and public holidays already counted in (row O-21). */
import { Temporal } from 'temporal-polyfill'
import { openState } from './opening-hours.ts'

/** From and to as people write them: `08:00` to `15:00`. */
export type OpenPeriod = { from: string; to: string }

/** Seven days from Monday; a day without periods is closed. */
export function openingWeek(
  openingHours: string,
  now: Temporal.Instant,
  timeZone: string,
): readonly (readonly OpenPeriod[])[] {
  const here = now.toZonedDateTimeISO(timeZone).startOfDay()
  const monday = here.subtract({ days: here.dayOfWeek - 1 })
  const week: OpenPeriod[][] = Array.from({ length: 7 }, () => [])
  const end = monday.add({ days: 7 })
  for (let at = monday; isBefore(at, end);) {
    const state = openState(openingHours, at.toInstant(), timeZone)
    const change = state.open ? state.until : state.opensAt
    const until = change && isBefore(change, end) ? change : end
    if (state.open) addPeriods(week, monday, at, until)
    at = until
  }
  return week
}

/** What lasts over midnight is told on both days. */
function addPeriods(
  week: OpenPeriod[][],
  monday: Temporal.ZonedDateTime,
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
): void {
  for (let at = from; isBefore(at, to); at = at.startOfDay().add({ days: 1 })) {
    const midnight = at.startOfDay().add({ days: 1 })
    const day = Math.round(monday.until(at.startOfDay(), { largestUnit: 'days' }).days)
    week[day]?.push({ from: clock(at), to: isBefore(to, midnight) ? clock(to) : '24:00' })
  }
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(a, b) < 0
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' })
}
