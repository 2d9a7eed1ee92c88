/** The keys with which the university shows a provider of electronic ID that it is the university. Several overlap, so that none runs out unseen. */
import { importJWK, type JWK } from 'jose'
import type { PrivateKey } from 'openid-client'
import { Temporal } from 'temporal-polyfill'

/** A private key that the provider knows the public half of, under `kid`, for at most a year (field 3.1). */
export type ClientKey = {
  kid: string
  from: Temporal.Instant
  until: Temporal.Instant
  /** Private: RSA for RS256 or PS256, P-256 for ES256. */
  jwk: JWK
}

/** The newest key whose day has come and has not passed; null when there is none. */
export function signingKey(keys: readonly ClientKey[], now: Temporal.Instant): ClientKey | null {
  const usable = keys.filter(
    ({ from, until }) => Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, until) < 0,
  )
  return usable.toSorted((one, other) => Temporal.Instant.compare(other.from, one.from))[0] ?? null
}

/** The public halves of every key that has not run out, those of tomorrow too: what the provider is to know. */
export function publicKeys(keys: readonly ClientKey[], now: Temporal.Instant): { keys: JWK[] } {
  const living = keys.filter(({ until }) => Temporal.Instant.compare(now, until) < 0)
  return {
    keys: living.map(({ kid, jwk }) => ({ ...publicHalf(jwk), kid, alg: algorithmOf(jwk), use: 'sig' })),
  }
}

/** Ready for signing. Throws when the algorithm is none that ID-porten takes. */
export async function privateKey({ kid, jwk }: ClientKey): Promise<PrivateKey> {
  const key = await importJWK(jwk, algorithmOf(jwk))
  if (key instanceof Uint8Array) throw new Error('the key is no private key')
  return { key, kid }
}

/** RS256 where the key does not say; a key on the curve P-256 can only do ES256. */
export function algorithmOf({ alg, kty, crv }: JWK): 'RS256' | 'PS256' | 'ES256' {
  if (kty === 'EC' && crv === 'P-256' && (alg === undefined || alg === 'ES256')) return 'ES256'
  if (kty === 'RSA' && alg === 'PS256') return 'PS256'
  if (kty === 'RSA' && (alg === undefined || alg === 'RS256')) return 'RS256'
  throw new Error('the key must be RSA for RS256 or PS256, or P-256 for ES256')
}

function publicHalf({ kty, n, e, crv, x, y }: JWK): JWK {
  return kty === 'RSA'
    ? { kty, n: n ?? '', e: e ?? '' }
    : { kty: 'EC', crv: crv ?? '', x: x ?? '', y: y ?? '' }
}
