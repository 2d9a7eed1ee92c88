/** Names in any script become plain letters, the way Norwegian universities have always written them in usernames. */

import anyAscii from 'any-ascii'

/** Written otherwise than the library would: æ and å become two letters (ø one), and ð sounds as dh. */
const preferred: Readonly<Record<string, string>> = {
  Æ: 'Ae',
  æ: 'ae',
  Å: 'Aa',
  å: 'aa',
  Ð: 'Dh',
  ð: 'dh',
}

/** Names from registers older than ISO 8859-1 have these signs in the places of Æ Ø Å æ ø å (ISO 646-60). */
const sevenBit: Readonly<Record<string, string>> = {
  '[': 'A',
  '\\': 'O',
  ']': 'A',
  '{': 'a',
  '|': 'o',
  '}': 'a',
}

/** A text in plain ASCII letters, however its letters were composed. */
export function toAscii(text: string): string {
  return anyAscii(text.normalize('NFC').replace(/[ÆæÅåÐð]/g, (letter) => preferred[letter] ?? letter))
}

/**
 * A name as the small letters, digits, single spaces and single hyphens that a username may be made of. Signs and emoji
 * have no letters in them and are dropped, although the library has words for them.
 */
export function forUsername(name: string): string {
  const letters = name
    .normalize('NFC')
    .replace(/[[\\\]{|}]/g, (sign) => sevenBit[sign] ?? sign)
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Pd}\s]/gu, '')
  return toAscii(letters)
    .replace(/[^A-Za-z0-9\s-]/g, '')
    .replace(/\s*-[\s-]*/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[ -]+|[ -]+$/g, '')
    .toLowerCase()
}
