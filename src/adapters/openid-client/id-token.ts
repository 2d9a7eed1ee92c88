/** Whether the provider's word about a person may be believed: its signature, whom it is for, when it was given. */
import { errors, jwtVerify, type JWTHeaderParameters, type JWTPayload } from 'jose'
import type { Temporal } from 'temporal-polyfill'
import type { ProviderKeys } from './provider-keys.ts'

/** The token is not what it must be; the message is for the operator and carries nothing of the token. */
export class NotBelieved extends Error {
  override readonly name = 'NotBelieved'
}

export type Expected = {
  issuer: string
  clientId: string
  jwksUri: string
  /** What discovery says the provider signs with. */
  algorithms: readonly string[]
  keys: ProviderKeys
  /** The time of the outside: the provider does not live in the demo's clock. */
  now: Temporal.Instant
}

/** Clocks of two houses may differ by so much (ASVS 9.2.1). */
export const skewSeconds = 60
/** A token is made the moment it is fetched. */
const oldestSeconds = 10 * 60

/** Only what a public key verifies; whatever else discovery may name (ASVS 9.1.2, RFC 8725 3.1). */
const asymmetric: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
]

/** Parts of a header that bring a key along, or say where to fetch one: an attacker's key (case R-13). */
const bringsKey = ['jwk', 'jku', 'x5u', 'x5c'] as const

/** The claims of a token that may be believed. Throws `NotBelieved`, or `ProviderSilent` when its keys cannot be had. */
export async function believedClaims(idToken: string, expected: Expected): Promise<JWTPayload> {
  const payload = await verified(idToken, expected)
  const { aud, azp, iat = 0 } = payload
  if ((Array.isArray(aud) ? aud : [aud]).length !== 1) throw new NotBelieved('aud names others too')
  if (azp !== undefined && azp !== expected.clientId) throw new NotBelieved('azp is not us')
  const now = expected.now.epochMilliseconds / 1000
  if (iat > now + skewSeconds) throw new NotBelieved('iat is in the future')
  if (iat < now - oldestSeconds) throw new NotBelieved('iat is long ago')
  return payload
}

async function verified(idToken: string, expected: Expected): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(idToken, async (header) => keyFor(header, expected), {
      algorithms: asymmetric.filter((each) => expected.algorithms.includes(each)),
      issuer: expected.issuer,
      audience: expected.clientId,
      requiredClaims: ['iat', 'exp', 'sub'],
      clockTolerance: skewSeconds,
      currentDate: new Date(expected.now.epochMilliseconds),
    })
    return payload
  } catch (error) {
    throw error instanceof errors.JOSEError ? new NotBelieved(reasonOf(error), { cause: error }) : error
  }
}

async function keyFor(header: JWTHeaderParameters, { keys, jwksUri }: Expected): Promise<CryptoKey> {
  const brought = bringsKey.find((name) => name in header)
  if (brought) throw new NotBelieved(`the header brings its own key (${brought})`)
  if (typeof header.kid !== 'string') throw new NotBelieved('the header names no key')
  return keys.find(jwksUri, header)
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return `${error.claim} ${error.reason}`
  const words: Record<string, string> = {
    ERR_JOSE_ALG_NOT_ALLOWED: 'alg is not one that the provider signs with',
    ERR_JWKS_NO_MATCHING_KEY: 'the provider has no such key',
    ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the signature is wrong',
  }
  return words[error.code] ?? `the token cannot be read (${error.code})`
}
