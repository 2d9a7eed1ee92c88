/** Which form a university gives to new usernames, as its file says it. */

import { z } from 'zod'
import { count } from '../institution/setting-kinds.ts'

const affix = z
  .string()
  .regex(/^[a-z0-9._-]{0,6}$/, { error: 'must be at most six small letters, digits, dots or hyphens' })

const lettersAndDigits = z
  .strictObject({
    form: z.literal('letters-and-digits'),
    fromGivenName: count(0, 5).default(2).describe('Letters of the first name that come first'),
    letters: count(2, 8).default(5).describe('Letters altogether, the rest from the family name'),
    length: count(6, 16).default(9).describe('Letters and digits together'),
    shortNames: z
      .enum(['digits', 'letters'], { error: 'must be one of: digits, letters' })
      .default('digits')
      .describe('What fills up when a name has too few letters; with letters every name has the same form'),
  })
  .refine((scheme) => scheme.length >= scheme.letters + 2, {
    error: 'must leave room for at least two digits after the letters',
    path: ['length'],
  })
  .refine((scheme) => scheme.fromGivenName <= scheme.letters, {
    error: 'must not be more than all letters together',
    path: ['fromGivenName'],
  })
  .describe('abcde1234: letters of both names and random digits (Sikt)')

const prefixAndStudentNumber = z
  .strictObject({
    form: z.literal('prefix-and-student-number'),
    prefix: affix.default('s'),
  })
  .describe('s123456: a letter and the student number without leading zeros')

const lettersOfNames = z
  .strictObject({
    form: z.literal('letters-of-names'),
    longest: count(3, 32).default(8).describe('Letters at most'),
    prefix: affix.default(''),
    suffix: affix.default(''),
  })
  .refine((scheme) => scheme.longest >= scheme.prefix.length + scheme.suffix.length + 3, {
    error: 'must leave at least three letters beside prefix and suffix',
    path: ['longest'],
  })
  .describe('karino: the beginnings of both names, the nicest that is free (Cerebrum)')

const lettersAndSerial = z
  .strictObject({
    form: z.literal('letters-and-serial'),
    digits: count(2, 4).default(3),
    suffix: affix.default(''),
  })
  .describe('kno001: one letter of the first name, two of the last, and the next number (UiT)')

/** One of four forms; each has its own details, all with defaults. */
export const usernameSchemeSetting = z.discriminatedUnion(
  'form',
  [lettersAndDigits, prefixAndStudentNumber, lettersOfNames, lettersAndSerial],
  {
    error:
      'must have a form: letters-and-digits, prefix-and-student-number, letters-of-names or letters-and-serial',
  },
)
export type UsernameScheme = z.output<typeof usernameSchemeSetting>
