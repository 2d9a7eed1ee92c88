/** Which form a new username takes, which older forms still work, and which mail address comes with it. */
import { z } from 'zod'
import { usernameSchemeSetting } from '../account/username-scheme-setting.ts'
import { domain, key, listOf, oneOf } from './setting-kinds.ts'

export const usernamesSetting = z
  .strictObject({
    scheme: usernameSchemeSetting.prefault({ form: 'letters-and-digits' }),
    alsoWorking: listOf(usernameSchemeSetting)
      .default([])
      .describe('Older forms that existing people keep and sign in with (row O-8)'),
    reserved: listOf(key).default([]).describe('Names nobody gets, beside those that the program keeps free'),
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
  onNameChange: oneOf(['keep', 'new-address'])
    .default('keep')
    .describe(
      'When a register has another name for somebody and addresses are made of names; the old one stays theirs',
    ),
})
