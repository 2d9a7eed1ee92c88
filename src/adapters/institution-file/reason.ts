/** What a rule of the schema has against a setting, in plain words. */
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const kinds: Record<string, string> = {
  string: 'must be a text; numbers and yes/no need quotation marks to be one',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be a group of settings',
  record: 'must be a group of settings',
  null: 'must be null',
}

/** The settings say themselves what they must be; what zod would say by itself is put plainly. */
export function reasonOf(issue: Issue): string {
  if (!isOfZod(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? `must be ${issue.expected}`
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `must be at least ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `must be at most ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_key':
      return `is not one of the keys that may stand here`
    default:
      return 'is not what it must be'
  }
}

function isOfZod(message: string): boolean {
  return /^(Invalid|Too|Unrecognized)\b/.test(message)
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}
