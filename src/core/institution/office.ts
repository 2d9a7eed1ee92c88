/** Whom to ask about registration and fee: the Student Service Centre of one's faculty or campus (row O-14). */
import type { Office } from './desks.ts'

/** The office that fits best: of both faculty and campus, else of either, else the one for everybody; null if there is none. */
export function officeFor(
  offices: readonly Office[],
  at: { faculty?: string | null; campus?: string | null },
): Office | null {
  const fitting = offices.filter(
    (office) => fits(office.faculties, at.faculty) && fits(office.campuses, at.campus),
  )
  return [...fitting].sort((a, b) => exactness(b) - exactness(a))[0] ?? null
}

/** An empty list fits everybody. */
function fits(list: readonly string[], value: string | null | undefined): boolean {
  return list.length === 0 || (value !== null && value !== undefined && list.includes(value))
}

/** A faculty says more than a campus. */
function exactness(office: Office): number {
  return (office.faculties.length > 0 ? 2 : 0) + (office.campuses.length > 0 ? 1 : 0)
}
