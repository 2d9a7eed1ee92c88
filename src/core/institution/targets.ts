/** The other systems that learn of an account: directories, Wi-Fi, doors, and what waits while they are away. */
import { z } from 'zod'
import { count, duration, key, listOf, oneOf, text, texts } from './setting-kinds.ts'

const shared = {
  key,
  name: texts.describe('What people read: "your password works in …"'),
  dryRun: z.boolean().default(true).describe('Only reports what it would write, until told otherwise'),
  secretFrom: text
    .nullable()
    .default(null)
    .describe('Name of the secret in the key file, never the secret itself'),
}

const ldapAddress = z.url({
  protocol: /^ldaps?$/,
  error: 'must be an address that begins with ldaps:// or ldap://',
})
const httpAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with https:// or http://',
})

const target = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('openldap'),
      address: ldapAddress,
      base: text,
      bindAs: text,
      posix: z.boolean().default(false),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('active-directory'),
      address: ldapAddress,
      base: text,
      bindAs: text,
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('scim'),
      address: httpAddress,
      groups: z.boolean().default(true),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('doors'),
      delivery: oneOf(['pull', 'push']).default('pull'),
      address: httpAddress.nullable().default(null),
      ...shared,
    }),
  ],
  { error: 'must be one of: openldap, active-directory, scim, doors' },
)

export const targetsSetting = listOf(target).default([])

/** A sealed copy of a password lives at most this long; after it the person's next right sign-in catches up (row O-20). */
export const deliverySetting = z
  .strictObject({
    sealedFor: duration.prefault('PT24H'),
    firstRetry: duration.prefault('PT5S'),
    longestRetry: duration.prefault('PT15M'),
    atOnce: count(1, 100).default(4),
  })
  .prefault({})
