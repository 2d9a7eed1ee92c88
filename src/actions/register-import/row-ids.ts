/** Ids of new rows by the million: UUIDs that begin with the time, so that rows made together lie together. */
import type { Temporal } from 'temporal-polyfill'
import type { Dice } from '../../core/chance.ts'

/** An id as sixteen bytes. */
export type RowId = Buffer

const bytesOfChance = 6
const mostInOneMillisecond = 2 ** 26

/**
 * Makes ids (RFC 9562, version 7, with a counter as in 6.2): the time of the import, 26 bits that count, 48 bits of chance.
 * Each is higher than the one before, so that PostgreSQL's indexes grow at their end. An id opens nothing. Chance is taken
 * in handfuls.
 */
export function rowIds(dice: Dice, now: Temporal.Instant): () => RowId {
  let time = now.epochMilliseconds
  let count = 0
  let chance = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at + bytesOfChance > chance.length) {
      chance = Buffer.from(dice.bytes(bytesOfChance * 1024))
      at = 0
    }
    const id = Buffer.allocUnsafe(16)
    id.writeUIntBE(time, 0, 6)
    id.writeUInt16BE(0x7000 | (count >> 14), 6)
    id.writeUInt16BE(0x8000 | (count & 0x3fff), 8)
    chance.copy(id, 10, at, at + bytesOfChance)
    at += bytesOfChance
    count += 1
    if (count === mostInOneMillisecond) {
      time += 1
      count = 0
    }
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
