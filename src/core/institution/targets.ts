/** The other systems that learn of an account: directories, Wi-Fi, doors, and what waits while they are away. (Long: one kind of system after another.) */
import { z } from 'zod'
import { count, domain, key, listOf, oneOf, span, text, texts } from './setting-kinds.ts'

const shared = {
  key,
  name: texts.describe('What people read: "your password works in …"'),
  service: key
    .nullable()
    .default(null)
    .describe('Which of `services` it is: whoever does not have that one, or no longer, is hidden there'),
  dryRun: z.boolean().default(true).describe('Only reports what it would write, until told otherwise'),
  secretFrom: text
    .nullable()
    .default(null)
    .describe('Name of the secret in the file of ADGANG_SECRETS, never the secret itself'),
}

const ldapAddress = z.url({
  protocol: /^ldaps?$/,
  error: 'must be an address that begins with ldaps:// or ldap://',
})
/** Active Directory takes a password over TLS only, and its global catalogue (3268, 3269) takes no change at all. */
const ldapsAddress = z
  .url({
    protocol: /^ldaps$/,
    error: 'must be an address that begins with ldaps://: Active Directory takes a password in no other way',
  })
  .refine((address) => !/:326[89](\/|$)/.test(address), {
    error: 'must not be the port of the global catalogue, which takes no changes: leave the port out',
  })
const attributeName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, { error: 'must be the name of an attribute, such as employeeNumber' })

const thisMachine = ['localhost', '127.0.0.1', '[::1]']
/** Keys and people's data go there: in the clear only to a program on the same machine (ASVS 12.2.1). */
const httpAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
  .refine(
    (address) =>
      !/^http:/i.test(address) || (URL.canParse(address) && thisMachine.includes(new URL(address).hostname)),
    { error: 'must begin with https:// unless it is on this machine (localhost, 127.0.0.1)' },
  )
  .refine((address) => !/[?#@]/.test(address), {
    error: 'must hold no question mark, number sign or at sign: secrets come from the file of ADGANG_SECRETS',
  })

/** RFC 7517 and 8037: a key that the receiver made; its private half never leaves the receiver. */
const receiverKey = z
  .discriminatedUnion(
    'kty',
    [
      z.strictObject({
        kty: z.literal('EC'),
        crv: oneOf(['P-256', 'P-384', 'P-521']),
        x: text,
        y: text,
        kid: text,
        use: z.literal('enc').optional(),
        alg: z.literal('ECDH-ES+A256KW').optional(),
      }),
      z.strictObject({
        kty: z.literal('OKP'),
        crv: z.literal('X25519'),
        x: text,
        kid: text,
        use: z.literal('enc').optional(),
        alg: z.literal('ECDH-ES+A256KW').optional(),
      }),
    ],
    { error: 'must be a public key as a JWK, of kind EC or OKP' },
  )
  .describe('The public key of the door system, as a JWK with a kid; PINs are sealed for it')

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
      address: ldapsAddress,
      certificates: text
        .nullable()
        .default(null)
        .describe('File with the certificate authority in PEM form; null: those the machine trusts'),
      base: text.describe('The domain: DC=ad,DC=example,DC=no'),
      bindAs: text,
      people: text.default('OU=People').describe('Where accounts are made, below the base'),
      hidden: text
        .nullable()
        .default(null)
        .describe('Where closed accounts are moved, below the base; null: they stay where they are'),
      groups: text
        .nullable()
        .default('OU=Groups')
        .describe('Where the groups for affiliations are, below the base; null: no groups'),
      groupPrefix: z.string().default('adgang-').describe('What the names of these groups begin with'),
      upnSuffix: domain.describe('What follows the @ in the UPN'),
      anchor: attributeName
        .default('employeeNumber')
        .describe('The attribute that keeps our id of the account; nothing else may write it'),
      longNames: oneOf(['refuse', 'shorten'])
        .default('refuse')
        .describe('sAMAccountName holds 20 characters: longer usernames are refused, or cut there'),
      passwordNeverExpires: z
        .boolean()
        .default(true)
        .describe('Our own rules say when a password runs out; false: the policy of the domain does too'),
      hiddenFlag: attributeName
        .nullable()
        .default(null)
        .describe(
          'A yes/no attribute that keeps somebody out of address lists, such as msExchHideFromAddressLists',
        ),
      addressProtected: oneOf(['username-only', 'left-out'])
        .default('username-only')
        .describe('What is written of people with a protected address'),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('scim'),
      address: httpAddress.describe('The base address of its SCIM 2.0 interface'),
      groups: z.boolean().default(true).describe('Student, employee and so on, each as a group'),
      groupPrefix: text.nullable().default(null).describe('Stands before the name of each group'),
      enterprise: z
        .boolean()
        .default(false)
        .describe('Unit and campus too, in the enterprise extension (RFC 7643 4.3)'),
      protectedPeople: oneOf(['without-name', 'left-out', 'as-others'])
        .default('without-name')
        .describe(
          'People with a protected address: there with the username alone, not there, or as all others',
        ),
      whenEnded: oneOf(['deactivate', 'delete']).default('deactivate'),
      pageSize: count(1, 1000).default(100),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('doors'),
      delivery: oneOf(['pull', 'push']).default('pull'),
      address: httpAddress.nullable().default(null).describe('Where cards are sent to; only for push'),
      receiverKey: receiverKey.nullable().default(null).describe('Without it no PIN leaves the house'),
      ...shared,
    }),
  ],
  { error: 'must be one of: openldap, active-directory, scim, doors' },
)

export const targetsSetting = listOf(target).default([])

/** A target of one kind, as its file says it. */
export type TargetSetting<Kind extends z.infer<typeof target>['kind']> = Extract<
  z.infer<typeof target>,
  { kind: Kind }
>

/** A sealed copy of a password lives at most this long; after it the person's next right sign-in catches up (row O-20). */
export const deliverySetting = z
  .strictObject({
    sealedFor: span.prefault('PT24H'),
    firstRetry: span.prefault('PT5S'),
    longestRetry: span
      .prefault('PT15M')
      .describe('One account that is refused again and again waits so long at most'),
    longestRest: span
      .prefault('PT1M')
      .describe(
        'A system that is away is knocked at again after so long at most, by one worker with a few accounts',
      ),
    compareEvery: span.prefault('PT24H').describe('How often each target is compared with the truth'),
  })
  .prefault({})
