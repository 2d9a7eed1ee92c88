/** Random letters that somebody types or reads out: how they are drawn, and how they are read from whatever was typed. */
import { type Dice, pick } from '../chance.ts'

/** 32 letters and digits, without those that are read as others (I, L, O, U): five bits each. */
const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']

/** Longer than any of them with all the hyphens and spaces one may put in; the rest of what is typed is not looked at. */
const mostTyped = 60

/** So many letters, each equally likely (ASVS 11.5.1). */
export function drawLetters(dice: Dice, length: number): string {
  return Array.from({ length }, () => pick(dice, letters)).join('')
}

/**
 * What was typed, as it is compared; null when it cannot be so many letters. Hyphens, spaces and small letters make no
 * difference, and letters that were left out are read as the digits they look like.
 */
export function readLetters(typed: string, length: number): string | null {
  if (typed.length > mostTyped) return null
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((letter) => letters.includes(letter)) ? plain : null
}
