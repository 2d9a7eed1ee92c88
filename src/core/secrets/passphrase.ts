/** Suggests passwords made of everyday words: easy to read and type, and stronger than what people think of themselves. */
import type { Dice } from '../chance.ts'
import { pick } from '../chance.ts'
import type { Language } from '../language.ts'
import { spellings } from './folded-text.ts'
import { nameParts, usernameParts } from './own-words.ts'
import type { PasswordContext } from './password-policy.ts'
import { objectionsTo } from './password-policy.ts'
import type { PasswordPolicy } from './password-policy-setting.ts'
import type { Password } from './password.ts'
import { isPassword, preparePassword } from './password.ts'
import { en } from './words/en.ts'
import { nb } from './words/nb.ts'
import { nn } from './words/nn.ts'

/** A suggested password, and how many bits somebody would have to guess who knows how it was made. */
export type Suggestion = { phrase: Password; bits: number }

/** For whom, in which language, by which rules, and how many to choose from. */
export type SuggestionWish = {
  language: Language
  policy: PasswordPolicy
  context: PasswordContext
  count: number
}

/** The words of each language, all of `[a-z]{3,8}`, so that they can be typed on a foreign keyboard. */
export const wordLists: Readonly<Record<Language, readonly string[]>> = { nb, nn, en }

/** No suggestion is weaker than this (mission N-4). */
export const leastBits = 70

/**
 * New ones at every visit, never kept (mission N-4). Where the policy counts groups of characters (mission U-7) the
 * phrase begins with a capital, ends in a digit and is joined by signs, as far as that is needed and no further.
 * The bits are what the dice decided: which words in which order, and the digit. They are less by the choice itself,
 * because people take the phrase they like best of `count`.
 */
export function suggest(dice: Dice, wish: SuggestionWish): readonly Suggestion[] {
  const words = allowedWords(wish)
  const shape = shapeOf(words, wish)
  return Array.from({ length: wish.count }, () => ({
    phrase: makePhrase(dice, words, { ...wish, shape }),
    bits: shape.bits,
  }))
}

type Shape = { words: number; bits: number; between: string; after: string; capital: boolean; digit: boolean }

/** Two to nine: zero and one are mistaken for letters. */
const digits = [...'23456789']
const shortestWord = 3
const mostDraws = 1000
const nothingLookedUp = { leaked: false, usedBefore: false }

/** Without the words that hold a part of the person's own names, or a doubled letter where the policy forbids that. */
function allowedWords({ language, policy, context }: SuggestionWish): readonly string[] {
  const named = policy.forbidNameParts ? nameParts(context.names) : []
  const used = policy.forbidUsernameParts && context.username !== null ? usernameParts(context.username) : []
  const own = [...named, ...used].flatMap(spellings)
  const doubled = policy.maxRepeats === 1 ? /(.)\1/ : null
  return wordLists[language].filter(
    (word) => !own.some((part) => word.includes(part)) && doubled?.test(word) !== true,
  )
}

function shapeOf(words: readonly string[], { policy, count }: SuggestionWish): Shape {
  const groups = policy.kinds?.atLeast ?? 1
  const special = policy.kinds?.special ?? ''
  const digit = groups >= 3
  const joinable = groups >= 4 && special.includes('-')
  const known = (digit ? Math.log2(digits.length) : 0) - Math.log2(count)
  const shape = { between: joinable ? '-' : ' ', capital: groups >= 2, digit }
  const after = groups >= 4 && !joinable ? special.slice(0, 1) : ''
  for (let number = 1; number < words.length; number++) {
    const bits = known + bitsOfWords(words.length, number)
    if (bits >= leastBits && number * (shortestWord + 1) - 1 >= policy.minLength)
      return { ...shape, after, words: number, bits: Math.floor(bits * 10) / 10 }
  }
  throw new Error('too few words are left to suggest a password from')
}

/** So many different words in order, out of the list. */
function bitsOfWords(listed: number, number: number): number {
  return Array.from({ length: number }, (_, taken) => Math.log2(listed - taken)).reduce(
    (sum, bits) => sum + bits,
    0,
  )
}

/** What does not pass the policy after all (too long, or two words that make a name) is drawn anew. */
function makePhrase(dice: Dice, words: readonly string[], wish: SuggestionWish & { shape: Shape }): Password {
  for (let draw = 0; draw < mostDraws; draw++) {
    const phrase = preparePassword(dressed(dice, differentWords(dice, words, wish.shape.words), wish.shape))
    if (isPassword(phrase) && objectionsTo(phrase, wish.policy, wish.context, nothingLookedUp).length === 0)
      return phrase
  }
  throw new Error('the password policy refuses every suggestion')
}

function differentWords(dice: Dice, words: readonly string[], number: number): readonly string[] {
  const chosen = new Set<string>()
  while (chosen.size < number) chosen.add(pick(dice, words))
  return [...chosen]
}

function dressed(dice: Dice, words: readonly string[], { between, after, capital, digit }: Shape): string {
  const [first = '', ...others] = words
  const start = capital ? first.charAt(0).toUpperCase() + first.slice(1) : first
  return [start, ...others, ...(digit ? [pick(dice, digits)] : [])].join(between) + after
}
