/** The six digits of an authenticator app: new every half minute, each of them good once (RFC 6238). */
import { HOTP, Secret, TOTP } from 'otpauth'
import type { Temporal } from 'temporal-polyfill'

declare const proved: unique symbol

/** What the app and we both hold; never shown again once the app is in use (case O-05). */
export type AuthenticatorSeed = Buffer & { readonly [proved]: 'AuthenticatorSeed' }

/** What every authenticator app understands, and the only shape that some of them do. */
const shape = { algorithm: 'SHA1', digits: 6 } as const
const period = 30

/** 160 bits (RFC 4226 asks for them), or 80 where Feide is to take the seeds over: 16 characters of base32. */
export function seedLength({ feideSecrets }: { feideSecrets: boolean }): number {
  return feideSecrets ? 10 : 20
}

/** A seed cut from random bytes, of which there must be enough. */
export function seedFrom(bytes: Uint8Array, length: number): AuthenticatorSeed {
  if (bytes.length < length) throw new Error('too few bytes for the seed of an authenticator app')
  return Buffer.from(bytes.subarray(0, length)) as AuthenticatorSeed
}

/** Reads six digits as people type them, in two groups too; null for anything else. */
export function readAppCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[\s-]/gu, '')
  return /^[0-9]{6}$/.test(plain) ? plain : null
}

/** Which half minute it is, counted since 1970. */
export function stepAt(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / (period * 1_000))
}

/**
 * The step whose code this is: the running one, or the one before, whose code somebody may just have read off. No other
 * is accepted (case O-04; ASVS 6.5.5). Whoever accepts it must use the step up, so that it counts once (case O-03).
 */
export function matchingStep(seed: AuthenticatorSeed, code: string, now: Temporal.Instant): number | null {
  const step = stepAt(now)
  const isOf = (counter: number) =>
    HOTP.validate({ ...shape, token: code, secret: secretOf(seed), counter, window: 0 }) !== null
  // both are compared, so that the time it takes says nothing
  const [running, before] = [isOf(step), isOf(step - 1)]
  return running ? step : before ? step - 1 : null
}

/** What the QR code says: the institution as issuer, the username as label. */
export function keyUri(seed: AuthenticatorSeed, named: { issuer: string; label: string }): string {
  return new TOTP({ ...shape, ...named, period, secret: secretOf(seed) }).toString()
}

/** The key to type where no camera is at hand, in groups of four. */
export function typedKey(seed: AuthenticatorSeed): string {
  return secretOf(seed)
    .base32.replace(/.{4}(?=.)/g, '$& ')
    .trim()
}

function secretOf(seed: AuthenticatorSeed): Secret {
  return new Secret({ buffer: Uint8Array.from(seed).buffer })
}
