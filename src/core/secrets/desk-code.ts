/** The one-time code that the desk has made for somebody, and never sees: typed once, beside the username (row A-4, case R-17). */
import { type Dice, pick } from '../chance.ts'

/** 32 letters and digits, without those that are read as others (I, L, O, U): thirteen of them are 65 bits. */
const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const length = 13

/** As it is sent and printed: `7KQ4M-2XDA9-TRB` (ASVS 11.5.1). */
export function makeDeskCode(dice: Dice): string {
  const drawn = Array.from({ length }, () => pick(dice, letters)).join('')
  return `${drawn.slice(0, 5)}-${drawn.slice(5, 10)}-${drawn.slice(10)}`
}

/** What was typed, as it is compared; null when it cannot be one. Hyphens, spaces and small letters make no difference. */
export function readDeskCode(typed: string): string | null {
  if (typed.length > 60) return null
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((letter) => letters.includes(letter)) ? plain : null
}
