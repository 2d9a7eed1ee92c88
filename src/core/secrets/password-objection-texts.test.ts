import { describe, expect, test } from 'vitest'
import { languages } from '../language.ts'
import { passwordObjectionText } from './password-objection-texts.ts'
import type { PasswordObjection } from './password-objection.ts'
import { passwordPolicySetting } from './password-policy-setting.ts'
import { passwordRules } from './password-rules-texts.ts'

const every: readonly PasswordObjection[] = [
  { objection: 'empty' },
  { objection: 'unusable-character' },
  { objection: 'too-short', least: 16, length: 9 },
  { objection: 'too-long', most: 256 },
  { objection: 'repeats', most: 3 },
  { objection: 'too-few-kinds', atLeast: 3, missing: ['capital', 'digit'] },
  { objection: 'name-part', part: 'Kari' },
  { objection: 'username-part', part: 'karno' },
  { objection: 'student-number' },
  { objection: 'institution-name', part: 'USN' },
  { objection: 'birth-date' },
  { objection: 'too-simple' },
  { objection: 'leaked' },
  { objection: 'used-before', remembered: 5 },
]

describe('what a person is told about a refused password', () => {
  test('is a whole sentence, its own for each objection and language', () => {
    const sentences = every.flatMap((objection) =>
      languages.map((language) => passwordObjectionText(objection, language)),
    )
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+\.$/u)
    expect(new Set(every.map((objection) => passwordObjectionText(objection, 'nb'))).size).toBe(every.length)
    expect(sentences.join(' ')).not.toMatch(/undefined|null|NaN|function|=>/)
  })

  test('names the numbers and the groups that are missing', () => {
    const missing: PasswordObjection = {
      objection: 'too-few-kinds',
      atLeast: 3,
      missing: ['capital', 'digit', 'special'],
    }
    expect(passwordObjectionText(missing, 'nb')).toContain('store bokstaver, sifre og spesialtegn')
    expect(passwordObjectionText(missing, 'nn')).toContain('store bokstavar, siffer og spesialteikn')
    expect(passwordObjectionText(missing, 'en')).toContain('capital letters, digits, and special characters')
    expect(passwordObjectionText({ objection: 'too-short', least: 16, length: 1 }, 'en')).toContain(
      '1 character and',
    )
  })
})

describe('the rules in words', () => {
  test('say what OsloMet asks, and nothing more', () => {
    expect(passwordRules(passwordPolicySetting.parse({}), 'nb')).toEqual([
      'Minst 16 tegn. Gjerne flere ord med mellomrom, eller en hel setning.',
      'Ikke et passord som er kjent fra lekkasjer. Vi sjekker det her, uten å sende det noe sted.',
      'Store og små bokstaver er forskjellige tegn.',
    ])
  })

  test('say every rule that can be turned on, in all three languages', () => {
    const everything = passwordPolicySetting.parse({
      maxLength: 127,
      maxRepeats: 3,
      kinds: { atLeast: 3, special: '!?' },
      forbidNameParts: true,
      forbidUsernameParts: true,
      forbidInstitutionNames: true,
      forbidBirthDate: true,
      history: 5,
    })
    for (const language of languages) {
      const lines = passwordRules(everything, language)
      expect(lines).toHaveLength(10)
      expect(lines.join(' ')).toMatch(/16.*127.*3.*!\?.*3.*5/)
    }
  })
})
