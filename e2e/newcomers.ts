/** People who come to a university in a test: right in every digit, paid up, and nobody's; and the files that bring them. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { firstStudy, paidAutumn } from '../src/cast/newcomers.ts'
import { everyNationalNumber } from '../src/cast/synthetic-numbers.ts'
import type { Demo } from './running-demo.ts'

/** What somebody holds in the hand when activating, and how to reach them. */
export type Newcomer = {
  who: 'student' | 'employee'
  idNumber: string
  studentNumber: string
  birthDate: string
  pin: string
  email: string
  mobile: string
  given: string
  family: string
  line: Record<string, unknown>
}

export type NewcomerWish = {
  given?: string
  family?: string
  language?: 'nb' | 'nn' | 'en'
  /** More keys of the register line, or others. */
  line?: Record<string, unknown>
}

/** The student at a place; the same place is the same person everywhere. */
export function student(place: number, wish: NewcomerWish = {}): Newcomer {
  const one = somebody(place, 'student', wish)
  return {
    ...one,
    line: {
      ...one.line,
      studentNumber: one.studentNumber,
      studies: [firstStudy],
      semesters: [paidAutumn],
      ...wish.line,
    },
  }
}

/** The employee at a place. */
export function employee(place: number, wish: NewcomerWish = {}): Newcomer {
  const one = somebody(place, 'employee', wish)
  return {
    ...one,
    line: {
      ...one.line,
      positions: [
        { title: 'Rådgiver', unit: 'IT', campus: null, from: '2026-08-01', until: null, ended: null },
      ],
      ...wish.line,
    },
  }
}

/** A student who has registered for nothing and paid nothing. */
export function unpaidStudent(place: number): Newcomer {
  return student(place, { line: { semesters: [{ term: '2026-autumn', registered: null, fee: 'due' }] } })
}

function somebody(place: number, who: Newcomer['who'], wish: NewcomerWish): Newcomer {
  const { given = 'Kim', family = 'Berg', language = 'nb' } = wish
  const day = new Date(Date.UTC(2003, 0, 1 + Math.floor(place / 300)))
  const birthDate = day.toISOString().slice(0, 10)
  const idNumber = everyNationalNumber(birthDate)[place % 300] ?? ''
  const pin = String(2_000 + ((place * 37) % 7_000))
  const email = `kim${place}@example.org`
  const mobile = `+47992${String(10_000 + place)}`
  return {
    who,
    idNumber,
    studentNumber: who === 'student' ? String(710_000 + place) : '',
    birthDate,
    pin,
    email,
    mobile,
    given,
    family,
    line: {
      id: `e2e-${who}-${place}`,
      name: { given, family },
      born: birthDate,
      identity: [{ number: idNumber, type: 'fodselsnummer' }],
      email,
      mobile,
      mobileChanged: '2026-01-05',
      language,
      pin,
    },
  }
}

export type FileWish = {
  institution: string
  register?: 'fs' | 'hr'
  kind?: 'full' | 'changes'
  generated: string
  people: readonly Newcomer[]
}

/** The register file as text: header, one line each, trailer. */
export function fileOf({
  institution,
  register = 'fs',
  kind = 'changes',
  generated,
  people,
}: FileWish): string {
  const header = { register, institution, kind, generated, format: 1 }
  return [header, ...people.map(({ line }) => line), { end: true, people: people.length }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}

/** Writes a register file for a demo and says where it is. */
export async function writeFileOf(demo: Pick<Demo, 'folder'>, wish: FileWish): Promise<string> {
  return writeText(demo, `${wish.institution}-${wish.register ?? 'fs'}.jsonl`, fileOf(wish))
}

/** Writes any text as a file in a demo’s folder, which is taken away with everything in it, and says where it is. */
export async function writeText(
  { folder }: Pick<Demo, 'folder'>,
  name: string,
  text: string,
): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'given-')), name)
  await writeFile(path, text)
  return path
}
