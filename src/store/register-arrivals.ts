/** New people wait written as the tables want them, and go into the tables as they are: nothing is worked out twice. Long: one table after another. */
import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { to } from 'pg-copy-streams'
import type { ComputedPerson } from '../core/register/computed-person.ts'
import { type BinaryRows, binaryRows, copyOf, copyRows } from './binary-copy.ts'
import type { RunStamp } from './register-apply.ts'
import type { StagedLine, StagedNumber, StagedRegister } from './register-staging.ts'

/** Somebody new, as the line says. */
export type Arrival = {
  at: number
  registerId: string
  record: Uint8Array
  /** The record is there already: it waited in the merge queue, and its register corrected it. */
  known: boolean
  digest: Buffer
  sealed: Buffer
  person: Uint8Array
  link: Uint8Array
  computed: ComputedPerson
  numbers: readonly StagedNumber[]
  pin: StagedLine['pin']
}

/** What stands in every row that one file makes. `now` in microseconds since 1970. */
export type ArrivalStamp = { register: StagedRegister; now: bigint; keyId: string }

/** The tables that a new person takes rows of, in the order of the parts that wait. The first lacks its last column: the run. */
const tables = [
  'source_record (id, register, register_id, digest, sealed, first_seen_at, changed_at, changed_run)',
  `person (id, given, family, born, language, protected, deceased, student_number, student_number_index,
    email, email_register, email_changed, mobile, mobile_register, mobile_changed, facts, first_seen_at, changed_at)`,
  'link (id, source_record_id, person_id, made_at, made_by, because)',
  'identity_number (id, person_id, source_record_id, type, blind_index, sealed, since, until)',
  'access_pin (id, person_id, mac, key_id, made_by, made_at)',
  'journal (person_id, at, what, by_whom)',
] as const

/** Writes arrivals as rows of `import_…_arrived`; what is the same for all is written once. */
export function arrivalWriter(stamp: ArrivalStamp): (rows: BinaryRows, arrival: Arrival) => void {
  const by = `register:${stamp.register}`
  const same = (write: (rows: BinaryRows) => void) => fields(write)
  const now = same((rows) => rows.instant(stamp.now))
  const fixed: Fixed = {
    register: same((rows) => rows.text(stamp.register)),
    now,
    twiceNow: Buffer.concat([now, now]),
    madeLink: same((rows) => {
      rows.instant(stamp.now)
      rows.text(by)
      rows.text('nobody had these numbers')
    }),
    madePin: same((rows) => {
      rows.text(stamp.keyId)
      rows.text(by)
      rows.instant(stamp.now)
    }),
    arrived: same((rows) => {
      rows.instant(stamp.now)
      rows.text('person-arrived')
      rows.text(by)
    }),
  }
  return (rows, arrival) => writeArrival(rows, arrival, fixed)
}

type Fixed = Record<'register' | 'now' | 'twiceNow' | 'madeLink' | 'madePin' | 'arrived', Buffer>

function fields(write: (rows: BinaryRows) => void): Buffer {
  const rows = binaryRows()
  write(rows)
  return Buffer.from(rows.takeBare())
}

function writeArrival(rows: BinaryRows, arrival: Arrival, fixed: Fixed): void {
  rows.row(2)
  rows.int(arrival.at)
  const all = rows.open()
  rows.int(arrival.at)
  for (const write of inOrder) {
    const part = rows.open()
    write(rows, arrival, fixed)
    rows.close(part)
  }
  rows.close(all)
}

function writeRecord(rows: BinaryRows, arrival: Arrival, fixed: Fixed): void {
  const { known, record, registerId, digest, sealed } = arrival
  if (known) return
  rows.row(8)
  rows.bytes(record)
  rows.written(fixed.register)
  rows.text(registerId)
  rows.bytes(digest)
  rows.bytes(sealed)
  rows.written(fixed.twiceNow)
}

function writePerson(rows: BinaryRows, { person, computed }: Arrival, fixed: Fixed): void {
  rows.row(18)
  rows.bytes(person)
  rows.text(computed.given)
  rows.text(computed.family)
  rows.day(computed.born)
  rows.text(computed.language)
  rows.yes(computed.protected)
  rows.day(computed.deceased)
  rows.text(computed.studentNumber)
  rows.text(computed.studentNumberIndex)
  rows.text(computed.email)
  rows.text(computed.emailRegister)
  rows.day(computed.emailChanged)
  rows.text(computed.mobile)
  rows.text(computed.mobileRegister)
  rows.day(computed.mobileChanged)
  rows.text(JSON.stringify(computed.facts))
  rows.written(fixed.twiceNow)
}

function writeLink(rows: BinaryRows, { link, record, person }: Arrival, fixed: Fixed): void {
  rows.row(6)
  rows.bytes(link)
  rows.bytes(record)
  rows.bytes(person)
  rows.written(fixed.madeLink)
}

function writeNumbers(rows: BinaryRows, { numbers, record, person }: Arrival, fixed: Fixed): void {
  for (const number of numbers) {
    if (!number.newest) continue
    rows.row(8)
    rows.bytes(number.id)
    rows.bytes(person)
    rows.bytes(record)
    rows.text(number.type)
    rows.bytes(number.blindIndex)
    rows.bytes(number.sealed)
    rows.written(fixed.now)
    if (number.previous) rows.written(fixed.now)
    else rows.bytes(null)
  }
}

function writePin(rows: BinaryRows, { pin, person }: Arrival, fixed: Fixed): void {
  if (pin === null) return
  rows.row(6)
  rows.bytes(pin.id)
  rows.bytes(person)
  rows.bytes(pin.mac)
  rows.written(fixed.madePin)
}

function writeJournal(rows: BinaryRows, { person }: Arrival, fixed: Fixed): void {
  rows.row(4)
  rows.bytes(person)
  rows.written(fixed.arrived)
}

/** One for each of the tables, in their order. */
const inOrder = [writeRecord, writePerson, writeLink, writeNumbers, writePin, writeJournal] as const

/** Somebody new who waits: their rows for each of the tables. */
export type WaitingArrival = { at: number; parts: readonly Buffer[] }

/** The line numbers of those who wait, in pages of so many people and sixteen megabytes at most. */
export async function arrivalPages(
  client: PoolClient,
  register: StagedRegister,
  most: number,
): Promise<{ from: number; to: number; people: number }[]> {
  const { rows } = await client.query<{ from: number; to: number; people: number }>(
    `SELECT min(at) AS from, max(at) AS to, count(*)::int AS people
     FROM (SELECT at, (row_number() OVER lines - 1) / $1 AS page, sum(length(rows)) OVER lines / 16000000 AS size
           FROM import_${register}_arrived WINDOW lines AS (ORDER BY at ROWS UNBOUNDED PRECEDING)) numbered
     GROUP BY page, size ORDER BY 1`,
    [most],
  )
  return rows
}

/** Those of a page who are to arrive, that is, all but the exceptions. */
export async function waitingArrivals(
  client: PoolClient,
  register: StagedRegister,
  { from, to: last }: { from: number; to: number },
): Promise<WaitingArrival[]> {
  const stream = client.query(
    to(`COPY (SELECT string_agg(a.rows, '') FROM import_${register}_arrived a
      WHERE a.at BETWEEN ${Number(from)} AND ${Number(last)}
        AND NOT EXISTS (SELECT 1 FROM import_${register}_exception e WHERE e.at = a.at))
      TO STDOUT (FORMAT binary)`),
  )
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  await once(stream, 'end')
  return readArrivals(Buffer.concat(parts))
}

/** After a header of 19 bytes: one column, its length (-1: nobody), and one after the other of those who wait. */
function readArrivals(copied: Buffer): WaitingArrival[] {
  const found: WaitingArrival[] = []
  const end = 25 + Math.max(0, copied.readInt32BE(21))
  for (let at = 25; at < end;) {
    const parts: Buffer[] = []
    const line = copied.readInt32BE(at + 4)
    at += 8
    while (parts.length < tables.length) {
      const next = at + 4 + copied.readInt32BE(at)
      parts.push(copied.subarray(at + 4, next))
      at = next
    }
    found.push({ at: line, parts })
  }
  return found
}

/** Adds these people; inside a transaction, so that each is whole or not at all. */
export async function addArrivals(
  client: PoolClient,
  stamp: RunStamp,
  people: readonly WaitingArrival[],
): Promise<void> {
  const ofRun = fields((row) => row.long(BigInt(stamp.run)))
  for (const [place, table] of tables.entries()) {
    const rows = people.flatMap(({ parts }) => {
      const part = parts[place]
      if (!part || part.length === 0) return []
      return place === 0 ? [part, ofRun] : [part]
    })
    const taken = copyOf(rows)
    if (taken) await copyRows(client, table, taken)
  }
}

/** Whose record is there already. */
export function recordIsKnown({ parts }: WaitingArrival): boolean {
  return parts[0]?.length === 0
}

/** Lines that turned out to be for a human get their sealed text back: their record is kept, but nobody arrives. */
export async function keepQueuedArrivals(client: PoolClient, register: StagedRegister): Promise<void> {
  const name = `import_${register}`
  for (let after = 0; ;) {
    const { rows } = await client.query<{ at: number; rows: Buffer }>(
      `SELECT a.at, a.rows FROM ${name}_arrived a JOIN ${name}_exception e USING (at)
       WHERE e.what = 'queued' AND a.at > $1 ORDER BY a.at LIMIT 500`,
      [after],
    )
    const last = rows.at(-1)
    if (!last) return
    after = last.at
    const sealed = rows.map((row) => sealedIn(row.rows))
    await client.query(
      `UPDATE ${name}_person p SET sealed = n.sealed FROM unnest($1::int[], $2::bytea[]) AS n(at, sealed)
       WHERE p.at = n.at AND n.sealed IS NOT NULL`,
      [rows.map(({ at }) => at), sealed],
    )
  }
}

/** The fifth column of the record's row, which stands first after the line number. */
function sealedIn(rows: Buffer): Buffer | null {
  if (rows.readInt32BE(8) === 0) return null
  let at = 14
  for (let column = 1; column < 5; column += 1) at += 4 + rows.readInt32BE(at)
  return rows.subarray(at + 4, at + 4 + rows.readInt32BE(at))
}
