/** The last line of a register file: how many lines it has and, if the register says so, their checksum. */
import { z } from 'zod'
import { type LineObjection, objectionsIn } from './line-objection.ts'

/** `count` is the lines between header and trailer; `sha256` (small hex letters) is of every byte before the trailer. */
export type Trailer = { count: number; sha256: string | null }

const count = z.int({ error: 'must be the number of lines between header and trailer' }).min(0)
const trailer = z.strictObject({
  end: z.literal(true, { error: 'must be true' }),
  people: count.nullish(),
  projects: count.nullish(),
  accounts: count.nullish(),
  sha256: z
    .string({ error: 'must be 64 hexadecimal digits' })
    .regex(/^[0-9a-fA-F]{64}$/, { error: 'must be 64 hexadecimal digits' })
    .nullish(),
})

/** Whether a line claims to be the trailer; a file whose last line does not was cut off. */
export function looksLikeTrailer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'end')
}

/** Reads the trailer. A file of people counts `people`, a file of projects `projects`, a file of accounts `accounts`. */
export function readTrailer(
  value: unknown,
  counts: 'people' | 'projects' | 'accounts',
): { trailer: Trailer } | { objections: LineObjection[] } {
  const read = trailer.safeParse(value)
  if (!read.success) return { objections: objectionsIn(read.error) }
  const counted = read.data[counts]
  if (counted === null || counted === undefined) {
    return { objections: [{ key: counts, because: 'is missing: the number of lines of this file' }] }
  }
  return { trailer: { count: counted, sha256: read.data.sha256?.toLowerCase() ?? null } }
}
