/** Why a line of a register file is not taken: which key, and which rule it breaks. Never what stood there. */
import type { z } from 'zod'

/** One objection. `key` is a path such as `studies[0].from`; null when it is about the whole line. */
export type LineObjection = { key: string | null; because: string }

/** A line that is not taken. `id` null: nobody can tell whose line it is. */
export type BadLine = { line: number; id: string | null; objections: LineObjection[] }

/** Every objection of a failed reading, each with its key; values stay out, they may be somebody's number or PIN. */
export function objectionsIn(error: z.ZodError): LineObjection[] {
  return error.issues.flatMap((issue) => {
    const at = pathOf(issue.path)
    if (issue.code !== 'unrecognized_keys') return [{ key: at || null, because: inWords(issue) }]
    return issue.keys.map((key) => ({
      key: printable(at ? `${at}.${key}` : key),
      because: 'is not a key this format knows',
    }))
  })
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return 'is too long'
    case 'too_small':
      return 'is empty'
    default:
      return issue.message
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text ? `${text}.${String(step)}` : String(step)
  }, '')
}

/** A key that somebody else chose goes to a terminal: no escape sequences, no endless names. */
function printable(key: string): string {
  return key.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?').slice(0, 80)
}
