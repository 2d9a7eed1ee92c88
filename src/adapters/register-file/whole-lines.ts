/** Reads a file in blocks of whole lines, so that memory stays flat however long the file is. */
import type { FileHandle } from 'node:fs/promises'

/** Lines longer than this are no person: a bomb, or a file without line breaks (case I-08). */
export const longestLine = 1_048_576

const blockSize = 2 * longestLine

/** A block ends with a line break, except the last one. Its bytes are only valid until the next block is asked for. */
export type Block = { bytes: Buffer; firstLine: number; lines: number }

/** Every block of the file in order; `tooLong` is the number of a line that does not fit. */
export async function* wholeLines(file: FileHandle): AsyncGenerator<Block, { tooLong: number } | null> {
  const buffer = Buffer.allocUnsafeSlow(blockSize)
  let carried = 0
  let position = 0
  let firstLine = 1
  for (;;) {
    const { bytesRead } = await file.read(buffer, carried, blockSize - carried, position)
    position += bytesRead
    const filled = buffer.subarray(0, carried + bytesRead)
    const atEnd = bytesRead === 0
    const end = atEnd ? filled.length : filled.lastIndexOf(lineFeed) + 1
    if (end > 0) {
      const bytes = filled.subarray(0, end)
      const lines = countLines(bytes)
      yield { bytes, firstLine, lines }
      firstLine += lines
    }
    if (atEnd) return null
    if (filled.length - end > longestLine) return { tooLong: firstLine }
    filled.copy(buffer, 0, end)
    carried = filled.length - end
  }
}

/** The lines of a block without their line breaks (LF or CR LF). */
export function* linesOf({
  bytes,
  firstLine,
}: Block): Generator<{ at: number; bytes: Buffer; start: number }> {
  let at = firstLine
  for (let start = 0; start < bytes.length; at += 1) {
    const found = bytes.indexOf(lineFeed, start)
    const end = found === -1 ? bytes.length : found
    const bare = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end
    yield { at, bytes: bytes.subarray(start, bare), start }
    start = end + 1
  }
}

export const lineFeed = 10
export const carriageReturn = 13

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) lines += 1
  return bytes.at(-1) === lineFeed ? lines : lines + 1
}
