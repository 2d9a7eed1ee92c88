/** The kinds of value that a university's file is made of: a length of time, a day, a text in three languages. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A length of time as ISO 8601 writes it: `PT8H` is eight hours, `P90D` ninety days, `P1Y` a year. */
export const duration = z.iso
  .duration({ error: 'must be a length of time such as PT30M (30 minutes), PT8H, P90D or P1Y' })
  .transform((text) => Temporal.Duration.from(text))
  .describe('A length of time: PT30M, PT8H, P90D, P1Y')

/**
 * A length of time that is counted from a moment, not from a day: a day in it is 24 hours. Months and years have no one
 * length and are refused, rather than failing when somebody signs in.
 */
export const span = z.iso
  .duration({ error: 'must be a length of time such as PT30M (30 minutes), PT8H or P1D' })
  .refine((text) => !/^P[^T]*[YM]/.test(text), {
    error: 'must be in days, hours, minutes and seconds, such as PT30M or P1D: a month has no one length',
  })
  .transform(hoursOf)
  .describe('A length of time without months and years: PT30M, PT8H, P1D')

/** A day, `2026-08-10`, in the institution's time zone. Kept as text: such texts compare as the days do. */
export const day = z.iso.date({ error: 'must be a day, written 2026-08-10' }).describe('A day: 2026-08-10')

/** A day that comes every year, `09-01`. Never 29 February, which most years lack. */
export const dayOfYear = z
  .string()
  .refine(comesEveryYear, { error: 'must be a day of every year, written 09-01 for the first of September' })
  .describe('A day of every year, month first: 09-01')

/** A time of day, `02:30`. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day, written 02:30' })
  .describe('A time of day: 02:30')

/** A text that is not empty and has no spaces round it. */
export const text = z
  .string({ error: 'must be a text' })
  .refine((value) => value.trim() === value && value !== '', {
    error: 'must not be empty, nor begin or end with a space',
  })

/** One text in bokmål, nynorsk and English: all three, always (row A-1, språklova § 14). */
export const texts = z
  .strictObject({ nb: text, nn: text, en: text })
  .describe('In bokmål, nynorsk and English')

/** A short name that other settings and the database point to. */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, {
    error: 'must be a short name of small letters, digits and hyphens that begins with a letter',
  })
  .describe('A short name of small letters, digits and hyphens')

/** An address on the web. Always https: what we link to must not be changed on the way. */
export const webAddress = z
  .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
  .describe('An address that begins with https://')

/** A host name or a mail domain, in small letters. */
export const domain = z
  .string()
  .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/, {
    error: 'must be a name such as konto.example.no, in small letters',
  })
  .describe('A name such as konto.example.no')

/** An e-mail address. */
export const mailAddress = z.email({ error: 'must be an e-mail address' }).describe('An e-mail address')

/** A telephone number for people to call, in international form so that it works from abroad. */
export const phoneNumber = z
  .string({ error: 'must be a telephone number in quotation marks, written "+47 22 00 00 00"' })
  .regex(/^\+\d{1,3}( ?\d){4,14}$/, { error: 'must be a telephone number written "+47 22 00 00 00"' })
  .describe('A telephone number: "+47 22 00 00 00"')

/** The two-letter code of a country, ISO 3166-1. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'must be the two capital letters of a country, such as NO' })
  .describe('A country: NO, SE, …')

/** A whole number within bounds that are told when they are broken. */
export function count(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

/** One of a few words; the refusal names them all. */
/** A share of a hundred. */
const noPercent = { error: 'must be a number from 0 to 100' }
export const percent = z.number(noPercent).min(0, noPercent).max(100, noPercent)

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of: ${words.join(', ')}` })
}

/** A list in which nothing stands twice. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).refine((values) => new Set(values.map(asText)).size === values.length, {
    error: 'must not hold the same thing twice',
  })
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null && 'key' in value
    ? String(value.key)
    : JSON.stringify(value)
}

function hoursOf(text: string): Temporal.Duration {
  const { weeks, days, hours, ...rest } = timeParts(Temporal.Duration.from(text))
  return Temporal.Duration.from({ ...rest, hours: hours + 24 * (days + 7 * weeks) })
}

function timeParts({ weeks, days, hours, minutes, seconds, milliseconds }: Temporal.Duration) {
  return { weeks, days, hours, minutes, seconds, milliseconds }
}

function comesEveryYear(value: string): boolean {
  const read = z.iso.date().safeParse(`2027-${value}`)
  return read.success
}
