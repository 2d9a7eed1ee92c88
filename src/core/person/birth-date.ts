/** A birth date as people write it. */
import { Temporal } from 'temporal-polyfill'
import type { Day } from './facts.ts'

/** `1984-03-27`, and forgivingly `27.03.1984`, `27/3 1984` and `27031984`. Null when it is no day. */
export function readTypedBirthDate(typed: string): Day | null {
  const text = typed.normalize('NFKC').trim()
  if (text.length > 20) return null
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const [, d, m, y] =
    /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text) ?? []
  return dayOf(year ?? y, month ?? m, day ?? d)
}

function dayOf(year?: string, month?: string, day?: string): Day | null {
  if (year === undefined) return null
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
