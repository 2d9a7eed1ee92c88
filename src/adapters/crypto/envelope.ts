/** The sealed envelope: which format, which key, then the sealed bytes. The first five bytes are no secret. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { DoesNotOpen } from '../../core/secrets/keyring.ts'

/** Format 1: AES-256-GCM. Format 2: HPKE to the worker. */
export type Format = 1 | 2

const ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** `format ‖ key id ‖ content`; the content in as many pieces as it comes. */
export function envelope(format: Format, keyId: string, ...content: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(format), Buffer.from(keyId, 'hex'), ...content])
}

/** Takes an envelope apart. Throws `DoesNotOpen` when it is not one of this format. */
export function opened(format: Format, sealed: Uint8Array): { keyId: string; content: Buffer } {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes.length < 1 + ID_BYTES + TAG_BYTES || bytes[0] !== format)
    throw new DoesNotOpen('not of this format')
  return { keyId: keyIdOf(bytes), content: bytes.subarray(1 + ID_BYTES) }
}

/** The id of the key that sealed it. */
export function keyIdOf(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(1, 1 + ID_BYTES)).toString('hex')
}

/**
 * `nonce ‖ ciphertext ‖ tag`. The nonce is random: NIST SP 800-38D allows 2^32 of them for each key, and each key
 * serves one purpose of one institution.
 */
export function encrypt(key: KeyObject, aad: string, plaintext: Uint8Array | string): Buffer[] {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(aad))
  const body = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext)
  return [nonce, body, cipher.final(), cipher.getAuthTag()]
}

let chance = Buffer.alloc(0)
let taken = 0

/** Chance is taken from the system in handfuls, for one call for each nonce cost more than the sealing; none is given twice. */
function freshNonce(): Buffer {
  if (taken + NONCE_BYTES > chance.length) {
    chance = randomBytes(NONCE_BYTES * 512)
    taken = 0
  }
  taken += NONCE_BYTES
  return chance.subarray(taken - NONCE_BYTES, taken)
}

/** Throws `DoesNotOpen` unless key and additional data are exactly those it was made with. */
export function decrypt(key: KeyObject, aad: string, content: Buffer): Buffer {
  if (content.length < NONCE_BYTES + TAG_BYTES) throw new DoesNotOpen('too short')
  const nonce = content.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(content.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(content.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new DoesNotOpen('made for another place, by another key, or changed since', { cause: error })
  }
}
