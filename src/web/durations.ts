/** How long something lasts, in words. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../core/language.ts'

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const
const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

/** `1 time`, `ett år` as `1 år`, `8 timer og 30 minutter`. */
export function durationInWords(duration: Temporal.Duration, language: Language): string {
  const parts = units
    .filter((unit) => duration[unit] !== 0)
    .map((unit) => counted(language, unit.slice(0, -1)).format(duration[unit]))
  return lists[language].format(parts)
}

const lists: Readonly<Record<Language, Intl.ListFormat>> = {
  nb: new Intl.ListFormat(locales.nb),
  nn: new Intl.ListFormat(locales.nn),
  en: new Intl.ListFormat(locales.en),
}
const formats = new Map<string, Intl.NumberFormat>()

/** "3 days". Made once for each language and unit: making a format costs more than using it. */
function counted(language: Language, unit: string): Intl.NumberFormat {
  const key = `${language} ${unit}`
  const format =
    formats.get(key) ?? new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' })
  formats.set(key, format)
  return format
}
