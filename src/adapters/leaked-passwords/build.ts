/** Makes a file of leaked passwords from a published list of any size: whole, or not at all. */
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { endianness } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { bucketOf, encodeHeader, headerBytes, prefixBitsFor } from './file-format.ts'
import type { BadLine } from './hash-lines.ts'
import { readHashLines } from './hash-lines.ts'
import { makePiles, writeWhole } from './sort-on-disk.ts'
import type { Piles } from './sort-on-disk.ts'

/** How far the work is. `of` is null when the input does not say how long it is. */
export type BuildProgress = {
  step: 'reading' | 'sorting'
  done: number
  of: number | null
  unit: 'bytes' | 'hashes'
}

export type BuildOrder = {
  /** A text of `SHA1:count` or bare SHA-1 lines, sorted or not: a path, or the text as it comes (from a pipe). */
  input: string | AsyncIterable<Uint8Array>
  output: string
  onProgress?: (progress: BuildProgress) => void
  /** More bad lines than this, and nothing is built. */
  badLinesAllowed?: number
  /** How many hashes are sorted in memory at once. */
  mostInMemory?: number
}

/** What was read: lines in all, padding lines of count 0, bad lines, the first of them with number and reason. */
export type ReadLines = { lines: number; padding: number; bad: number; firstBad: readonly BadLine[] }

export type Built =
  | ({ outcome: 'built'; count: number; duplicates: number } & ReadLines)
  | ({
      outcome: 'refused'
      because: 'too-many-bad-lines' | 'no-passwords' | 'too-many-passwords'
    } & ReadLines)

const firstBadKept = 20
const defaultBadLinesAllowed = 100
const mostHashes = 2 ** 32 - 1

/**
 * Needs about 8 bytes of disk per line beside the output while it works, and little memory. The new file takes the old
 * one's place in one step at the end, so that an open list and a stopped build do no harm.
 */
export async function buildLeakedPasswords(order: BuildOrder): Promise<Built> {
  if (endianness() !== 'LE')
    throw new Error('Files of leaked passwords are built on little-endian machines only.')
  const folder = workFolder(order.output)
  const piles = makePiles(folder, order.mostInMemory)
  try {
    const read = await deal(order, piles)
    const because = whyNot(order, read, piles.count())
    if (because !== null) return { outcome: 'refused', because, ...read }
    const built = join(folder, 'built')
    const count = write(built, piles, order)
    renameSync(built, order.output)
    syncFolder(dirname(order.output))
    return { outcome: 'built', count, duplicates: piles.count() - count, ...read }
  } finally {
    piles.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function deal({ input, onProgress, badLinesAllowed }: BuildOrder, piles: Piles): Promise<ReadLines> {
  const firstBad: BadLine[] = []
  let bad = 0
  let padding = 0
  const reader = readHashLines({
    hash: piles.add,
    padding: () => padding++,
    bad: (line) => {
      if (++bad <= firstBadKept) firstBad.push(line)
    },
  })
  const of = typeof input === 'string' ? statSync(input).size : null
  let done = 0
  for await (const piece of typeof input === 'string' ? pieces(input) : input) {
    reader.take(piece)
    done += piece.length
    onProgress?.({ step: 'reading', done, of, unit: 'bytes' })
    if (bad > (badLinesAllowed ?? defaultBadLinesAllowed)) break
  }
  reader.finish()
  return { lines: piles.count() + padding + bad, padding, bad, firstBad }
}

function pieces(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 2 ** 20 })
}

function whyNot(
  order: BuildOrder,
  { bad }: ReadLines,
  hashes: number,
): 'too-many-bad-lines' | 'no-passwords' | 'too-many-passwords' | null {
  if (bad > (order.badLinesAllowed ?? defaultBadLinesAllowed)) return 'too-many-bad-lines'
  if (hashes === 0) return 'no-passwords'
  return hashes > mostHashes ? 'too-many-passwords' : null
}

/** The header again at the end: only then it is known how many different hashes there are. */
function write(path: string, piles: Piles, { onProgress }: BuildOrder): number {
  const of = piles.count()
  const finest = prefixBitsFor(of)
  const sizes = new Uint32Array(2 ** finest)
  let count = 0
  let sorted = 0
  const file = openSync(path, 'wx', 0o644)
  try {
    writeWhole(file, new Uint8Array(headerBytes))
    const onPile = (hashes: number): void =>
      onProgress?.({ step: 'sorting', done: (sorted += hashes), of, unit: 'hashes' })
    for (const pile of piles.sorted(onPile)) {
      writeWhole(file, new Uint8Array(pile.buffer, pile.byteOffset, pile.byteLength))
      for (let at = 1; at < pile.length; at += 2) addTo(sizes, bucketOf(pile[at] ?? 0, finest), 1)
      count += pile.length / 2
    }
    const prefixBits = prefixBitsFor(count)
    writeWhole(file, new Uint8Array(beginnings(sizes, 2 ** (finest - prefixBits)).buffer))
    writeSync(file, encodeHeader({ prefixBits, count }), 0, headerBytes, 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return count
}

function addTo(sizes: Uint32Array, bucket: number, more: number): void {
  sizes[bucket] = (sizes[bucket] ?? 0) + more
}

/** Where each bucket begins when so many fine ones make one, and at the end the count of all. */
function beginnings(fineSizes: Uint32Array, together: number): Uint32Array {
  const begins = new Uint32Array(fineSizes.length / together + 1)
  fineSizes.forEach((size, at) => addTo(begins, Math.floor(at / together) + 1, size))
  for (let at = 1; at < begins.length; at++) addTo(begins, at, begins[at - 1] ?? 0)
  return begins
}

/** A folder of our own beside the output. Those of builds that were killed are cleared away. */
function workFolder(output: string): string {
  const prefix = `${basename(output)}.building-`
  const beside = dirname(output)
  for (const name of readdirSync(beside)) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))))
      rmSync(join(beside, name), { recursive: true, force: true })
  }
  const folder = join(beside, `${prefix}${process.pid}`)
  mkdirSync(folder)
  return folder
}

/** Our own number on a folder that was there before us is an accident of containers, where every start has the same one. */
function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function syncFolder(folder: string): void {
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
