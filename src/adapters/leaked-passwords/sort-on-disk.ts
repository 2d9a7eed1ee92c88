/** Sorts more hashes than fit into memory: dealt onto piles by their first byte on disk, then each pile by itself. */
import { closeSync, mkdirSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { hashBytes } from './file-format.ts'

/** At most so many hashes (128 MiB) are sorted in memory at once; a bigger pile is dealt again by its next byte. */
const mostInMemory = 2 ** 24
const heldBackPerPile = 8192
const piece = 2 ** 20

/** Hashes to be sorted, halves of 32 bits. */
export type Piles = {
  add(high: number, low: number): void
  /** How many came in. */
  count(): number
  /** All of them, ascending and each once, a pile at a time: low half, high half, low half, … Can be read out once. */
  sorted(onPile: (hashes: number) => void): Generator<Uint32Array>
  /** Lets go of the files, sorted or not. */
  close(): void
}

/** Piles inside `folder`, which must exist. The caller removes the folder, whatever happens. */
export function makePiles(folder: string, most: number = mostInMemory): Piles {
  const dealer = deal(join(folder, 'pile'), 0)
  let count = 0
  return {
    add: (high, low) => {
      count++
      dealer.add(high, low)
    },
    count: () => count,
    close: dealer.close,
    *sorted(onPile) {
      for (const path of dealer.finish()) yield* sortPile({ path, byte: 1, most, onPile })
    },
  }
}

type Pile = { path: string; byte: number; most: number; onPile: (hashes: number) => void }

/** A pile that was dealt by all its bytes holds one hash, many times. */
function* sortPile({ path, byte, most, onPile }: Pile): Generator<Uint32Array> {
  const hashes = statSync(path).size / hashBytes
  if (byte === hashBytes || hashes <= most) {
    yield withoutDoubles(readPile(path, byte === hashBytes ? 1 : hashes).sort())
    onPile(hashes)
  } else {
    for (const smaller of dealAgain(path, byte))
      yield* sortPile({ path: smaller, byte: byte + 1, most, onPile })
  }
  rmSync(path, { force: true })
}

function readPile(path: string, hashes: number): BigUint64Array {
  const pile = new BigUint64Array(hashes)
  const bytes = new Uint8Array(pile.buffer)
  withFile(path, (file) => {
    for (let at = 0; at < bytes.length;)
      at += readSync(file, bytes, at, Math.min(piece, bytes.length - at), at)
  })
  return pile
}

function withoutDoubles(sorted: BigUint64Array): Uint32Array {
  const halves = new Uint32Array(sorted.buffer)
  let kept = 0
  for (let at = 0; at < halves.length; at += 2) {
    const low = halves[at] ?? 0
    const high = halves[at + 1] ?? 0
    if (kept > 0 && halves[kept - 2] === low && halves[kept - 1] === high) continue
    halves[kept++] = low
    halves[kept++] = high
  }
  return halves.subarray(0, kept)
}

type Dealer = { add(high: number, low: number): void; finish(): readonly string[]; close(): void }

/** One file per value of this byte of the hash; a file is made when its first hash comes. */
function deal(folder: string, byte: number): Dealer {
  mkdirSync(folder)
  /** By the value of the byte; a value nobody had is a hole, which forEach and flatMap pass over. */
  const files: PileFile[] = []
  const write = (pile: PileFile): void => {
    writeWhole(pile.file, new Uint8Array(pile.held.buffer, 0, pile.used * 4))
    pile.used = 0
  }
  const add = (high: number, low: number): void => {
    const value = ((byte < 4 ? high : low) >>> (24 - 8 * (byte % 4))) & 0xff
    const pile = (files[value] ??= newPile(folder, value))
    pile.held[pile.used++] = low
    pile.held[pile.used++] = high
    if (pile.used === pile.held.length) write(pile)
  }
  const close = (): void => files.splice(0).forEach(({ file }) => closeSync(file))
  const finish = (): readonly string[] => {
    files.forEach(write)
    const paths = files.flatMap(({ path }) => [path])
    close()
    return paths
  }
  return { add, finish, close }
}

type PileFile = { file: number; held: Uint32Array; used: number; path: string }

function newPile(folder: string, value: number): PileFile {
  const path = join(folder, value.toString(16).padStart(2, '0'))
  return { file: openSync(path, 'wx', 0o600), held: new Uint32Array(2 * heldBackPerPile), used: 0, path }
}

function dealAgain(path: string, byte: number): readonly string[] {
  const dealer = deal(`${path}-by-byte-${byte}`, byte)
  const halves = new Uint32Array(piece / 4)
  const bytes = new Uint8Array(halves.buffer)
  withFile(path, (file) => {
    for (let got = -1; got !== 0;) {
      got = readWhole(file, bytes)
      for (let at = 0; at < got / 4; at += 2) dealer.add(halves[at + 1] ?? 0, halves[at] ?? 0)
    }
  })
  return dealer.finish()
}

/** Fills `bytes` as far as the file goes on. */
function readWhole(file: number, bytes: Uint8Array): number {
  let at = 0
  for (let got = -1; got !== 0 && at < bytes.length; at += got)
    got = readSync(file, bytes, at, bytes.length - at, null)
  return at
}

/** Writes all of it: one call may write less. */
export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at)
}

function withFile(path: string, work: (file: number) => void): void {
  const file = openSync(path, 'r')
  try {
    work(file)
  } finally {
    closeSync(file)
  }
}
