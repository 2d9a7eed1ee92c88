/** The temporary password: random bits that a person types once, and that can be mistaken for nothing else (row O-5). */
import { type Dice, pick } from '../chance.ts'

/** 32 letters and digits, without those that are read as others (I, L, O, U): fourteen of them are 70 bits. */
const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const length = 14
/** So many digits are in each: no words of a language look like one. It costs less than a tenth of a bit. */
const leastDigits = 2

/** As it is sent: `7KQ4-M2XDA-9TRBP`. Made by the dice, one letter at a time (ASVS 11.5.1). */
export function makeTemporaryPassword(dice: Dice): string {
  for (;;) {
    const drawn = Array.from({ length }, () => pick(dice, letters)).join('')
    if (digitsIn(drawn) >= leastDigits) return `${drawn.slice(0, 4)}-${drawn.slice(4, 9)}-${drawn.slice(9)}`
  }
}

/**
 * What was typed, if it may be a temporary password; null for everything else. Hyphens, spaces and small letters make no
 * difference, and letters that were left out are read as the digits they look like.
 */
export function readTemporaryPassword(typed: string): string | null {
  if (typed.length > 40) return null
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const isOne = plain.length === length && [...plain].every((letter) => letters.includes(letter))
  return isOne ? plain : null
}

/**
 * Written just as it is sent, which no password of a person's own is: then it is nothing but a try at a temporary one, and
 * does not count as a try at the own one (case R-11).
 */
export function isWrittenAsTemporary(typed: string): boolean {
  return /^[0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}$/i.test(typed.trim()) && digitsIn(typed) >= leastDigits
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length
}
