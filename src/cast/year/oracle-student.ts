/** Who may come in as a student on a day, by the papers alone (O-14 to O-16, N-3, N-7; field 3.4, 5.27 to 5.32). Never reads the program. */
import type { Institution } from '../../core/institution/institution.ts'
import { after, before } from './days.ts'
import type { Day, ToldStudent, ToldStudy, ToldTerm } from './told.ts'

/** What is missing; nothing: open. */
export type Missing = 'not-registered' | 'fee-not-paid' | 'study-ended'

type Lifecycle = Institution['lifecycle']
type Terms = Institution['terms']
type Settings = { readonly lifecycle: Lifecycle; readonly terms: Terms }

/**
 * What keeps a student out on this day. The papers ask for one study right that opens (field 5.29, N-7: a new programme
 * opens the account, whatever became of the old one).
 *
 * Open: which reasons are said when no right opens? Here: those of the right that lacks least, since that is the way
 * back in; a right that has ended is only named when there is no other.
 */
export function missingOfStudent(told: ToldStudent, day: Day, settings: Settings): readonly Missing[] {
  if (told.deceased !== null) return ['study-ended']
  const lacks = told.studies.map((study) => missingOfStudy(told, study, day, settings))
  const standing = lacks.filter((missing) => !missing.includes('study-ended'))
  return fewest(standing) ?? fewest(lacks) ?? ['not-registered']
}

/** Whether somebody counts as a student: a right that runs today and lacks nothing (O-15: unpaid is not a student). */
export function isStudent(told: ToldStudent, day: Day, settings: Settings): boolean {
  if (told.deceased !== null) return false
  return told.studies.some(
    (study) => day <= lastDayOf(study) && missingOfStudy(told, study, day, settings).length === 0,
  )
}

function fewest(lists: readonly (readonly Missing[])[]): readonly Missing[] | undefined {
  return [...lists].sort((one, other) => one.length - other.length)[0]
}

function missingOfStudy(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): Missing[] {
  const { student } = settings.lifecycle
  const opens = before(study.from, student.opensBeforeFor[study.kind] ?? student.opensBefore)
  if (day < opens) return ['not-registered']
  // "At once" (field 5.29) is taken by the word: from the day of the end itself. Open: or the day after, days being inclusive?
  if (study.ended !== null && student.closesAtOnce.includes(study.ended.why) && day >= study.ended.on)
    return ['study-ended']
  // O-16: so long after the registered end; the last of these days is still open, days being inclusive.
  if (day > closesAfter(study, settings)) return ['study-ended']
  // Somebody who completed pays no further term and keeps the 90 days of O-16: what counts is how it stood at the end.
  const asked = day > lastDayOf(study) ? lastDayOf(study) : day
  return missingInTerm(told, study, asked, settings)
}

/** The last day on which the study runs; a right without an end runs on. */
function lastDayOf(study: ToldStudy): Day {
  return study.ended?.on ?? study.until ?? '9999-12-31'
}

function closesAfter(study: ToldStudy, { lifecycle }: Settings): Day {
  const last = lastDayOf(study)
  return last === '9999-12-31' ? last : after(last, lifecycle.student.closesAfter)
}

function missingInTerm(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): Missing[] {
  const { student } = settings.lifecycle
  // On leave nothing is asked for, so long as the setting says; after that the place is not open.
  const leave = told.leave.find(({ from, until }) => from <= day && day <= until)
  if (leave) {
    const lasts = student.leaveFor === null || day <= after(leave.from, student.leaveFor)
    return lasts ? [] : ['not-registered']
  }
  const waived = student.waivers[study.kind] ?? []
  const needed = student.needs.filter((fact) => !waived.includes(fact))
  const lacks: Missing[] = []
  if (needed.includes('semester-registration') && !isRegistered(told, study, day, settings.terms))
    lacks.push('not-registered')
  if (needed.includes('semester-fee') && !hasPaid(told, study, day, settings.terms))
    lacks.push('fee-not-paid')
  return lacks
}

/** Registered for this term, or, until 15 February and 15 September inclusive, for the one before (vectors/semester-gating). */
function isRegistered(told: ToldStudent, study: ToldStudy, day: Day, terms: Terms): boolean {
  const accepted = [termOf(day, terms), ...firstTerm(study, day, terms)]
  if (day <= dayIn(day, terms, 'previousValidUntil')) accepted.push(termBefore(termOf(day, terms)))
  return told.terms.some((row) => accepted.includes(row.term) && row.registered !== null && !row.void)
}

/**
 * Paid, exempt or paid elsewhere (5.27) for this term; until the deadline of this term, inclusive, the payment for the
 * term before still counts (O-15). Somebody with neither has not paid, deadline or not (O-14 and the vectors).
 * A void registration undoes both (5.27 "ugyldiggjort").
 */
function hasPaid(told: ToldStudent, study: ToldStudy, day: Day, terms: Terms): boolean {
  const accepted = [termOf(day, terms), ...firstTerm(study, day, terms)]
  if (day <= dayIn(day, terms, 'feeDeadline')) accepted.push(termBefore(termOf(day, terms)))
  return told.terms.some((row: ToldTerm) => accepted.includes(row.term) && row.fee !== 'due' && !row.void)
}

/** Open: what a new student has paid for the first term counts from the day the account may open, or 65 days mean nothing. */
function firstTerm(study: ToldStudy, day: Day, terms: Terms): string[] {
  return day < study.from ? [termOf(study.from, terms)] : []
}

function termOf(day: Day, { begins }: Terms): string {
  return `${day.slice(0, 4)}-${day.slice(5) >= begins.autumn ? 'autumn' : 'spring'}`
}

function termBefore(term: string): string {
  const year = Number(term.slice(0, 4))
  return term.endsWith('autumn') ? `${year}-spring` : `${year - 1}-autumn`
}

function dayIn(day: Day, terms: Terms, which: 'previousValidUntil' | 'feeDeadline'): Day {
  const season = termOf(day, terms).endsWith('autumn') ? 'autumn' : 'spring'
  return `${day.slice(0, 4)}-${terms[which][season]}`
}
