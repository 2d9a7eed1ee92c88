/** Reads one line of the project register: a project with its administrators and members, or one that the register let go. */
import type { Day } from '../person/facts.ts'
import { objectionTo } from './json-text.ts'
import { type LineObjection, objectionsIn } from './line-objection.ts'
import { goneProjectLine, projectLine, type ProjectPerson } from './person-line-schema.ts'
import { parseLine } from './written-line.ts'

/** Somebody as a project names them. `key`: where on the line. */
export type NamedPerson = { role: 'admin' | 'member'; person: ProjectPerson; key: string }

/** A project as its line says. Whoever stands in both lists is an administrator. */
export type RegisteredProject = {
  line: number
  project: string
  name: { nb?: string; nn?: string; en?: string }
  from: Day | null
  until: Day | null
  people: readonly NamedPerson[]
}

export type ProjectLineOutcome =
  { project: RegisteredProject } | { gone: string } | { key: string | null; objections: LineObjection[] }

/** Reads it (design: the register files). Every objection names its key; `key` null: nobody can tell which project it is. */
export function readProjectLine(at: number, written: string, kind: 'full' | 'changes'): ProjectLineOutcome {
  const value = parseLine(written)
  if (value === undefined) return { key: null, objections: [{ key: null, because: 'is not JSON' }] }
  const key = readableKey(value)
  const hidden = objectionTo(written, value)
  if (hidden) return { key, objections: [hidden] }
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'gone'))
    return readGone(value, key, kind)
  const read = projectLine.safeParse(value)
  if (!read.success) return { key, objections: objectionsIn(read.error) }
  const { project, name, from, until, admins, members } = read.data
  const named: NamedPerson[] = [
    ...(admins ?? []).map((person, place) => ({ role: 'admin' as const, person, key: `admins[${place}]` })),
    ...(members ?? []).map((person, place) => ({
      role: 'member' as const,
      person,
      key: `members[${place}]`,
    })),
  ]
  const names = namesOf(name)
  const objections = [
    ...(Object.keys(names).length > 0 ? [] : [{ key: 'name', because: 'is empty' }]),
    ...(from && until && until < from ? [{ key: 'until', because: 'is before the first day' }] : []),
    ...twiceIn(named),
  ]
  if (objections.length > 0) return { key, objections }
  const people = onceEach(named)
  return { project: { line: at, project, name: names, from: from ?? null, until: until ?? null, people } }
}

function readableKey(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('project' in value)) return null
  const { project } = value
  return typeof project === 'string' && project !== '' && project.length <= 64 ? project : null
}

function readGone(value: unknown, key: string | null, kind: 'full' | 'changes'): ProjectLineOutcome {
  const read = goneProjectLine.safeParse(value)
  if (!read.success) return { key, objections: objectionsIn(read.error) }
  if (kind === 'changes') return { gone: read.data.project }
  return { key, objections: [{ key: 'gone', because: 'stands only in files of kind changes' }] }
}

function namesOf(written: Partial<Record<'nb' | 'nn' | 'en', string | null | undefined>>) {
  const names: RegisteredProject['name'] = {}
  for (const language of ['nb', 'nn', 'en'] as const) {
    const name = written[language]?.trim() ?? ''
    if (name !== '') names[language] = name
  }
  return names
}

/** One id twice in the same list: nobody can tell which of the two is meant. */
function twiceIn(named: readonly NamedPerson[]): LineObjection[] {
  const seen = new Map<string, string>()
  return named.flatMap(({ role, person, key }) => {
    const name = `${role} ${person.id}`
    const before = seen.get(name)
    seen.set(name, key)
    return before === undefined ? [] : [{ key: `${key}.id`, because: `is the id of ${before} too` }]
  })
}

/** The administrators stand first, so theirs is the role that stays. */
function onceEach(named: readonly NamedPerson[]): NamedPerson[] {
  const seen = new Set<string>()
  return named.filter(({ person }) => {
    const isNew = !seen.has(person.id)
    seen.add(person.id)
    return isNew
  })
}
