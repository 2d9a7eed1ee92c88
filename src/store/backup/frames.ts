/** How a backup is laid out: pieces, each with its kind and length before it, either words of ours or rows of PostgreSQL's. */
import { BadBackup, type BackupPart, backupPart } from '../../core/backup/manifest.ts'

/** A piece: words (JSON) or rows as COPY wrote them. */
export type Frame = { part: BackupPart } | { rows: Buffer }

const words = 1
const rows = 2
const headBytes = 5
/** A piece longer than this was not written by us. */
const longest = 64 * 1024 ** 2

/** The words as a piece. */
export function partFrame(part: BackupPart): Buffer {
  return framed(words, Buffer.from(JSON.stringify(part)))
}

/** Rows as a piece. */
export function rowsFrame(bytes: Buffer): Buffer {
  return framed(rows, bytes)
}

function framed(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt8(kind, 0)
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** Takes the bytes apart again, however they are cut. Throws `BadBackup` where they are no pieces of ours. */
export async function* framesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let kept: Buffer[] = []
  let size = 0
  let wanted = headBytes
  let kind = 0
  for await (const chunk of bytes) {
    kept.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    size += chunk.byteLength
    if (size < wanted) continue
    let whole = kept.length === 1 ? (kept[0] ?? Buffer.alloc(0)) : Buffer.concat(kept)
    while (whole.length >= wanted) {
      if (kind === 0) {
        kind = whole.readUInt8(0)
        const length = whole.readUInt32BE(1)
        if ((kind !== words && kind !== rows) || length > longest)
          throw new BadBackup('This is no backup of ours.')
        whole = whole.subarray(headBytes)
        wanted = length
      } else {
        yield kind === words
          ? { part: partOf(whole.subarray(0, wanted)) }
          : { rows: whole.subarray(0, wanted) }
        whole = whole.subarray(wanted)
        kind = 0
        wanted = headBytes
      }
    }
    kept = whole.length > 0 ? [whole] : []
    size = whole.length
  }
  if (size > 0 || kind !== 0) throw new BadBackup('The backup is cut off.')
}

function partOf(body: Buffer): BackupPart {
  const read = backupPart.safeParse(jsonOf(body))
  if (!read.success) throw new BadBackup('The backup says something that this version does not understand.')
  return read.data
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new BadBackup('The backup is damaged: its words cannot be read.')
  }
}
