/** Compares two secrets in a time that tells nothing about where they differ. */
import { timingSafeEqual } from 'node:crypto'

/** True when both are the same bytes. Only their lengths may be learnt from the time it takes (ASVS 11.2.4). */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
