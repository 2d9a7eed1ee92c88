/** Services that let people sign in through our OpenID provider. */
import { z } from 'zod'
import { duration, key, listOf, oneOf, text, texts, webAddress } from './setting-kinds.ts'

const claims = ['name', 'mail', 'username', 'affiliation', 'student-number', 'national-number'] as const

const client = z.strictObject({
  key,
  name: texts,
  redirects: listOf(webAddress).min(1, { error: 'must hold at least one address to return to' }),
  afterSignOut: listOf(webAddress).default([]),
  backChannelSignOut: webAddress.nullable().default(null),
  secondFactor: oneOf(['as-the-institution', 'always']).default('as-the-institution'),
  claims: listOf(oneOf(claims)).default(['name', 'mail', 'username', 'affiliation']),
  nationalNumberBecause: text
    .nullable()
    .default(null)
    .describe('The legal basis; without it the number is never given'),
  proves: oneOf(['key', 'secret']).default('key'),
  keys: webAddress.nullable().default(null).describe('Where the client publishes its keys'),
  secretFrom: text
    .nullable()
    .default(null)
    .describe('Name of the secret in the key file, never the secret itself'),
})

export const openidSetting = z
  .strictObject({
    offered: z.boolean().default(true),
    clients: listOf(client).default([]),
    codeFor: duration.prefault('PT60S'),
    accessFor: duration.prefault('PT5M'),
    refreshFor: duration.prefault('PT8H'),
  })
  .prefault({})
