/** The secret of one device on Wi-Fi: shown once, typed into that device alone, and nothing but Wi-Fi opens by it. */
import type { Dice } from '../chance.ts'
import { drawLetters, readLetters } from './typed-letters.ts'

/** 28 letters of five bits: 140 random bits (case L-09 asks for 128). */
const length = 28
/** So it begins: no password of a person is taken for one, and whoever finds one in a file knows what it is. */
const begins = 'wifi-'

/** As it stands on the page: `wifi-k3m9-x7qp-…`, in small letters, which telephones type most easily. */
export function makeWifiSecret(dice: Dice): string {
  return `${begins}${drawLetters(dice, length)
    .toLowerCase()
    .replace(/.{4}(?=.)/g, '$&-')}`
}

/** What a device sent, as it is looked for; null when it is not written as such a secret. Case and hyphens make no difference. */
export function readWifiSecret(typed: string): string | null {
  const text = typed.trim()
  return text.slice(0, begins.length).toLowerCase() === begins
    ? readLetters(text.slice(begins.length), length)
    : null
}
