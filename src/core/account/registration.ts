/** What the registers give a person a right to on a day: study, employment, or neither, and precisely what is missing. */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { StudentFact } from '../institution/words.ts'
import type { Day, PersonFacts, Position, Study } from '../person/facts.ts'
import { termsForFee, termsForRegistration } from './term.ts'

/** Where a study or a position stands on a day. `leaving`: ended, but open until `closesOn`. */
export type Standing =
  | { state: 'ahead'; opensOn: Day }
  | { state: 'open' }
  | { state: 'leaving'; endedOn: Day; closesOn: Day }
  | { state: 'closed'; endedOn: Day; closedOn: Day }

/** The study that counts and where it stands; the newest right wins (field 5.29). */
export type StudyStanding = { study: Study; standing: Standing }

/** Days are text; they compare as they stand. */
export function shift(day: Day, by: Temporal.Duration, direction: 1 | -1): Day {
  const from = Temporal.PlainDate.from(day)
  return (direction === 1 ? from.add(by) : from.subtract(by)).toString()
}

/** Where a study stands (O-16: open so long after the registered end; some endings close at once). */
export function standingOfStudy(
  study: Study,
  today: Day,
  setting: Institution['lifecycle']['student'],
): Standing {
  const opensOn = shift(study.from, setting.opensBeforeFor[study.kind] ?? setting.opensBefore, -1)
  if (today < opensOn) return { state: 'ahead', opensOn }
  const end = endOf(study)
  if (end === null || today <= end.on) return { state: 'open' }
  const atOnce = end.why !== null && setting.closesAtOnce.includes(end.why)
  return afterEnd(end.on, atOnce ? end.on : shift(end.on, setting.closesAfter, 1), today)
}

/** Where an employment stands. */
export function standingOfPosition(
  position: Position,
  today: Day,
  setting: Institution['lifecycle']['employee'],
): Standing {
  const opensOn = shift(position.from, setting.opensBefore, -1)
  if (today < opensOn) return { state: 'ahead', opensOn }
  const end = earliest(position.ended, position.until)
  if (end === null || today <= end) return { state: 'open' }
  return afterEnd(end, shift(end, setting.closesAfter, 1), today)
}

/** The best of the studies on a day: an open one, else the one that stays longest, else the next to come, else the last. */
export function bestStudy(
  facts: PersonFacts,
  today: Day,
  setting: Institution['lifecycle']['student'],
): StudyStanding | null {
  const all = facts.studies.map((study) => ({ study, standing: standingOfStudy(study, today, setting) }))
  return all.sort(byWorth)[0] ?? null
}

/** The best of the employments on a day. */
export function bestPosition(
  facts: PersonFacts,
  today: Day,
  setting: Institution['lifecycle']['employee'],
): { position: Position; standing: Standing } | null {
  const all = facts.positions.map((position) => ({
    position,
    standing: standingOfPosition(position, today, setting),
  }))
  return (
    all.sort(
      (a, b) => rankOf(b.standing) - rankOf(a.standing) || (b.position.from < a.position.from ? -1 : 1),
    )[0] ?? null
  )
}

/** Which of the needed facts a student lacks on a day (N-3, O-14); exempt and paid elsewhere count as paid. */
export function missingFacts(
  facts: PersonFacts,
  study: Study | null,
  today: Day,
  rule: { needs: readonly StudentFact[]; waivers: Partial<Record<Study['kind'], readonly StudentFact[]>> },
  terms: Institution['terms'],
): StudentFact[] {
  const waived = study ? (rule.waivers[study.kind] ?? []) : []
  const registered = termsForRegistration(today, terms)
  const paid = termsForFee(today, terms)
  const has: Record<StudentFact, boolean> = {
    'study-programme': study !== null,
    'semester-registration': facts.semesters.some(
      (semester) =>
        !semester.void && semester.registered !== null && (registered as string[]).includes(semester.term),
    ),
    'semester-fee': facts.semesters.some(
      (semester) => !semester.void && semester.fee !== 'due' && (paid as string[]).includes(semester.term),
    ),
  }
  return rule.needs.filter((fact) => !has[fact] && !waived.includes(fact))
}

function endOf(study: Study): { on: Day; why: NonNullable<Study['ended']>['why'] | null } | null {
  if (study.ended && (study.until === null || study.ended.on <= study.until)) return study.ended
  if (study.until !== null) return { on: study.until, why: study.ended?.why ?? null }
  return study.ended
}

function afterEnd(endedOn: Day, closesOn: Day, today: Day): Standing {
  return today <= closesOn && closesOn > endedOn
    ? { state: 'leaving', endedOn, closesOn }
    : { state: 'closed', endedOn, closedOn: closesOn }
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

function rankOf(standing: Standing): number {
  switch (standing.state) {
    case 'open':
      return 3
    case 'leaving':
      return 2
    case 'ahead':
      return 1
    case 'closed':
      return 0
  }
}

function byWorth(a: StudyStanding, b: StudyStanding): number {
  const rank = rankOf(b.standing) - rankOf(a.standing)
  if (rank !== 0) return rank
  if (a.standing.state === 'ahead') return a.study.from < b.study.from ? -1 : 1
  return b.study.from < a.study.from ? -1 : b.study.from > a.study.from ? 1 : 0
}
