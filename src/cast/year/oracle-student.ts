/** Who may come in as a student on a day, by the papers alone (O-14 to O-16, N-3, N-7; field 3.4, 5.27 to 5.32). Never reads the program. */
import type { Institution } from '../../core/institution/institution.ts'
import { after, before, daysAfter } from './days.ts'
import type { Day, ToldStudent, ToldStudy, ToldTerm } from './told.ts'

/** What is missing; nothing: open. */
export type Missing = 'not-registered' | 'fee-not-paid' | 'study-ended'

type Lifecycle = Institution['lifecycle']
type Terms = Institution['terms']
type Settings = { readonly lifecycle: Lifecycle; readonly terms: Terms }

/** Where a person stands in one role: what is missing, and where the role itself is over or still ahead. */
export type Standing = {
  readonly missing: readonly Missing[]
  readonly is: 'here' | 'ahead' | 'over'
  /** The first day on which it was over. */
  readonly overOn: Day | null
}

/**
 * What keeps a student out on this day. The papers ask for one study right that opens (field 5.29, N-7: a new programme
 * opens the account, whatever became of the old one).
 *
 * Decided: when no right opens, those reasons are said that lead back in: of a right that runs, the one that lacks least;
 * else the one that is ahead; an ended right is only named when there is no other.
 */
export function studentOn(told: ToldStudent, day: Day, settings: Settings): Standing {
  const standings = told.studies.map((study) => standingOf(told, study, day, settings))
  const here = standings.filter(({ is }) => is === 'here')
  const ahead = standings.find(({ is }) => is === 'ahead')
  const over = standings.filter(({ is }) => is === 'over')
  return (
    leastMissing(here) ?? ahead ?? latest(over) ?? { missing: ['not-registered'], is: 'over', overOn: null }
  )
}

function leastMissing(here: readonly Standing[]): Standing | undefined {
  return [...here].sort((one, other) => one.missing.length - other.missing.length)[0]
}

function latest(over: readonly Standing[]): Standing | undefined {
  return [...over].sort((one, other) => ((one.overOn ?? '') < (other.overOn ?? '') ? 1 : -1))[0]
}

function standingOf(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): Standing {
  const { student } = settings.lifecycle
  const overOn = closedFrom(study, settings)
  if (day >= overOn) return { missing: ['study-ended'], is: 'over', overOn }
  const opens = before(study.from, student.opensBeforeFor[study.kind] ?? student.opensBefore)
  if (day < opens) return { missing: ['not-registered'], is: 'ahead', overOn: null }
  return { missing: missingFor(told, study, day, settings), is: 'here', overOn: null }
}

/**
 * The first day on which a right is over. O-16: it is locked 90 days after the registered end, so the ninetieth day is
 * closed; the last day of the right itself never is, days being inclusive. "At once" (field 5.29) is taken by the word:
 * from the day of the end. Decided: a right that was given up before it began was never a study, and is over at once too.
 */
function closedFrom(study: ToldStudy, { lifecycle: { student } }: Settings): Day {
  const { ended } = study
  if (ended !== null && (student.closesAtOnce.includes(ended.why) || ended.on < study.from)) return ended.on
  const last = lastDayOf(study)
  if (last === never) return never
  const closed = after(last, student.closesAfter)
  return closed > last ? closed : daysAfter(last, 1)
}

const never = '9999-12-31'

/** The last day on which the study runs; a right without an end runs on. */
function lastDayOf(study: ToldStudy): Day {
  return study.ended?.on ?? study.until ?? never
}

/**
 * After the end what counts is how it stood on the last day, or leaving would open what an unpaid fee had closed.
 * Decided between O-15 and O-16: whoever completed has the ninety days whatever is unpaid; there is no further term to pay.
 */
function missingFor(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): Missing[] {
  const last = lastDayOf(study)
  if (day <= last) return missingInTerm(told, study, day, settings)
  return study.ended?.why === 'completed' ? [] : missingInTerm(told, study, last, settings)
}

function missingInTerm(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): Missing[] {
  const { student } = settings.lifecycle
  if (told.leave.some((leave) => day >= leave.from && day <= lastExcused(leave, settings))) return []
  const waived = student.waivers[study.kind] ?? []
  const needed = student.needs.filter((fact) => !waived.includes(fact))
  const lacks: Missing[] = []
  if (needed.includes('semester-registration') && !isRegistered(told, study, day, settings))
    lacks.push('not-registered')
  if (needed.includes('semester-fee') && !hasPaid(told, study, day, settings)) lacks.push('fee-not-paid')
  return lacks
}

/** On leave nothing is asked for, so long as the setting says (`leaveFor`). */
function lastExcused(leave: ToldStudent['leave'][number], { lifecycle }: Settings): Day {
  const { leaveFor } = lifecycle.student
  const last = leaveFor === null ? leave.until : daysAfter(after(leave.from, leaveFor), -1)
  return last < leave.until ? last : leave.until
}

/** Decided (the papers are silent): whoever was excused when this term began has as long to register and pay as everybody. */
function wasExcused(told: ToldStudent, day: Day, settings: Settings): boolean {
  const { terms } = settings
  const began = dayIn(day, terms, 'begins')
  return told.leave.some(
    (leave) => leave.from < began && lastExcused(leave, settings) >= daysAfter(began, -1),
  )
}

/** Registered for this term, or, until 15 February and 15 September inclusive, for the one before (vectors/semester-gating). */
function isRegistered(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): boolean {
  const { terms } = settings
  const accepted = [termOf(day, terms), ...firstTerm(study, day, terms)]
  const previous = day <= dayIn(day, terms, 'previousValidUntil')
  if (previous) accepted.push(termBefore(termOf(day, terms)))
  if (previous && wasExcused(told, day, settings)) return true
  return told.terms.some((row) => accepted.includes(row.term) && row.registered !== null && !row.void)
}

/**
 * Paid, exempt or paid elsewhere (5.27) for this term; until the deadline of this term, inclusive, the payment for the
 * term before still counts (O-15). Somebody with neither has not paid, deadline or not (O-14 and the vectors).
 * A void registration undoes both (5.27 "ugyldiggjort").
 */
function hasPaid(told: ToldStudent, study: ToldStudy, day: Day, settings: Settings): boolean {
  const { terms } = settings
  const accepted = [termOf(day, terms), ...firstTerm(study, day, terms)]
  const previous = day <= dayIn(day, terms, 'feeDeadline')
  if (previous) accepted.push(termBefore(termOf(day, terms)))
  if (previous && wasExcused(told, day, settings)) return true
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

function dayIn(day: Day, terms: Terms, which: 'begins' | 'previousValidUntil' | 'feeDeadline'): Day {
  const season = termOf(day, terms).endsWith('autumn') ? 'autumn' : 'spring'
  return `${day.slice(0, 4)}-${terms[which][season]}`
}
