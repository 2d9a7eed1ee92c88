/** "mandag–torsdag 08:00–18:30, fredag 08:00–17:00, lørdag–søndag stengt". */
import type { Temporal } from 'temporal-polyfill'
import { openingWeek } from '../../core/institution/opening-week.ts'
import type { Language } from '../../core/language.ts'
import { frontTexts } from './texts.ts'

const remembered = new Map<string, string>()

/** Worked out once a week and language: the library behind it takes a while. */
export function weekInWords(
  hours: string,
  now: Temporal.Instant,
  timeZone: string,
  language: Language,
): string {
  const here = now.toZonedDateTimeISO(timeZone)
  const name = `${language} ${timeZone} ${here.yearOfWeek}-${here.weekOfYear} ${hours}`
  const known = remembered.get(name)
  if (known !== undefined) return known
  const words = inWords(openingWeek(hours, now, timeZone), language)
  if (remembered.size > 500) remembered.clear()
  remembered.set(name, words)
  return words
}

type Week = ReturnType<typeof openingWeek>

function inWords(week: Week, language: Language): string {
  const { days, off } = frontTexts(language)
  const each = week.map((periods) =>
    periods.length === 0 ? off : periods.map(({ from, to }) => `${from}–${to}`).join(', '),
  )
  const groups: { first: number; last: number; says: string }[] = []
  for (const [day, says] of each.entries()) {
    const before = groups.at(-1)
    if (before?.says === says) before.last = day
    else groups.push({ first: day, last: day, says })
  }
  return groups
    .map(({ first, last, says }) => {
      const named = first === last ? (days[first] ?? '') : `${days[first]}–${days[last]}`
      return `${named} ${says}`
    })
    .join(', ')
}
