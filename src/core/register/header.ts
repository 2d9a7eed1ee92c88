/** The first line of a register file: which register, whose, everything or only changes, and as of when. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type LineObjection, objectionsIn } from './line-objection.ts'

/** A header that was read and found right. `kind: 'full'` also says who is missing; `changes` carries only some people. */
export type RegisterHeader = {
  register: (typeof named)[number]
  institution: string
  kind: 'full' | 'changes'
  generated: Temporal.Instant
  sequence: number | null
}

/** The registers that people come from, and the accounts of an older system. */
const named = ['fs', 'hr', 'projects', 'accounts'] as const

const header = z.strictObject({
  register: z.enum(named, { error: 'must be fs, hr, projects or accounts' }),
  institution: z.string({ error: 'must be the key of an institution' }).min(1),
  kind: z.enum(['full', 'changes'], { error: 'must be full or changes' }),
  generated: z.string({ error: 'must be a moment with its offset, such as 2026-08-10T03:00:00+02:00' }),
  format: z.literal(1, { error: 'is a format that this version does not read: it reads 1' }).nullish(),
  sequence: z.int({ error: 'must be a whole number' }).min(0).nullish(),
})

/** Reads the header (design: the register files). Every objection names its key. */
export function readHeader(value: unknown): { header: RegisterHeader } | { objections: LineObjection[] } {
  const read = header.safeParse(value)
  if (!read.success) return { objections: objectionsIn(read.error) }
  const generated = readInstant(read.data.generated)
  if (generated === null) {
    const because = 'must be a moment with its offset, such as 2026-08-10T03:00:00+02:00'
    return { objections: [{ key: 'generated', because }] }
  }
  const { register, institution, kind, sequence } = read.data
  return { header: { register, institution, kind, generated, sequence: sequence ?? null } }
}

/** An instant as ISO 8601 writes it with an offset or Z; null for anything else. */
export function readInstant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
