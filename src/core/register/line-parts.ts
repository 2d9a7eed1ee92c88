/** The kinds of value on a person's line: a text, a day, a term, a PIN. */
import { z } from 'zod'

/** A text of one character or more. Control characters are refused before, for the whole line at once. */
export function text(longest: number) {
  return z
    .string({ error: 'must be a text' })
    .min(1, { error: 'is empty' })
    .max(longest, { error: 'is too long' })
}

/** A text that may be empty: somebody with one name only. */
export function anyText(longest: number) {
  return z.string({ error: 'must be a text' }).max(longest, { error: 'is too long' })
}

/** An id: as the register writes it, so that `007` and `7` stay two people. */
export const registerId = z
  .string({ error: 'must be a text (ids and numbers are texts)' })
  .min(1, { error: 'is empty' })
  .max(64, { error: 'is too long' })
  .refine((id) => id.trim() === id, { error: 'begins or ends with a space' })

/** The key of a project: it stands in addresses and in messages, so it is made of letters, digits, dots and dashes. */
export const projectKey = registerId.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, {
  error: 'must be letters, digits, dots, hyphens and underscores',
})

/** A day that exists, `2026-08-10`. */
export const day = z
  .string({ error: 'must be a day, written 2026-08-10' })
  .refine(isDay, { error: 'must be a day, written 2026-08-10' })

/** A day that follows no rule but being one: written `YYYY-MM-DD`, and in the calendar. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false
  const month = Number(written.slice(5, 7))
  const date = Number(written.slice(8, 10))
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(Number(written.slice(0, 4)), month)
}

/** A term, `2026-autumn`. */
export const term = z
  .string({ error: 'must be a term, written 2026-autumn' })
  .regex(/^\d{4}-(spring|autumn)$/, { error: 'must be a term, written 2026-autumn' })

/** A PIN from a register: it exists here only on its way into a keyed code. */
export const pin = z
  .string({ error: 'must be a text' })
  .regex(/^[0-9A-Za-z]{4,16}$/, { error: 'must be 4 to 16 digits or letters' })

/** Yes or no. */
export const yesOrNo = z.boolean({ error: 'must be true or false' })

const longest = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (longest[month - 1] ?? 0) + (leap ? 1 : 0)
}
