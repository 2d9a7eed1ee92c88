/** Terms: which one a day belongs to, and until when the one before still counts (field 3.4, design). */
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'

/** `2026-spring` or `2026-autumn`, as the registers write it. */
export type Term = `${number}-${'spring' | 'autumn'}`
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

/** The terms whose semester registration counts on this day: the running one, and the one before for a while. */
export function termsForRegistration(today: Day, setting: TermSetting): Term[] {
  return withGrace(today, setting, 'previousValidUntil')
}

/** The terms whose fee counts on this day: the one before only until the deadline of the running one (O-15). */
export function termsForFee(today: Day, setting: TermSetting): Term[] {
  return withGrace(today, setting, 'feeDeadline')
}

/** The first day on which the running term's own fee is needed. */
export function dayAfterDeadline(today: Day, setting: TermSetting): { deadline: Day } {
  const term = termOf(today, setting)
  return { deadline: dayIn(term, setting.feeDeadline) }
}

function withGrace(today: Day, setting: TermSetting, which: 'previousValidUntil' | 'feeDeadline'): Term[] {
  const term = termOf(today, setting)
  return today <= dayIn(term, setting[which]) ? [term, termBefore(term)] : [term]
}

function dayIn(term: Term, days: { spring: string; autumn: string }): Day {
  return `${term.slice(0, 4)}-${term.endsWith('autumn') ? days.autumn : days.spring}`
}
