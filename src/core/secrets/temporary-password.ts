/** The temporary password: random bits that a person types once, and that can be mistaken for nothing else (row O-5). */
import type { Dice } from '../chance.ts'
import { drawLetters, readLetters } from './typed-letters.ts'

/** 70 bits. */
const length = 14
/** So many digits are in each: no words of a language look like one. It costs less than a tenth of a bit. */
const leastDigits = 2

/** As it is sent: `7KQ4-M2XDA-9TRBP`. */
export function makeTemporaryPassword(dice: Dice): string {
  for (;;) {
    const drawn = drawLetters(dice, length)
    if (digitsIn(drawn) >= leastDigits) return `${drawn.slice(0, 4)}-${drawn.slice(4, 9)}-${drawn.slice(9)}`
  }
}

/** What was typed, if it may be a temporary password; null for everything else. */
export function readTemporaryPassword(typed: string): string | null {
  return readLetters(typed, length)
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
