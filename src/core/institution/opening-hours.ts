/** "Open now" and "opens Monday 09:00": a desk's hours, with seasons and Norwegian public holidays (row O-21). */
import parsed, { type nominatim_object } from 'opening_hours'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** What people want to know of a desk at this moment. `null`: it never changes again. */
export type OpenState =
  | { open: true; until: Temporal.ZonedDateTime | null }
  | { open: false; opensAt: Temporal.ZonedDateTime | null }

/** Hours as OpenStreetMap writes them: `Mo-Th 08:00-18:30; Fr 08:00-17:00; Jun 24-Aug 09 off; PH off`. */
export const hours = z
  .string()
  .superRefine((value, context) => {
    const reason = objectionTo(value)
    if (reason !== null) context.addIssue({ code: 'custom', message: `must be opening hours: ${reason}` })
  })
  .describe('Opening hours as OpenStreetMap writes them: Mo-Fr 09:00-15:00; Jul 01-31 off; PH off')

/** Whether a desk is open at `now`, and when that changes next. */
export function openState(openingHours: string, now: Temporal.Instant, timeZone: string): OpenState {
  const oracle = read(openingHours)
  const wall = toWall(now.toZonedDateTimeISO(timeZone))
  const next = oracle.getNextChange(wall)
  const change = next === undefined ? null : fromWall(next, timeZone)
  return oracle.getState(wall) ? { open: true, until: change } : { open: false, opensAt: change }
}

// The library knows which days are public holidays by country; the place itself plays no part in hours without sunset.
const norway: nominatim_object = { lat: 59.91, lon: 10.75, address: { country_code: 'no', state: '' } }

/** The hours as the library understands them. It is slow to read, so whoever asks of many days reads once. */
export function read(value: string): parsed {
  return new parsed(value, norway, { ...quiet, mode: 0, locale: 'en' })
}
const quiet = { tag_key: undefined, map_value: undefined, warnings_severity: undefined }

/** What the library only guesses at is refused; so are remarks, which it takes for "perhaps" and which need three languages. */
function objectionTo(value: string): string | null {
  if (value.includes('"')) return 'remarks belong in a note, not here'
  try {
    return read(value).getWarnings()[0] ?? null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The library thinks in the clock on the wall of the machine it runs on; so it is shown the desk's wall clock. */
export function toWall(at: Temporal.ZonedDateTime): Date {
  return new Date(at.year, at.month - 1, at.day, at.hour, at.minute, at.second)
}

function fromWall(wall: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from({
    timeZone,
    year: wall.getFullYear(),
    month: wall.getMonth() + 1,
    day: wall.getDate(),
    hour: wall.getHours(),
    minute: wall.getMinutes(),
  })
}
