/** Why a name is not given to anybody, although it is free. */

import type { Dice } from '../chance.ts'
import type { OffensiveWords } from './offensive-words.ts'
import { isUsername } from './username.ts'
import type { UsernameScheme } from './username-scheme-setting.ts'
import { candidates } from './username-schemes.ts'
import type { Named } from './username-schemes.ts'

/** What stands against a name that a new account might have. */
export type UsernameObjection =
  | 'form' // not a username at all (see readUsername)
  | 'too-long' // longer than the university's systems take
  | 'characters' // has signs, or begins with one, that the university's systems do not take
  | 'reserved' // means somebody in charge, or looks like such a name
  | 'offensive'

/** What a university allows. `pattern` and `longest` are for its older systems. */
export type UsernameRules = {
  readonly reserved: ReadonlySet<string>
  readonly offensive: OffensiveWords
  readonly pattern?: RegExp
  readonly longest?: number
}

/**
 * Everything that stands against `candidate` as a new username; nothing when it may be given (case I-18). Whether it is
 * free is for the store to say: accounts, groups and mail addresses of today and of all days before.
 */
export function objectionsToUsername(candidate: string, rules: UsernameRules): readonly UsernameObjection[] {
  const objections: UsernameObjection[] = []
  if (!isUsername(candidate)) objections.push('form')
  if (candidate.length > (rules.longest ?? mostLetters)) objections.push('too-long')
  if (rules.pattern && !rules.pattern.test(candidate)) objections.push('characters')
  if (isReserved(candidate, rules.reserved)) objections.push('reserved')
  if (isOffensive(candidate, rules.offensive)) objections.push('offensive')
  return objections
}

/** As `candidates`, without those that nobody should have. Ends after 50,000 tries rather than never. */
export function* acceptableCandidates(
  scheme: UsernameScheme,
  person: Named,
  dice: Dice,
  rules: UsernameRules,
): Generator<string, void> {
  let tries = 0
  for (const candidate of candidates(scheme, person, dice)) {
    if (objectionsToUsername(candidate, rules).length === 0) yield candidate
    if ((tries += 1) >= mostTries) return
  }
}

const mostLetters = 63
const mostTries = 50_000

function isReserved(candidate: string, reserved: ReadonlySet<string>): boolean {
  return reserved.has(candidate.toLowerCase()) || looksOf(reserved).has(look(candidate))
}

/** What the eye sees of a name: signs between the letters are skipped, and these look alike (UTS 39, the ASCII part). */
function look(name: string): string {
  return name
    .toLowerCase()
    .replace(/[._-]/g, '')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/0/g, 'o')
    .replace(/[1i]/g, 'l')
    .replace(/5/g, 's')
}

const looks = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

/** Reckoned once for each list: a million accounts are made with the same one. */
function looksOf(reserved: ReadonlySet<string>): ReadonlySet<string> {
  const known = looks.get(reserved) ?? new Set([...reserved].map(look))
  looks.set(reserved, known)
  return known
}

/** Digits and signs do not hide a word: `fa1en` has it, `faen1234` has it. */
function isOffensive(candidate: string, { anywhere, alone }: OffensiveWords): boolean {
  const letters = candidate.toLowerCase().replace(/[^a-z]/g, '')
  return alone.includes(letters) || anywhere.some((word) => letters.includes(word))
}
