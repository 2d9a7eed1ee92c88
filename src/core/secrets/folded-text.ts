/** Makes Åse, ASE and Aase look alike, so that a name is found in a password however it was typed. */
import anyAscii from 'any-ascii'

/** Lower-case ASCII without accents. What is neither a letter, a digit nor on an English keyboard becomes a space. */
export function folded(text: string): string {
  return anyAscii(text.normalize('NFC').replace(notText, ' ')).toLowerCase()
}

/** The spellings of a name to look for: accents dropped (`ase`), and written out the Nordic and German way (`aase`). */
export function spellings(name: string): readonly string[] {
  const writtenOut = name
    .normalize('NFC')
    .replace(/[åøæäöü]/giu, (letter) => long[letter.toLowerCase()] ?? letter)
  return [...new Set([folded(name), folded(writtenOut)])]
}

/** Only its letters and digits. */
export function squeezed(foldedText: string): string {
  return foldedText.replace(/[^a-z0-9]/g, '')
}

/** Emoji and other signs have no spelling: any-ascii would give a rose the name `:rose:`. */
const notText = /[^\p{L}\p{M}\p{N}\u0020-\u007e]/gu

const long: Readonly<Record<string, string>> = { å: 'aa', ø: 'oe', æ: 'ae', ä: 'ae', ö: 'oe', ü: 'ue' }
