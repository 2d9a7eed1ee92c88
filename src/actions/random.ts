/** Random names for things: 256-bit secrets that a browser or a mail carries, and ids of rows. */
import type { Dice } from '../core/chance.ts'

/** 256 random bits as base64url (ASVS 7.2.3 asks for 128). */
export function randomSecret(dice: Dice): string {
  return Buffer.from(dice.bytes(32)).toString('base64url')
}

/** So many decimal digits, each equally likely: a code that is typed (ASVS 6.5.4). */
export function numericCode(dice: Dice, digits: number): string {
  return Array.from({ length: digits }, () => dice.below(10)).join('')
}

/** An id of a row: a random UUID (RFC 9562, version 4). An id opens nothing. */
export function randomId(dice: Dice): string {
  const bytes = Buffer.from(dice.bytes(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
