/** Recovery codes: written down once, for the day when the phone is lost. Each opens the second step once (row O-10). */
import { type Dice, pick } from '../chance.ts'

declare const proved: unique symbol

/** A code as it is compared: sixteen letters without hyphens. */
export type RecoveryCode = string & { readonly [proved]: 'RecoveryCode' }

/** Without i, l, o and u: what is read for one of them is what it looks like. */
const letters = [...'0123456789abcdefghjkmnpqrstvwxyz']
const length = 16

/** A new code of 80 random bits (case O-10 asks for 64). */
export function newRecoveryCode(dice: Dice): RecoveryCode {
  return Array.from({ length }, () => pick(dice, letters)).join('') as RecoveryCode
}

/** As it stands on the page: `k3m9-x7qp-2vbn-84ta`. */
export function writtenRecoveryCode(code: RecoveryCode): string {
  return code.replace(/.{4}(?=.)/g, '$&-')
}

/** Reads a code as people type it, in any case, with or without hyphens; null when it cannot be one. */
export function readRecoveryCode(typed: string): RecoveryCode | null {
  if (typed.length > 100) return null
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[il]/g, '1')
    .replaceAll('o', '0')
  return plain.length === length && [...plain].every((letter) => letters.includes(letter))
    ? (plain as RecoveryCode)
    : null
}
