/** The secret beside a link: shown to the administrator once, told to the member by another way, typed once (row E-2). */
import type { Dice } from '../chance.ts'
import { drawLetters, readLetters } from './typed-letters.ts'

/** 50 bits; case L-18 asks for 40. */
const length = 10

/** As it stands on the page and is read out: `K3M9X-7QP2V`. */
export function makeProjectSecret(dice: Dice): string {
  const drawn = drawLetters(dice, length)
  return `${drawn.slice(0, 5)}-${drawn.slice(5)}`
}

/** What was typed, as it is compared; null when it cannot be one. */
export function readProjectSecret(typed: string): string | null {
  return readLetters(typed, length)
}
