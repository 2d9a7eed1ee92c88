/** The real dice: chance from the operating system, which nobody can foretell. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Dice } from '../../core/chance.ts'

/** Cryptographically strong and without bias (ASVS 11.5.1). */
export const dice: Dice = {
  bytes: (count) => randomBytes(count),
  // node:crypto draws below 2^48 only
  below: (below) => (below === 2 ** 48 ? randomBytes(6).readUIntBE(0, 6) : randomInt(below)),
}
