/** Which form a new username takes, which older forms still work, and which mail address comes with it. */
import { z } from 'zod'
import { domain, key, listOf, oneOf } from './setting-kinds.ts'

const forms = [
  'letters-and-digits',
  'prefix-and-student-number',
  'letters-of-names',
  'letters-and-serial',
] as const

export const usernamesSetting = z
  .strictObject({
    scheme: z.looseObject({ form: oneOf(forms) }).prefault({ form: 'letters-and-digits' }),
    alsoWorking: listOf(oneOf(forms)).default([]).describe('Older forms that existing people keep (row O-8)'),
    reserved: listOf(key)
      .default([])
      .describe('Names that nobody gets, beside those that the program keeps free'),
  })
  .prefault({})

/** Mail addresses are given on activation, unique, and never given to another person. */
export const mailAddressesSetting = z.strictObject({
  domain: domain.describe('After the @ of everybody who has no domain below'),
  students: domain.nullable().default(null).describe('After the @ of students'),
  employees: domain.nullable().default(null).describe('After the @ of employees'),
  form: oneOf(['username', 'names'])
    .default('username')
    .describe('Before the @: the username, or given.family'),
})
