/** How a file of leaked passwords is laid out on disk; the reader and the builder both go by this page. */

/**
 * ```
 *  0  8 bytes   "adgleak\n"
 *  8  u32       version, 1
 * 12  u32       k: how many leading bits of a hash choose its bucket
 * 16  u64       count of hashes, less than 2^32
 * 24  8 bytes   zero
 * 32  u64 × count       the first 64 bits of each SHA-1, ascending, each once
 *  …  u32 × (2^k + 1)   the index: where each bucket begins; the last one is the count
 * ```
 * All numbers are little-endian. SHA-1 because that is what the published lists hold; it is no protection of anything
 * here. 64 bits of it: with a thousand million entries a good password is taken for a leaked one once in 18 thousand
 * million, and then its owner chooses another.
 */
export const magic = 'adgleak\n'
export const version = 1
export const headerBytes = 32
export const hashBytes = 8

/** One page of the disk: what one look-up reads at most. */
export const pageBytes = 4096
export const hashesPerPage = pageBytes / hashBytes

export type Header = { prefixBits: number; count: number }

/** 2^22 bucket beginnings are 16 MiB of memory. */
export const mostPrefixBits = 22

/** Buckets of at most 256 hashes on average, so that nearly every bucket fits one page. */
export function prefixBitsFor(count: number): number {
  return Math.min(mostPrefixBits, Math.max(0, Math.ceil(Math.log2(Math.max(count, 1) / 256))))
}

/** Where the index begins. */
export function indexAt(count: number): number {
  return headerBytes + count * hashBytes
}

/** How many bytes the index is. */
export function indexBytes(prefixBits: number): number {
  return (2 ** prefixBits + 1) * 4
}

/** The bucket of a hash, by the first 32 bits of it. */
export function bucketOf(high: number, prefixBits: number): number {
  return prefixBits === 0 ? 0 : high >>> (32 - prefixBits)
}

export function encodeHeader({ prefixBits, count }: Header): Uint8Array {
  const header = Buffer.alloc(headerBytes)
  header.write(magic, 'latin1')
  header.writeUInt32LE(version, 8)
  header.writeUInt32LE(prefixBits, 12)
  header.writeBigUInt64LE(BigInt(count), 16)
  return header
}

/** The header of the file at `path`; throws in plain words when it is none of ours. */
export function decodeHeader(header: Buffer, path: string): Header {
  if (header.length < headerBytes || header.toString('latin1', 0, magic.length) !== magic)
    throw new Error(`${path} is not a file of leaked passwords made by adgang`)
  if (header.readUInt32LE(8) !== version)
    throw new Error(
      `${path} has format ${header.readUInt32LE(8)}; this program reads format ${version}. Build it anew.`,
    )
  return { prefixBits: header.readUInt32LE(12), count: Number(header.readBigUInt64LE(16)) }
}
