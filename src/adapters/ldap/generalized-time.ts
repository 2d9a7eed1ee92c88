/** A moment as directories write it. */
import { Temporal } from 'temporal-polyfill'

/**
 * GeneralizedTime (RFC 4517 3.3.13): `20261123084153Z`, `20261123084153.0Z`. It is what ISO 8601 calls the basic format, but
 * for the T in the middle. Null: it is none, or one without its zone.
 */
export function readGeneralizedTime(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text.replace(/^\d{8}(?=\d)/, '$&T'))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
