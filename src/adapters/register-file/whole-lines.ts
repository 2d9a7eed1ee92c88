/** Reads a file in blocks of whole lines, so that memory stays flat however long the file is. */
import type { FileHandle } from 'node:fs/promises'

/** Lines longer than this are no person: a bomb, or a file without line breaks (case I-08). */
export const longestLine = 1_048_576

const blockSize = 2 * longestLine

/** A block ends with a line break, except the last one. Its bytes are only valid until the next block is asked for. */
export type Block = { bytes: Buffer; firstLine: number; lines: number; longest: number }

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
      const counted = countLines(bytes)
      yield { bytes, firstLine, ...counted }
      firstLine += counted.lines
    }
    if (atEnd) return null
    if (filled.length - end > longestLine) return { tooLong: firstLine }
    filled.copy(buffer, 0, end)
    carried = filled.length - end
  }
}

/** A line without its line break (LF or CR LF). `start`: its first byte in the block. */
export type Line = { at: number; bytes: Buffer; start: number }

/** The lines of a block; those that nobody wants are only counted. */
export function* linesOf(block: Block, wanted: (at: number) => boolean = () => true): Generator<Line> {
  const { bytes, firstLine } = block
  let at = firstLine
  for (let start = 0; start < bytes.length; at += 1) {
    const found = bytes.indexOf(lineFeed, start)
    const end = found === -1 ? bytes.length : found
    if (wanted(at)) yield lineAt(block, at, { start, end })
    start = end + 1
  }
}

/** The last line of a block that is not empty, found from its end. */
export function lastLineOf(block: Block): Line | null {
  const { bytes, firstLine, lines } = block
  let end = bytes.at(-1) === lineFeed ? bytes.length - 1 : bytes.length
  for (let at = firstLine + lines - 1; at >= firstLine; at -= 1) {
    const start = end === 0 ? 0 : bytes.lastIndexOf(lineFeed, end - 1) + 1
    const line = lineAt(block, at, { start, end })
    if (line.bytes.length > 0) return line
    end = start - 1
  }
  return null
}

function lineAt({ bytes }: Block, at: number, { start, end }: { start: number; end: number }): Line {
  const bare = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end
  return { at, bytes: bytes.subarray(start, bare), start }
}

export const lineFeed = 10
export const carriageReturn = 13

function countLines(bytes: Buffer): { lines: number; longest: number } {
  let lines = 0
  let longest = 0
  for (let start = 0; start < bytes.length; lines += 1) {
    const found = bytes.indexOf(lineFeed, start)
    const end = found === -1 ? bytes.length : found
    if (end - start > longest) longest = end - start
    start = end + 1
  }
  return { lines, longest }
}
