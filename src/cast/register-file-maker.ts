/** Makes register files of any size, always the same for the same wish: for tests, benches and proofs. Nobody in them exists. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { everyNationalNumber } from './synthetic-numbers.ts'

/** A made-up person's line. Tests change it before it is written. */
export type MadeLine = Record<string, unknown> & { id: string }

/** What file is wished for. */
export type WantedFile = {
  register: 'fs' | 'hr'
  institution: string
  people: number
  generated: string
  kind?: 'full' | 'changes'
  sequence?: number
  /** Leave the trailer's checksum out, or put it in. */
  checksum?: boolean
  /** The first person's place; people at the same place are the same in every file and register. */
  from?: number
  /** Changes a line, or leaves it out with null. A text is written as it is. */
  change?: (line: MadeLine, place: number) => MadeLine | string | null
}

/** The text of a small file. */
export function registerFileText(wanted: WantedFile): string {
  return [...registerFileParts(wanted)].join('')
}

/** Writes a file of any size in flat memory. Gives back its size in bytes. */
export async function writeRegisterFile(path: string, wanted: WantedFile): Promise<number> {
  const file = createWriteStream(path)
  await pipeline(Readable.from(registerFileParts(wanted)), file)
  return file.bytesWritten
}

/** The file in parts of some hundred lines. */
export function* registerFileParts(wanted: WantedFile): Generator<string> {
  const { register, institution, generated, kind = 'full', from = 0 } = wanted
  const sequence = wanted.sequence === undefined ? {} : { sequence: wanted.sequence }
  const hash = createHash('sha256')
  const numbers = identityNumbers(from)
  let part = `${JSON.stringify({ register, institution, kind, generated, format: 1, ...sequence })}\n`
  let people = 0
  for (let place = from; place < from + wanted.people; place += 1) {
    const made = madeLine(register, place, numbers.next().value)
    const line = wanted.change ? wanted.change(made, place) : made
    if (line === null) continue
    part += `${typeof line === 'string' ? line : JSON.stringify(line)}\n`
    people += 1
    if (part.length > 200_000) {
      hash.update(part)
      yield part
      part = ''
    }
  }
  hash.update(part)
  const sha256 = wanted.checksum ? { sha256: hash.digest('hex') } : {}
  yield `${part}${JSON.stringify({ end: true, people, ...sha256 })}\n`
}

const given = ['Kari', 'Ola', 'Åse', 'Bjørn', 'Ingrid', 'Máret', 'Per Arne', 'Sigrún', 'Ayaan', 'Nguyễn']
const family = ['Nordmann', 'Hansen', 'Østby', 'Ærlig', 'Åsen', 'Lie', 'Okonkwo', 'Weiß', 'Sara', 'Berg-Dahl']
const programmes = [
  {
    programme: 'MTDT',
    name: { nb: 'Datateknologi', en: 'Computer Science' },
    faculty: 'IE',
    campus: 'Gløshaugen',
  },
  {
    programme: 'BSYK',
    name: { nb: 'Sykepleie', nn: 'Sjukepleie', en: 'Nursing' },
    faculty: 'MH',
    campus: 'Øya',
  },
  {
    programme: 'MHIS',
    name: { nb: 'Historie', nn: 'Historie', en: 'History' },
    faculty: 'HF',
    campus: 'Dragvoll',
  },
]

function madeLine(
  register: 'fs' | 'hr',
  place: number,
  identity: { number: string; born: string },
): MadeLine {
  const about = {
    id: `${register === 'fs' ? '' : 'H'}${50_000 + place}`,
    name: {
      given: given[place % given.length],
      family: family[Math.floor(place / given.length) % family.length],
    },
    born: identity.born,
    identity: [{ number: identity.number, type: 'fodselsnummer' }],
    email: `person${place}@example.org`,
    mobile: `+479${String(place % 10_000_000).padStart(7, '0')}`,
    mobileChanged: '2026-06-01',
    language: place % 9 === 0 ? 'nn' : 'nb',
    pin: String((place * 7919 + 1234) % 10_000).padStart(4, '0'),
  }
  return register === 'fs' ? { ...about, ...student(place) } : { ...about, ...employee(place) }
}

function student(place: number): object {
  return {
    studentNumber: String(100_000 + place),
    studies: [
      {
        ...programmes[place % programmes.length],
        kind: 'ordinary',
        from: '2025-08-15',
        until: '2030-06-30',
        ended: null,
      },
    ],
    semesters: [{ term: '2026-autumn', registered: '2026-08-09', fee: 'paid' }],
    reservations: { photo: false, mobile: true, changed: '2026-08-01T12:00:00+02:00' },
    deceased: null,
  }
}

function employee(place: number): object {
  return {
    positions: [
      {
        title: 'Rådgiver',
        unit: `U${place % 40}`,
        campus: 'Dragvoll',
        from: '2020-01-01',
        until: null,
        ended: null,
      },
    ],
  }
}

/** A number for each place, so many days of birth as it takes; the sequence has no end. */
function* identityNumbers(from: number): Generator<{ number: string; born: string }, never> {
  const perDay = 400
  for (let day = Math.floor(from / perDay), skip = from % perDay; ; day += 1, skip = 0) {
    const born = new Date(Date.UTC(1960, 0, 1 + day)).toISOString().slice(0, 10)
    for (const number of everyNationalNumber(born).slice(skip, perDay)) yield { number, born }
  }
}
