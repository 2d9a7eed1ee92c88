/** Writes rows the way PostgreSQL's COPY reads them fastest: its binary format, straight into one buffer. */
import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'

/** Rows under construction. Call `row(columns)` and then one method for each column, in the order of the COPY. */
export type BinaryRows = {
  row(columns: number): void
  int(value: number): void
  yes(value: boolean): void
  /** Sixteen bytes. */
  uuid(value: Uint8Array): void
  bytes(value: Uint8Array | null): void
  text(value: string | null): void
  /** `YYYY-MM-DD`. */
  day(value: string | null): void
  /** Microseconds since 1970. */
  instant(value: bigint): void
  long(value: bigint): void
  /** Fields or rows that were written before. */
  written(value: Uint8Array): void
  /** A field or a part made of what follows until `close`, which is given what this gave. */
  open(): number
  close(mark: number): void
  /** How many bytes wait. */
  size(): number
  /** Everything written so far, with header and trailer; the next row starts anew. Null: nothing was written. */
  take(): Buffer | null
  /** Everything written so far and nothing besides, for `written`. */
  takeBare(): Buffer
}

/** An empty set of rows (PostgreSQL: COPY, "Binary Format"). */
export function binaryRows(): BinaryRows {
  let buffer = Buffer.allocUnsafe(firstSize)
  let at = header.length
  const room = (more: number): void => {
    if (at + more <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + more))
    buffer.copy(larger, 0, 0, at)
    buffer = larger
  }
  const length = (value: number): void => {
    at = buffer.writeInt32BE(value, at)
  }
  const nothing = (): void => {
    room(4)
    length(-1)
  }
  const put = (value: Uint8Array): void => {
    // for a few bytes a loop costs less than the call
    if (value.length > 48) buffer.set(value, at)
    else for (let place = 0; place < value.length; place += 1) buffer[at + place] = value[place] ?? 0
    at += value.length
  }
  const bytes = (value: Uint8Array | null): void => {
    if (value === null) return nothing()
    room(4 + value.length)
    length(value.length)
    put(value)
  }
  const utf8 = (value: string): void => {
    room(4 + value.length * 3)
    const written =
      value.length <= 48 && isAscii(value, buffer, at + 4) ? value.length : buffer.write(value, at + 4)
    length(written)
    at += written
  }
  const long = (value: bigint): void => {
    room(12)
    length(8)
    at = buffer.writeBigInt64BE(value, at)
  }
  return {
    row(columns) {
      room(2)
      at = buffer.writeInt16BE(columns, at)
    },
    int(value) {
      room(8)
      length(4)
      at = buffer.writeInt32BE(value, at)
    },
    yes(value) {
      room(5)
      length(1)
      at = buffer.writeUInt8(value ? 1 : 0, at)
    },
    uuid: bytes,
    bytes,
    text: (value) => (value === null ? nothing() : utf8(value)),
    day(value) {
      if (value === null) return nothing()
      room(8)
      length(4)
      at = buffer.writeInt32BE(daysSince2000(value), at)
    },
    instant: (value) => long(value - epoch2000InMicroseconds),
    long,
    written(value) {
      room(value.length)
      put(value)
    },
    open() {
      room(4)
      at += 4
      return at
    },
    close(mark) {
      buffer.writeInt32BE(at - mark, mark - 4)
    },
    size: () => at - header.length,
    takeBare() {
      const taken = Buffer.from(buffer.subarray(header.length, at))
      at = header.length
      return taken
    },
    take() {
      if (at === header.length) return null
      room(2)
      at = buffer.writeInt16BE(-1, at)
      header.copy(buffer, 0)
      const taken = buffer.subarray(0, at)
      buffer = Buffer.allocUnsafe(Math.max(firstSize, at))
      at = header.length
      return taken
    },
  }
}

/** Rows that were written before, with header and trailer. Null: there are none. */
export function copyOf(rows: readonly Buffer[]): Buffer | null {
  return rows.length === 0 ? null : Buffer.concat([header, ...rows, trailer])
}

/** Sends rows with one COPY statement and waits until PostgreSQL has taken them. */
export async function copyRows(client: PoolClient, into: string, rows: Buffer): Promise<void> {
  const stream = client.query(from(`COPY ${into} FROM STDIN (FORMAT binary)`))
  const done = once(stream, 'finish')
  stream.end(rows)
  await done
}

const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const trailer = Buffer.from([0xff, 0xff])
const firstSize = 65_536
const epoch2000 = 10_957
const epoch2000InMicroseconds = 946_684_800_000_000n

/** Writes a text as it stands, if every letter is one byte; what it wrote otherwise is written over. */
function isAscii(value: string, into: Buffer, at: number): boolean {
  for (let place = 0; place < value.length; place += 1) {
    const letter = value.charCodeAt(place)
    if (letter > 127) return false
    into[at + place] = letter
  }
  return true
}

function daysSince2000(day: string): number {
  const since1970 = Date.UTC(digits(day, 0, 4), digits(day, 5, 7) - 1, digits(day, 8, 10))
  return since1970 / 86_400_000 - epoch2000
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let place = from; place < to; place += 1) value = value * 10 + text.charCodeAt(place) - zero
  return value
}

const zero = 48
