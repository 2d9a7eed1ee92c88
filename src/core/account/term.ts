/** Terms: which one a day belongs to, and on which days what was done for a term counts (field 3.4, design). */
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'

/** `2026-spring` or `2026-autumn`, as the registers write it. */
export type Term = `${number}-${'spring' | 'autumn'}`
/** What is done for a term. */
export type DoneForTerm = 'semester-registration' | 'semester-fee'
type TermSetting = Institution['terms']

/** The term that a day belongs to. */
export function termOf(today: Day, setting: TermSetting): Term {
  const year = Number(today.slice(0, 4))
  const monthDay = today.slice(5)
  if (monthDay >= setting.begins.autumn) return `${year}-autumn`
  return monthDay >= setting.begins.spring ? `${year}-spring` : `${year - 1}-autumn`
}

/** The term before. */
export function termBefore(term: Term): Term {
  const year = Number(term.slice(0, 4))
  return term.endsWith('autumn') ? `${year}-spring` : `${year - 1}-autumn`
}

/** The term after. */
export function termAfter(term: Term): Term {
  const year = Number(term.slice(0, 4))
  return term.endsWith('autumn') ? `${year + 1}-spring` : `${year}-autumn`
}

/** What a register wrote as a term, or null. */
export function readTerm(written: string): Term | null {
  return /^\d{4}-(spring|autumn)$/.test(written) ? (written as Term) : null
}

/** The first day of a term. */
export function beginningOf(term: Term, setting: TermSetting): Day {
  return dayIn(term, setting.begins)
}

/** The last day on which the term that a day belongs to may be unpaid (O-15). */
export function feeDeadline(today: Day, setting: TermSetting): Day {
  return dayIn(termOf(today, setting), setting.feeDeadline)
}

/** The last day on which the term before still counts as registered (field 3.4: 15 February, 15 September). */
export function registrationDeadline(today: Day, setting: TermSetting): Day {
  return dayIn(termOf(today, setting), setting.previousValidUntil)
}

/**
 * The days on which a term's registration or fee counts: from its beginning, and in the next term until the setting's
 * day, inclusive: 15 February and 15 September for the registration, the deadline for the fee.
 */
export function countsOn(term: Term, done: DoneForTerm, setting: TermSetting): { from: Day; until: Day } {
  const last = done === 'semester-fee' ? setting.feeDeadline : setting.previousValidUntil
  return { from: beginningOf(term, setting), until: dayIn(termAfter(term), last) }
}

function dayIn(term: Term, days: { spring: string; autumn: string }): Day {
  return `${term.slice(0, 4)}-${term.endsWith('autumn') ? days.autumn : days.spring}`
}
