/** What the eleven digits alone can say: is it free of slips, and which kinds of number may it be? */

import { idnr } from '@navikt/fnrvalidator'

/** The kinds of eleven-digit number a Norwegian university meets. */
export type ElevenDigitType = 'fodselsnummer' | 'd-nummer' | 's-nummer' | 'fs-fiktivt'

/** One way to read eleven digits: as this type, and whether it then is a made-up number for tests. */
export type Reading = {
  readonly type: ElevenDigitType
  readonly synthetic: boolean
  readonly dateExists: boolean
}

/**
 * Whether the two check digits hold, by the rule of today or by the one from 2032 (Skatteetaten: the first check digit
 * may leave a rest of 0, 1, 2 or 3). Every type counts them over the digits as they are written.
 */
export function checkDigitsHold(digits: string): boolean {
  const verdict = idnr(digits)
  return verdict.status === 'valid' || !verdict.reasons.includes("checksums don't match")
}

/**
 * Every way the digits can be read; none when the day or the month fits no kind of number.
 * Day + 40 is a D-number. Month + 50 is an S-number, or with a personal number 9xxxx one that FS made up (UiO's
 * FNR-instruks). Month + 40, + 65 and + 80 are made for tests. Months 51 and 52 are both + 40 and + 50: two readings.
 * Century, age and sex are never read from a number: the S-number series and the rule from 2032 have none.
 */
export function readings(digits: string): readonly Reading[] {
  const writtenDay = Number(digits.slice(0, 2))
  const writtenMonth = Number(digits.slice(2, 4))
  const year = Number(digits.slice(4, 6))
  const day = writtenDay > 40 ? writtenDay - 40 : writtenDay
  if (day < 1 || day > 31) return []
  return kindsOf(writtenDay > 40, writtenMonth, digits.charAt(6)).map(({ type, synthetic, month }) => ({
    type,
    synthetic,
    dateExists: day <= daysIn(month, year),
  }))
}

type Kind = { readonly type: ElevenDigitType; readonly synthetic: boolean; readonly month: number }

const syntheticOffsets = [40, 65, 80] as const
const temporaryOffset = 50

function kindsOf(dayIsOffset: boolean, writtenMonth: number, firstPersonalDigit: string): readonly Kind[] {
  const type = dayIsOffset ? 'd-nummer' : 'fodselsnummer'
  const kinds: Kind[] = []
  if (isMonth(writtenMonth)) kinds.push({ type, synthetic: false, month: writtenMonth })
  for (const offset of syntheticOffsets) {
    const month = writtenMonth - offset
    if (isMonth(month)) kinds.push({ type, synthetic: true, month })
  }
  const month = writtenMonth - temporaryOffset
  if (!dayIsOffset && isMonth(month)) {
    // New S-numbers have personal numbers 1xxxx, but old ones (before 2020) any that does not start with 9.
    kinds.push({ type: firstPersonalDigit === '9' ? 'fs-fiktivt' : 's-nummer', synthetic: false, month })
  }
  return kinds
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The century is unknown, so 29 February exists when some century has it: 00 may be 2000. */
function daysIn(month: number, twoDigitYear: number): number {
  if (month === 2 && twoDigitYear % 4 !== 0) return 28
  return longestMonths[month - 1] ?? 0
}
