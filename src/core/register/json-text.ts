/** What JSON can hide in a line: control characters and half characters, in values and in keys. */
import type { LineObjection } from './line-objection.ts'

/**
 * The first hidden thing in a line (case I-08). A line without a backslash can hold none (JSON itself refuses them raw),
 * so a million ordinary lines cost one search each. Keys that would change the program itself are unknown keys (I-10).
 */
export function objectionTo(line: string, value: unknown): LineObjection | null {
  if (!line.includes('\\')) return null
  return objectionIn(value, null)
}

function objectionIn(value: unknown, key: string | null): LineObjection | null {
  if (typeof value === 'string')
    return isClean(value) ? null : { key, because: 'holds a control or half character' }
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    const path = key === null ? name : `${key}.${name}`
    if (!isClean(name)) return { key, because: 'has a key with a control or half character' }
    const found = objectionIn(inner, path)
    if (found) return found
  }
  return null
}

function isClean(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}
