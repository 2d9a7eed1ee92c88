/** The other systems that learn of an account: directories, Wi-Fi, doors, and what waits while they are away. */
import { z } from 'zod'
import { count, key, listOf, oneOf, span, text, texts } from './setting-kinds.ts'

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
      certificates: text
        .nullable()
        .default(null)
        .describe('File with the certificate authority in PEM form; null: those the machine trusts'),
      base: text.describe('Where everything of ours is: dc=example,dc=no'),
      people: text.default('ou=people').describe('Where people are, below the base'),
      hidden: text
        .default('ou=hidden')
        .describe(
          'Where locked accounts are until they open again, below the base; services must not search there',
        ),
      groups: text
        .nullable()
        .default('ou=groups')
        .describe('Where the groups for affiliations are, below the base; null: no groups'),
      bindAs: text,
      nationalNumber: z
        .boolean()
        .default(false)
        .describe('Whether norEduPersonNIN is written; only where there is a legal basis'),
      schema: oneOf(['person', 'feide'])
        .default('feide')
        .describe('person: inetOrgPerson only; feide: eduPerson, schac and norEduPerson too'),
      mailAliases: z
        .boolean()
        .default(true)
        .describe('Whether former addresses are written, as mailLocalAddress (the schema misc)'),
      posix: z
        .strictObject({
          uids: z.strictObject({ from: count(1_000, 4_000_000_000), to: count(1_000, 4_000_000_000) }),
          gid: count(1, 4_000_000_000),
          home: text.default('/home/{username}').describe('{username} is filled in'),
          shell: text.default('/bin/bash'),
        })
        .nullable()
        .default(null)
        .describe('POSIX numbers, never given twice; null: no posixAccount'),
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
    sealedFor: span.prefault('PT24H'),
    firstRetry: span.prefault('PT5S'),
    longestRetry: span.prefault('PT15M'),
    compareEvery: span.prefault('PT24H').describe('How often each target is compared with the truth'),
  })
  .prefault({})
