/** Is this text at all? Another encoding, a NUL or a stray carriage return refuses the file, with the line. */
import { isUtf8 } from 'node:buffer'
import type { FileRefusal } from '../../core/register/register-file.ts'
import { type Block, carriageReturn, lineFeed, linesOf, longestLine } from './whole-lines.ts'

/** The first fault of a block's bytes (design: not UTF-8 changes nothing; case I-08). */
export function faultIn(block: Block): FileRefusal | null {
  const { bytes, firstLine } = block
  if (firstLine === 1 && startsWithMark(bytes))
    return refuse('not-utf8', 1, 'the file begins with a byte order mark')
  if (bytes.includes(0))
    return refuse(
      'not-utf8',
      lineWith(block, (line) => line.includes(0)),
      'holds a NUL',
    )
  if (!isUtf8(bytes)) return notText(block)
  const stray = strayReturn(bytes)
  if (stray !== -1) {
    const line = lineWith(block, (_, start, length) => stray >= start && stray <= start + length)
    return refuse('bad-line-break', line, 'holds a carriage return that ends no line')
  }
  if (block.longest <= longestLine) return null
  const tooLong = lineWith(block, (line) => line.length > longestLine)
  return tooLong === null ? null : tooLongAt(tooLong)
}

/** The refusal of a line that is longer than any person. */
export function tooLongAt(line: number): FileRefusal {
  return refuse('line-too-long', line, `is longer than ${longestLine} bytes`)
}

/** A last line that stops in the middle of a letter was cut off there. */
function notText(block: Block): FileRefusal {
  const line = lineWith(block, (bytes) => !isUtf8(bytes))
  const isLast = line === block.firstLine + block.lines - 1 && block.bytes.at(-1) !== lineFeed
  return isLast
    ? refuse('cut-off', line, 'the file ends in the middle of a letter: it was cut off')
    : refuse('not-utf8', line, 'is not UTF-8')
}

function refuse(because: FileRefusal['because'], line: number | null, detail: string): FileRefusal {
  return { because, line, detail }
}

/** UTF-8, UTF-16 and UTF-32 marks. */
function startsWithMark(bytes: Buffer): boolean {
  return (
    (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) ||
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff)
  )
}

function strayReturn(bytes: Buffer): number {
  for (let at = bytes.indexOf(carriageReturn); at !== -1; at = bytes.indexOf(carriageReturn, at + 1))
    if (bytes[at + 1] !== lineFeed) return at
  return -1
}

function lineWith(block: Block, is: (line: Buffer, start: number, length: number) => boolean): number | null {
  for (const { at, bytes, start } of linesOf(block)) if (is(bytes, start, bytes.length)) return at
  return null
}
