/** Lines of a register that speak of nobody this register told of before: new people, or people another register knows. */
import { computePerson } from '../../core/register/computed-person.ts'
import { type Holder, holdersOf } from '../../store/register-known.ts'
import type { StagedLine, StagedNumber } from '../../store/register-staging.ts'
import { grouped } from './grouped.ts'
import type { ImportRun } from './import-run.ts'
import { sealLine } from './kept-records.ts'
import { idBytes, idText } from './row-ids.ts'
import { bareLine, type ReadLine, type Staged } from './staged-line.ts'
import { numbersOf } from './stage-numbers.ts'
import { firstPin, newPins } from './stage-pins.ts'

/**
 * Whose line it is follows from identity numbers and from nothing else, never from a name (design: merging). Nobody
 * holds one: a new person. One person does: theirs. Several do, or the register itself already tells of that person by
 * another id: nothing is guessed, a human is asked.
 */
export async function stageNewcomers(
  run: ImportRun,
  lines: readonly ReadLine[],
  staged: Staged,
): Promise<void> {
  if (lines.length === 0) return
  const numbers = lines.map((line) => numbersOf(run, line.at, line.person, null))
  const holders = await holdersByNumber(run, numbers.flat())
  const linked: { line: StagedLine; read: ReadLine; person: string }[] = []
  for (const [place, read] of lines.entries()) {
    const own = numbers[place] ?? []
    const line = begin(run, read)
    const hits = own.flatMap((number) => holders.get(number.blindIndex.toString('hex')) ?? [])
    const people = [...new Set(hits.map(({ person }) => person))]
    const [only] = people
    if (only === undefined) {
      beNew(run, line, { read, numbers: own }, staged)
      continue
    }
    if (people.length === 1 && hits.every(({ living }) => !living)) {
      line.what = 'linked'
      line.person = idBytes(only)
      line.link = run.newId()
      linked.push({ line, read, person: only })
    } else beQueued(line, people)
    staged.lines.push(line)
    staged.numbers.push(...own)
  }
  await givePins(run, linked)
}

function begin(run: ImportRun, read: ReadLine): StagedLine {
  const record = read.known ? idBytes(read.known.record) : run.newId()
  return {
    ...bareLine(read.at, read.person.id, 'arrived'),
    record,
    known: read.known !== null,
    digest: read.digest,
    sealed: run.apply ? sealLine(run.world, idText(record), read.kept) : null,
  }
}

function beNew(
  run: ImportRun,
  line: StagedLine,
  { read, numbers }: { read: ReadLine; numbers: StagedNumber[] },
  staged: Staged,
): void {
  const { precedence } = run.world.institution.registers
  const linked = [{ record: read.person, goneSince: null }]
  const computed = computePerson(linked, { before: null, precedence, today: run.today, seen: run.now })
  line.name = computed.protected ? null : `${computed.given} ${computed.family}`.trim()
  staged.lines.push(line)
  staged.numbersOfArrivals.push(...numbers)
  const { at, registerId, record, known, digest, sealed } = line
  if (record === null || digest === null || sealed === null) return
  const person = run.newId()
  const pin = firstPin(run, idText(person), read.pin)
  const link = run.newId()
  staged.arrivals.push({
    at,
    registerId,
    record,
    known,
    digest,
    sealed,
    person,
    link,
    computed,
    numbers,
    pin,
  })
  if (!known) line.sealed = null
}

function beQueued(line: StagedLine, people: readonly string[]): void {
  line.what = 'queued'
  line.personIds = `{${people.join(',')}}`
  line.because = people.length > 1 ? 'several-people-have-these-numbers' : 'same-number-in-one-register'
}

async function holdersByNumber(
  run: ImportRun,
  numbers: readonly StagedNumber[],
): Promise<Map<string, Holder[]>> {
  if (!run.known.numbers || numbers.length === 0) return new Map()
  const rows = await holdersOf(
    run.connections.second,
    run.register,
    numbers.map(({ blindIndex }) => blindIndex),
  )
  return grouped(rows, ({ blindIndex }) => blindIndex)
}

async function givePins(
  run: ImportRun,
  linked: readonly { line: StagedLine; read: ReadLine; person: string }[],
): Promise<void> {
  const withPin = linked.flatMap(({ read, person }) =>
    read.pin === null ? [] : [{ at: read.at, person, pin: read.pin }],
  )
  const pins = await newPins(run, withPin)
  for (const { line } of linked) line.pin = pins.get(line.at) ?? null
}
