/** Ids of new rows by the million: UUIDs that begin with the time, so that rows made together lie together. */
import type { Temporal } from 'temporal-polyfill'
import type { Dice } from '../../core/chance.ts'

/** An id as sixteen bytes. */
export type RowId = Buffer

/** Makes ids (RFC 9562, version 7). An id opens nothing; its time is that of the import. Chance is taken in handfuls. */
export function rowIds(dice: Dice, now: Temporal.Instant): () => RowId {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(now.epochMilliseconds))
  let chance = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at + 10 > chance.length) {
      chance = Buffer.from(dice.bytes(10 * 1024))
      at = 0
    }
    const id = Buffer.allocUnsafe(16)
    time.copy(id, 0, 2)
    chance.copy(id, 6, at, at + 10)
    at += 10
    id.writeUInt8(((id[6] ?? 0) & 0x0f) | 0x70, 6)
    id.writeUInt8(((id[8] ?? 0) & 0x3f) | 0x80, 8)
    return id
  }
}

/** The id as the rest of the house writes it. */
export function idText(id: RowId): string {
  const hex = id.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The sixteen bytes of an id. */
export function idBytes(text: string): RowId {
  return Buffer.from(text.replaceAll('-', ''), 'hex')
}
