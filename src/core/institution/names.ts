/** What the university is called, and under which addresses its portal, mail and sign-in are known. */
import { z } from 'zod'
import { domain, text, texts, webAddress } from './setting-kinds.ts'

export const namesSetting = texts.extend({
  short: text.max(20, { error: 'must be at most 20 characters' }).describe('The everyday name: OsloMet'),
})

/** Where the portal stands. The host of a request picks the institution, nothing else does. */
export const hostsSetting = z
  .array(domain)
  .min(1, { error: 'must name at least one host' })
  .optional()
  .describe('Host names of the portal; if left out, <key>.localhost')

/** The address in every link that is sent. Links never follow the request (case L-01). */
export const originSetting = webAddress
  .refine((value) => new URL(value).origin === value, {
    error: 'must end after the host: https://konto.example.no',
  })
  .nullable()
  .default(null)
  .describe('The address in links that are sent; without one, the first host')

/**
 * Names that other systems remember for ever: change the host as you like, but never these once people use them
 * (design.md, "Store": settings of their own, frozen once used).
 */
export const identifiersSetting = z
  .strictObject({
    realm: domain.optional().describe('After the @ in eduroam and Feide names; if left out, the mail domain'),
    passkeys: domain.optional().describe('WebAuthn relying party id; if left out, the first host'),
    openid: webAddress.optional().describe('OpenID issuer; if left out, the origin with /openid'),
  })
  .prefault({})

/** The deployment's database, or one of the institution's own. The address holds a password, so the file only names where it is. */
export const databaseSetting = z
  .strictObject({
    addressFrom: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'must be the name of an environment variable' })
      .nullable()
      .default(null)
      .describe('Environment variable that holds the address of an own database'),
  })
  .prefault({})
