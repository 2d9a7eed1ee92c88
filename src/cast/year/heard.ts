/** What the university has heard of every person of the simulated year, as the nights bring it: the oracle's only source. */
import type { Life, Said } from './story.ts'
import type { Day, ToldEmployee, ToldStudent } from './told.ts'

export type HeardOf = 'fs' | 'hr'
export type FileKind = 'full' | 'changes'
type Word = ToldStudent | ToldEmployee

/** Keeps, for one register, what was heard of everybody. */
export type Heard<T extends Word> = {
  /** What tonight's file has about this person. */
  line(place: number, kind: FileKind, night: Day): { told: T } | 'gone' | null
  /** Tonight's file was taken. */
  take(kind: FileKind, night: Day): void
  /** What is known of this person; null: nothing, or the register let go. */
  of(place: number): T | null
}

/** So many full files, and so many days after the first, make somebody gone (design, "The register files"). */
export type GoneAfter = { files: number; days: number }

type State = { heard: number; gone: boolean; missedSince: Day | null; missed: number }

/** `says` is a person's story in this register; `lostOn` whether tonight's files lack the person. */
export function heardOf<T extends Word>(
  lives: readonly Life[],
  says: (life: Life) => readonly Said<T>[],
  register: HeardOf,
  goneAfter: GoneAfter,
): Heard<T> {
  const states = lives.map((): State => ({ heard: -1, gone: false, missedSince: null, missed: 0 }))
  const lostOn = ({ lost }: Life, night: Day) =>
    lost !== null && lost.register === register && lost.from <= night && night <= lost.until
  const lineOf = (life: Life, state: State, kind: FileKind, night: Day): { told: T } | 'gone' | null => {
    const latest = newest(says(life), night)
    const said = says(life)[latest]
    if (said === undefined || lostOn(life, night)) return null
    const isNews = latest !== state.heard || state.gone
    if (said.told === null) return kind === 'changes' && latest !== state.heard ? 'gone' : null
    return kind === 'full' || isNews ? { told: said.told } : null
  }
  return {
    line: (place, kind, night) => {
      const [life, state] = [lives[place], states[place]]
      return life && state ? lineOf(life, state, kind, night) : null
    },
    take: (kind, night) => {
      for (const [place, life] of lives.entries()) {
        const state = states[place]
        if (!state) continue
        const line = lineOf(life, state, kind, night)
        if (line !== null) Object.assign(state, spokenOf(newest(says(life), night), line === 'gone'))
        else if (kind === 'full' && state.heard >= 0 && !state.gone) miss(state, night, goneAfter)
      }
    },
    of: (place) => {
      const [life, state] = [lives[place], states[place]]
      if (!life || !state || state.gone || state.heard < 0) return null
      return says(life)[state.heard]?.told ?? null
    },
  }
}

function spokenOf(heard: number, gone: boolean): State {
  return { heard, gone, missedSince: null, missed: 0 }
}

function miss(state: State, night: Day, { files, days }: GoneAfter): void {
  state.missedSince ??= night
  state.missed += 1
  const away = (Date.parse(night) - Date.parse(state.missedSince)) / 86_400_000
  if (state.missed >= files && away >= days) state.gone = true
}

function newest<T>(said: readonly Said<T>[], night: Day): number {
  let found = -1
  for (const [at, { on }] of said.entries()) if (on <= night) found = at
  return found
}
