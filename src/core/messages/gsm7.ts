/** Which letters a text message can carry, and whether a text fits into one message. */

// The basic alphabet of 3GPP TS 23.038 (GSM 03.38), 6.2.1; its escape sign is not a letter and is left out.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
// The extension table, 6.2.1.1: each of these costs two places.
const extension = '\f^{}\\[~]|€'

const places = new Map<string, number>([
  ...[...basic].map((letter) => [letter, 1] as const),
  ...[...extension].map((letter) => [letter, 2] as const),
])

/** One segment of GSM-7 has room for this many places. */
export const oneSegment = 160

declare const fits: unique symbol
/** A text that one text message can carry. */
export type SmsText = string & { readonly [fits]: true }

/** How many places a text takes, or null when a letter of it is not in the alphabet (emoji, Greek small letters, …). */
export function gsm7Length(text: string): number | null {
  let length = 0
  for (const letter of text) {
    const taken = places.get(letter)
    if (taken === undefined) return null
    length += taken
  }
  return length
}

/** The text, if one text message can carry it (case M-05, field 5.35); null otherwise. */
export function readSmsText(text: string): SmsText | null {
  const length = gsm7Length(text)
  return length !== null && length > 0 && length <= oneSegment ? (text as SmsText) : null
}
