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
  json(text: string): void
  /** Everything written so far, with header and trailer; the next row starts anew. Null: nothing was written. */
  take(): Buffer | null
}

/** An empty set of rows (PostgreSQL: COPY, "Binary Format"). */
export function binaryRows(): BinaryRows {
  let buffer = Buffer.allocUnsafe(1_048_576)
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
  const bytes = (value: Uint8Array | null): void => {
    if (value === null) return nothing()
    room(4 + value.length)
    length(value.length)
    buffer.set(value, at)
    at += value.length
  }
  const utf8 = (value: string, mark: number | null): void => {
    room(5 + value.length * 3)
    const start = at
    at += 4
    if (mark !== null) at = buffer.writeUInt8(mark, at)
    at += buffer.write(value, at, 'utf8')
    buffer.writeInt32BE(at - start - 4, start)
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
    text: (value) => (value === null ? nothing() : utf8(value, null)),
    day(value) {
      if (value === null) return nothing()
      room(8)
      length(4)
      at = buffer.writeInt32BE(daysSince2000(value), at)
    },
    json: (text) => utf8(text, jsonbVersion),
    take() {
      if (at === header.length) return null
      room(2)
      at = buffer.writeInt16BE(-1, at)
      header.copy(buffer, 0)
      const taken = buffer.subarray(0, at)
      buffer = Buffer.allocUnsafe(Math.max(1_048_576, at))
      at = header.length
      return taken
    },
  }
}

/** Sends rows with one COPY statement and waits until PostgreSQL has taken them. */
export async function copyRows(client: PoolClient, into: string, rows: Buffer): Promise<void> {
  const stream = client.query(from(`COPY ${into} FROM STDIN (FORMAT binary)`))
  const done = once(stream, 'finish')
  stream.end(rows)
  await done
}

const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const jsonbVersion = 1
const epoch2000 = 10_957

function daysSince2000(day: string): number {
  const since1970 = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
  return since1970 / 86_400_000 - epoch2000
}
