/** Where the lines of a register file wait, beside the tables, until it is decided what becomes of them. Long: one table after another. */
import type { PoolClient } from 'pg'
import type { RegisterName } from '../core/institution/words.ts'
import { type BinaryRows, binaryRows, copyRows } from './binary-copy.ts'

/** The registers whose lines can be staged; part of table names, so never anything typed. */
export type StagedRegister = RegisterName

/** What becomes of a line, as far as the line and the people known say. */
export type StagedWhat =
  | 'arrived' // nobody known
  | 'linked' // somebody known by the same identity number
  | 'changed' // a known record
  | 'queued' // could be more than one person: nothing is guessed
  | 'apart' // a record that somebody unlinked by hand: its line is kept, no person follows it
  | 'gone' // the register let somebody go
  | 'contested' // a known record whose new number is somebody else's: held, and a human is asked
  | 'present' // a bad line whose person can be told: never missing

/** A line that waits. Binary ids are what COPY wants. */
export type StagedLine = {
  at: number
  registerId: string
  what: StagedWhat
  record: Uint8Array | null
  /** The record is there already. */
  known: boolean
  person: Uint8Array | null
  link: Uint8Array | null
  digest: Buffer | null
  sealed: Buffer | null
  /** Only of somebody new, and not of those under protection: for the sample that people read. */
  name: string | null
  pin: { id: Uint8Array; mac: Buffer; from: Uint8Array | null } | null
  consequence: 'would-lock' | 'would-close' | null
  personIds: string | null
  because: string | null
}

/**
 * An identity number on a staged line. `newest`: made with the newest key; others only help to find. `fresh`: the line's
 * record did not have it before.
 */
export type StagedNumber = {
  at: number
  id: Uint8Array
  type: string
  blindIndex: Buffer
  sealed: Buffer | null
  previous: boolean
  newest: boolean
  fresh: boolean
}

/** Empty staging tables; what a killed run left behind is dropped. They are unlogged: a crash empties them too. */
export async function makeStaging(client: PoolClient, register: StagedRegister): Promise<void> {
  const made = tables(register).map((table) => `CREATE UNLOGGED TABLE ${table}`)
  // rows of two kilobytes would be squeezed and moved aside one by one, only to be thrown away again
  const plain = ['person', 'arrived'].map(
    (of) => `ALTER TABLE import_${register}_${of} SET (toast_tuple_target = 8160, autovacuum_enabled = off)`,
  )
  await client.query([dropped(register), ...made, ...plain].join(';'))
}

export async function dropStaging(client: PoolClient, register: StagedRegister): Promise<void> {
  await client.query(dropped(register))
}

function dropped(register: StagedRegister): string {
  const names = ['line', 'person', 'number', 'arrived', 'exception', 'missing'].map(
    (name) => `import_${register}_${name}`,
  )
  return `DROP TABLE IF EXISTS ${names.join(', ')}`
}

function tables(register: StagedRegister): string[] {
  const name = (of: string) => `import_${register}_${of}`
  return [
    `${name('line')} (at integer NOT NULL, digest bytea NOT NULL)`,
    `${name('person')} (
       at integer NOT NULL, register_id text COLLATE "C" NOT NULL, what text NOT NULL,
       record uuid, known boolean NOT NULL, person uuid, link uuid, digest bytea, sealed bytea, name text,
       pin uuid, pin_mac bytea, pin_from uuid, consequence text, person_ids text, because text)`,
    `${name('number')} (
       at integer NOT NULL, id uuid, type text, blind_index bytea NOT NULL, sealed bytea,
       previous boolean NOT NULL, newest boolean NOT NULL, fresh boolean NOT NULL)`,
    `${name('arrived')} (at integer NOT NULL, rows bytea STORAGE EXTERNAL NOT NULL)`,
    `${name('exception')} (
       at integer PRIMARY KEY, what text NOT NULL, because text NOT NULL, person_ids uuid[] NOT NULL DEFAULT '{}')`,
    `${name('missing')} (record uuid PRIMARY KEY, person uuid, first_time boolean NOT NULL)`,
  ]
}

/** Stages digests of lines. */
export async function stageDigests(
  client: PoolClient,
  register: StagedRegister,
  lines: readonly { at: number; digest: Buffer }[],
): Promise<void> {
  const rows = binaryRows()
  for (const { at, digest } of lines) {
    rows.row(2)
    rows.int(at)
    rows.bytes(digest)
  }
  const taken = rows.take()
  if (taken) await copyRows(client, `import_${register}_line (at, digest)`, taken)
}

/** Rows of lines and numbers that wait to be sent together. */
export type StagingRows = { people: BinaryRows; numbers: BinaryRows; arrivals: BinaryRows; lines: number }

/** No rows yet. */
export function stagingRows(): StagingRows {
  return { people: binaryRows(), numbers: binaryRows(), arrivals: binaryRows(), lines: 0 }
}

/** Adds lines and their numbers; nothing of them is kept but bytes. Of somebody new, numbers are only compared here. */
export function addRows(
  rows: StagingRows,
  lines: readonly StagedLine[],
  numbers: readonly StagedNumber[],
  numbersOfArrivals: readonly StagedNumber[],
): void {
  for (const line of lines) writeLine(rows.people, line)
  for (const number of numbers) writeNumber(rows.numbers, number, { whole: true })
  for (const number of numbersOfArrivals) writeNumber(rows.numbers, number, { whole: false })
  rows.lines += lines.length
}

/** How many bytes wait. */
export function sizeOf({ people, numbers, arrivals }: StagingRows): number {
  return people.size() + numbers.size() + arrivals.size()
}

/** Sends the rows, and empties them at once: others may be added while these are on their way. */
export async function sendRows(
  client: PoolClient,
  register: StagedRegister,
  rows: StagingRows,
): Promise<void> {
  const [people, numbers, arrivals] = [rows.people.take(), rows.numbers.take(), rows.arrivals.take()]
  rows.lines = 0
  const columns = `at, register_id, what, record, known, person, link, digest, sealed, name,
    pin, pin_mac, pin_from, consequence, person_ids, because`
  if (people) await copyRows(client, `import_${register}_person (${columns})`, people)
  const columnsOfNumber = 'at, id, type, blind_index, sealed, previous, newest, fresh'
  if (numbers) await copyRows(client, `import_${register}_number (${columnsOfNumber})`, numbers)
  if (arrivals) await copyRows(client, `import_${register}_arrived (at, rows)`, arrivals)
}

function writeLine(rows: BinaryRows, line: StagedLine): void {
  const { pin } = line
  rows.row(16)
  rows.int(line.at)
  rows.text(line.registerId)
  rows.text(line.what)
  rows.bytes(line.record)
  rows.yes(line.known)
  for (const value of [line.person, line.link, line.digest, line.sealed]) rows.bytes(value)
  rows.text(line.name)
  for (const value of [pin?.id ?? null, pin?.mac ?? null, pin?.from ?? null]) rows.bytes(value)
  for (const value of [line.consequence, line.personIds, line.because]) rows.text(value)
}

function writeNumber(rows: BinaryRows, number: StagedNumber, { whole }: { whole: boolean }): void {
  rows.row(8)
  rows.int(number.at)
  rows.bytes(whole ? number.id : null)
  rows.text(whole ? number.type : null)
  rows.bytes(number.blindIndex)
  rows.bytes(whole ? number.sealed : null)
  rows.yes(number.previous)
  rows.yes(number.newest)
  rows.yes(number.fresh)
}

/** Which lines are not known word for word: one bit for each line number. `most` is the highest line number. */
export async function unknownLines(
  client: PoolClient,
  register: StagedRegister,
  most: number,
): Promise<{ count: number; has(at: number): boolean }> {
  const bits = new Uint8Array((most >> 3) + 1)
  let count = 0
  await client.query('BEGIN')
  await client.query(
    `DECLARE unknown NO SCROLL CURSOR FOR SELECT at FROM import_${register}_line l WHERE NOT EXISTS (
       SELECT 1 FROM source_record s WHERE s.register = '${register}' AND s.digest = l.digest)`,
  )
  for (;;) {
    const { rows } = await client.query<[number]>({ text: 'FETCH 50000 FROM unknown', rowMode: 'array' })
    if (rows.length === 0) break
    count += rows.length
    for (const [at] of rows) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7))
  }
  await client.query('COMMIT')
  return { count, has: (at) => ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0 }
}
