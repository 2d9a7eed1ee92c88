/** Seals a door PIN for its receiver: as a JWE that any JOSE library opens with the receiver's private key, and nobody here any more (RFC 7516, RFC 7518 4.6). */
import { CompactEncrypt, importJWK } from 'jose'
import type { TargetSetting } from '../../core/institution/targets.ts'
import type { PinGiven } from '../../core/targets/target-system.ts'

/** The receiver's public key, as the settings have it. */
export type ReceiverKey = NonNullable<TargetSetting<'doors'>['receiverKey']>

const alg = 'ECDH-ES+A256KW'
const enc = 'A256GCM'

/**
 * ECDH-ES with A256KW and A256GCM. The account stands inside, so that a PIN cannot be moved to somebody else's card on
 * its way. Throws when the key is none that can be used.
 */
export async function sealPin(
  key: ReceiverKey,
  accountId: string,
  { pin, version }: PinGiven,
): Promise<string> {
  const { kty, crv, x } = key
  const jwk = { kty, crv, x, ...('y' in key ? { y: key.y } : {}) }
  const content = JSON.stringify({ account: accountId, pin, pinVersion: version })
  return new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({ alg, enc, kid: key.kid, cty: 'application/json' })
    .encrypt(await importJWK(jwk, alg))
}
