/** Everything the house can have against a password, and nothing else. The words for it stand in password-objection-texts. */

/** The four groups of characters that a policy may count (mission U-7). */
export const passwordKinds = ['capital', 'lower', 'digit', 'special'] as const
export type PasswordKind = (typeof passwordKinds)[number]

/** One reason against a password. `part` is what the person is called by, never a piece of the password itself. */
export type PasswordObjection =
  | { objection: 'empty' }
  | { objection: 'unusable-character' }
  | { objection: 'too-short'; least: number; length: number }
  | { objection: 'too-long'; most: number }
  | { objection: 'repeats'; most: number }
  | { objection: 'too-few-kinds'; atLeast: number; missing: readonly PasswordKind[] }
  | { objection: 'name-part'; part: string }
  | { objection: 'username-part'; part: string }
  | { objection: 'student-number' }
  | { objection: 'institution-name'; part: string }
  | { objection: 'birth-date' }
  | { objection: 'too-simple' }
  | { objection: 'leaked' }
  | { objection: 'temporary' }
  | { objection: 'used-before'; remembered: number }
