/** The one-time code that the desk has made for somebody, and never sees: typed once, beside the username (row A-4, case R-17). */
import type { Dice } from '../chance.ts'
import { drawLetters, readLetters } from './typed-letters.ts'

/** 65 bits. */
const length = 13

/** As it is sent and printed: `7KQ4M-2XDA9-TRB`. */
export function makeDeskCode(dice: Dice): string {
  const drawn = drawLetters(dice, length)
  return `${drawn.slice(0, 5)}-${drawn.slice(5, 10)}-${drawn.slice(10)}`
}

/** What was typed, as it is compared; null when it cannot be one. */
export function readDeskCode(typed: string): string | null {
  return readLetters(typed, length)
}
