/** "mandag–torsdag 08:00–18:30, fredag 08:00–17:00, lørdag–søndag stengt". */
import type { Temporal } from 'temporal-polyfill'
import type { OpenPeriod } from '../../core/institution/opening-week.ts'
import { openingWeek } from '../../core/institution/opening-week.ts'
import { type OpeningYear, openingYear } from '../../core/institution/opening-year.ts'
import type { Language } from '../../core/language.ts'
import { dayAndMonth } from '../dates.ts'
import { deskTexts } from './texts.ts'

/** Where and when hours are told. */
export type Asked = { hours: string; now: Temporal.Instant; timeZone: string; language: Language }

const week = remembering((asked: Asked) =>
  inWords(openingWeek(asked.hours, asked.now, asked.timeZone), asked.language),
)
const year = remembering((asked: Asked) => openingYear(asked.hours, asked.now, asked.timeZone))

/** The week we are in, as the desk really keeps it. */
export function weekInWords(asked: Asked): string {
  return week(asked)
}

/** What is usual where this week is not, the seasons ahead, and the next public holidays; a line each. */
export function yearInWords(asked: Asked, { seasonsToo = true } = {}): readonly string[] {
  const { language } = asked
  const texts = deskTexts(language)
  const { usual, seasons, holidays } = openYear(asked)
  const usually = inWords(usual, language)
  const next = holidays.slice(0, 3).map((day) => dayAndMonth(day, language))
  return [
    ...(usually === weekInWords(asked) ? [] : [`${texts.usually}: ${usually}`]),
    ...(seasonsToo ? seasons : [])
      .slice(0, 2)
      .map(({ from, until, week: hours }) =>
        texts.season(dayAndMonth(from, language), dayAndMonth(until, language), inWords(hours, language)),
      ),
    ...(next.length > 0
      ? [texts.holidays(new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(next))]
      : []),
  ]
}

/** The same as facts, for those who read with a machine. */
export function openYear(asked: Asked): OpeningYear {
  return year(asked)
}

/** Worked out once a day and language: the library behind it takes a while. */
function remembering<T>(work: (asked: Asked) => T): (asked: Asked) => T {
  const remembered = new Map<string, T>()
  return (asked) => {
    const today = asked.now.toZonedDateTimeISO(asked.timeZone).toPlainDate()
    const name = `${asked.language} ${asked.timeZone} ${today.toString()} ${asked.hours}`
    const known = remembered.get(name)
    if (known !== undefined) return known
    const worked = work(asked)
    if (remembered.size > 500) remembered.clear()
    remembered.set(name, worked)
    return worked
  }
}

function inWords(days: readonly (readonly OpenPeriod[])[], language: Language): string {
  const { days: names, off } = deskTexts(language)
  const each = days.map((periods) =>
    periods.length === 0 ? off : periods.map(({ from, to }) => `${from}–${to}`).join(', '),
  )
  const groups: { first: number; last: number; says: string }[] = []
  for (const [day, says] of each.entries()) {
    const before = groups.at(-1)
    if (before?.says === says) before.last = day
    else groups.push({ first: day, last: day, says })
  }
  const [only] = groups
  if (only && groups.length === 1 && only.says === off) return off
  return groups
    .map(({ first, last, says }) => {
      const named = first === last ? (names[first] ?? '') : `${names[first]}–${names[last]}`
      return `${named} ${says}`
    })
    .join(', ')
}
