/** Reads a form: every field once, as text, under a name the page knows; everything else is refused (cases I-09, I-10, L-11). */
import type { z } from 'zod'

export type ReadForm<T> = { ok: true; typed: T } | { ok: false; because: 'csrf' | 'shape' }

const strict = new WeakMap<z.ZodObject, z.ZodObject>()

/** Parses a body against the page's own fields. The token is compared by the caller's `isOurs`. */
export function readForm(
  body: unknown,
  fields: z.ZodObject,
  isOurs: (csrf: string) => boolean,
): ReadForm<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return { ok: false, because: 'csrf' }
  const { csrf, ...rest }: Record<string, unknown> = { ...body }
  if (typeof csrf !== 'string' || !isOurs(csrf)) return { ok: false, because: 'csrf' }
  const read = strictly(fields).safeParse(rest)
  return read.success ? { ok: true, typed: read.data } : { ok: false, because: 'shape' }
}

/** The same fields and no other; made once for each page, because making it costs more than using it. */
function strictly(fields: z.ZodObject): z.ZodObject {
  const made = strict.get(fields) ?? fields.strict()
  strict.set(fields, made)
  return made
}
