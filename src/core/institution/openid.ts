/** Services that let people sign in through our OpenID provider (rows O-1, O-9). */
import { z } from 'zod'
import { duration, key, listOf, oneOf, text, texts, webAddress } from './setting-kinds.ts'
import { groups } from './words.ts'

const claims = ['name', 'mail', 'username', 'affiliation', 'student-number', 'national-number'] as const

/** A public key as RFC 7517 writes it. A private part is an unknown key, and refused. */
const publicKey = z.discriminatedUnion('kty', [
  z.strictObject({
    kty: z.literal('EC'),
    crv: oneOf(['P-256', 'P-384', 'P-521']),
    x: text,
    y: text,
    kid: text,
    alg: oneOf(['ES256', 'ES384', 'ES512']).optional(),
    use: z.literal('sig').optional(),
  }),
  z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: text,
    kid: text,
    alg: oneOf(['EdDSA', 'Ed25519']).optional(),
    use: z.literal('sig').optional(),
  }),
  z.strictObject({
    kty: z.literal('RSA'),
    n: text.refine((modulus) => modulus.length >= 342, { error: 'must have at least 2048 bits' }),
    e: text,
    kid: text,
    alg: oneOf(['PS256', 'PS384', 'PS512', 'RS256']).optional(),
    use: z.literal('sig').optional(),
  }),
])

const client = z.strictObject({
  key: key.describe('The client id'),
  name: texts,
  who: listOf(oneOf(groups))
    .default([...groups])
    .describe('Who may use it'),
  service: key
    .nullable()
    .default(null)
    .describe('Which of `services` it is: whoever does not have that one, or no longer, is not let in'),
  redirects: listOf(webAddress)
    .min(1, { error: 'must hold at least one address to return to' })
    .describe('Compared letter by letter'),
  afterSignOut: listOf(webAddress).default([]),
  backChannelSignOut: webAddress
    .nullable()
    .default(null)
    .describe('Where the service is told that somebody is signed out'),
  secondFactor: oneOf(['as-the-institution', 'always']).default('as-the-institution'),
  claims: listOf(oneOf(claims)).default(['name', 'mail', 'username', 'affiliation']),
  nationalNumberBecause: text
    .nullable()
    .default(null)
    .describe('The legal basis; without it the number is never given'),
  proves: oneOf(['key', 'secret']).default('key'),
  keys: webAddress.nullable().default(null).describe('Where the client publishes its keys'),
  publicKeys: listOf(publicKey).default([]).describe('The client’s public keys, if it publishes none'),
  secretFrom: text
    .nullable()
    .default(null)
    .describe(
      'Name of the secret in the file ADGANG_SECRETS, never the secret itself; at least 32 characters there',
    ),
  signedWith: oneOf(['ES256', 'RS256'])
    .default('ES256')
    .describe('RS256 only for a service that knows nothing else'),
  refresh: z.boolean().default(false).describe('Whether the service may renew its access without the person'),
})

export const openidSetting = z
  .strictObject({
    offered: z.boolean().default(true),
    clients: listOf(client).default([]),
    codeFor: duration.prefault('PT60S').refine((of) => seconds(of) >= 10 && seconds(of) <= 60, {
      error: 'must be from PT10S to PT60S',
    }),
    accessFor: duration
      .prefault('PT5M')
      .refine((of) => seconds(of) >= 30 && seconds(of) <= 300, { error: 'must be from PT30S to PT5M' }),
    refreshFor: duration.prefault('PT8H').refine((of) => seconds(of) >= 60 && seconds(of) <= 30 * 86_400, {
      error: 'must be at most P30D',
    }),
  })
  .prefault({})

/** A day in it is 24 hours. */
function seconds(of: z.output<typeof duration>): number {
  return of.total({ unit: 'seconds', relativeTo: '2026-01-01' })
}
