/** Whether a file that lies in the watched folder has come to its end: its last line is a trailer. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { looksLikeTrailer } from '../../core/register/trailer.ts'
import { atMost, TooLarge } from './at-most.ts'

/** A trailer is short; a longer last line is none. */
const lastBytes = 4_096

/** Reads the end of the file alone. */
export async function endsWithTrailer(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  try {
    const { size } = await file.stat()
    const length = Math.min(size, lastBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return isTrailer(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Unpacks it to nowhere, keeping the end alone. One that is too large is whole enough to be refused. */
export async function packedIsWhole(path: string, mostBytes: number): Promise<boolean> {
  let end = Buffer.alloc(0)
  const keepEnd = new Writable({
    write(part: Buffer, _encoding, done) {
      end = Buffer.concat([end, part]).subarray(-lastBytes)
      done()
    },
  })
  try {
    await pipeline(createReadStream(path), createGunzip(), atMost(mostBytes), keepEnd)
    return isTrailer(end)
  } catch (error) {
    return error instanceof TooLarge
  }
}

function isTrailer(end: Buffer): boolean {
  const text = end.toString('utf8').trimEnd()
  try {
    return looksLikeTrailer(JSON.parse(text.slice(text.lastIndexOf('\n') + 1)))
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
