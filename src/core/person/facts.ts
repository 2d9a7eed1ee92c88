/** What the registers say of a person's studies, fees and employments, computed from all linked records. */

/** A day in the institution's time zone, `YYYY-MM-DD`; periods include both ends (design: affiliation dates are inclusive days). */
export type Day = string

/** A study right. `ended` says when and why a study stopped before or at its planned end. */
export type Study = {
  programme: string
  name: { nb?: string; nn?: string; en?: string }
  faculty: string | null
  campus: string | null
  kind: 'ordinary' | 'exchange' | 'doctoral' | 'single-course' | 'private-candidate'
  from: Day
  until: Day | null
  ended: { on: Day; why: 'completed' | 'left' | 'withdrawn' | 'expelled' | 'transferred' } | null
}

/** One term: registered on a day (or not), and what became of the fee. A void registration undoes both. */
export type Semester = {
  term: string
  registered: Day | null
  fee: 'paid' | 'exempt' | 'paid-elsewhere' | 'due'
  void: boolean
}

/** An employment. */
export type Position = {
  title: string
  unit: string | null
  campus: string | null
  from: Day
  until: Day | null
  ended: Day | null
}

/** Belonging to a research project. `from` null: since the project began; `until` null: no end is known. */
export type Membership = {
  project: string
  role: 'admin' | 'member'
  from: Day | null
  until: Day | null
}

/** The days of a guest. */
export type Stay = { from: Day; until: Day }

/** A change of a reservation in a register: the register's own stamp, if it has one, and when a file first showed it. */
export type ReservationChange = { said: string | null; seen: string }

/**
 * What a register says of showing the mobile number and the picture to others; true means: reserved, so hidden. Each has
 * the change that made it so, null while none was ever seen: then the register has decided nothing (row O-18).
 */
export type Reservations = {
  photo: boolean
  mobile: boolean
  /** The newest stamp of any change that was taken in. */
  changed: string | null
  photoChange?: ReservationChange | null
  mobileChange?: ReservationChange | null
  /** Whose word it is: the register, and the person's id there. */
  by?: { register: string; id: string } | null
}

/** Everything that access, help and lifecycles are computed from. Kept as one JSON value beside the person. */
export type PersonFacts = {
  studies: Study[]
  semesters: Semester[]
  positions: Position[]
  projects: Membership[]
  leave: { from: Day; until: Day }[]
  reservations: Reservations
  card: string | null
  /** Which registers know this person now; empty when all of them have let go. */
  registers: string[]
  /** The last day any register knew the person, when none does any longer. */
  goneSince: Day | null
  /** Somebody here answers for the person on these days, the last one inclusive; no register says so (field 5.34). */
  guest?: Stay | null
}

/** A person of whom nothing is known yet. */
export const noFacts: PersonFacts = {
  studies: [],
  semesters: [],
  positions: [],
  projects: [],
  leave: [],
  reservations: { photo: false, mobile: false, changed: null },
  card: null,
  registers: [],
  goneSince: null,
}
