/** What somebody else typed, as it may stand in the journal and in the log: one line, of bounded length (case Y-07). */

/** No reason and no name in the journal is longer. */
export const longestText = 1_000

/**
 * Line breaks, control letters (ANSI), marks that turn the direction of writing and halves of letters become a space or
 * a sign that something was there. `${jndi:` and the like stay as they were typed: nothing here reads them.
 */
export function plainLine(text: string, most = longestText): string {
  // what is far too long is not looked at to its end
  const short = text.slice(0, most * 4)
  const plain = short.replace(/\r\n|[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(confusing, '\uFFFD')
  return plain.length > most ? `${plain.slice(0, most - 1).replace(/\p{Cs}/u, '')}…` : plain
}

/** Halves of letters, and marks that show text in another order than it is written (Unicode UAX 9). */
const confusing = /[\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
