/** What one account opens, and which devices still hold the old password after a change (rows O-1, U-5, O-19). */
import { z } from 'zod'
import { duration, key, listOf, oneOf, texts, webAddress } from './setting-kinds.ts'
import { groups, places } from './words.ts'

const service = z.strictObject({
  key,
  name: texts,
  link: webAddress.nullable().default(null),
  about: texts.nullable().default(null).describe('One line on what it is for'),
  who: listOf(oneOf(groups))
    .default([...groups])
    .describe('Who has it'),
  ownPassword: texts
    .nullable()
    .default(null)
    .describe('The exception that does not share the password, and what to do there (row U-5)'),
  closesAfter: duration
    .nullable()
    .prefault(null)
    .describe('After the end; null: with the account. P0D: at once'),
  part: oneOf(places).default('services').describe('With which part of the account it is stopped'),
})

export const servicesSetting = listOf(service).default([])

/** One place that remembers a password. */
const device = z.strictObject({
  key,
  name: texts,
  todo: texts.describe('What to do there, in one or two sentences'),
  link: webAddress.nullable().default(null),
})

export const devicesSetting = listOf(device).default([])
