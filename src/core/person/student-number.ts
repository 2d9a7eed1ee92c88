/** A student number: the one printed on the card, with or without the zeros in front. */

/**
 * The text by which two student numbers are compared: `0654321`, `654 321` and `s654321` are one person's (field 5.6).
 * Null when nothing is left of it.
 */
export function readStudentNumber(typed: string): string | null {
  if (typed.length > 100) return null
  const plain = canonicalStudentNumber(typed.normalize('NFKC'))
  return /^[0-9a-z]{1,20}$/.test(plain) ? plain : null
}

/** The same for a number from a register, which is kept as it is written and compared by this. */
export function canonicalStudentNumber(written: string): string {
  return written
    .replace(/[\s\p{Pd}\u200B-\u200F\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/^s(?=\d)/, '')
    .replace(/^0+(?=.)/, '')
}
