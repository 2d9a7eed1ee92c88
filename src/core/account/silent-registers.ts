/** While a register is silent the clock closes nobody on its word: it may know of a payment or a new contract that we have not heard of. */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import { type RegisterName, registers } from '../institution/words.ts'
import type { Day } from '../person/facts.ts'

/** When each register was heard from last; absent: never. */
export type Heard = Partial<Record<RegisterName, Temporal.Instant>>

/** For each register that has been silent too long: the last day on which the clock closed anybody on its word. */
export type ClockStops = Partial<Record<RegisterName, Day>>

/** The day on which the word of each register is judged. */
export type JudgingDays = Readonly<Record<RegisterName, Day>>

/**
 * Where the clock stands still (design: clock-driven closings pause while the register is older than 36 hours). Empty:
 * every register speaks, or the institution does not want the pause (`lifecycle.pauseClosings`).
 */
export function clockStops(
  heard: Heard,
  { lifecycle, registers: settings, timeZone }: Pick<Institution, 'lifecycle' | 'registers' | 'timeZone'>,
  now: Temporal.Instant,
): ClockStops {
  if (!lifecycle.pauseClosings) return {}
  const stops: ClockStops = {}
  for (const register of registers) {
    const [at, setting] = [heard[register], settings[register]]
    if (at === undefined || setting === null) continue
    const until = speaksUntil(at, setting.staleAfter, timeZone)
    if (isPast(until, now)) stops[register] = until.toPlainDate().toString()
  }
  return stops
}

/** Whether a register has been silent for longer than it may be. Never heard from is not silent: it has not begun. */
export function isSilent(
  at: Temporal.Instant | undefined,
  { staleAfter }: { staleAfter: Temporal.Duration },
  { timeZone, now }: { timeZone: string; now: Temporal.Instant },
): boolean {
  return at !== undefined && isPast(speaksUntil(at, staleAfter, timeZone), now)
}

function speaksUntil(
  at: Temporal.Instant,
  staleAfter: Temporal.Duration,
  timeZone: string,
): Temporal.ZonedDateTime {
  return at.toZonedDateTimeISO(timeZone).add(staleAfter)
}

function isPast(until: Temporal.ZonedDateTime, now: Temporal.Instant): boolean {
  return until.epochMilliseconds < now.epochMilliseconds
}

/** Today for every register. */
export function everywhere(today: Day): JudgingDays {
  return { fs: today, hr: today, projects: today }
}

/** Today, and for a silent register the day on which the clock stopped; null: none is silent. */
export function stoppedDays(today: Day, stops: ClockStops | undefined): JudgingDays | null {
  if (stops === undefined || Object.keys(stops).length === 0) return null
  const earlier = (stop: Day | undefined) => (stop !== undefined && stop < today ? stop : today)
  return { fs: earlier(stops.fs), hr: earlier(stops.hr), projects: earlier(stops.projects) }
}
