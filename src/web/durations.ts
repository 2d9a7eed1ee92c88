/** How long something lasts, in words. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../core/language.ts'

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const
const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

/** `1 time`, `ett år` as `1 år`, `8 timer og 30 minutter`. */
export function durationInWords(duration: Temporal.Duration, language: Language): string {
  const parts = units
    .filter((unit) => duration[unit] !== 0)
    .map((unit) =>
      new Intl.NumberFormat(locales[language], {
        style: 'unit',
        unit: unit.slice(0, -1),
        unitDisplay: 'long',
      }).format(duration[unit]),
    )
  return new Intl.ListFormat(locales[language]).format(parts)
}
