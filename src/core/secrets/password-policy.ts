/** Judges a new password by the institution's policy, and says everything that stands against it. */
import type { Day } from '../person/facts.ts'
import { birthDateIn, institutionNamesIn, namePartsIn, numberIn, usernamePartsIn } from './own-words.ts'
import type { PasswordKind, PasswordObjection } from './password-objection.ts'
import { passwordKinds } from './password-objection.ts'
import type { PasswordPolicy } from './password-policy-setting.ts'
import type { Password } from './password.ts'
import { lengthOf } from './password.ts'
import { isWrittenAsTemporary } from './temporary-password.ts'
import { isTooSimple } from './too-simple.ts'

/** What others may know about the person: a password must not consist of it. */
export type PasswordContext = {
  names: readonly string[]
  username: string | null
  studentNumber: string | null
  institutionNames: readonly string[]
  born: Day | null
}

/** What had to be looked up: in the lists of leaked passwords, and among the person's earlier ones. */
export type PasswordFacts = { leaked: boolean; usedBefore: boolean }

/**
 * Everything against this password, in the order of the rules; empty means yes (mission O-7, U-7).
 * Length counts code points; case matters everywhere but in names.
 */
export function objectionsTo(
  password: Password,
  policy: PasswordPolicy,
  context: PasswordContext,
  facts: PasswordFacts,
): readonly PasswordObjection[] {
  return [
    ...lengthObjections(password, policy),
    ...characterObjections(password, policy),
    ...ownWordObjections(password, policy, context),
    ...when(isTooSimple(password), { objection: 'too-simple' }),
    ...when(isWrittenAsTemporary(password), { objection: 'temporary' }),
    ...when(policy.leaked && facts.leaked, { objection: 'leaked' }),
    ...when(policy.history > 0 && facts.usedBefore, { objection: 'used-before', remembered: policy.history }),
  ]
}

function lengthObjections(password: Password, policy: PasswordPolicy): readonly PasswordObjection[] {
  const length = lengthOf(password)
  return [
    ...when(length < policy.minLength, { objection: 'too-short', least: policy.minLength, length }),
    ...when(length > policy.maxLength, { objection: 'too-long', most: policy.maxLength }),
  ]
}

function characterObjections(password: Password, policy: PasswordPolicy): readonly PasswordObjection[] {
  const { maxRepeats, kinds } = policy
  const missing = kinds === null ? [] : missingKinds(password, kinds.special)
  return [
    ...when(maxRepeats !== null && longestRepeat(password) > maxRepeats, {
      objection: 'repeats',
      most: maxRepeats ?? 0,
    }),
    ...when(kinds !== null && passwordKinds.length - missing.length < kinds.atLeast, {
      objection: 'too-few-kinds',
      atLeast: kinds?.atLeast ?? 0,
      missing,
    }),
  ]
}

function ownWordObjections(
  password: Password,
  policy: PasswordPolicy,
  { names, username, studentNumber, institutionNames, born }: PasswordContext,
): readonly PasswordObjection[] {
  const named = policy.forbidNameParts ? namePartsIn(password, names) : []
  const used = policy.forbidUsernameParts && username !== null ? usernamePartsIn(password, username) : []
  const placed = policy.forbidInstitutionNames ? institutionNamesIn(password, institutionNames) : []
  const numbered = policy.forbidUsernameParts && studentNumber !== null && numberIn(password, studentNumber)
  const dated = policy.forbidBirthDate && born !== null && birthDateIn(password, born)
  return [
    ...named.map((part) => ({ objection: 'name-part', part }) as const),
    ...used.map((part) => ({ objection: 'username-part', part }) as const),
    ...when(numbered, { objection: 'student-number' }),
    ...placed.map((part) => ({ objection: 'institution-name', part }) as const),
    ...when(dated, { objection: 'birth-date' }),
  ]
}

/** The longest stretch of one and the same character. */
function longestRepeat(password: Password): number {
  let longest = 0
  let run = 0
  let previous: string | null = null
  for (const character of password) {
    run = character === previous ? run + 1 : 1
    longest = Math.max(longest, run)
    previous = character
  }
  return longest
}

/** The groups of which the password has nothing. A letter without case, as in Arabic, belongs to none. */
function missingKinds(password: Password, special: string): readonly PasswordKind[] {
  const plain = [...password].map(plainQuote)
  const has: Record<PasswordKind, boolean> = {
    capital: /\p{Lu}/u.test(password),
    lower: /\p{Ll}/u.test(password),
    digit: /\p{Nd}/u.test(password),
    special: plain.some((character) => special.includes(character)),
  }
  return passwordKinds.filter((kind) => !has[kind])
}

/** Phones turn quotes into typographic ones by themselves; they count as what was meant (mission U-7). */
function plainQuote(character: string): string {
  if ('“”„‟«»'.includes(character)) return '"'
  return '‘’‚‛‹›'.includes(character) ? "'" : character
}

function when(holds: boolean, objection: PasswordObjection): readonly PasswordObjection[] {
  return holds ? [objection] : []
}
