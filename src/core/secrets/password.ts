/** A password as typed becomes a password as we know it, the same way when it is chosen and every time it is used. */
import type { PasswordObjection } from './password-objection.ts'

declare const prepared: unique symbol

/** A password that went through `preparePassword`. Never logged, never in a URL, never in an answer. */
export type Password = string & { readonly [prepared]: 'Password' }

/** Counted in code points, before normalising, so that a megabyte of text costs nothing (case I-14). */
export const mostCodePoints = 256
/** 256 code points are never more bytes than this; said apart because targets count bytes (case I-13). */
export const mostBytes = 1024

/** What no keyboard means: controls with U+0000, halves of a character, line breaks, and code points without a character yet. */
const unusable = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u
const foreignSpace = /\p{Zs}/gu

/**
 * RFC 8265 OpaqueString: every kind of space becomes U+0020, the rest is normalised to NFC; letters keep their case and
 * spaces at the ends stay. Characters are refused, never removed, and nothing is ever cut off (cases I-11 to I-14).
 *
 * NFC and not NFKC, although NIST SP 800-63B suggests the latter: `ﬁ` and `fi` are two passwords, and nothing a person
 * typed loses strength. Emoji with joiners are welcome. Code points that have no character yet are refused because a later
 * Unicode may normalise them differently (RFC 8264 9.10).
 */
export function preparePassword(typed: string): Password | PasswordObjection {
  if (typed === '') return { objection: 'empty' }
  if (isTooLong(typed)) return tooLong
  if (unusable.test(typed)) return { objection: 'unusable-character' }
  const password = typed.replace(foreignSpace, ' ').normalize('NFC')
  return isTooLong(password) ? tooLong : (password as Password)
}

/**
 * The same as it was typed, where preparing it made it another text; else null. Only for hashes of older systems, which
 * hashed what the keyboard sent (case I-12): ours are always made of what was prepared.
 */
export function unprepared(typed: string, prepared: Password): Password | null {
  return typed === prepared ? null : (typed as Password)
}

/** True when `preparePassword` gave a password and not an objection. */
export function isPassword(prepared: Password | PasswordObjection): prepared is Password {
  return typeof prepared === 'string'
}

/** How long a password is for people: one per code point (ASVS 6.2.9, NIST SP 800-63B 3.1.1.2). */
export function lengthOf(password: Password): number {
  return [...password].length
}

const tooLong: PasswordObjection = { objection: 'too-long', most: mostCodePoints }

/** Code units are asked first: they cost nothing, and 512 of them are already more than 256 code points. */
function isTooLong(text: string): boolean {
  if (text.length > 2 * mostCodePoints) return true
  return [...text].length > mostCodePoints || new TextEncoder().encode(text).length > mostBytes
}
