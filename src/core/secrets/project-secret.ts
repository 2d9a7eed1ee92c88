/** The secret beside a link: shown to the administrator once, told to the member by another way, typed once (row E-2). */
import { type Dice, pick } from '../chance.ts'

/** 32 letters and digits, without those that are read as others (I, L, O, U): ten of them are 50 bits (case L-18 asks for 40). */
const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const length = 10

/** As it stands on the page and is read out: `K3M9X-7QP2V`. */
export function makeProjectSecret(dice: Dice): string {
  const drawn = Array.from({ length }, () => pick(dice, letters)).join('')
  return `${drawn.slice(0, 5)}-${drawn.slice(5)}`
}

/** What was typed, as it is compared; in any case, with or without hyphen, letters left out read as the digits they look like. */
export function readProjectSecret(typed: string): string | null {
  if (typed.length > 60) return null
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((letter) => letters.includes(letter)) ? plain : null
}
