/** Lines of a register about people it told of before: what changed, and what that would take from them. (Long: one judgement, from the line to what waits.) */
import { computePerson } from '../../core/register/computed-person.ts'
import { consequence } from '../../core/register/consequence.ts'
import { objectionToNewNumbers } from '../../core/register/identity-change.ts'
import { saysOtherwise } from '../../core/register/guard.ts'
import type { LineObjection } from '../../core/register/line-objection.ts'
import {
  holdersOf,
  type KnownPerson,
  knownPeople,
  type KnownRecord,
  linkedRecords,
} from '../../store/register-known.ts'
import type { StagedLine, StagedNumber } from '../../store/register-staging.ts'
import { grouped } from './grouped.ts'
import { type ImportRun, noteBad } from './import-run.ts'
import { type OpenedRecord, openRecords, sealLine } from './kept-records.ts'
import { idBytes } from './row-ids.ts'
import { bareLine, type ReadLine, type Staged } from './staged-line.ts'
import { numbersOf } from './stage-numbers.ts'
import { newPins, type PinLine } from './stage-pins.ts'

/** Stages changed lines. A number that became somebody else's, or simply another, holds the line for a human. */
export async function stageChanged(
  run: ImportRun,
  lines: readonly ReadLine[],
  staged: Staged,
): Promise<void> {
  if (lines.length === 0) return
  const known = await knownAbout(
    run,
    lines.flatMap(({ known: record }) => record?.person ?? []),
  )
  const judged = lines.map((line) => judgeChanged(run, line, known))
  const contested = await contestedBy(
    run,
    judged.flatMap(({ fresh }) => fresh),
  )
  const pins = await newPins(
    run,
    judged.flatMap(({ pinLine }) => pinLine ?? []),
  )
  for (const { line, staged: entry, numbers, objection } of judged) {
    const others = [...(contested.get(line.at) ?? [])].filter((person) => person !== line.known?.person)
    const held = others.length > 0 ? { key: 'identity', because: ofSomebodyElse } : objection
    if (held) hold(run, line, { held, others }, staged)
    else {
      staged.lines.push({ ...entry, pin: pins.get(line.at) ?? null })
      staged.numbers.push(...numbers)
    }
  }
}

const ofSomebodyElse = 'holds a number that belongs to somebody else: held, a human is asked'

type Known = { people: Map<string, KnownPerson>; records: Map<string, OpenedRecord[]> }

async function knownAbout(run: ImportRun, ids: readonly string[]): Promise<Known> {
  const { second } = run.connections
  if (ids.length === 0) return { people: new Map(), records: new Map() }
  const people = await knownPeople(second, ids, { locked: false })
  return {
    people: new Map(people.map((person) => [person.id, person])),
    records: openRecords(run.world, await linkedRecords(second, ids)),
  }
}

type Judged = {
  line: ReadLine
  staged: StagedLine
  numbers: StagedNumber[]
  fresh: StagedNumber[]
  objection: LineObjection | null
  pinLine: PinLine | null
}

function judgeChanged(run: ImportRun, line: ReadLine, known: Known): Judged {
  const record = line.known?.record ?? ''
  const person = line.known?.person ?? null
  const linked = person === null ? [] : (known.records.get(person) ?? [])
  const before = linked.find(({ id }) => id === record)?.record ?? null
  const numbers = numbersOf(run, line.at, line.person, before)
  for (const what of before === null ? [] : saysOtherwise(before, line.person)) run.found.otherwise[what] += 1
  return {
    line,
    numbers,
    fresh: before === null ? [] : numbers.filter(({ fresh }) => fresh),
    objection: before === null ? null : objectionToNewNumbers(before, line.person),
    pinLine: person === null || line.pin === null ? null : { at: line.at, person, pin: line.pin },
    staged: {
      ...bareLine(line.at, line.person.id, person === null ? 'apart' : 'changed'),
      record: idBytes(record),
      person: person === null ? null : idBytes(person),
      digest: line.digest,
      sealed: run.apply ? sealLine(run.world, record, line.kept) : null,
      consequence: person === null ? null : consequenceOf(run, known, { person, record, after: line.person }),
    },
  }
}

/** What a record's new line, or its going, takes from its person. */
function consequenceOf(
  run: ImportRun,
  known: Known,
  { person, record, after }: { person: string; record: string; after: OpenedRecord['record'] | null },
): StagedLine['consequence'] {
  const was = known.people.get(person)
  const linked = known.records.get(person)
  if (!was || !linked) return null
  const { institution } = run.world
  const { precedence } = institution.registers
  const will = computePerson(
    linked.map((each) =>
      each.id !== record
        ? each
        : after
          ? { record: after, goneSince: null }
          : { ...each, goneSince: run.today },
    ),
    { before: was, precedence, today: run.today, seen: run.now },
  )
  return consequence(was, will, institution, run.now)
}

/** Who else holds the fresh numbers of a line. */
async function contestedBy(
  run: ImportRun,
  fresh: readonly StagedNumber[],
): Promise<Map<number, Set<string>>> {
  const byLine = new Map<number, Set<string>>()
  if (fresh.length === 0) return byLine
  const indexes = fresh.map(({ blindIndex }) => blindIndex)
  const holders = await holdersOf(run.connections.second, run.register, indexes)
  const people = grouped(holders, ({ blindIndex }) => blindIndex)
  for (const { at, blindIndex } of fresh) {
    const found = people.get(blindIndex.toString('hex')) ?? []
    byLine.set(at, new Set([...(byLine.get(at) ?? []), ...found.map(({ person }) => person)]))
  }
  return byLine
}

function hold(
  run: ImportRun,
  line: ReadLine,
  { held, others }: { held: LineObjection; others: readonly string[] },
  staged: Staged,
): void {
  noteBad(run.found, { line: line.at, id: line.person.id, objections: [held] })
  run.found.held += 1
  const entry = bareLine(line.at, line.person.id, others.length > 0 ? 'contested' : 'present')
  const people = [...(line.known?.person ? [line.known.person] : []), ...others]
  staged.lines.push({
    ...entry,
    record: line.known ? idBytes(line.known.record) : null,
    person: line.known?.person ? idBytes(line.known.person) : null,
    personIds: others.length > 0 ? `{${people.join(',')}}` : null,
    because: others.length > 0 ? 'number-belongs-to-somebody-else' : null,
  })
}

/** Stages people whom the register let go in a file of changes. Somebody it never told of is no loss. */
export async function stageGone(
  run: ImportRun,
  gone: readonly { at: number; id: string }[],
  records: ReadonlyMap<string, KnownRecord>,
  staged: Staged,
): Promise<void> {
  const told = gone.flatMap(({ at, id }) => {
    const record = records.get(id)
    return record ? [{ at, id, record }] : []
  })
  const known = await knownAbout(
    run,
    told.flatMap(({ record }) => record.person ?? []),
  )
  for (const { at, id, record } of told) {
    const person = record.person
    staged.lines.push({
      ...bareLine(at, id, 'gone'),
      record: idBytes(record.record),
      person: person === null ? null : idBytes(person),
      consequence:
        person === null ? null : consequenceOf(run, known, { person, record: record.record, after: null }),
    })
  }
}

/** What it takes from people when their register lets these records go; counted for the brake. */
export async function lossesOf(
  run: ImportRun,
  away: readonly { record: string; person: string }[],
): Promise<{ person: string; consequence: StagedLine['consequence'] }[]> {
  const known = await knownAbout(
    run,
    away.map(({ person }) => person),
  )
  return away.map(({ record, person }) => ({
    person,
    consequence: consequenceOf(run, known, { person, record, after: null }),
  }))
}
