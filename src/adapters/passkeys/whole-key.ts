/** A public key that was cut short or is no point of its curve would never match: it is refused before somebody relies on it (case O-11). */
import { createPublicKey } from 'node:crypto'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'

/** Whether a key, as COSE writes it, is one that signatures can be checked with. */
export function isWholeKey(publicKey: Uint8Array): boolean {
  try {
    const jwk = asJwk(publicKey)
    return jwk !== null && createPublicKey({ key: jwk, format: 'jwk' }).type === 'public'
  } catch {
    return false
  }
}

function asJwk(publicKey: Uint8Array) {
  const key = decodeCredentialPublicKey(Uint8Array.from(publicKey))
  if (cose.isCOSEPublicKeyEC2(key))
    return { kty: 'EC', crv: 'P-256', x: text(key.get(cose.COSEKEYS.x)), y: text(key.get(cose.COSEKEYS.y)) }
  if (cose.isCOSEPublicKeyOKP(key)) return { kty: 'OKP', crv: 'Ed25519', x: text(key.get(cose.COSEKEYS.x)) }
  if (cose.isCOSEPublicKeyRSA(key))
    return { kty: 'RSA', n: text(key.get(cose.COSEKEYS.n)), e: text(key.get(cose.COSEKEYS.e)) }
  return null
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64url')
}
