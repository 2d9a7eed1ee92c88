/** A made-up life as each register tells it: what is said from which night on. */
import type {
  Day,
  StudyEnd,
  Told,
  ToldEmployee,
  ToldPosition,
  ToldStudent,
  ToldStudy,
  ToldTerm,
} from './told.ts'

/** What a register says from a night on; null: it knows the person no longer. */
export type Said<T> = { readonly on: Day; readonly told: T | null }

/** A life over the year. */
export type Life = {
  readonly kind: string
  readonly fs: readonly Said<ToldStudent>[]
  readonly hr: readonly Said<ToldEmployee>[]
  /** Full files of these nights lack the person, by mistake or for good. */
  readonly lost: { readonly register: 'fs' | 'hr'; readonly from: Day; readonly until: Day } | null
  readonly guest: Told['guest']
  /** `before`: had an account when the year began. Else so many days after it may be opened; null: never does. */
  readonly activates: 'before' | number | null
}

/** The same life, told step by step. */
export type Story = {
  /** The student register says something else from this night on. */
  fs(on: Day, change: (told: ToldStudent) => ToldStudent | null): void
  hr(on: Day, change: (told: ToldEmployee) => ToldEmployee | null): void
  lost(register: 'fs' | 'hr', from: Day, until: Day): void
  guest(stay: NonNullable<Told['guest']>): void
  activates(when: Life['activates']): void
}

/** Puts the steps in the order of their days. */
export function lifeOf(kind: string, tell: (story: Story) => void): Life {
  const fs: Step<ToldStudent>[] = []
  const hr: Step<ToldEmployee>[] = []
  const rest = {
    lost: null as Life['lost'],
    guest: null as Life['guest'],
    activates: 'before' as Life['activates'],
  }
  tell({
    fs: (on, change) => fs.push({ on, change }),
    hr: (on, change) => hr.push({ on, change }),
    lost: (register, from, until) => (rest.lost = { register, from, until }),
    guest: (stay) => (rest.guest = stay),
    activates: (when) => (rest.activates = when),
  })
  return { kind, fs: folded(fs, nobodysStudies), hr: folded(hr, { positions: [] }), ...rest }
}

type Step<T> = { on: Day; change: (told: T) => T | null }

function folded<T>(steps: readonly Step<T>[], nothing: T): Said<T>[] {
  const said: Said<T>[] = []
  let last = nothing
  for (const { on, change } of [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const told = change(last)
    last = told ?? last
    said.push({ on, told })
  }
  return said
}

const nobodysStudies: ToldStudent = { studies: [], terms: [], leave: [], deceased: null }

/** Adds a study right. */
export function begins(study: Partial<ToldStudy>) {
  const whole: ToldStudy = {
    programme: 'BSYK',
    kind: 'ordinary',
    from: '2025-08-15',
    until: '2028-06-30',
    ended: null,
    ...study,
  }
  return (told: ToldStudent): ToldStudent => ({ ...told, studies: [...told.studies, whole] })
}

/** Ends the study of this programme, or takes its end back. */
export function ends(ended: StudyEnd | null, programme = 'BSYK') {
  return (told: ToldStudent): ToldStudent => ({
    ...told,
    studies: told.studies.map((study) => (study.programme === programme ? { ...study, ended } : study)),
  })
}

/** Says something of a term. */
export function inTerm(term: string, row: Partial<ToldTerm>) {
  return (told: ToldStudent): ToldStudent => {
    const before = told.terms.find((each) => each.term === term)
    const whole = { term, registered: null, fee: 'due' as const, void: false, ...before, ...row }
    return { ...told, terms: [...told.terms.filter((each) => each.term !== term), whole] }
  }
}

/** Adds a position, or says something else of the one that begins on that day. */
export function works(position: Partial<ToldPosition> & { from: Day }) {
  return (told: ToldEmployee): ToldEmployee => {
    const before = told.positions.find(({ from }) => from === position.from)
    const whole = { until: null, ended: null, ...before, ...position }
    return { positions: [...told.positions.filter(({ from }) => from !== position.from), whole] }
  }
}
