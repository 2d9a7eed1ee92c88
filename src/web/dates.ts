/** Days and times as people write them, in the institution's time zone. */
import { Temporal } from 'temporal-polyfill'
import type { Language } from '../core/language.ts'
import type { Day } from '../core/person/facts.ts'

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** `12. september 2026` */
export function longDay(day: Day | Temporal.PlainDate, language: Language): string {
  const date = typeof day === 'string' ? Temporal.PlainDate.from(day) : day
  return format(language, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(
    date.toZonedDateTime('UTC').epochMilliseconds,
  )
}

/** `12. september 2026 kl. 14:05` */
export function longMoment(at: Temporal.Instant, timeZone: string, language: Language): string {
  const here = at.toZonedDateTimeISO(timeZone)
  const between = language === 'en' ? ' at ' : ' kl. '
  return `${longDay(here.toPlainDate(), language)}${between}${clockTime(here, language)}`
}

/** A moment or a day, as a hindrance has it. */
export function momentOrDay(at: Temporal.Instant | Day, timeZone: string, language: Language): string {
  return typeof at === 'string' ? longDay(at, language) : longMoment(at, timeZone, language)
}

/** `1. september`, a day that comes every year, written `09-01`. */
export function dayOfYear(day: string, language: Language): string {
  return dayAndMonth(Temporal.PlainDate.from(`2027-${day}`), language)
}

/** `2026-08-20` as `20.8.`, the same in all three languages. */
export function shortDay(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(date)}.${Number(month)}.`
}

/** `12. september` */
export function dayAndMonth(day: Temporal.PlainDate, language: Language): string {
  return format(language, 'UTC', { day: 'numeric', month: 'long' }).format(
    day.toZonedDateTime('UTC').epochMilliseconds,
  )
}

/** `14:05` */
export function clockTime(at: Temporal.ZonedDateTime, language: Language): string {
  return format(language, at.timeZoneId, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(at.epochMilliseconds)
    .replace('.', ':')
}

/** `mandag 14:05` */
export function dayAndTime(at: Temporal.ZonedDateTime, language: Language): string {
  const day = format(language, at.timeZoneId, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    at.epochMilliseconds,
  )
  return `${day} ${clockTime(at, language)}`
}

/** Making a format takes as long as rendering a page, so each is made once. */
function format(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], { ...options, timeZone })
  formats.set(name, made)
  return made
}
