/** Chance is handed in, never taken: so a test can say what the dice show. */

/** A source of randomness. In production it is the operating system's; in tests it may be seeded. */
export type Dice = {
  /** `count` random bytes from a cryptographically strong source. */
  bytes(count: number): Uint8Array
  /** A uniformly distributed whole number, 0 <= n < `below` (below <= 2^48). No modulo bias (ASVS 11.5.1). */
  below(below: number): number
}

/** One element of a non-empty list, each equally likely. Throws on an empty list. */
export function pick<T>(dice: Dice, from: readonly T[]): T {
  const chosen = from[dice.below(from.length)]
  if (chosen === undefined) throw new Error('cannot pick from nothing')
  return chosen
}
