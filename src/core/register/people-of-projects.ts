/** From the lines of projects to the people in them: one person line for each, with every project that names them. */
import type { Membership } from '../person/facts.ts'
import type { LineObjection } from './line-objection.ts'
import type { RegisteredProject } from './project-line.ts'

/** A person line that was put together. `line`: the project line it comes from. */
export type PutTogether = { line: number; id: string; text: string }

/** Somebody whom the projects of this file no longer name, as the register last told of them. */
export type Unnamed = { id: string; kept: string; line: number }

/** What stands elsewhere: projects that this file says nothing of, by the id of the person. */
export type Elsewhere = ReadonlyMap<string, readonly Membership[]>

/**
 * One person is one line, however many projects name them: the first project of the file says who it is, the others only
 * that they belong. Projects that this file does not speak of stay as they are. Somebody who is in no project any more
 * keeps the record, without a project, so that access ends and the person is known all the same.
 */
export function peopleOfProjects(
  projects: readonly RegisteredProject[],
  elsewhere: Elsewhere,
  unnamed: readonly Unnamed[],
): { people: PutTogether[]; notes: (LineObjection & { line: number })[] } {
  const found = new Map<string, { line: number; said: string; person: object; projects: Membership[] }>()
  const notes: (LineObjection & { line: number })[] = []
  for (const { line, project, from, until, people } of projects) {
    for (const { role, person, key } of people) {
      const { country: _country, ...kept } = person
      const said = JSON.stringify(kept, sortedKeys)
      const before = found.get(person.id)
      const membership = { project, role, from, until }
      if (!before) {
        found.set(person.id, { line, said, person: kept, projects: [membership] })
        continue
      }
      before.projects.push(membership)
      if (before.said !== said)
        notes.push({ line, key, because: `is told of otherwise on line ${before.line}; that line holds` })
    }
  }
  const named = [...found].map(([id, { line, person, projects: own }]) => ({
    line,
    id,
    text: lineOf(person, [...own, ...(elsewhere.get(id) ?? [])]),
  }))
  const left = unnamed
    .filter(({ id }) => !found.has(id))
    .map(({ id, kept, line }) => ({
      line,
      id,
      text: lineOf(JSON.parse(kept) as object, elsewhere.get(id) ?? []),
    }))
  return { people: [...named, ...left], notes }
}

function lineOf(person: object, projects: readonly Membership[]): string {
  const sorted = [...projects].sort((a, b) => (a.project < b.project ? -1 : a.project > b.project ? 1 : 0))
  return JSON.stringify({ ...person, projects: sorted }, sortedKeys)
}

/** The same facts make the same line, in whatever order a register wrote them. */
function sortedKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
}
