/** What has been told of a person of the simulated year so far, in the simulation's own words: never what the program made of it. */

/** A day in the institution's time zone, `YYYY-MM-DD`. Both ends of a period belong to it (design.md). */
export type Day = string

export type StudyKind = 'ordinary' | 'exchange' | 'doctoral' | 'single-course' | 'private-candidate'
export type StudyEnd = {
  readonly on: Day
  readonly why: 'completed' | 'left' | 'withdrawn' | 'expelled' | 'transferred'
}
export type ToldStudy = {
  readonly programme: string
  readonly kind: StudyKind
  readonly from: Day
  readonly until: Day | null
  readonly ended: StudyEnd | null
}
export type ToldTerm = {
  readonly term: string
  readonly registered: Day | null
  readonly fee: 'paid' | 'exempt' | 'paid-elsewhere' | 'due'
  readonly void: boolean
}
export type ToldPosition = { readonly from: Day; readonly until: Day | null; readonly ended: Day | null }

/** The student register's last word. */
export type ToldStudent = {
  readonly studies: readonly ToldStudy[]
  readonly terms: readonly ToldTerm[]
  readonly leave: readonly { readonly from: Day; readonly until: Day }[]
  readonly deceased: Day | null
}
/** The staff register's last word. */
export type ToldEmployee = { readonly positions: readonly ToldPosition[] }

/** All that the university has heard. Null: that register does not know the person, or has let the person go. */
export type Told = {
  readonly fs: ToldStudent | null
  readonly hr: ToldEmployee | null
  readonly guest: { readonly from: Day; readonly until: Day } | null
  /** When the account was activated; null: never. */
  readonly activated: string | null
  /** When the password was chosen, as a moment. */
  readonly passwordSet: string | null
}
