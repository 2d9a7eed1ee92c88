/** A desk's hours over the year: what is usual, which seasons differ, and on which public holidays it is closed (row O-21). */
import type { Temporal } from 'temporal-polyfill'
import { read, toWall } from './opening-hours.ts'
import type { OpenPeriod } from './opening-week.ts'

/** From and until are days of the season itself. */
export type Season = { from: Temporal.PlainDate; until: Temporal.PlainDate; week: Week }
/** Seven days from Monday; a day without periods is closed. */
export type Week = readonly (readonly OpenPeriod[])[]

export type OpeningYear = {
  usual: Week
  /** Under way or ahead, in order. */
  seasons: readonly Season[]
  /** Closed on these public holidays, from today. */
  holidays: readonly Temporal.PlainDate[]
}

type Day = { day: Temporal.PlainDate; rule: number; periods: readonly OpenPeriod[] }

/** The library is asked of every day of a year and some weeks back, so that a season under way begins where it began. */
export function openingYear(openingHours: string, now: Temporal.Instant, timeZone: string): OpeningYear {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const { days, isHoliday } = daysFrom(openingHours, today.subtract({ days: 100 }), 100 + 365, timeZone)
  const byWeekday = Array.from({ length: 7 }, (_, place) =>
    days.filter(({ day }) => day.dayOfWeek === place + 1),
  )
  const usualDays = byWeekday.map(mostCommon)
  const usualRules = new Set(usualDays.map(({ rule }) => rule))
  const others = days.filter(({ rule }) => !usualRules.has(rule))
  const isAhead = (day: Temporal.PlainDate) => day.since(today).days >= 0
  return {
    usual: usualDays.map(({ periods }) => periods),
    seasons: seasonsIn(others.filter(({ rule }) => !isHoliday(rule))).filter(({ until }) => isAhead(until)),
    holidays: others.filter(({ rule, day }) => isHoliday(rule) && isAhead(day)).map(({ day }) => day),
  }
}

function daysFrom(openingHours: string, first: Temporal.PlainDate, many: number, timeZone: string) {
  const oracle = read(openingHours)
  const wall = (day: Temporal.PlainDate, hour = 0) => toWall(day.toZonedDateTime({ timeZone }).with({ hour }))
  const days = Array.from({ length: many }, (_, place): Day => {
    const day = first.add({ days: place })
    const open = oracle.getOpenIntervals(wall(day), wall(day.add({ days: 1 })))
    const asked = open[0]?.[0] ?? wall(day, 12)
    const periods = open.map(([from, to]) => ({
      from: clock(from),
      to: to.getDate() === from.getDate() ? clock(to) : '24:00',
    }))
    return { day, rule: oracle.getMatchingRule(asked) ?? -1, periods }
  })
  const isHoliday = (rule: number) => rule >= 0 && /^PH\b/.test(oracle.prettifyValue({ rule_index: rule }))
  return { days, isHoliday }
}

/** The day whose rule holds most often among these. */
function mostCommon(days: readonly Day[]): Day {
  const counted = new Map<number, { day: Day; times: number }>()
  for (const day of days) {
    const known = counted.get(day.rule) ?? { day, times: 0 }
    counted.set(day.rule, { day: known.day, times: known.times + 1 })
  }
  const [first] = [...counted.values()].sort((a, b) => b.times - a.times)
  if (!first) throw new Error('a year has every day of the week')
  return first.day
}

/** Days of one rule, with no more than a weekend between them, are one season. */
function seasonsIn(days: readonly Day[]): Season[] {
  const runs: Day[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.rule === day.rule && last.day.until(day.day).days <= 3) run.push(day)
    else runs.push([day])
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) return []
    const week = Array.from(
      { length: 7 },
      (_, place) => run.find(({ day }) => day.dayOfWeek === place + 1)?.periods ?? [],
    )
    return [{ from: first.day, until: last.day, week }]
  })
}

function clock(wall: Date): string {
  return `${String(wall.getHours()).padStart(2, '0')}:${String(wall.getMinutes()).padStart(2, '0')}`
}
