/** Answers whether a password is leaked, from files on this machine: one short read per file, no network. */
import { hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { LeakedPasswords } from '../../core/secrets/leaked-passwords.ts'
import {
  bucketOf,
  decodeHeader,
  hashBytes,
  hashesPerPage,
  headerBytes,
  indexAt,
  indexBytes,
  mostPrefixBits,
  pageBytes,
} from './file-format.ts'
import type { Header } from './file-format.ts'

/** The list that ships with the program, so that the default protects. An operator's bigger one is opened beside it. */
export const shippedList = join(import.meta.dirname, '../../../assets/leaked-default.bin')

/** Open lists. `count` adds up what each of them holds. */
export type OpenLists = LeakedPasswords & { readonly count: number; close(): void }

/**
 * Opens these files as one list. Only each file's bucket index is held in memory. Reads are synchronous on purpose:
 * microseconds from the page cache, and a new password costs a slow hash anyway. Replace a file by renaming another
 * over it (as the builder does); the open one stays whole until it is closed.
 */
export function openLeakedPasswords(...paths: readonly string[]): OpenLists {
  const lists: OpenList[] = []
  const close = (): void => lists.splice(0).forEach((list) => closeSync(list.file))
  try {
    for (const path of paths) lists.push(openList(path))
  } catch (error) {
    close()
    throw error
  }
  const has = (password: string): boolean => {
    const wanted = firstBits(password)
    return lists.some((list) => holds(list, wanted))
  }
  return { has, close, count: lists.reduce((sum, { index }) => sum + (index.at(-1) ?? 0), 0) }
}

/** By way of hexadecimal text: twice as fast as asking for the bytes. */
function firstBits(password: string): Hash {
  const digest = hash('sha1', password, 'hex')
  return { high: parseInt(digest.slice(0, 8), 16), low: parseInt(digest.slice(8, 16), 16) }
}

type OpenList = { path: string; file: number; prefixBits: number; index: Uint32Array }
type Hash = { high: number; low: number }

function openList(path: string): OpenList {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(headerBytes)
    const header = decodeHeader(bytes.subarray(0, readSync(file, bytes)), path)
    const { prefixBits, count } = header
    if (prefixBits > mostPrefixBits || fstatSync(file).size !== indexAt(count) + indexBytes(prefixBits))
      throw new Error(`${path} is cut off or was changed. Build it anew.`)
    return { path, file, prefixBits, index: readIndex(path, file, header) }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function readIndex(path: string, file: number, { prefixBits, count }: Header): Uint32Array {
  const bytes = Buffer.alloc(indexBytes(prefixBits))
  readSync(file, bytes, 0, bytes.length, indexAt(count))
  const index = Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4))
  const inOrder = index.every((begin, at) => begin >= (index[at - 1] ?? 0))
  if (!inOrder || index[0] !== 0 || index.at(-1) !== count)
    throw new Error(`${path} has a broken index. Build it anew.`)
  return index
}

const page = Buffer.alloc(pageBytes)
const numbers = new DataView(page.buffer, page.byteOffset, pageBytes)

/** The bucket is one page or less nearly always. A longer one is entered where the hash ought to stand. */
function holds(list: OpenList, wanted: Hash): boolean {
  const bucket = bucketOf(wanted.high, list.prefixBits)
  let from = list.index[bucket] ?? 0
  let until = list.index[bucket + 1] ?? 0
  let at = from + Math.floor(whereInBucket(list, wanted) * (until - from)) - hashesPerPage / 2
  while (from < until) {
    const start = Math.max(from, Math.min(at, until - hashesPerPage))
    const length = Math.min(hashesPerPage, until - start)
    readPage(list, start, length)
    const place = placeInPage(wanted, length)
    if (place === 'found') return true
    if (place === 'between') return false
    if (place === 'before') until = start
    else from = start + length
    at = Math.floor((from + until - hashesPerPage) / 2)
  }
  return false
}

/** Hashes are spread evenly, so the bits after the bucket's say how far into it this one stands: 0 <= x < 1. */
function whereInBucket({ prefixBits }: OpenList, { high, low }: Hash): number {
  const fraction = (high * 2 ** 32 + low) / 2 ** (64 - prefixBits)
  return fraction - Math.floor(fraction)
}

function readPage({ path, file }: OpenList, start: number, length: number): void {
  const got = readSync(file, page, 0, length * hashBytes, headerBytes + start * hashBytes)
  if (got !== length * hashBytes) throw new Error(`${path} was cut off while it was open`)
}

function placeInPage(wanted: Hash, length: number): 'found' | 'between' | 'before' | 'after' {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compareAt(middle, wanted)
    if (order === 0) return 'found'
    if (order < 0) low = middle + 1
    else high = middle
  }
  if (low === 0) return 'before'
  return low === length ? 'after' : 'between'
}

/** How the hash at this place of the page stands to the wanted one. */
function compareAt(place: number, wanted: Hash): number {
  const byHigh = numbers.getUint32(place * hashBytes + 4, true) - wanted.high
  return byHigh === 0 ? numbers.getUint32(place * hashBytes, true) - wanted.low : byHigh
}
