/** Reads lines of a register file and stages what becomes of each: somebody new, somebody known, or a question for a human. */
import { readPersonLine } from '../../core/register/read-person-line.ts'
import type { FileLine } from '../../core/register/register-file.ts'
import { arrivalWriter } from '../../store/register-arrivals.ts'
import { type KnownRecord, knownRecords } from '../../store/register-known.ts'
import { addRows, sendRows, sizeOf, stagingRows } from '../../store/register-staging.ts'
import { type ImportRun, noteBad, noteLeftOut } from './import-run.ts'
import { stageChanged, stageGone } from './stage-known.ts'
import { stageNewcomers } from './stage-newcomers.ts'
import { bareLine, type ReadLine, type Staged } from './staged-line.ts'

/** So many lines are looked up together. */
const together = 200

/** Where nobody is known there is nothing to look up: what is made of few lines is forgotten while it is young. */
const togetherWithoutLookUp = 20

/** So many lines, or so many bytes of them, are sent to PostgreSQL together. */
const sentTogether = 2000
const bytesTogether = 4_000_000

/** Stages lines; while PostgreSQL takes one handful, the next is read. `finish` waits for the last. */
export function lineStager(run: ImportRun): {
  stage(lines: readonly FileLine[]): Promise<void>
  finish(): Promise<void>
} {
  const rows = stagingRows()
  const most = run.known.records || run.known.numbers ? together : togetherWithoutLookUp
  const writeArrival = arrivalWriter({
    register: run.register,
    now: run.now.epochNanoseconds / 1000n,
    keyId: run.world.keys.keyId,
  })
  let sending: Promise<void> = Promise.resolve()
  const send = async (): Promise<void> => {
    await sending
    sending = sendRows(run.connections.main, run.register, rows)
    // a failure is thrown by the next `await sending`; until then it is not unhandled
    sending.catch(() => undefined)
  }
  return {
    async stage(lines) {
      for (let from = 0; from < lines.length; from += most) {
        const staged = await readLines(run, lines.slice(from, from + most))
        addRows(rows, staged.lines, staged.numbers, staged.numbersOfArrivals)
        for (const arrival of staged.arrivals) writeArrival(rows.arrivals, arrival)
        if (rows.lines >= sentTogether || sizeOf(rows) >= bytesTogether) await send()
      }
    },
    async finish() {
      await send()
      await sending
    },
  }
}

async function readLines(run: ImportRun, lines: readonly FileLine[]): Promise<Staged> {
  const staged: Staged = { lines: [], numbers: [], arrivals: [], numbersOfArrivals: [] }
  const people: ReadLine[] = []
  const gone: { at: number; id: string }[] = []
  for (const line of lines) readOne(run, line, { staged, people, gone })
  const known = await knownOf(run, [...people.map(({ person }) => person.id), ...gone.map(({ id }) => id)])
  for (const line of people) line.known = known.get(line.person.id) ?? null
  await stageChanged(run, people.filter(isKnownPerson), staged)
  await stageNewcomers(
    run,
    people.filter((line) => !isKnownPerson(line)),
    staged,
  )
  await stageGone(run, gone, known, staged)
  return staged
}

function isKnownPerson({ known }: ReadLine): boolean {
  return known !== null && (known.person !== null || known.apart)
}

type Into = { staged: Staged; people: ReadLine[]; gone: { at: number; id: string }[] }

function readOne(run: ImportRun, { at, bytes }: FileLine, { staged, people, gone }: Into): void {
  const outcome = readPersonLine(bytes.toString('utf8'), run.reading)
  if ('person' in outcome) {
    const { person, pin, kept, notes } = outcome
    noteLeftOut(run.found, at, notes)
    people.push({ at, person, pin, kept, digest: run.world.keys.digest(bytes), known: null })
  } else if ('gone' in outcome) {
    gone.push({ at, id: outcome.gone })
  } else {
    noteBad(run.found, { line: at, ...outcome })
    if (outcome.id !== null) staged.lines.push(bareLine(at, outcome.id, 'present'))
  }
}

async function knownOf(run: ImportRun, ids: readonly string[]): Promise<Map<string, KnownRecord>> {
  if (!run.known.records || ids.length === 0) return new Map()
  const rows = await knownRecords(run.connections.second, run.register, ids)
  return new Map(rows.map((row) => [row.registerId, row]))
}
