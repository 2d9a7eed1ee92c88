/** Reads one line of a register file: a person, somebody the register let go, or a bad line with every objection. */
import type { RegisterName } from '../institution/words.ts'
import type { Day } from '../person/facts.ts'
import { objectionTo } from './json-text.ts'
import { readContacts } from './line-contacts.ts'
import { readNumbers } from './line-numbers.ts'
import { type LineObjection, objectionsIn } from './line-objection.ts'
import {
  type FsLine,
  fsLine,
  goneLine,
  type HrLine,
  hrLine,
  type PersonLine,
  type ProjectsLine,
  projectsLine,
} from './person-line-schema.ts'
import type { SourcePerson } from './source-person.ts'
import { positionOf, semesterOf, studyOf } from './written-facts.ts'
import { parseLine, readableId } from './written-line.ts'

export type LineOutcome =
  | { person: SourcePerson; pin: string | null; kept: string; notes: readonly LineObjection[] }
  | { gone: string }
  | { id: string | null; objections: LineObjection[] }

/** Which file the line stands in. `syntheticAllowed`: made-up identity numbers are taken (demo and tests only). */
export type LineReading = { register: RegisterName; kind: 'full' | 'changes'; syntheticAllowed: boolean }

/** Reads a line (design: the register files). A number that breaks a rule refuses the line and names the rule. */
export function readPersonLine(line: string, reading: LineReading): LineOutcome {
  const value = parseLine(line)
  if (value === undefined) return { id: null, objections: [{ key: null, because: 'is not JSON' }] }
  const id = readableId(value)
  const hidden = objectionTo(line, value)
  if (hidden) return { id, objections: [hidden] }
  if (isGoneLine(value)) return readGone(value, id, reading)
  const read = schemas[reading.register].safeParse(value)
  if (!read.success) return { id, objections: objectionsIn(read.error) }
  const taken = takePerson(read.data, reading)
  if ('objections' in taken) return taken
  return { ...taken, pin: read.data.pin?.toUpperCase() ?? null, kept: lineToKeep(line, read.data) }
}

const schemas = { fs: fsLine, hr: hrLine, projects: projectsLine } as const

/** The person of a line that was taken once before and kept: the schema of that day has judged it. */
export function readKeptLine(line: string, register: RegisterName): SourcePerson {
  const outcome = takePerson(JSON.parse(line) as PersonLine, {
    register,
    kind: 'full',
    syntheticAllowed: true,
  })
  if (!('person' in outcome)) throw new Error('a kept line can no longer be read')
  return outcome.person
}

/**
 * The line as it is kept: without the PIN, which lives only as a keyed code. In a line without a backslash no text can
 * hold a quotation mark, so the key can be cut out where it stands; any other line is written anew.
 */
function lineToKeep(written: string, line: PersonLine): string {
  if (line.pin === undefined) return written
  const cut = written.includes('\\') ? written : written.replace(pinInPlace, '')
  if (!cut.includes('"pin"') && !cut.includes('\\')) return cut
  const { pin: _pin, ...rest } = line
  return JSON.stringify(rest)
}

const pinInPlace = /"pin"\s*:\s*"[^"]*"\s*,|,\s*"pin"\s*:\s*"[^"]*"/

function isGoneLine(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'gone')
}

function readGone(value: unknown, id: string | null, { kind }: LineReading): LineOutcome {
  const read = goneLine.safeParse(value)
  if (!read.success) return { id, objections: objectionsIn(read.error) }
  if (kind === 'changes') return { gone: read.data.id }
  return { id, objections: [{ key: 'gone', because: 'stands only in files of kind changes' }] }
}

type Taken =
  { person: SourcePerson; notes: readonly LineObjection[] } | { id: string; objections: LineObjection[] }

function takePerson(line: PersonLine, reading: LineReading): Taken {
  const numbers = readNumbers(line, reading.syntheticAllowed)
  const given = line.name.given?.trim() ?? ''
  const family = line.name.family?.trim() ?? ''
  const objections = [
    ...numbers.objections,
    ...(given || family ? [] : [{ key: 'name', because: 'is empty' }]),
  ]
  if (objections.length > 0) return { id: line.id, objections }
  const contacts = readContacts(line)
  const student: Partial<FsLine> = line
  const employee: Partial<HrLine> = line
  const member: Partial<ProjectsLine> = line
  const person: SourcePerson = {
    register: reading.register,
    id: line.id,
    given,
    family,
    born: line.born ?? null,
    identity: numbers.identity,
    previousIdentity: numbers.previous,
    studentNumber: student.studentNumber?.trim() ?? null,
    email: contacts.email,
    emailChanged: line.emailChanged ?? null,
    mobile: contacts.mobile,
    mobileChanged: line.mobileChanged ?? null,
    language: line.language ?? null,
    card: line.card ?? null,
    protected: line.protected ?? false,
    deceased: student.deceased ?? null,
    studies: student.studies?.map(studyOf) ?? [],
    semesters: student.semesters?.map(semesterOf) ?? [],
    positions: employee.positions?.map(positionOf) ?? [],
    projects: member.projects ?? [],
    leave: line.leave?.map(({ from, until }) => ({ from, until: until ?? openEnd })) ?? [],
    reservations: student.reservations ? reservationsOf(student.reservations) : null,
  }
  return { person, notes: [...numbers.notes, ...contacts.notes] }
}

/** A leave without an end is over when the study is. */
const openEnd: Day = '9999-12-31'

function reservationsOf(written: NonNullable<FsLine['reservations']>) {
  return {
    photo: written.photo ?? false,
    mobile: written.mobile ?? false,
    changed: written.changed ?? null,
  }
}
