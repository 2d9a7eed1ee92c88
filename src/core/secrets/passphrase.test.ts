import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dice } from '../chance.ts'
import { languages } from '../language.ts'
import { leastBits, suggest, wordLists } from './passphrase.ts'
import type { PasswordContext } from './password-policy.ts'
import { objectionsTo } from './password-policy.ts'
import { passwordPolicySetting } from './password-policy-setting.ts'
import type { PasswordPolicy } from './password-policy-setting.ts'
import { lengthOf, preparePassword } from './password.ts'

const dice: Dice = { below: (below) => randomInt(below), bytes: (count) => new Uint8Array(count) }
const oslomet = passwordPolicySetting.parse({})
const usn = passwordPolicySetting.parse({
  maxRepeats: 3,
  kinds: { atLeast: 3, special: `,;.:-_*!"#'%&/()<>^=?@$+\\{|}~[]\`` },
  forbidNameParts: true,
  forbidUsernameParts: true,
})
const nobody: PasswordContext = {
  names: [],
  username: null,
  studentNumber: null,
  institutionNames: [],
  born: null,
}
const clean = { leaked: false, usedBefore: false }

const inNorwegian = (policy: PasswordPolicy, count = 4) =>
  suggest(dice, { language: 'nb', policy, context: nobody, count })

describe.each(languages)('the words in %s', (language) => {
  const words = wordLists[language]

  test('are more than a thousand, each once, in order', () => {
    expect(words.length).toBeGreaterThanOrEqual(1024)
    expect([...new Set(words)].sort()).toEqual([...words])
  })

  test('are three to eight letters from a to z', () => {
    expect(words.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([])
  })

  test('hold nothing one would not say aloud to a new student', () => {
    const unwelcome =
      /^(fuck|shit|piss|dritt|faen|hore|pikk|kuk|fitte|sex|nazi|hitler|neger|jude|kill|rape|dead|slave)/
    expect(words.filter((word) => unwelcome.test(word))).toEqual([])
  })
})

describe('a suggestion', () => {
  test('at OsloMet is seven words, and says how strong it is', () => {
    for (const { phrase, bits } of inNorwegian(oslomet)) {
      expect(phrase).toMatch(/^([a-z]{3,8} ){6}[a-z]{3,8}$/)
      const words = wordLists.nb.length
      const drawn = [0, 1, 2, 3, 4, 5, 6].reduce((sum, taken) => sum + Math.log2(words - taken), 0)
      expect(bits).toBeCloseTo(drawn - Math.log2(4), 0)
      expect(bits).toBeLessThanOrEqual(drawn - Math.log2(4))
      expect(bits).toBeGreaterThanOrEqual(leastBits)
    }
  })

  test('at USN has three groups and stays readable', () => {
    for (const { phrase } of inNorwegian(usn)) expect(phrase).toMatch(/^[A-Z][a-z]{2,7}( [a-z]{3,8})+ [2-9]$/)
  })

  test('where four groups are asked for is joined by signs', () => {
    const four = (special: string) => passwordPolicySetting.parse({ kinds: { atLeast: 4, special } })
    expect(inNorwegian(four('!-'))[0]?.phrase).toMatch(/^[A-Z][a-z]{2,7}(-[a-z]{3,8})+-[2-9]$/)
    expect(inNorwegian(four('?!'))[0]?.phrase).toMatch(/^[A-Z][a-z]{2,7}( [a-z]{3,8})+ [2-9]\?$/)
  })

  test('is weaker by the choice between many, so many get a word more', () => {
    const [one] = inNorwegian(oslomet, 1)
    const many = inNorwegian(oslomet, 64)
    expect(many[0]?.phrase.split(' ')).toHaveLength((one?.phrase.split(' ').length ?? 0) + 1)
    expect(new Set(many.map(({ phrase }) => phrase)).size).toBe(64)
    expect(many.every(({ bits }) => bits >= leastBits)).toBe(true)
  })

  test('is another one at every visit', () => {
    expect(inNorwegian(oslomet)).not.toEqual(inNorwegian(oslomet))
  })

  test('never holds a part of the person’s name, and the bits count without those words', () => {
    const context = { ...nobody, names: ['Rosa Bjørk', 'Stein'], username: 'hest1234' }
    const strict = passwordPolicySetting.parse({ forbidNameParts: true, forbidUsernameParts: true })
    const phrases = suggest(dice, { language: 'nb', policy: strict, context, count: 200 })
    expect(phrases.map(({ phrase }) => phrase).join(' ')).not.toMatch(/rosa|bjork|stein|hest/)
    const few = suggest(dice, { language: 'nb', policy: strict, context, count: 1 })
    const all = suggest(dice, { language: 'nb', policy: strict, context: nobody, count: 1 })
    expect(few[0]?.bits).toBeLessThan(all[0]?.bits ?? 0)
  })

  test('takes every word equally often', () => {
    const counts = new Map(wordLists.nn.map((word) => [word, 0]))
    const rounds = 6000
    for (const { phrase } of suggest(dice, {
      language: 'nn',
      policy: oslomet,
      context: nobody,
      count: rounds,
    }))
      for (const word of phrase.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
    const drawn = [...counts.values()].reduce((sum, seen) => sum + seen, 0)
    const expected = drawn / counts.size
    const chiSquare = [...counts.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
    const freedom = counts.size - 1
    expect(counts.size).toBe(wordLists.nn.length)
    expect(Math.abs(chiSquare - freedom) / Math.sqrt(2 * freedom)).toBeLessThan(5)
  })

  test('passes every policy there can be, in every language, for everybody', () => {
    const special = fc.constantFrom('-', '!', '?!-', `,;.:-_*!"#'%&/()<>^=?@$+\\{|}~[]\``)
    const policies = fc.record({
      minLength: fc.integer({ min: 8, max: 32 }),
      maxLength: fc.integer({ min: 64, max: 256 }),
      maxRepeats: fc.option(fc.integer({ min: 1, max: 4 })),
      kinds: fc.option(fc.record({ atLeast: fc.integer({ min: 1, max: 4 }), special })),
      forbidNameParts: fc.boolean(),
      forbidUsernameParts: fc.boolean(),
      forbidInstitutionNames: fc.boolean(),
    })
    const contexts = fc.record({
      names: fc.array(fc.constantFrom('Rose', 'Sol', 'Anne-Marie', 'Østen', 'Lam', 'Ask', 'Li'), {
        maxLength: 3,
      }),
      username: fc.constantFrom(null, 'abcde1234', 's654321', 'tomat'),
      institutionNames: fc.constantFrom([], ['NTNU', 'Universitetet i Sørøst-Norge']),
    })
    fc.assert(
      fc.property(policies, contexts, fc.constantFrom(...languages), (setting, known, language) => {
        const policy = passwordPolicySetting.parse(setting)
        const context = { ...nobody, ...known }
        for (const { phrase, bits } of suggest(dice, { language, policy, context, count: 5 })) {
          expect(preparePassword(phrase)).toBe(phrase)
          expect(objectionsTo(phrase, policy, context, clean)).toEqual([])
          expect(lengthOf(phrase)).toBeLessThanOrEqual(policy.maxLength)
          expect(bits).toBeGreaterThanOrEqual(leastBits)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('that no policy can be met by is an error, not an endless wait', () => {
    const impossible = { ...oslomet, maxLength: 10 }
    expect(() => inNorwegian(impossible)).toThrow('refuses every suggestion')
  })
})
