/** Studies, terms and positions as a register writes them, turned into the facts that access is computed from. */
import type { Position, Semester, Study } from '../person/facts.ts'
import type { WrittenPosition, WrittenSemester, WrittenStudy } from './person-line-schema.ts'

/** A study right. */
export function studyOf(written: WrittenStudy): Study {
  const name: Study['name'] = {}
  if (written.name?.nb) name.nb = written.name.nb
  if (written.name?.nn) name.nn = written.name.nn
  if (written.name?.en) name.en = written.name.en
  return {
    programme: written.programme,
    name,
    faculty: written.faculty ?? null,
    campus: written.campus ?? null,
    kind: written.kind,
    from: written.from,
    until: written.until ?? null,
    ended: written.ended ?? null,
  }
}

/** A term. A fee that nobody spoke of is due. */
export function semesterOf(written: WrittenSemester): Semester {
  return {
    term: written.term,
    registered: written.registered ?? null,
    fee: written.fee ?? 'due',
    void: written.void ?? false,
  }
}

/** An employment; its end is a day, whichever way it was written. */
export function positionOf(written: WrittenPosition): Position {
  const { ended } = written
  return {
    title: written.title ?? '',
    unit: written.unit ?? null,
    campus: written.campus ?? null,
    from: written.from,
    until: written.until ?? null,
    ended: typeof ended === 'object' && ended !== null ? ended.on : (ended ?? null),
  }
}
