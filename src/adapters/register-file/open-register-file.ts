/** Opens a register file: JSON Lines with a header and a trailer, read from end to end any number of times. */
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { readHeader, type RegisterHeader } from '../../core/register/header.ts'
import type { LineObjection } from '../../core/register/line-objection.ts'
import type {
  FileLine,
  FileRefusal,
  FileSurvey,
  OpenRegisterFile,
  RegisterFile,
} from '../../core/register/register-file.ts'
import { looksLikeTrailer, readTrailer } from '../../core/register/trailer.ts'
import { faultIn, tooLongAt } from './sound-bytes.ts'
import { type Block, lastLineOf, type Line, linesOf, wholeLines } from './whole-lines.ts'

/** Opens the file and reads its header; every later reading goes to the same opened file, whatever its name then means. */
export const openRegisterFile: OpenRegisterFile = async (path) => {
  const file = await openFile(path)
  if ('because' in file) return file
  const first = await firstLine(file)
  if ('header' in first) return registerFile(file, first.header, (await file.stat()).size)
  await file.close()
  return first
}

function registerFile(file: FileHandle, header: RegisterHeader, size: number): RegisterFile {
  let surveyed: FileSurvey | null = null
  return {
    header,
    size,
    close: () => file.close(),
    survey: async (wanted, take) => {
      const outcome = await readThrough(file, header, wanted, take)
      if (!('because' in outcome)) surveyed = outcome
      return outcome
    },
    read: async (wanted, take) => {
      const outcome = await readThrough(file, header, wanted, take)
      if ('because' in outcome) return outcome
      return surveyed?.digest.equals(outcome.digest) ? null : changed
    },
  }
}

const changed: FileRefusal = {
  because: 'changed-while-read',
  line: null,
  detail: 'the file changed while it was read',
}

type Take = (lines: readonly FileLine[], bytesRead: number) => Promise<void>

/** The last line that is not empty is kept back: when the file ends, it is the trailer. */
async function readThrough(
  file: FileHandle,
  header: RegisterHeader,
  wanted: (at: number) => boolean,
  take: Take,
): Promise<FileSurvey | FileRefusal> {
  const hash = createHash('sha256')
  let kept: Kept = { at: 0, raw: Buffer.alloc(0), line: Buffer.alloc(0) }
  let bytes = 0
  const blocks = wholeLines(file)
  for (;;) {
    const next = await blocks.next()
    if (next.done) {
      if (next.value) return tooLongAt(next.value.tooLong)
      return endOf(header, kept, { hash, bytes })
    }
    const block = next.value
    const fault = faultIn(block)
    if (fault) return fault
    bytes += block.bytes.length
    const last = lastLineOf(block)
    await take(last ? wantedLines(block, kept, { before: last, wanted }) : [], bytes)
    kept = keptOf(block, kept, { last, hash })
  }
}

/** A line that may be the trailer, and its bytes with everything after it. */
type Kept = { at: number; raw: Buffer; line: Buffer }

/** What a block shows to be no trailer: the line that was kept back, empty ones after it, and its own but the last. */
function wantedLines(
  block: Block,
  kept: Kept,
  { before, wanted }: { before: Line; wanted: (at: number) => boolean },
): FileLine[] {
  const isWanted = (at: number) => at > 1 && wanted(at)
  const lines: FileLine[] = isWanted(kept.at) ? [{ at: kept.at, bytes: kept.line }] : []
  if (kept.at > 0)
    for (let at = kept.at + 1; at < block.firstLine; at += 1)
      if (isWanted(at)) lines.push({ at, bytes: Buffer.alloc(0) })
  for (const { at, bytes } of linesOf(block, isWanted)) {
    if (at >= before.at) break
    lines.push({ at, bytes })
  }
  return lines
}

/** The new last line is kept back in place of the one before; the block's bytes go with the block. */
function keptOf(block: Block, before: Kept, { last, hash }: { last: Line | null; hash: Hash }): Kept {
  if (!last) return { ...before, raw: Buffer.concat([before.raw, block.bytes]) }
  hash.update(before.raw)
  hash.update(block.bytes.subarray(0, last.start))
  return { at: last.at, raw: Buffer.from(block.bytes.subarray(last.start)), line: Buffer.from(last.bytes) }
}

function endOf(
  header: RegisterHeader,
  kept: Kept,
  { hash, bytes }: { hash: Hash; bytes: number },
): FileSurvey | FileRefusal {
  const value = parse(kept.line)
  if (kept.at < 2 || !looksLikeTrailer(value)) {
    return { because: 'cut-off', line: kept.at, detail: 'the file ends without its trailer: it was cut off' }
  }
  const counted = header.register === 'fs' || header.register === 'hr' ? 'people' : header.register
  const read = readTrailer(value, counted)
  if ('objections' in read) return { because: 'bad-trailer', line: kept.at, detail: inWords(read.objections) }
  const people = kept.at - 2
  if (read.trailer.count !== people) {
    const detail = `the trailer says ${read.trailer.count} ${counted}, the file has ${people}`
    return { because: 'wrong-count', line: kept.at, detail }
  }
  const sum = hash.copy().digest('hex')
  if (read.trailer.sha256 !== null && read.trailer.sha256 !== sum) {
    const detail = 'the lines do not have the SHA-256 that the trailer says'
    return { because: 'wrong-checksum', line: kept.at, detail }
  }
  return { people, digest: hash.update(kept.raw).digest(), bytes }
}

async function firstLine(file: FileHandle): Promise<{ header: RegisterHeader } | FileRefusal> {
  const none: FileRefusal = { because: 'no-header', line: 1, detail: 'the file is empty' }
  const blocks = wholeLines(file)
  const next = await blocks.next()
  if (next.done) return next.value ? tooLongAt(next.value.tooLong) : none
  const fault = faultIn(next.value)
  if (fault) return fault
  const line = linesOf(next.value).next()
  if (line.done || line.value.bytes.length === 0) return none
  const read = readHeader(parse(line.value.bytes))
  return 'header' in read ? read : { because: 'no-header', line: 1, detail: inWords(read.objections) }
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function inWords(objections: readonly LineObjection[]): string {
  return objections.map(({ key, because }) => (key ? `${key} ${because}` : because)).join('; ')
}

async function openFile(path: string): Promise<FileHandle | FileRefusal> {
  try {
    const file = await open(path, 'r')
    if ((await file.stat()).isFile()) return file
    await file.close()
    return { because: 'not-readable', line: null, detail: 'is not a file' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(code)) throw error
    const detail = code === 'EACCES' ? 'may not be read by this account' : 'does not exist'
    return { because: 'not-readable', line: null, detail }
  }
}
