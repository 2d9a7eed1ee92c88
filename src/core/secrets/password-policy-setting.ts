/** What an institution may decide about passwords, as it stands in its YAML file. */
import { z } from 'zod'
import { mostCodePoints } from './password.ts'

/** Characters that may be counted as special: what stands on a keyboard, never a letter, a digit or a space. */
const special = z
  .string()
  .regex(/^[!-/:-@[-`{-~]+$/, 'only ASCII punctuation; typographic quotes count as plain ones by themselves')
  .refine((list) => new Set(list).size === list.length, 'a character stands in the list twice')

const kinds = z.strictObject({
  atLeast: z.int().min(1).max(4).describe('How many of capitals, lower case, digits and special characters.'),
  special: special.describe('The characters that count as special.'),
})

/** The password policy of one institution (mission O-7, U-7). Left out means: 16 characters, not leaked, nothing else. */
export const passwordPolicySetting = z
  .strictObject({
    minLength: z.int().min(8).max(32).default(16).describe('The fewest characters.'),
    maxLength: z
      .int()
      .min(64)
      .max(mostCodePoints)
      .default(mostCodePoints)
      .describe('The most characters; 127 where Active Directory is a target.'),
    maxRepeats: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('How often one character may stand in a row; null for no limit.'),
    kinds: kinds.nullable().default(null).describe('Groups of characters to be used; null for no such rule.'),
    forbidNameParts: z
      .boolean()
      .default(false)
      .describe('No part of the own name of three letters or more, however accented.'),
    forbidUsernameParts: z
      .boolean()
      .default(false)
      .describe('Not the username, its letters or digits (four or more), nor the student number.'),
    forbidInstitutionNames: z.boolean().default(false).describe('Not a name of the institution.'),
    forbidBirthDate: z.boolean().default(false).describe('Not the own date of birth.'),
    leaked: z.boolean().default(true).describe('Refuse passwords that stand in a list of leaked ones.'),
    history: z
      .int()
      .min(0)
      .max(24)
      .default(0)
      .describe('How many of the latest passwords, the present one counted, may not come again.'),
  })
  .describe('What a password must be.')

/** The policy, read and complete. */
export type PasswordPolicy = z.output<typeof passwordPolicySetting>
