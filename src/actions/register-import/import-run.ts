/** What every part of one register import shares: whose file, which connections, and what was found so far. */
import type { Temporal } from 'temporal-polyfill'
import { dayAt } from '../../core/account/access.ts'
import type { Day } from '../../core/person/facts.ts'
import { type Guarded, nothingStrange } from '../../core/register/guard.ts'
import type { RegisterHeader } from '../../core/register/header.ts'
import type { BadLine, LineObjection } from '../../core/register/line-objection.ts'
import type { LineReading } from '../../core/register/read-person-line.ts'
import type { ImportConnections } from '../../store/register-connections.ts'
import type { StagedRegister } from '../../store/register-staging.ts'
import type { World } from '../world.ts'
import type { ProjectsFound } from './projects-found.ts'
import { type RowId, rowIds } from './row-ids.ts'

/** How far an import is; `done` of `total` lines or bytes. */
export type ImportProgress = { step: 'reading' | 'comparing' | 'applying'; done: number; total: number }

/** A line that was taken although something on it was left out. */
export type NotedLine = LineObjection & { line: number }

/** One import while it runs. */
export type ImportRun = {
  world: World
  header: RegisterHeader
  register: StagedRegister
  reading: LineReading
  connections: ImportConnections
  /** Nothing is sealed when nothing will be written. */
  apply: boolean
  now: Temporal.Instant
  today: Day
  newId(): RowId
  /** Whether this register ever told of anybody, and whether anybody has an identity number. */
  known: { records: boolean; numbers: boolean }
  found: Found
  /** How many people's contacts this file has changed so far. */
  contactsTold: number
  progress(now: ImportProgress): void
  /** What a file of projects says beside its people. */
  projects: ProjectsFound | null
}

/** What the lines showed. Lists are cut at `most`, counts are not. */
export type Found = {
  bad: BadLine[]
  badCount: number
  notes: NotedLine[]
  noteCount: number
  most: number
  /** A line whose person nobody can tell: then nobody is missing from this file. */
  personUntold: boolean
  /** Lines of known people whose numbers do not fit; held for a human. */
  held: number
  /** Of how many known people these are said otherwise than before. */
  otherwise: Record<Guarded, number>
  /** The line of the file, where the lines that are read were put together from others. */
  lineOf: (at: number) => number
}

/** Makes the shared part of a run. */
export function importRun(
  world: World,
  from: Pick<
    ImportRun,
    'header' | 'register' | 'connections' | 'apply' | 'progress' | 'known' | 'projects'
  > & {
    mostBad: number
  },
): ImportRun {
  const now = world.now()
  const { mostBad, ...rest } = from
  return {
    ...rest,
    world,
    now,
    today: dayAt(now, world.institution),
    newId: rowIds(world.dice, now),
    reading: {
      register: from.register,
      kind: from.header.kind,
      syntheticAllowed: world.acceptsSyntheticNumbers,
    },
    contactsTold: 0,
    found: foundBefore(mostBad, from.projects),
  }
}

/** Lines that were bad before their people were read. */
function foundBefore(most: number, projects: ProjectsFound | null): Found {
  const lineOf = projects?.lineOf ?? ((at: number) => at)
  const { bad = [], notes = [], untold = false } = projects ?? {}
  return {
    bad: bad.slice(0, most),
    badCount: bad.length,
    notes: notes.slice(0, most),
    noteCount: notes.length,
    most,
    personUntold: untold,
    held: 0,
    otherwise: nothingStrange(),
    lineOf,
  }
}

/** Notes a bad line. */
export function noteBad(found: Found, bad: BadLine): void {
  found.badCount += 1
  if (bad.id === null) found.personUntold = true
  if (found.bad.length < found.most) found.bad.push({ ...bad, line: found.lineOf(bad.line) })
}

/** Notes something that was left out. */
export function noteLeftOut(found: Found, line: number, notes: readonly LineObjection[]): void {
  for (const note of notes) {
    found.noteCount += 1
    if (found.notes.length < found.most) found.notes.push({ ...note, line: found.lineOf(line) })
  }
}
