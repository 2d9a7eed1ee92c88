/** Reads a published list, one `SHA1:count` or bare SHA-1 per line, byte by byte: tens of gigabytes go through here. */

/** Why a line was not taken. The line itself is never repeated: it may hold a password. */
export type BadLine = { line: number; why: 'not-a-sha1' | 'bad-count' | 'too-long' }

export type LineReader = {
  /** Takes the next piece of the text, wherever it was cut. */
  take(piece: Uint8Array): void
  /** The text is over; the last line may lack its line feed. */
  finish(): void
}

/** What becomes of the lines. A hash is handed on as its first 32 bits and the next 32. */
export type LineTaker = {
  hash(high: number, low: number): void
  /** A line of `count` 0 is padding of the range interface, not a leaked password. */
  padding(): void
  bad(bad: BadLine): void
}

/** No line of such a list is longer; what is, is no such list. */
const longestLine = 200
const sha1Digits = 40

export function readHashLines(taker: LineTaker): LineReader {
  let rest: Uint8Array = new Uint8Array(0)
  let line = 0

  const takeLine = (bytes: Uint8Array, start: number, end: number): void => {
    line++
    const until = bytes[end - 1] === carriageReturn ? end - 1 : end
    if (until <= start) return
    const why = until - start > longestLine ? 'too-long' : takeHash(bytes, start, until, taker)
    if (why !== null) taker.bad({ line, why })
  }

  const take = (piece: Uint8Array): void => {
    const bytes = rest.length === 0 ? piece : joined(rest, piece)
    let start = 0
    for (;;) {
      const end = bytes.indexOf(lineFeed, start)
      if (end === -1) break
      takeLine(bytes, start, end)
      start = end + 1
    }
    // Of a line without an end only so much is kept as shows that it is too long.
    rest = bytes.slice(start, Math.min(bytes.length, start + longestLine + 2))
  }

  return { take, finish: () => rest.length > 0 && takeLine(rest, 0, rest.length) }
}

function takeHash(bytes: Uint8Array, start: number, end: number, taker: LineTaker): BadLine['why'] | null {
  const afterHash = start + sha1Digits
  if (end < afterHash || !areDigits(bytes, start, afterHash)) return 'not-a-sha1'
  const count = end === afterHash ? 1 : readCount(bytes, afterHash, end)
  if (count === null) return 'bad-count'
  if (count === 0) taker.padding()
  else taker.hash(read32Bits(bytes, start), read32Bits(bytes, start + 8))
  return null
}

function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0
  for (let at = start; at < end; at++) all |= digitOf[bytes[at] ?? 0] ?? -1
  return all >= 0
}

function read32Bits(bytes: Uint8Array, start: number): number {
  let bits = 0
  for (let at = start; at < start + 8; at++) bits = (bits << 4) | (digitOf[bytes[at] ?? 0] ?? 0)
  return bits >>> 0
}

/** `:123`, or null when it is something else. */
function readCount(bytes: Uint8Array, start: number, end: number): number | null {
  if (bytes[start] !== colon || end === start + 1) return null
  let count = 0
  for (let at = start + 1; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero
    if (digit < 0 || digit > 9) return null
    count = count * 10 + digit
  }
  return count
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const colon = 0x3a
const zero = 0x30

/** The value of a hexadecimal digit by its byte, -1 for every other byte. */
const digitOf = Int8Array.from({ length: 256 }, (_, byte) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase()),
)
